/* Theme switch and menu. */
(() => {
  const root = document.documentElement;
  const menu = document.querySelector(".menu");
  const system = "screen and (prefers-color-scheme: dark)";   // paper is white

  /* Pictures follow the system by themselves; a chosen theme is written into their sources. */
  const paintPictures = () => {
    const forced = { dark: "screen", light: "(max-width: 0px)" }[root.dataset.theme] ?? system;
    for (const source of document.querySelectorAll(".screen source")) {
      source.dataset.media ??= source.media;
      const media = source.dataset.media.replace(system, forced);
      if (media !== source.media) source.media = media;
    }
  };
  const radios = [...document.querySelectorAll('input[name="theme"]')];
  const show = () => {
    paintPictures();
    for (const radio of radios) radio.defaultChecked = radio.checked = radio.value === (root.dataset.theme ?? "auto");
  };
  show();
  addEventListener("pageshow", show);   // a page that comes back, after another was chosen

  for (const radio of radios) {
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
