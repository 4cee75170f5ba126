/* The search engine: loads index and library when first asked, finds records, groups them by guide. */
self.guideSearch = (() => {
  const base = new URL("../../", document.currentScript.src);
  let ready = null;

  const load = (path) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL(path, base);
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${path} could not be loaded`));
    document.head.append(script);
  });

  const build = () => {
    const { guides, records } = self.guideSearchData;
    const engine = new self.MiniSearch({
      fields: ["heading", "text", "title", "asked", "codes"],
      // A code with one wrong digit is another code: only words may be misspelled.
      searchOptions: { prefix: true, fuzzy: (word) => (/\d/.test(word) ? false : 0.2), boost: { title: 4, asked: 3, codes: 6, heading: 2 } },
    });
    engine.addAll(records.map((record, id) => {
      const { title, asked, codes } = guides[record.guide];
      const top = record.anchor ? {} : { title, asked: asked.join(" "), codes: codes.join(" ") };
      return { id, heading: record.heading, text: record.text, ...top };
    }));
    return engine;
  };

  const engine = () => ready ??= Promise.all([
    load("assets/vendor/minisearch.js"), load("assets/search/data.js"),
  ]).then(build).catch((error) => { ready = null; throw error; });

  /* The address of a record on this site. */
  const address = (record) => {
    const url = new URL(self.guideSearchData.guides[record.guide].url, base);
    if (record.os) url.searchParams.set("os", record.os);
    url.hash = record.anchor;
    return url.href;
  };

  /* The guides that fit a question, best first, each with its best records. */
  const search = async (question) => {
    const found = (await engine()).search(question);
    const { guides, records } = self.guideSearchData;
    const groups = new Map();
    for (const { id, score } of found) {
      const record = records[id];
      const group = groups.get(record.guide) ?? { number: record.guide, ...guides[record.guide], score: 0, sections: [] };
      group.score = Math.max(group.score, score);
      if (record.anchor && group.sections.length < 2) group.sections.push({ ...record, href: address(record) });
      groups.set(record.guide, group);
    }
    return [...groups.values()].sort((a, b) => b.score - a.score)
      .map((group) => ({ ...group, href: new URL(group.url, base).href }));
  };

  return { search };
})();
