/* "This was wrong": copies what was asked and what was shown, as a line that `dev.py label` reads, and opens the repository's
   empty form where there is one. What somebody wrote never stands in a link. */
self.guideReport = (said) => {
  const line = document.querySelector("[data-report-line]");
  const button = line.querySelector("button");
  const status = line.querySelector("[role=status]");
  button.addEventListener("click", async () => {
    const { kind, text, shown } = said();
    const copied = JSON.stringify({ kind, text: self.guideMask(text), shown, intent: [] });
    try {
      await self.guideReply.copy(copied);
      status.textContent = button.dataset.report ? "Copied. Paste it into the form that opens." : "Copied.";
      if (button.dataset.report) open(button.dataset.report, "_blank", "noopener");
    } catch { status.textContent = "Your browser does not allow copying."; }
  });
  return { show: (yes) => { line.hidden = !yes; status.textContent = ""; } };
};
