/* Runs in the head, before anything is drawn: which Windows and which colors. */
(() => {
  const root = document.documentElement;
  const stored = (key, allowed) => {
    let value = null;
    try { value = localStorage.getItem(key); } catch { /* storage is switched off */ }
    return allowed.includes(value) ? value : null;
  };
  const versions = ["windows-11", "windows-10", "both"];
  const asked = new URLSearchParams(location.search).get("os");

  // The hash first: whoever follows a link to a step wants to see that step.
  const os = /^#(windows-1[01])(?:-|$)/.exec(location.hash)?.[1]
    ?? (versions.includes(asked) ? asked : stored("os", versions));
  root.dataset.os = os ?? "both";
  if (!os) root.dataset.unchosen = "";   // then the switch asks, and the second variant is one line
  const theme = stored("theme", ["light", "dark"]);
  if (theme) root.dataset.theme = theme;
  root.classList.add("js");
  if (/^Win/.test(navigator.userAgentData?.platform ?? navigator.platform)) root.classList.add("on-windows");
})();
