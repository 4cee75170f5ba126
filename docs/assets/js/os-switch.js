/* The switch between Windows 11 and 10, and arriving at a step. */
(() => {
  const root = document.documentElement;
  const radios = [...document.querySelectorAll('.os-switch input[name="os"]')];

  const mark = (os) => { for (const radio of radios) radio.defaultChecked = radio.checked = radio.value === os; };
  const show = (os) => {
    root.dataset.os = os;
    delete root.dataset.unchosen;
    mark(os);
  };

  // The place a hash names. A fold around it opens; a variant that hides it is shown instead of the other one.
  const arrive = () => {
    let id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { /* not an anchor */ }
    const target = id ? document.getElementById(id) : null;
    for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    const os = target?.closest(".variant")?.dataset.os;
    if (os && !target.getClientRects().length) show(os);
    document.querySelector("[data-arrived]")?.removeAttribute("data-arrived");
    if (!target) return;
    target.closest("li, h1, h2, h3, .entries > div")?.setAttribute("data-arrived", "");
    target.scrollIntoView({ behavior: "instant" });
  };

  mark("unchosen" in root.dataset ? "" : root.dataset.os);
  for (const radio of radios) {
    radio.addEventListener("change", () => {
      show(radio.value);
      try { localStorage.setItem("os", radio.value); } catch { /* not remembered then */ }
    });
  }
  addEventListener("hashchange", arrive);
  if (location.hash) arrive();

  // What the browser says is only a hint: it never hides anything.
  navigator.userAgentData?.getHighEntropyValues?.(["platformVersion"]).then(({ platform, platformVersion }) => {
    if (platform !== "Windows") return;
    const os = parseInt(platformVersion, 10) >= 13 ? "windows-11" : "windows-10";
    const label = radios.find((radio) => radio.value === os)?.nextElementSibling;
    if (!label) return;
    label.dataset.suggested = "";
    label.title = "This PC, as far as the browser says";
  }).catch(() => { /* no hint then */ });
})();
