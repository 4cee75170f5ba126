/* The search page: answers ?q= once, completely, best first. */
(async () => {
  const results = document.querySelector("[data-results]");
  const none = document.querySelector("[data-no-results]");
  const status = document.querySelector("[data-search-status]");
  const question = (new URLSearchParams(location.search).get("q") ?? "").slice(0, 300).trim();
  if (!question) {
    document.querySelector('article input[name="q"]').focus();
    return;
  }
  for (const field of document.querySelectorAll('input[name="q"]')) field.value = question;

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const systems = (os) => [os].flat().map((name) => name.replace("windows-", "Windows ")).join(" and ");

  const section = (hit) => make("li", {},
    make("a", { href: hit.href, textContent: hit.heading }), " ",
    make("span", { textContent: hit.os ? systems(hit.os) : "" }));

  const result = (guide) => make("li", { className: "result" },
    make("h2", {}, make("a", { href: guide.href, textContent: guide.title })),
    make("p", { className: "facts" }, make("span", { textContent: systems(guide.os) }), make("span", { textContent: `Guide ${guide.number}` })),
    make("p", { textContent: guide.description }),
    ...(guide.sections.length ? [make("ul", {}, ...guide.sections.map(section))] : []));

  const waiting = setTimeout(() => { status.textContent = "Searching…"; }, 300);
  try {
    const found = await self.guideSearch.search(question);
    clearTimeout(waiting);
    results.append(...found.map(result));
    none.hidden = found.length > 0;
    status.textContent = ["No guide fits", "1 guide"][found.length] ?? `${found.length} guides`;
  } catch {
    clearTimeout(waiting);
    status.textContent = "The search could not be loaded. Look through all guides instead.";
    none.hidden = false;
  }
})();
