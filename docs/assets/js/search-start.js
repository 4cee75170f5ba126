/* The search box gets its scripts with the first letter. Nothing is sent before they have masked what is private. */
(() => {
  const start = () => (self.guideSearchBox ? Promise.resolve() : self.guideLoad("tools"));
  for (const form of document.querySelectorAll('form[role="search"]')) {
    const field = form.elements.q;
    form.addEventListener("input", () => { start().catch(() => {}); });   /* again, if the line was down */
    form.addEventListener("submit", (event) => {
      if (self.guideSearchBox) return;   /* it masks by itself */
      event.preventDefault();
      start().then(() => { field.value = self.guideMask(field.value); form.submit(); }, () => location.assign(form.action));
    });
  }

  addEventListener("keydown", (event) => {
    const controlK = event.key?.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!controlK) return;
    const field = [...document.querySelectorAll('input[name="q"]')].find(self.guideDom.seen);
    if (field) { event.preventDefault(); field.focus(); field.select(); }
  });
})();
