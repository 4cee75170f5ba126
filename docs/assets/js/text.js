/* How words are read: the same for guides, questions and tickets. */
self.guideText = (() => {
  const STOP = new Set(("a an and are as at be been but by can could did do does for from get got had has have he her his how i if im in into is it"
    + " its ive just like me my of on or our please she so some than that the their them then there they this to up us use used using was we were"
    + " what when where which who will with would you your am about all also any because being more now only out over too very want"
    + " hi hello thanks thank regards dear help").split(" "));

  /* One spelling: lower case, no accents, no apostrophes, words apart by one space. */
  const plain = (text) => text.toLowerCase().replace(/['’‘`´]/g, "").normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9.]+/g, " ")
    .replace(/\./g, (dot, at, all) => (/\d/.test(all[at - 1] ?? "") && /\d/.test(all[at + 1] ?? "") ? dot : " ")).trim();

  /* Word forms of one stem: licenses, activated, activation, reinstalling. */
  const stem = (word) => {
    if (word.length < 4 || /\d/.test(word)) return word;
    let form = word.replace(/ies$/, "y").replace(/([^su])s$/, "$1").replace(/sses$/, "ss");
    form = form.replace(/([a-z]{3})(?:ing|ed)$/, "$1").replace(/([a-z]{3}at)(?:ions?|e)$/, "$1").replace(/([a-z]{3})e$/, "$1");
    return form.replace(/([bdgmnprt])\1$/, "$1");
  };

  /* A reader of texts that replaces each synonym by our word for it, longest phrase first. */
  const canon = (synonyms) => {
    const byFirst = new Map();   /* first word: [words of the phrase, our word], longest first */
    for (const [word, said] of Object.entries(synonyms)) {
      for (const phrase of said) {
        const words = plain(phrase).split(" ");
        byFirst.set(words[0], [...(byFirst.get(words[0]) ?? []), [words, plain(word)]]);
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

  /* A reader of masked texts: { codes, mistyped, readout, canonical: our words for what is said, foreign: is it in another language, stems, terms: stems without the dull words }. */
  const reader = (synonyms, foreign, known) => {
    const [ours, english] = [self.guideForeign(foreign), canon(synonyms)];
    const canonical = (text) => english(ours(text));
    /* Another language: the lists knew more than a fifth of the words. */
    const isForeign = (text, told) => {
      const [words, left] = [plain(text).split(" "), new Set(plain(told).split(" "))];
      return words.filter((word) => !left.has(word)).length > words.length / 5;
    };
    return Object.assign((text) => {
      const readout = self.guideReadout.read(text);
      const said = readout ? `${readout.rest} ${readout.ask}` : text;
      const { codes, rest, mistyped } = self.guideCodes.find(said.replace(/\[(?:product key|end of the key|e-mail address|phone number|number)\]/g, " "), known);
      const told = ours(rest);
      const read = english(told);
      return { codes, mistyped, readout, canonical: read, foreign: isForeign(rest, told), stems: read.split(" ").filter(Boolean).map(stem), terms: terms(read) };
    }, { canonical });
  };

  /* What `guidekit` packed: words, a line each, that begin with how many letters they share with the last; gaps between rising numbers. */
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const digit = (letter) => DIGITS.indexOf(letter);
  const words = (packed) => {
    let last = "";
    return packed.split("\n").map((line) => { last = last.slice(0, digit(line[0])) + line.slice(1); return last; });
  };
  const places = (packed) => {
    let [last, high] = [-1, 0];
    return [...packed].map(digit).flatMap((value) => {
      if (value >= 32) { high = high * 32 + value - 32; return []; }
      last += high * 32 + value + 1;
      high = 0;
      return [last];
    });
  };

  return { words, places, digit, plain, stem, canon, terms, pairs, reader, isDull: (word) => STOP.has(word) };
})();
