/* The desk in the side panel: takes the text that was selected in the ticket, and shows guides in a frame over itself, so
   that the reply that is being written stays as it is. */
(async () => {
  if (self !== top) return;   /* the desk's page, read in the frame */
  const { make } = self.guideDom;
  const field = document.getElementById("ticket");
  const frame = make("iframe", { name: "guide", title: "Guide" });
  const back = make("button", { type: "button", className: "md-button", textContent: "Back to the reply" });
  const reader = make("section", { className: "reader md-typeset", hidden: true, "aria-label": "Guide" }, back, frame);
  const main = document.querySelectorAll("body > :not(script)");
  const show = (open) => {
    reader.hidden = !open;
    for (const part of main) part.inert = open;
    (open ? back : field).focus({ preventScroll: true });
  };
  /* Every link and form of the desk opens there; to its own places a page needs no frame. */
  document.head.append(make("base", { target: "guide" }));
  for (const link of document.querySelectorAll('a[href^="#"]')) link.target = "_self";
  frame.addEventListener("load", () => { if (frame.contentWindow.location.protocol !== "about:") show(true); });
  back.addEventListener("click", () => show(false));
  reader.addEventListener("keydown", ({ key }) => { if (key === "Escape") show(false); });
  document.body.append(reader);

  const take = (ticket) => {
    if (!ticket) return;
    show(false);
    field.value = ticket;
    field.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste" }));   /* it is masked before it is drawn */
  };
  const { id: here } = await chrome.windows.getCurrent();
  chrome.runtime.onMessage.addListener(({ windowId, ticket }, sender, answer) => {
    if (windowId !== here) return;
    take(ticket);
    answer(true);
  });
  take(await chrome.runtime.sendMessage({ asks: here }));
})();
