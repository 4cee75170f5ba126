/* The search engine: loads words, library and data when first asked, ranks guides, picks their best sections. */
self.guideSearch = (() => {
  const base = new URL("../../", document.currentScript.src);
  const DULL = /^(before you start|check that it worked|if it does not work|still stuck|what you see|likely causes|next guide|on windows 1[01]|windows 1[01])$/i;
  const file = location.protocol === "file:" ? "index.html" : "";   /* a folder of files has no server to add it */
  /* Who asks wants to do something: steps before lists; the page of a code when the code is named. */
  const KINDS = { "how-to": 1.1, troubleshooting: 1.1, explanation: 0.9, reference: 0.7, code: 0.65 };
  let ready = null;

  /* Lets the page breathe: typing and scrolling come first. */
  const pause = () => new Promise((resolve) => { setTimeout(resolve); });

  const build = async () => {
    const { guides, codes, synonyms, foreign } = self.guideSearchData;
    const words = self.guideText;
    const canonical = words.canon(synonyms, foreign);
    const read = (text) => words.terms(canonical(text));
    const holders = new Map();   /* stem: how many guides have it */
    const surface = new Map();   /* stem: a word that has it, to offer */
    const documents = [];
    let slice = performance.now();
    for (const guide of guides) {
      if (performance.now() - slice > 40) { await pause(); slice = performance.now(); }
      guide.phrases = [guide.title, ...guide.asked].map(read);
      guide.parts = guide.sections.map(([heading, anchor, os, text]) => ({ heading, anchor, os, terms: new Set(read(`${heading} ${text}`)) }));
      guide.terms = new Set([...guide.phrases.flat(), ...read(guide.description), ...guide.parts.flatMap((part) => [...part.terms])]);
      documents.push({
        id: documents.length,
        title: guide.phrases[0].join(" "),
        asked: guide.phrases.slice(1).flat().join(" "),
        description: read(guide.description).join(" "),
        headings: read(guide.parts.map((part) => part.heading).join(" ")).join(" "),
        text: guide.parts.flatMap((part) => [...part.terms]).join(" "),
      });
      for (const term of guide.terms) holders.set(term, (holders.get(term) ?? 0) + 1);
      for (const word of words.plain(`${guide.title} ${guide.asked.join(" ")} ${guide.description}`).split(" ")) {
        if (word.length > 3) surface.set(words.stem(word), word);
      }
    }
    const engine = new self.MiniSearch({
      fields: ["title", "asked", "description", "headings", "text"],
      tokenize: (text) => text.split(" "),
      processTerm: (term) => term || null,
      searchOptions: { boost: { title: 4, asked: 4, description: 1.5 }, weights: { fuzzy: 0.35, prefix: 0.3 } },
    });
    await engine.addAllAsync(documents, { chunkSize: 20 });
    /* How much a word tells: rare ones more. */
    const weight = (term) => Math.log(1 + guides.length / ((holders.get(term) ?? 0) + 0.5));
    return { engine, guides, codes, read, canonical, holders, surface, weight, alike: likeness(guides, weight) };
  };

  const prepared = () => ready ??= (self.guideSearchData ? Promise.resolve() : self.guideLoad("search")).then(build).catch((error) => { ready = null; throw error; });

  /* The Windows that a question names, or else the one that the reader chose on a guide. */
  const windowsOf = (canonical) => {
    const both = /windows 1[01] (?:or|and|to|vs|versus) (?:windows )?1[01]/.test(canonical);
    const named = ["windows-11", "windows-10"].filter((os) => both || canonical.includes(os.replace("-", " ")));
    if (named.length === 1) return named[0];
    try { return named.length ? null : ["windows-11", "windows-10"].find((os) => os === localStorage.getItem("os")) ?? null; } catch { return null; }
  };

  /* The address of a place on this site, in the right Windows. */
  const address = (guide, os, anchor = "") => {
    const url = new URL(guide.url + file, base);
    if (os && guide.os.includes(os)) url.searchParams.set("os", os);
    url.hash = anchor;
    return url.href;
  };

  /* Words that were run together or torn apart: productkey, key board. */
  const repaired = (terms, holders) => terms.flatMap((term, index) => {
    const joined = index + 1 < terms.length ? term + terms[index + 1] : "";
    const more = holders.has(joined) ? [joined] : [];
    if (holders.has(term) || term.length < 7) return [term, ...more];
    for (let cut = 3; cut <= term.length - 3; cut += 1) {
      const [left, right] = [term.slice(0, cut), term.slice(cut)];
      if (holders.has(left) && holders.has(right)) return [left, right, ...more];
    }
    return [term, ...more];
  });

  const pairs = (terms) => terms.slice(1).map((term, index) => `${terms[index]} ${term}`);

  /* How alike a question and the phrases of each guide are, 0 to 1, the best phrase counting: rare words count more, and so
     do words in the same order. Only phrases that share a word are looked at. Returns a map from guide to likeness. */
  const likeness = (guides, weight) => {
    const holding = new Map();   /* term: [phrase, how often it has the term] */
    for (const guide of guides) {
      for (const terms of guide.phrases) {
        const order = pairs(terms);
        const phrase = { guide, order, whole: terms.reduce((sum, term) => sum + weight(term), 0) };
        for (const term of new Set(terms)) {
          if (!holding.has(term)) holding.set(term, []);
          holding.get(term).push([phrase, terms.filter((other) => other === term).length]);
        }
      }
    }
    return (asked, askedPairs) => {
      const met = new Map();   /* phrase: [what it shares, counted as often as it has it; counted once] */
      let all = 0;
      for (const term of asked) {
        const worth = weight(term);
        all += worth;
        for (const [phrase, times] of holding.get(term) ?? []) {
          const sums = met.get(phrase) ?? [0, 0];
          met.set(phrase, [sums[0] + worth * times, sums[1] + worth]);
        }
      }
      const best = new Map();
      for (const [{ guide, order, whole }, [shared, once]] of met) {
        const kept = order.filter((pair) => askedPairs.has(pair)).length / Math.max(1, order.length, askedPairs.size);
        const found = (shared / (whole + 0.6 * (all - once))) * (0.6 + 0.8 * kept);
        if (found > (best.get(guide) ?? 0)) best.set(guide, found);
      }
      return best;
    };
  };

  const bestParts = (guide, matched, os, weight) => guide.parts
    .filter((part) => part.anchor && !DULL.test(part.heading) && (!os || !part.os || part.os === os))
    .map((part) => {
      const heading = new Set(self.guideText.terms(self.guideText.plain(part.heading)));
      let worth = 0;
      for (const term of matched) if (part.terms.has(term)) worth += weight(term) * (heading.has(term) ? 2 : 1);
      return { part, worth: worth / Math.log2(8 + part.terms.size) };
    })
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth);

  /* What fits a question, best first.
     Returns { guides: [{number, title, description, type, os, href, sections, words}], codes: [{code, href}], nearest: [word] }. */
  const search = async (question, { limit = 10, typing = false, sentences = [] } = {}) => {
    const { engine, guides, codes, canonical, holders, surface, weight, alike } = await prepared();
    const masked = self.guideMask(question);
    const readout = self.guideReadout.read(masked);
    const { codes: asked, rest, mistyped } = self.guideCodes.find(readout ? `${readout.rest} ${readout.ask}` : masked, codes);
    const short = asked.length ? [] : question.split(/[^a-z0-9]+/i)
      .filter((end) => /^[0-9a-f]{4}$/i.test(end) && /\d/.test(end) && /[a-f]/i.test(end))
      .flatMap((end) => Object.keys(codes).filter((code) => code.endsWith(end.toUpperCase())));
    const known = [...asked, ...short].filter((code) => codes[code]);
    const canonicalRest = canonical(rest);
    const os = windowsOf(canonicalRest);
    /* The Windows that is named chooses the variant; as a word it would only find pages about Windows. */
    const topic = os ? canonicalRest.replaceAll(os.replace("-", " "), " ") : canonicalRest;
    const enough = self.guideText.terms(topic).length > 1;
    const terms = repaired(self.guideText.terms(enough ? topic : canonicalRest), holders);
    const mine = new Set(terms);
    const minePairs = new Set(pairs(terms));
    const total = [...mine].reduce((sum, term) => sum + weight(term), 0) || 1;

    /* A ticket is many sentences, and one of them asks. */
    const asks = sentences.map(({ text, worth }) => ({ worth, list: repaired(self.guideText.terms(canonical(text)), holders) }))
      .filter(({ list }) => list.length > 1).map(({ worth, list }) => ({ worth, likenesses: alike(new Set(list), new Set(pairs(list))) }));
    const wholes = alike(mine, minePairs);
    const last = terms.at(-1);
    const placeOf = (code) => (codes[code] ? new URL(codes[code].replace(/\/(?=#|$)/, `/${file}`), base).href : null);
    /* Of a long text the words that tell most. */
    const telling = sentences.length ? [...mine].sort((one, two) => weight(two) - weight(one)).slice(0, 120) : terms;
    const found = terms.length ? engine.search(telling.join(" "), {
      // While one types, the last word is not finished. Digits are never guessed.
      prefix: (term) => term.length > 3 || (typing && term === last),
      fuzzy: (term) => (term.length > 3 && !/\d/.test(term) && !holders.has(term) ? 0.25 : false),
    }) : [];

    const hits = new Map();
    for (const { id, score, terms: matched, match } of found) {
      const guide = guides[id];
      const seen = new Set(matched);
      const covered = [...mine].reduce((sum, term) => sum + (guide.terms.has(term) || [...seen].some((other) => other.startsWith(term)) ? weight(term) : 0), 0) / total;
      const whole = wholes.get(guide) ?? 0;
      const one = Math.max(0, ...asks.map(({ worth, likenesses }) => worth * (likenesses.get(guide) ?? 0)));
      const kind = /^troubleshooting\/0x/.test(guide.url) ? KINDS.code : KINDS[guide.type];
      const version = os && !guide.os.includes(os) ? 0.6 : 1;
      /* Of a ticket's many words the common ones add up: what it says as a whole, and in its best sentence, counts more. */
      const fit = asks.length ? score ** 0.7 * (0.2 + covered) * (1 + 16 * (whole + 0.3 * one)) : score * (0.4 + covered) * (1 + 4 * whole);
      hits.set(id, { guide, matched: new Set(Object.keys(match)), likeness: whole + 0.3 * one, score: fit * kind * version });
    }
    const highest = Math.max(1, ...[...hits.values()].map(({ score }) => score));
    for (const [place, code] of known.entries()) {
      const id = guides.findIndex((guide) => guide.codes.includes(code));
      if (id < 0) continue;
      const before = hits.get(id) ?? { guide: guides[id], matched: new Set(), likeness: 0, score: 0 };
      hits.set(id, { ...before, score: before.score + highest * (10 - place) });
    }
    const ranked = [...hits.values()].sort((a, b) => b.score - a.score);
    const floor = (ranked[0]?.score ?? 0) * 0.08;   /* what is far behind the best helps nobody */
    return {
      guides: ranked.filter(({ score }, place) => score >= floor || place < 3).slice(0, limit).map(({ guide, matched, likeness: like }) => ({
        number: guide.id, title: guide.title, description: guide.description, type: guide.type, os: guide.os,
        url: guide.url, href: address(guide, os), likeness: like, words: [...matched].filter((term) => (holders.get(term) ?? 0) < guides.length / 2).sort((one, two) => weight(two) - weight(one)),
        codes: guide.codes,
        places: sentences.length ? guide.parts.filter(({ anchor }) => anchor) : [],
        sections: bestParts(guide, matched, os, weight).slice(0, 2).map(({ part }) => ({ heading: part.heading, os: part.os, href: address(guide, part.os ?? os, part.anchor) })),
      })),
      readout: readout && { lines: readout.lines, href: address(guides.find(({ id }) => id === readout.guide), os), title: guides.find(({ id }) => id === readout.guide).title },
      codes: [
        ...asked.map((code) => ({ code, href: placeOf(code) })),
        ...mistyped.map(({ said, codes: near }) => ({ code: said, href: null, near: near.map((code) => ({ code, href: placeOf(code) })) })),
      ],
      nearest: found.length || !terms.length ? [] : [...new Set(terms.flatMap((term) => engine.search(term, { fuzzy: 0.45 }).flatMap((hit) => hit.terms)))]
        .map((term) => surface.get(term)).filter(Boolean).slice(0, 4),
    };
  };

  /* Marks for the words of a text that a hit was found by: [text, marked?] pieces in order. */
  const marked = (text, words) => {
    const stems = new Set(words);
    return text.split(/([A-Za-z0-9']+)/).map((piece) => [piece, piece.length > 1 && stems.has(self.guideText.stem(self.guideText.plain(piece)))]);
  };

  return { search, marked };
})();
