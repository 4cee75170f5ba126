/* The ticket desk: reads what is pasted, offers guides, composes a reply. Nothing is sent, stored or put into the address. */
(() => {
  const field = document.getElementById("ticket");
  if (!field) return;   /* another page, where somebody searches */
  const { make, systems, published } = self.guideDom;
  const status = document.querySelector("[data-desk-status]");
  const none = document.querySelector("[data-no-match]");
  const perhaps = document.querySelector("[data-perhaps]");
  const waiting = document.querySelector("[data-waiting]");
  const answer = document.querySelector("[data-answer]");
  const composer = document.querySelector("[data-composer]");
  const results = document.querySelector("[data-results]");
  const point = document.getElementById("point");
  const quotes = document.querySelector("[data-steps]");
  const reply = document.getElementById("reply");
  const told = document.querySelector("[data-copy-status]");
  document.querySelector("[data-unready]")?.remove();
  /* touched: something was chosen by hand. placed: so was what the link opens. */
  let [turn, timer, offered, touched, placed] = [0, 0, [], false, false];

  /* What the desk knows is asked for as soon as the page is shown, never because of a ticket. */
  const shown = new Promise((resolve) => { if (document.readyState === "complete") resolve(); else addEventListener("load", resolve, { once: true }); });
  const ready = () => shown.then(() => Promise.all(["search", "desk"].map(self.guideLoad)));
  ready().catch(() => {});

  const report = self.guideReport(() => ({ kind: "ticket", text: field.value, shown: offered.map(({ number }) => number) }));
  const checked = (name) => composer.querySelector(`input[name="${name}"]:checked`)?.value;
  const chosen = () => offered.find(({ number }) => String(number) === checked("guide"));
  const stepsOf = (guide) => {
    const os = checked("desk-os");
    return self.guideDeskData.steps[guide.number].filter((step) => os === "both" || !step.os || step.os === os);
  };

  /* What the reply says now. */
  const composed = () => {
    const guide = chosen();
    const steps = stepsOf(guide);
    const quoted = [...quotes.querySelectorAll("input:checked")].map(({ value }) => steps.find(({ anchor }) => anchor === value));
    const { os, anchor } = self.guideTicket.link(guide, checked("desk-os"), point.value);
    const link = self.guideReply.address(published(`../${guide.number}/`).href, {
      os, anchor, at: steps.find((step) => step.anchor === anchor)?.at ?? self.guideDeskData.places[guide.number][anchor],
    });
    return { link, ...self.guideReply.compose({ number: guide.number, title: guide.title, link, steps: quoted }) };
  };
  const write = () => {
    reply.value = composed().plain;
    reply.rows = Math.min(14, reply.value.split("\n").length + 1);
    told.textContent = "";
  };

  /* Places and steps of the chosen guide, in the chosen Windows. */
  const fillPlaces = () => {
    const guide = chosen();
    const os = checked("desk-os");
    const steps = stepsOf(guide);
    const name = ({ heading, os: part }) => (part && os === "both" ? `${heading} (${systems(part)})` : heading);
    const sections = guide.places.filter((part) => os === "both" || !part.os || part.os === os);
    const group = (label, entries) => (entries.length ? [make("optgroup", { label }, ...entries)] : []);
    point.replaceChildren(new Option("the whole guide", ""),
      ...group("Sections", sections.map((part) => new Option(name(part), part.anchor))),
      ...[...new Set(steps.map(({ part }) => part))].flatMap((part) => group(part, steps.filter((step) => step.part === part).map((step) => new Option(`${step.number}. ${step.text.replaceAll("**", "").slice(0, 90)}`, step.anchor)))));
    point.value = guide.link.anchor;
    placed = false;
    quotes.hidden = !steps.length;
    quotes.open = false;
    quotes.querySelector("div").replaceChildren(...steps.flatMap((step, place) => [
      ...(step.part === steps[place - 1]?.part ? [] : [make("p", {}, make("b", { textContent: step.part }))]),
      make("label", { className: "tick" }, make("input", { type: "checkbox", value: step.anchor }), ` ${step.number}. ${step.text.replaceAll("**", "")}`),
    ]));
    write();
  };

  /* What somebody chose by hand outlives an edit of the ticket: guide, Windows, place and quoted steps. */
  const choice = () => (touched && chosen() ? {
    guide: chosen(), os: checked("desk-os"), place: point.value, placed, steps: [...quotes.querySelectorAll("input:checked")].map(({ value }) => value), open: quotes.open,
  } : null);
  const restore = ({ place, placed: byHand, steps, open }) => {
    point.value = place;
    placed = byHand;
    if (point.selectedIndex < 0) point.value = "";   /* a row of a code that the ticket names no more */
    for (const box of quotes.querySelectorAll("input")) box.checked = steps.includes(box.value);
    quotes.open = open;
    write();
  };

  /* Sure: the first guide is chosen. Perhaps: nothing is, until somebody does. */
  const offer = ({ guides: found, ticket, tier, told: tenths, readout }) => {
    const kept = choice();
    const os = touched ? checked("desk-os") : ticket.os;
    const guides = kept && !found.some(({ number }) => number === kept.guide.number) ? [...found, kept.guide] : found;
    const first = kept ? kept.guide.number : tier === "sure" && found[0].number;
    offered = guides;
    waiting.hidden = true;
    document.querySelector(".readout")?.remove();
    if (readout) composer.before(self.guideReadout.box(readout));
    report.show(true);
    none.hidden = tier !== "none";
    perhaps.hidden = tier !== "perhaps";
    answer.hidden = !first;
    composer.hidden = !guides.length;
    results.replaceChildren(...guides.map((guide) => make("li", {},
      make("label", {}, make("input", { type: "radio", name: "guide", value: guide.number, checked: guide.number === first }), ` Guide ${guide.number} `),
      make("a", { href: guide.href, textContent: guide.title }),
      ...(first ? [] : [make("small", { textContent: guide.description })]),   /* who has to choose is told what each is for */
      make("small", { textContent: `Because of: ${guide.because.join(", ") || "its subject"}. ${self.guideDeskData.days[guide.number]}` }))));
    for (const radio of composer.querySelectorAll('input[name="desk-os"]')) radio.checked = radio.value === os;
    status.textContent = found.length
      ? [...(tenths ? [`The first guide is right in ${tenths} of 10 such tickets, or more.`] : []), ...ticket.codes.map((code) => `Code ${code}.`), ticket.os === "both" ? "It may be either Windows." : `${systems(ticket.os)}.`].join(" ")
      : "No good match.";
    if (first) fillPlaces();
    if (kept) restore(kept);
  };
  const choose = () => {
    touched = true;
    answer.hidden = false;
    fillPlaces();
  };

  const read = async () => {
    const mine = turn += 1;
    const masked = self.guideTicket.masked(field.value);
    if (masked !== field.value) {
      const fromEnd = field.value.length - field.selectionEnd;
      field.value = masked;
      field.selectionEnd = field.selectionStart = Math.max(0, masked.length - fromEnd);
    }
    if (!masked.trim()) {
      report.show(false);
      composer.hidden = none.hidden = perhaps.hidden = true;
      waiting.hidden = touched = false;
      document.querySelector(".readout")?.remove();
      status.textContent = "";
      return;
    }
    try {
      await ready();
      const found = await self.guideTicket.answer(masked);
      if (mine === turn) offer(found);
    } catch {
      if (mine !== turn) return;
      composer.hidden = none.hidden = perhaps.hidden = true;   /* an older ticket's reply is not this one's */
      document.querySelector(".readout")?.remove();
      status.textContent = "The desk could not read this. Use the search instead.";
    }
  };

  field.addEventListener("focus", () => ready().then(() => self.guideSearch.search("wait")).catch(() => {}), { once: true });   /* gets ready */
  /* Who empties the field, or pastes over all of it, has the next customer's ticket. */
  const another = () => { touched = false; };
  field.addEventListener("beforeinput", (event) => {
    if (event.inputType === "insertFromPaste" && field.selectionEnd - field.selectionStart === field.value.length) another();
  });
  field.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!field.value.trim()) another();
    /* What was pasted is masked before it is drawn. */
    if (event.inputType === "insertFromPaste" || field.value.length > 2000) read();
    else timer = setTimeout(read, 250);
  });
  results.addEventListener("change", choose);
  composer.querySelector(".os-switch").addEventListener("change", () => {
    touched = true;
    const kept = choice();
    if (kept) { fillPlaces(); restore(kept); }
  });
  point.addEventListener("change", () => { touched = placed = true; write(); });
  quotes.addEventListener("change", () => {
    touched = true;
    if (!placed) point.value = quotes.querySelector("input:checked")?.value ?? chosen().link.anchor;
    write();
  });

  const copy = async (words, plain, html) => {
    try {
      await self.guideReply.copy(plain, html);
      told.textContent = words;
    } catch {
      reply.value = plain;
      reply.focus();
      reply.select();
      told.textContent = "Your browser does not allow copying. The text is selected: press Ctrl+C.";
    }
  };
  composer.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!chosen()) return;
    const { plain, html } = composed();
    copy("Reply copied", plain, html);
  });
  for (const button of composer.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", () => copy("Copied", composed()[button.dataset.copy]));
  }
  /* What was pasted while this was on its way, or kept by the browser. */
  if (field.value) read();
})();
