/* The search page: answers ?q= once, completely, best first. */
(async () => {
  const none = document.querySelector("[data-no-results]");
  if (!none) return;   /* another page, where somebody searches from the header */
  const { make, systems, marked } = self.guideDom;
  const results = document.querySelector("[data-results]");
  document.querySelector("[data-unready]")?.remove();
  const status = document.querySelector("[data-search-status]");
  const given = new URLSearchParams(location.search).get("q") ?? "";
  const question = self.guideMask(given.slice(0, 2000)).trim();
  if (question !== given.trim()) history.replaceState(null, "", `?q=${encodeURIComponent(question)}`);
  const choices = document.querySelector("[data-choices]");
  if (!question) {
    choices.hidden = false;
    document.querySelector('article input[name="q"]').focus();
    return;
  }
  for (const field of document.querySelectorAll('input[name="q"]')) field.value = question;

  const result = (guide) => make("li", { className: "result" },
    make("h2", {}, make("a", { href: guide.href }, ...marked(guide.title, guide.words))),
    make("p", { className: "facts" }, make("span", {}, systems(guide.os)), " ", make("span", {}, `Guide ${guide.number}`)),
    make("p", {}, ...marked(guide.description, guide.words)),
    ...(guide.sections.length ? [make("ul", {}, ...guide.sections.map((hit) => make("li", {},
      make("a", { href: hit.href }, ...marked(hit.heading, guide.words)), hit.os ? make("span", { textContent: ` ${systems(hit.os)}` }) : "")))] : []));

  /* What is said of the codes in the question, before the guides. */
  const aboutCode = ({ code, href, near = [] }) => (href
    ? make("p", {}, make("a", { href, textContent: `${code}: what it means` }))
    : near.length
      ? make("p", {}, `${code} has a digit too few or too many. Is it `, ...near.flatMap((one, index) => [index ? " or " : "", make("a", { href: one.href, textContent: one.code })]), "?")
    : make("p", { textContent: `${code} is not in our list. Look at the sentence beside it, and type it again: it may be misspelled.` }));

  const waiting = setTimeout(() => { status.textContent = "Searching…"; }, 300);
  try {
    const { guides, codes, right, readout } = await self.guideSearch.search(question);
    clearTimeout(waiting);
    const owned = new Set(guides.map(({ href }) => href.split("?")[0]));
    const told = codes.filter(({ href }) => !href || !owned.has(href)).map(aboutCode);
    if (readout) results.before(self.guideReadout.box(readout));
    results.before(...told);
    /* More likely wrong than right: three to choose from, not ten that look like an answer. */
    const unsure = guides.length > 0 && right < 0.5 && !codes.some(({ href }) => href);
    self.guideReport(() => ({ kind: "query", text: question, shown: guides.slice(0, 3).map(({ number }) => number) })).show(true);
    results.append(...guides.slice(0, unsure ? 3 : 10).map(result));
    none.hidden = choices.hidden = guides.length > 0 || told.some((line) => line.firstElementChild);
    const count = ["No guide fits", "1 guide"][guides.length] ?? `${guides.length} guides`;
    status.textContent = unsure ? `Not sure. The ${guides.length < 3 ? count : "3 guides"} that come nearest:` : count;
    /* Who comes back from a result finds it where it was. */
    if (history.state?.top) scrollTo(0, history.state.top);
    results.addEventListener("click", () => history.replaceState({ top: scrollY }, ""));
  } catch {
    clearTimeout(waiting);
    status.textContent = "The search could not be loaded. Look through all guides instead.";
    none.hidden = choices.hidden = false;
  }
})();
