/* A reply that links a guide: as plain text, HTML and Markdown, and onto the clipboard.
   One shape, which mail programs and help desks pass on unharmed: the address alone on its line, the
   numbers of the steps as words, labels in quotation marks, no list, no link behind a title. */
self.guideReply = (() => {
  /* Bold labels in steps are written **so**, as in Markdown. */
  const quoted = (text) => text.replaceAll("**", '"');
  const escaped = (text) => text.split("**").map((piece) => piece.replace(/[\\`*_[\]<~]/g, "\\$&")).join("**");

  /* The permanent address of a guide, or of one place on it: /101/7/ has no query and no hash that a mail gateway
     could harm. home: the guide's short address. at: the number that the address lock gave to the place. */
  const address = (home, { os = "both", anchor = "", at = 0 }) => {
    const url = new URL(home);
    if (at && url.protocol !== "file:") return new URL(`${at}/`, url).href;
    if (os !== "both") url.searchParams.set("os", os);
    url.hash = anchor;
    return url.href;
  };

  /* Returns { plain, html, markdown }.
     guide: { number, title, link, steps: [{ number, part, text }] }, the steps that were chosen, in order. */
  const compose = ({ number, title, link, steps }) => {
    const head = `Guide ${number}: ${title}`;
    const blocks = (write) => [...new Set(steps.map(({ part }) => part))].map((part) => [
      write(/[.:?!]$/.test(part) ? part : `${part}:`),
      ...steps.filter((step) => step.part === part).map((step) => `Step ${step.number}: ${write(step.text)}`),
    ]);
    const paragraph = (...lines) => {
      const element = document.createElement("p");
      element.append(...lines.flatMap((line, place) => (place ? [document.createElement("br"), line] : [line])));
      return element.outerHTML;
    };
    return {
      plain: [[head, link], ...blocks(quoted)].map((lines) => lines.join("\n")).join("\n\n"),
      html: [
        paragraph(head, Object.assign(document.createElement("a"), { href: link, textContent: link })),
        ...blocks(quoted).map((lines) => paragraph(...lines)),
      ].join(""),
      /* Two blanks end a line in Markdown. */
      markdown: [[escaped(head), `[${link}](${link})`], ...blocks(escaped)].map((lines) => lines.join("  \n")).join("\n\n"),
    };
  };

  /* Puts text on the clipboard, with a rich form beside it if there is one. Rejects when the browser refuses. */
  const copy = async (plain, html = "") => {
    if (!html || !self.ClipboardItem) return navigator.clipboard.writeText(plain);
    const blob = (text, type) => new Blob([text], { type });
    return navigator.clipboard.write([new ClipboardItem({ "text/plain": blob(plain, "text/plain"), "text/html": blob(html, "text/html") })]);
  };

  /* The words of a built step, its labels between asterisks; what only eyes or ears are told is left out. A step
     that ends with a colon has the line to type behind it. */
  const stepText = (paragraph) => {
    const copyOf = paragraph.cloneNode(true);
    for (const unsaid of copyOf.querySelectorAll(".callout, .visually-hidden, .pick, input")) unsaid.remove();
    for (const bold of copyOf.querySelectorAll("strong, b")) bold.textContent = `**${bold.textContent}**`;
    const told = copyOf.textContent.replace(/\s+/g, " ").trim();
    const line = told.endsWith(":") && paragraph.parentElement.querySelector(":scope > pre");
    return line ? `${told} ${line.textContent.replace(/\s+/g, " ").trim()}` : told;
  };

  return { address, compose, copy, stepText };
})();
