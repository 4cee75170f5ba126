/* The search engine: loads words, library and data when first asked, ranks guides, says how sure it is, picks their best
   sections. Questions and tickets are the same to it. No weight stands here: `dev.py train` learns them (data/matcher.json). */
self.guideSearch = (() => {
  const base = new URL("../../", document.currentScript.src);
  const DULL = /^(before you start|check that it worked|if it does not work|still stuck|what you see|likely causes|next guide|on windows 1[01]|windows 1[01])$/i;
  const file = location.protocol === "file:" ? "index.html" : "";   /* a folder of files has no server to add it */
  let ready = null;

  /* Lets the page breathe: typing and scrolling come first. */
  const pause = () => new Promise((resolve) => { setTimeout(resolve); });

  const build = async () => {
    const { guides, codes, synonyms, matcher } = self.guideSearchData;
    const words = self.guideText;
    const reading = words.reader(synonyms, codes);
    const read = (text) => words.terms(reading.canonical(text));
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
    return { engine, guides, codes, reading, holders, surface, weight, alike: likeness(guides, weight), learned: learned(matcher) };
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

  /* The weights that `dev.py train` learned, as functions. */
  const learned = (data) => {
    const sum = (weights, values, long) => Object.entries(weights).reduce((total, [name, [one, more]]) => total + (values[name] ?? 0) * (one + more * long), 0);
    const share = (weights) => (values) => 1 / (1 + Math.exp(-sum(weights, { ...values, always: 1 }, 0)));
    return { ...data, topicsOf: self.guideMatcher.matcher(data), fit: (values, long) => sum(data.join, values, long), right: share(data.right), ours: share(data.ours) };
  };

  /* What speaks for each guide. said: the whole text, masked; sentences: [{ text, worth }], one of which asks. */
  const evidence = async (said, sentences, os, typing) => {
    const { engine, guides, codes, reading, holders, weight, alike, learned: { topicsOf } } = await prepared();
    const read = reading(said);
    const short = read.codes.length ? [] : said.split(/[^a-z0-9]+/i)
      .filter((end) => /^[0-9a-f]{4}$/i.test(end) && /\d/.test(end) && /[a-f]/i.test(end))
      .flatMap((end) => Object.keys(codes).filter((code) => code.endsWith(end.toUpperCase())));
    const known = [...read.codes, ...short].filter((code) => codes[code]);
    const version = os === undefined ? windowsOf(read.canonical) : os;
    /* The Windows that is named chooses the variant; as a word it would only find pages about Windows. */
    const topic = version ? self.guideText.terms(read.canonical.replaceAll(version.replace("-", " "), " ")) : read.terms;
    const terms = repaired(topic.length > 1 ? topic : read.terms, holders);
    const mine = new Set(terms);
    const total = [...mine].reduce((sum, term) => sum + weight(term), 0) || 1;
    const wholes = alike(mine, new Set(pairs(terms)));
    const asks = sentences.map(({ text, worth }) => [worth, repaired(self.guideText.terms(reading.canonical(text)), holders)])
      .filter(([, list]) => list.length > 1).map(([worth, list]) => [worth, alike(new Set(list), new Set(pairs(list)))]);
    const last = terms.at(-1);
    /* Of a long text the words that tell most. */
    const telling = mine.size > 120 ? [...mine].sort((one, two) => weight(two) - weight(one)).slice(0, 120) : terms;
    const found = terms.length ? engine.search(telling.join(" "), {
      // While one types, the last word is not finished. Digits are never guessed.
      prefix: (term) => term.length > 3 || (typing && term === last),
      fuzzy: (term) => (term.length > 3 && !/\d/.test(term) && !holders.has(term) ? 0.25 : false),
    }) : [];
    const highest = found[0]?.score || 1;
    const hits = new Map(found.map((hit) => [hit.id, hit]));
    const topics = topicsOf(read);
    const logOf = (answers) => Math.max(-8, ...answers.map((answer) => Math.log(topics.shares.get(answer) ?? 0)));
    const rows = guides.map((guide, id) => {
      const hit = hits.get(id);
      const code = known.findIndex((one) => guide.codes.includes(one));
      const ofCode = /^troubleshooting\/0x/.test(guide.url);
      return { guide, matched: hit ? Object.keys(hit.match) : [], values: {
        topic: logOf(guide.answers.slice(0, 1)), other: logOf(guide.answers),
        lexical: (hit?.score ?? 0) / highest,
        covered: hit ? [...mine].reduce((sum, term) => sum + (guide.terms.has(term) || hit.terms.some((other) => other.startsWith(term)) ? weight(term) : 0), 0) / total : 0,
        whole: wholes.get(guide) ?? 0,
        sentence: Math.max(0, ...asks.map(([worth, likenesses]) => worth * (likenesses.get(guide) ?? 0))),
        code: code < 0 ? 0 : 1 / (1 + code), codePage: +(ofCode && code < 0), beside: +guide.beside, foreign: +(guide.answers[0] === "none"),
        explanation: +(guide.type === "explanation"), reference: +(guide.type === "reference"), troubleshooting: +(guide.type === "troubleshooting" && !ofCode),
        version: +Boolean(version && !guide.os.includes(version)),
      } };
    });
    return { read, known, version, terms, topics, rows, anything: found.length > 0 || topics.known > 0 || known.length > 0, long: Math.min(1, read.stems.length / 100) };
  };

  /* How sure the ranking is, in the values that were learned from: ranked rows with their shares. */
  const certainty = ({ known, terms, topics, long }, ranked) => {
    const ours = ranked.filter(({ guide }) => guide.answers[0] !== "none");
    const best = ours.filter(({ guide }) => guide.answers[0] === ours[0].guide.answers[0]).reduce((sum, { share }) => sum + share, 0);
    const rival = ours.find(({ guide }) => guide.answers[0] !== ours[0].guide.answers[0])?.share ?? 0;
    const none = topics.shares.get("none") ?? 0;
    return {
      best, gap: Math.log((best + 0.001) / (rival + 0.001)), none, foreign: Math.log((none + 0.001) / (1.001 - none)),
      surest: Math.max(...[...topics.shares].filter(([topic]) => topic !== "none").map(([, share]) => share)),
      whole: Math.max(...ours.map(({ values }) => values.whole)), sentence: Math.max(...ours.map(({ values }) => values.sentence)),
      code: +(known.length > 0), known: topics.known / (1 + terms.length), long,
    };
  };

  /* What fits a text, best first; sentences are given for a ticket, os is given when it was read elsewhere.
     Returns { guides: [{number, title, description, type, os, href, sections, words}], codes: [{code, href}], nearest: [word],
     right: how likely the first guide is right, ours: how likely the text is about our subject, both 0 to 1 }. */
  const search = async (said, { limit = 10, typing = false, sentences = [{ text: said, worth: 1 }], os } = {}) => {
    const { engine, guides, codes, holders, surface, weight, learned: { fit, right, ours, lines } } = await prepared();
    const seen = await evidence(self.guideMask(said), sentences, os, typing);
    const { read, version, terms, topics, rows, long } = seen;
    for (const row of rows) row.share = Math.exp(fit(row.values, long));
    const whole = rows.reduce((sum, { share }) => sum + share, 0);
    for (const row of rows) row.share /= whole;
    const ranked = rows.sort((one, two) => two.share - one.share);
    const sure = certainty(seen, ranked);
    const kept = ranked.filter(({ share }, place) => seen.anything && (place < 3 || share > ranked[0].share / 100)).slice(0, limit);
    const unknown = !seen.anything;
    return {
      sure, right: unknown ? 0 : right(sure), ours: unknown ? 0 : ours(sure), lines,
      guides: kept.map(({ guide, matched }) => {
        const words = [...new Set([...topics.spoke(guide.answers[0]), ...matched.filter((term) => holders.get(term) < guides.length / 2).sort((one, two) => weight(two) - weight(one))])].filter((word) => !self.guideText.isDull(word));
        return {
          number: guide.id, title: guide.title, description: guide.description, type: guide.type, os: guide.os, answers: guide.answers,
          url: guide.url, href: address(guide, version), words, codes: guide.codes, places: guide.parts.filter(({ anchor }) => anchor),
          sections: bestParts(guide, matched, version, weight).slice(0, 2).map(({ part }) => ({ heading: part.heading, os: part.os, href: address(guide, part.os ?? version, part.anchor) })),
        };
      }),
      codes: read.codes.map((code) => ({ code, href: codes[code] ? new URL(codes[code].replace(/\/(?=#|$)/, `/${file}`), base).href : null })),
      nearest: seen.anything || !terms.length ? [] : [...new Set(terms.flatMap((term) => engine.search(term, { fuzzy: 0.45 }).flatMap((hit) => hit.terms)))]
        .map((term) => surface.get(term)).filter(Boolean).slice(0, 4),
    };
  };

  /* Marks for the words of a text that a hit was found by: [text, marked?] pieces in order. */
  const marked = (text, words) => {
    const stems = new Set(words);
    return text.split(/([A-Za-z0-9']+)/).map((piece) => [piece, piece.length > 1 && stems.has(self.guideText.stem(self.guideText.plain(piece)))]);
  };

  /* Weighs by other weights than the published ones: to measure what was learned without some of the texts. */
  const learn = async (matcher) => { (await prepared()).learned = learned(matcher); };

  return { search, marked, evidence, learn, prepared };
})();
