/* Theme switch, menu and the search key. */
(() => {
  const root = document.documentElement;
  const menu = document.querySelector(".menu");

  for (const radio of document.querySelectorAll('input[name="theme"]')) {
    radio.checked = radio.value === (root.dataset.theme ?? "auto");
    radio.addEventListener("change", () => {
      if (radio.value === "auto") delete root.dataset.theme;
      else root.dataset.theme = radio.value;
      try { localStorage.setItem("theme", radio.value); } catch { /* not remembered then */ }
    });
  }

  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu?.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const field = [...document.querySelectorAll('input[name="q"]')].find((input) => input.checkVisibility());
      if (field) { event.preventDefault(); field.focus(); }
    }
  });
  addEventListener("click", (event) => {
    if (menu?.open && !menu.contains(event.target)) menu.open = false;
  });
})();
