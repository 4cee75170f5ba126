/* The whole picture of a screen in a dialog; without script the link opens the file. */
(() => {
  const dialog = document.createElement("dialog");
  if (!dialog.showModal) return;
  dialog.className = "zoom md-typeset";
  const close = document.createElement("button");
  close.className = "md-button";
  close.textContent = "Close";
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });

  addEventListener("click", (event) => {
    const link = event.target.closest?.(".screen-zoom");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const shown = link.querySelector("img");
    const picture = new Image();
    /* The wide picture, in the theme that is on the page now; the small one may not have been loaded yet. */
    const chosen = [...link.querySelectorAll("source")].find((source) => matchMedia(source.media).matches);
    picture.src = (chosen?.srcset ?? shown.src).replace(/\.narrow\.webp$/, ".wide.webp");
    picture.alt = shown.alt;
    [picture.width, picture.height] = [shown.getAttribute("width"), shown.getAttribute("height")];
    const frame = document.createElement("div");
    frame.tabIndex = 0;   /* wider than a phone: it scrolls, also with the keys */
    frame.append(picture);
    dialog.replaceChildren(close, frame);
    dialog.setAttribute("aria-label", link.parentElement.querySelector("figcaption").textContent);
    if (!dialog.isConnected) document.body.append(dialog);
    dialog.showModal();
    frame.scrollLeft = frame.scrollWidth;   /* the controls are on the right of a window */
    close.focus();
  });
})();
