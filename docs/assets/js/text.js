/* How words, error codes and product keys are read: the same for guides, questions and tickets. */
self.guideText = (() => {
  const STOP = new Set(("a an and are as at be been but by can could did do does for from get got had has have he her his how i if im in into is it"
    + " its ive just like me my of on or our please she so some than that the their them then there they this to up us use used using was we were"
    + " what when where which who will with would you your am about all also any because being more now only out over too very want"
    + " hi hello thanks thank regards dear help").split(" "));

  /* One spelling: lower case, no accents, no apostrophes, words apart by one space. */
  const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f'’‘`´]/g, "").replace(/[^a-z0-9.]+/g, " ")
    .replace(/\./g, (dot, at, all) => (/\d/.test(all[at - 1] ?? "") && /\d/.test(all[at + 1] ?? "") ? dot : " ")).trim();

  /* Word forms of one stem: licenses, activated, activation, reinstalling. */
  const stem = (word) => {
    if (word.length < 4 || /\d/.test(word)) return word;
    let form = word.replace(/ies$/, "y").replace(/([^su])s$/, "$1").replace(/sses$/, "ss");
    form = form.replace(/([a-z]{3})(?:ing|ed)$/, "$1").replace(/([a-z]{3}at)(?:ions?|e)$/, "$1").replace(/([a-z]{3})e$/, "$1");
    return form.replace(/([bdgmnprt])\1$/, "$1");
  };

  const CODE = /(^|[^a-z0-9])([0o]\s?x\s?)?([0-9a-fo]{4})[\s-]?([0-9a-fo]{4})(?![a-z0-9])/gi;
  /* Error codes in a text, however they are typed, as 0xC004F211. Without 0x only known ones and what looks like one: C…, 8…, D…, 4…. */
  const codes = (text, known = {}) => {
    const found = new Set();
    const rest = text.replace(CODE, (whole, before, prefix, first, second) => {
      const digits = (first + second).toUpperCase().replaceAll("O", "0");
      if (!prefix && !known[`0x${digits}`] && (!/^[C8D4]/.test(digits) || !/\d/.test(first + second) || /^\d{4}[\s-]\d{4}$/.test(whole.slice(before.length)))) return whole;
      found.add(`0x${digits}`);
      return `${before} `;
    });
    return { codes: [...found], rest };
  };

  /* A reader of texts that replaces each synonym by our word for it, longest phrase first. */
  const canon = (synonyms) => {
    const byFirst = new Map();   /* first word: [words of the phrase, our word], longest first */
    for (const [ours, said] of Object.entries(synonyms)) {
      for (const phrase of said) {
        const words = plain(phrase).split(" ");
        byFirst.set(words[0], [...(byFirst.get(words[0]) ?? []), [words, plain(ours)]]);
      }
    }
    for (const phrases of byFirst.values()) phrases.sort(([one], [two]) => two.length - one.length);
    return (text) => {
      const words = plain(text).split(" ");
      const read = [];
      for (let at = 0; at < words.length;) {
        const found = byFirst.get(words[at])?.find(([phrase]) => phrase.every((word, index) => words[at + index] === word));
        read.push(found ? found[1] : words[at]);
        at += found ? found[0].length : 1;
      }
      return read.join(" ");
    };
  };

  const terms = (canonical) => canonical.split(" ").filter((word) => word && !STOP.has(word)).map(stem);

  const pairs = (terms) => terms.slice(1).map((term, index) => `${terms[index]} ${term}`);

  /* A reader of masked texts: { codes, canonical: our words for what is said, stems, terms: stems without the dull words }. */
  const reader = (synonyms, known) => {
    const canonical = canon(synonyms);
    return Object.assign((text) => {
      const { codes: found, rest } = codes(text.replace(/\[(?:product key|e-mail address|phone number|number)\]/g, " "), known);
      const read = canonical(rest);
      return { codes: found, canonical: read, stems: read.split(" ").filter(Boolean).map(stem), terms: terms(read) };
    }, { canonical });
  };

  return { plain, stem, codes, canon, terms, pairs, reader, isDull: (word) => STOP.has(word) };
})();
