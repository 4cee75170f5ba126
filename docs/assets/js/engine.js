/* The search engine: ranks guides, says how sure it is, picks their best sections. `dev.py train` learns its weights. */
self.guideSearch = (() => {
  const base = new URL("../../", document.currentScript.src);
  const DULL = /^(before you start|check that it worked|if it does not work|still stuck|what you see|likely causes|next guide|on windows 1[01]|windows 1[01])$/i;
  const AGAIN = 0.2;   /* of its worth keeps a guide whose subjects stand above it; measured on strangers' words */
  const file = /^http/.test(location.protocol) ? "" : "index.html";   /* a folder of files has no server to add it */
  let ready = null;

  /* Lets the page breathe: typing and scrolling come first. */
  const pause = () => new Promise((resolve) => { setTimeout(resolve); });

  const build = async () => {
    const { guides, held, codes, synonyms, foreign, matcher } = self.guideSearchData;
    const words = self.guideText;
    const reading = words.reader(synonyms, foreign, codes);
    const read = (text) => words.terms(reading.canonical(text));
    const lines = held.sections.split("\n");
    const has = [];   /* of each section of the site: the stems in it */
    words.words(held.words).forEach((word, at) => { for (const place of words.places(lines[at])) (has[place] ??= []).push(...read(word)); });
    let section = 0;
    const holders = new Map();   /* stem: how many guides have it */
    const documents = [];
    let slice = performance.now();
    for (const guide of guides) {
      if (performance.now() - slice > 40) { await pause(); slice = performance.now(); }
      guide.phrases = [guide.title, ...guide.asked].map(read);
      guide.parts = guide.sections.map(([heading, anchor, os]) => ({ heading, anchor, os, terms: new Set([...read(heading), ...has[section++] ?? []]) }));
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
    return { engine, guides, codes, reading, holders, weight, alike: likeness(guides, weight), matcher, topicsOf: self.guideMatcher(matcher) };
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

  const placeOf = (guide, os) => ({ title: guide.title, href: address(guide, os) });

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

  /* How alike a text and the best phrase of each guide are, 0 to 1: rare words count more, and so do words in the same order. */
  const likeness = (guides, weight) => {
    const { pairs } = self.guideText;
    const holding = new Map();   /* term: phrases */
    for (const guide of guides) {
      for (const terms of guide.phrases) {
        const once = [...new Set(terms)];
        const phrase = { guide, order: pairs(terms), whole: once.reduce((all, term) => all + weight(term), 0) };
        for (const term of once) holding.set(term, [...(holding.get(term) ?? []), phrase]);
      }
    }
    return (terms) => {
      const order = new Set(pairs(terms));
      const met = new Map();   /* phrase: what it shares */
      let all = 0;
      for (const term of new Set(terms)) {
        all += weight(term);
        for (const phrase of holding.get(term) ?? []) met.set(phrase, (met.get(phrase) ?? 0) + weight(term));
      }
      const best = new Map();
      for (const [phrase, shared] of met) {
        const kept = phrase.order.filter((pair) => order.has(pair)).length / Math.max(1, phrase.order.length, order.size);
        const found = (shared / (phrase.whole + 0.6 * (all - shared))) * (0.6 + 0.8 * kept);
        if (found > (best.get(phrase.guide) ?? 0)) best.set(phrase.guide, found);
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

  /* Adds up values by their learned weights; the second weight of each counts as much as the text is long. */
  const sum = (weights, values, long = 0) => Object.entries(weights).reduce((total, [name, [one, more]]) => total + values[name] * (one + more * long), 0);
  const chance = (weights, values) => 1 / (1 + Math.exp(-sum(weights, values)));

  /* What speaks for each guide, in a masked text; one of its sentences asks. */
  const evidence = async (said, sentences, os, typing) => {
    const { engine, guides, codes, reading, holders, weight, alike, topicsOf } = await prepared();
    const read = reading(said);
    /* The last four digits may be enough. */
    const short = read.codes.length ? [] : (said.match(/\b(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{4}\b/gi) ?? [])
      .flatMap((end) => Object.keys(codes).filter((code) => code.endsWith(end.toUpperCase())));
    const known = [...read.codes, ...short].filter((code) => codes[code]);
    const version = os === undefined ? windowsOf(read.canonical) : os;
    /* The Windows that is named chooses the variant; as a word it tells nothing. */
    const topic = version ? self.guideText.terms(read.canonical.replaceAll(version.replace("-", " "), " ")) : read.terms;
    /* Words of another language that neither the lists nor the guides know tell nothing. */
    const heard = (list) => (read.foreign ? list.filter((term) => holders.has(term)) : list);
    const terms = heard(repaired(topic.length > 1 ? topic : read.terms, holders));
    const mine = new Set(terms);
    const worthOf = (list) => list.reduce((all, term) => all + weight(term), 1e-9);
    const wholes = alike(terms);
    const asks = sentences.map((text) => heard(repaired(self.guideText.terms(reading.canonical(text)), holders))).filter((list) => list.length > 1).map(alike);
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
    const rows = guides.map((guide, id) => {
      const hit = hits.get(id);
      const code = known.findIndex((one) => guide.codes.includes(one));
      const ofCode = /^troubleshooting\/0x/.test(guide.url);
      return { guide, matched: hit ? Object.keys(hit.match) : [], values: {
        topic: Math.max(-8, ...guide.answers.map((answer) => Math.log(topics.shares.get(answer) ?? 0))), lexical: (hit?.score ?? 0) / highest,
        covered: worthOf([...mine].filter((term) => guide.terms.has(term))) / worthOf([...mine]),
        whole: wholes.get(guide) ?? 0,
        sentence: Math.max(0, ...asks.map((likenesses) => likenesses.get(guide) ?? 0)),
        code: code < 0 ? 0 : 1 / (1 + code), row: +(code < 0 && known.some((one) => codes[one].startsWith(guide.url))), codePage: +(ofCode && code < 0), beside: +guide.beside, foreign: +(guide.answers[0] === "none"),
        explanation: +(guide.type === "explanation"), reference: +(guide.type === "reference"), troubleshooting: +(guide.type === "troubleshooting" && !ofCode),
        version: +Boolean(version && !guide.os.includes(version)),
      } };
    });
    return { read, version, terms, topics, rows, anything: found.length + known.length > 0 || (terms.length > 0 && topics.known > 0), long: Math.min(1, read.stems.length / 100) };
  };

  const odds = (share) => Math.log((share + 0.001) / (1.001 - share));

  /* What tells how sure a ranking is: tools/train/join.py computes the same. */
  const certainty = ({ terms, topics, long }, ranked) => {
    const ours = ranked.filter(({ values }) => !values.foreign);
    const best = ours.filter(({ guide }) => guide.answers[0] === ours[0].guide.answers[0]).reduce((all, { share }) => all + share, 0);
    return {
      best: odds(best), topic: odds(Math.exp(ours[0].values.topic)), foreign: odds(topics.shares.get("none") ?? 0),
      whole: Math.max(...ours.map(({ values }) => values.whole)), known: topics.known / (1 + terms.length), long, always: 1,
    };
  };

  /* The best rows, three at least, each next the one that adds most: what was answered above adds little, and so does the page on other subjects where ours is likely. */
  const chosen = (ranked, ours, limit) => {
    const [answered, left, found] = [new Set(), [...ranked], []];
    const adds = ({ guide, values, share }) => share
      * (guide.answers.length && guide.answers.every((answer) => answered.has(answer)) ? AGAIN : 1)
      * (values.foreign ? (1 - ours) ** 2 : 1);
    while (left.length && found.length < limit) {
      const next = left.reduce((best, row) => (adds(row) > adds(best) ? row : best));
      if (found.length > 2 && adds(next) < ranked[0].share / 100) break;
      found.push(...left.splice(left.indexOf(next), 1));
      for (const answer of next.guide.answers) answered.add(answer);
    }
    return found;
  };

  /* What fits a text, best first; a ticket gives its sentences and its Windows. Returns { guides, codes: [{ code, href }],
     right: how likely the first guide is right, ours: how likely this is our subject, both 0 to 1 }. */
  const search = async (said, { limit = 10, typing = false, sentences = [said], os } = {}) => {
    const { guides, codes, reading, holders, weight, matcher } = await prepared();
    const masked = self.guideMask(said);
    const seen = await evidence(masked.trim() === "[product key]" ? "product key" : masked, sentences, os, typing);   /* a key alone asks about keys */
    const { read, version, topics, rows, long, anything } = seen;
    for (const row of rows) row.share = Math.exp(sum(matcher.join, row.values, long));
    const whole = rows.reduce((all, { share }) => all + share, 0);
    for (const row of rows) row.share /= whole;
    const ranked = rows.sort((one, two) => two.share - one.share);
    const sure = certainty(seen, ranked);
    const ours = anything && chance(matcher.ours, sure);
    const codeAt = (code) => (codes[code] ? new URL(codes[code].replace(/\/(?=#|$)/, `/${file}`), base).href : null);
    const kept = anything ? chosen(ranked, ours, limit) : [];
    return {
      sure, right: anything && chance(matcher.right, sure), ours, lines: matcher.lines, canonical: reading.canonical,
      guides: kept.map(({ guide, matched }) => {
        const telling = matched.filter((term) => holders.get(term) < guides.length / 2).sort((one, two) => weight(two) - weight(one));
        return {
          number: guide.id, title: guide.title, description: guide.description, type: guide.type, os: guide.os, answers: guide.answers,
          url: guide.url, href: address(guide, version), words: [...new Set([...topics.spoke(guide.answers[0]), ...telling])], codes: guide.codes, places: guide.parts.filter(({ anchor }) => anchor),
          sections: bestParts(guide, matched, version, weight).slice(0, 2).map(({ part }) => ({ heading: part.heading, os: part.os, href: address(guide, part.os ?? version, part.anchor) })),
        };
      }),
      readout: read.readout && { lines: read.readout.lines, ...placeOf(guides.find(({ id }) => id === read.readout.guide), version) },
      codes: [
        ...read.codes.map((code) => ({ code, place: codes[code], href: codeAt(code) })),
        ...read.mistyped.map(({ said: code, codes: near }) => ({ code, href: null, near: near.map((one) => ({ code: one, href: codeAt(one) })) })),
      ],
    };
  };

  /* The pieces of a text: [piece, is it one of these words?]. */
  const marked = (text, words) => {
    const stems = new Set(words);
    return text.split(/([A-Za-z0-9']+)/).map((piece) => [piece, piece.length > 1 && stems.has(self.guideText.stem(self.guideText.plain(piece)))]);
  };

  /* Weighs by other weights: to measure what was learned without some texts. */
  const learn = async (matcher) => Object.assign(await prepared(), { matcher, topicsOf: self.guideMatcher(matcher) });

  return { search, marked, evidence, learn, prepared };
})();
