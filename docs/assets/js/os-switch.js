/* The switch between Windows 11 and 10: keeps the reader's place, mends the address, lets the browser find hidden steps. */
(() => {
  const root = document.documentElement;
  const bar = document.querySelector("fieldset.os-switch[data-question]");
  if (!bar) return;
  const variants = (os) => [...document.querySelectorAll(`.variant[data-os="${os}"]`)];
  const steps = (part) => [...part.querySelectorAll(".steps > li")];

  // The step at the top of the screen, once the heading above it is out of view.
  const reading = () => {
    const edge = Math.max(0, bar.getBoundingClientRect().bottom);
    const passed = (element) => element.getBoundingClientRect().top < edge;
    const part = [...document.querySelectorAll(".variant")].find((one) => passed(one) && one.getBoundingClientRect().bottom > edge);
    return part && steps(part).find((step) => step.getBoundingClientRect().bottom > edge + 20);
  };
  // The same step of another Windows: of the same name, or as far down.
  const counterpart = (step, os) => {
    const part = step.closest(".variant");
    if (os === "both" || part.dataset.os === os) return step;
    const other = variants(os)[variants(part.dataset.os).indexOf(part)] ?? variants(os)[0];
    return document.getElementById(step.id.replace(/^windows-1[01]/, os)) ?? steps(other)[steps(part).indexOf(step)] ?? steps(other).pop() ?? other;
  };

  // Before the page changes: this listener is asked before the one that shows.
  document.addEventListener("change", ({ target: { name, value: os } }) => {
    if (name !== "os") return;
    const step = reading();
    const before = step?.getBoundingClientRect().top;
    // What stands in the address would undo the choice when the page is loaded again.
    const url = new URL(location.href);
    url.searchParams.delete("os");
    if (/^#windows-1[01]/.test(url.hash) && !url.hash.startsWith(`#${os}`)) url.hash = "";
    if (url.href !== location.href) history.replaceState(history.state, "", url);
    if (step) addEventListener("guideshown", () => scrollBy(0, counterpart(step, os).getBoundingClientRect().top - before), { once: true });
  });

  // What is hidden can be found by the browser's own search, where it knows how; then it is shown.
  if ("onbeforematch" in root) {
    const conceal = () => {
      const { os, unchosen } = root.dataset;
      const shown = (part) => (unchosen === undefined ? os === "both" || part === os : part === "windows-11");
      for (const piece of document.querySelectorAll(".variant > :not(.variant-offer)")) {
        piece.hidden = shown(piece.parentElement.dataset.os) ? false : "until-found";
      }
    };
    conceal();
    root.classList.add("findable");
    addEventListener("guideshown", conceal);
    addEventListener("beforematch", ({ target }) => self.guideShow(target.closest(".variant").dataset.os));
  }

  // What the browser says is only a hint: it never hides anything.
  navigator.userAgentData?.getHighEntropyValues?.(["platformVersion"]).then(({ platform, platformVersion }) => {
    if (platform !== "Windows") return;
    const os = parseInt(platformVersion, 10) >= 13 ? "windows-11" : "windows-10";
    const label = bar.querySelector(`[value="${os}"]`)?.nextElementSibling;
    if (!label) return;
    label.dataset.suggested = "";
    label.title = "This PC, as far as the browser says";
  }).catch(() => { /* no hint then */ });
})();
