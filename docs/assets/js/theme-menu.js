/* Theme switch and menu. */
(() => {
  const root = document.documentElement;
  const menu = document.querySelector(".menu");
  const system = "(prefers-color-scheme: dark)";

  /* Pictures follow the system by themselves; a chosen theme is written into their sources. */
  const paintPictures = () => {
    const forced = { dark: "(min-width: 0px)", light: "(max-width: 0px)" }[root.dataset.theme] ?? system;
    for (const source of document.querySelectorAll(".screen source")) {
      source.dataset.media ??= source.media;
      source.media = source.dataset.media.replace(system, forced);
    }
  };
  if (root.dataset.theme) paintPictures();

  for (const radio of document.querySelectorAll('input[name="theme"]')) {
    radio.checked = radio.value === (root.dataset.theme ?? "auto");
    radio.addEventListener("change", () => {
      if (radio.value === "auto") delete root.dataset.theme;
      else root.dataset.theme = radio.value;
      paintPictures();
      try { localStorage.setItem("theme", radio.value); } catch { /* not remembered then */ }
    });
  }

  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu?.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  addEventListener("click", (event) => {
    if (menu?.open && !menu.contains(event.target)) menu.open = false;
  });
})();
