/* A reply that links a guide: as rich text, plain text and Markdown, and onto the clipboard. */
self.guideReply = (() => {
  /* Bold labels in steps are written **so**, as in Markdown. */
  const plainOf = (text) => text.replaceAll("**", "");
  const richOf = (text) => text.split("**").map((piece, place) => {
    if (place % 2 === 0) return piece;
    const bold = document.createElement("strong");
    bold.textContent = piece;
    return bold;
  });

  /* Returns { plain, html, markdown }.
     guide: { title, link, steps: [{ number, text }] }, the steps that were chosen, in order. */
  const compose = ({ title, link, steps }) => {
    const line = document.createElement("p");
    const anchor = Object.assign(document.createElement("a"), { href: link, textContent: title });
    line.append(anchor);
    const list = document.createElement("ol");
    for (const { number, text } of steps) {
      const item = Object.assign(document.createElement("li"), { value: number });
      item.append(...richOf(text));
      list.append(item);
    }
    const numbered = (write) => steps.map(({ number, text }) => `${number}. ${write(text)}`);
    const after = (lines) => (lines.length ? ["", ...lines] : []);
    return {
      plain: [title, link, ...after(numbered(plainOf))].join("\n"),
      html: line.outerHTML + (steps.length ? list.outerHTML : ""),
      markdown: [`[${title.replace(/[[\]]/g, "\\$&")}](${link})`, ...after(numbered((text) => text))].join("\n"),
    };
  };

  /* Puts text on the clipboard, with a rich form beside it if there is one. Rejects when the browser refuses. */
  const copy = async (plain, html = "") => {
    if (!html || !self.ClipboardItem) return navigator.clipboard.writeText(plain);
    const blob = (text, type) => new Blob([text], { type });
    return navigator.clipboard.write([new ClipboardItem({ "text/plain": blob(plain, "text/plain"), "text/html": blob(html, "text/html") })]);
  };

  /* The words of a built step, its labels between asterisks; what only eyes or ears are told is left out. */
  const stepText = (paragraph) => {
    const copyOf = paragraph.cloneNode(true);
    for (const unsaid of copyOf.querySelectorAll(".callout, .visually-hidden, .pick, input")) unsaid.remove();
    for (const bold of copyOf.querySelectorAll("strong, b")) bold.textContent = `**${bold.textContent}**`;
    return copyOf.textContent.replace(/\s+/g, " ").trim();
  };

  return { compose, copy, stepText };
})();
