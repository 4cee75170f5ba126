/* Runs in the head, before anything is drawn: which Windows and which colors. The switch works from here, also when no
   other script arrives. */
(() => {
  const root = document.documentElement;
  const versions = ["windows-11", "windows-10", "both"];
  const stored = (key, allowed) => {
    let value = null;
    try { value = localStorage.getItem(key); } catch { /* storage is switched off */ }
    return allowed.includes(value) ? value : null;
  };

  // Mail programs write the # of a link as %23, and some write all of it in capitals; ours has none.
  const sent = location.search + location.hash;
  const meant = /^(?:\?os=|#)/i.test(sent) ? sent.replace(/%(?:25)*23/, "#").toLowerCase() : sent;
  if (meant !== sent) location.replace(meant);

  // Nothing chosen: then the switch asks, and the second variant is one line.
  const show = self.guideShow = (os) => {
    root.dataset.os = os ?? "both";
    root.toggleAttribute("data-unchosen", !os);
    for (const radio of document.querySelectorAll('.os-switch input[name="os"]')) radio.defaultChecked = radio.checked = radio.value === os;
    dispatchEvent(new Event("guideshown"));
  };
  // The hash first: whoever follows a link to a step wants to see that step.
  const decide = () => {
    const asked = new URLSearchParams(location.search).get("os");
    show(/^#(windows-1[01])(?:-|$)/.exec(location.hash)?.[1] ?? (versions.includes(asked) ? asked : stored("os", versions)));
    const theme = stored("theme", ["light", "dark"]);
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
  };

  decide();
  const again = () => show("unchosen" in root.dataset ? null : root.dataset.os);
  addEventListener("DOMContentLoaded", again);
  // A browser that goes back shows the page as it was, or puts old choices into a new one.
  addEventListener("pageshow", ({ persisted }) => { if (persisted) decide(); else again(); });
  addEventListener("change", ({ target }) => {
    if (target.name !== "os") return;
    show(target.value);
    try { localStorage.setItem("os", target.value); } catch { /* not remembered then */ }
  });
  root.classList.add("js");
  if (/^Win/.test(navigator.userAgentData?.platform ?? navigator.platform)) root.classList.add("on-windows");
})();
