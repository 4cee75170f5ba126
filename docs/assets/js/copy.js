/* Copy links and replies: the short address of the guide, with the Windows shown and the steps chosen. */
(() => {
  const root = document.documentElement;
  const short = document.querySelector(".copy-link");
  if (!short) return;
  const title = document.querySelector("h1").textContent;
  const guide = document.querySelector(".facts .copy-link").textContent;
  const number = Number(guide.replace(/\D/g, ""));
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  status.className = "visually-hidden";
  document.body.append(status);

  const { make, seen, published } = self.guideDom;
  const steps = () => [...document.querySelectorAll("ol.steps > li")];
  const numberOf = (step) => step.parentElement.start + [...step.parentElement.children].indexOf(step);

  const partOf = (step) => [...document.querySelectorAll("article :is(h1, h2, h3)")]
    .filter((heading) => heading.compareDocumentPosition(step) & Node.DOCUMENT_POSITION_FOLLOWING).pop().textContent.trim();

  const address = (step) => self.guideReply.address(published(short.getAttribute("href")).href, {
    os: step?.closest(".variant")?.dataset.os ?? root.dataset.os,
    anchor: step?.id,
    at: step?.querySelector(".step-link").dataset.at,
  });

  const reply = (chosen) => self.guideReply.compose({
    number, title, link: address(chosen[0]),
    steps: chosen.map((step) => ({ number: numberOf(step), part: partOf(step), text: self.guideReply.stepText(step.querySelector("p")) })),
  });

  const say = (words) => {
    status.textContent = words;
    setTimeout(() => { if (status.textContent === words) status.textContent = ""; }, 3000);
  };

  // A browser that refuses the clipboard gets a field to copy from.
  const offer = (control, text) => {
    document.querySelector(".copy-field")?.remove();
    const field = make("textarea", { readOnly: true, value: text, className: "copy-field", rows: Math.min(8, text.split("\n").length) });
    field.setAttribute("aria-label", "Text to copy");
    // Not on blur: what is being clicked would move away from under the pointer.
    field.addEventListener("keydown", ({ key }) => { if (key === "Escape") { field.remove(); control.focus(); } });
    const block = control.closest("pre, li, p");
    if (block.matches("li")) block.append(field); else block.after(field);
    field.focus();
    field.select();
  };

  const copy = async (control, words, plain, html) => {
    try {
      await self.guideReply.copy(plain, html);
      control.dataset.copied = "";
      setTimeout(() => { delete control.dataset.copied; }, 2000);
      say(words);
    } catch {
      offer(control, plain);
    }
  };

  const button = (label, act) => {
    const control = make("button", { type: "button", className: "text-button", textContent: label });
    control.addEventListener("click", () => act(control));
    return control;
  };
  const copies = (chosen) => [
    button("Copy reply", (control) => { const { plain, html } = reply(chosen()); copy(control, "Reply copied", plain, html); }),
    button("Copy as Markdown", (control) => copy(control, "Markdown copied", reply(chosen()).markdown)),
  ];

  // What else can be copied of a step stands below it, once its link was asked for.
  const more = (step) => {
    document.querySelector(".step-more")?.remove();
    const line = make("span", { className: "step-more" }, make("b", { textContent: `${guide}, step ${numberOf(step)}` }), ...copies(() => [step]));
    line.setAttribute("role", "group");
    line.setAttribute("aria-label", `Copy step ${numberOf(step)}`);
    step.append(line);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".copy-link, .step-link");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const step = link.classList.contains("step-link") ? link.parentElement : undefined;
    if (step) {
      location.hash = link.hash;   // it also goes to its step
      more(step);
    }
    copy(link, "Link copied", address(step));
  });

  // A command must be typed as it is, so each can be copied.
  for (const command of document.querySelectorAll("article pre > code")) {
    command.parentElement.append(button("Copy command", (control) => copy(control, "Command copied", command.textContent.trim())));
  }

  // Steps are chosen with boxes that appear on demand.
  const picks = new Map();
  const chosenSteps = () => steps().filter((step) => picks.get(step)?.checked && seen(step));
  const choose = button("Choose steps", (control) => {
    const open = control.getAttribute("aria-pressed") !== "true";
    control.setAttribute("aria-pressed", String(open));
    for (const step of steps()) {
      if (!open) { picks.get(step)?.closest("label").remove(); picks.delete(step); continue; }
      const box = make("input", { type: "checkbox" });
      picks.set(step, box);
      step.querySelector("p").before(make("label", { className: "pick" }, box, ` Step ${numberOf(step)} into the reply`));
    }
    if (open) steps().find((step) => seen(step))?.querySelector(".pick input").focus();
  });
  choose.setAttribute("aria-pressed", "false");
  document.querySelector(".page-actions .copy-link").after(...copies(chosenSteps), ...(steps().length ? [choose] : []));

  // "Something wrong here?" says which Windows was on the screen.
  document.querySelector(".report")?.addEventListener("click", ({ currentTarget: link }) => {
    const url = new URL(link.href);
    const body = url.searchParams.get("body").replace(/^Windows version:.*$/m, `Windows version: ${root.dataset.os}`);
    url.searchParams.set("body", body);
    link.href = url.href;
  });
})();
