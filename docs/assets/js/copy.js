/* Copy links: the short address of the guide, with the Windows shown and the step. */
(() => {
  const root = document.documentElement;
  const short = document.querySelector(".copy-link");
  if (!short) return;
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  status.className = "visually-hidden";
  document.body.append(status);

  const address = (hash) => {
    const url = new URL(short.href);
    const variant = hash && document.getElementById(hash.slice(1))?.closest(".variant")?.dataset.os;
    const os = variant || root.dataset.os;
    if (os !== "both") url.searchParams.set("os", os);
    url.hash = hash;
    return url.href;
  };

  const copied = (link) => {
    link.dataset.copied = "";
    status.textContent = "Link copied";
    setTimeout(() => { delete link.dataset.copied; status.textContent = ""; }, 2000);
  };

  // A browser that refuses the clipboard gets a field to copy from.
  const offer = (link, text) => {
    document.querySelector(".copy-field")?.remove();
    const field = document.createElement("input");
    Object.assign(field, { type: "text", readOnly: true, value: text, className: "copy-field" });
    field.setAttribute("aria-label", "Link to copy");
    field.addEventListener("blur", () => field.remove());
    const block = link.closest("li, p");
    if (block.matches("li")) block.append(field); else block.after(field);
    field.select();
  };

  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.(".copy-link, .step-link");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const step = link.classList.contains("step-link");
    if (step) location.hash = link.hash;   // it also goes to its step
    const text = address(step ? link.hash : "");
    try {
      await navigator.clipboard.writeText(text);
      copied(link);
    } catch {
      offer(link, text);
    }
  });

  // "Something wrong here?" says which Windows was on the screen.
  document.querySelector(".report")?.addEventListener("click", ({ currentTarget: link }) => {
    const url = new URL(link.href);
    const body = url.searchParams.get("body").replace(/^Windows version:.*$/m, `Windows version: ${root.dataset.os}`);
    url.searchParams.set("body", body);
    link.href = url.href;
  });
})();
