/* Words of other languages become ours before anything is searched: "Lizenzschlüssel", "carte mère", "активация". */
self.guideForeign = (() => {
  const LETTERS = { "\u0142": "l", "\u00df": "ss", "\u0131": "i", "\u00f8": "o", "\u0111": "d", "\u2019": "'" };
  /* Lower case without accents, also where an accent is a letter of its own. */
  const normal = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[\u0142\u00df\u0131\u00f8\u0111\u2019]/g, (sign) => LETTERS[sign]);
  const WORD = /([\p{L}\p{M}\p{N}]+)/u;
  const LEAST = 4;   /* letters of a part of a compound */
  const LONG = 60;   /* letters; no word is longer */
  const LONGEST = 12;   /* words of a phrase */
  const isStem = (written) => written.endsWith("*");
  const fits = (word, written) => (isStem(written) ? word?.startsWith(written.slice(0, -1)) : word === written);

  /* A reader of texts that replaces what stands in the lists, { ours: "word; stem*; two word*; …" }: longest phrase first, whole words before stems. */
  return (lists) => {
    const known = new Map();   /* first three letters: [[words, ours]] */
    const at3 = (word) => word.replace("*", "").slice(0, 3);
    for (const [ours, said] of Object.entries(lists)) {
      for (const phrase of normal(said).split(";").map((one) => one.trim().split(/[^\p{L}\p{N}*]+/u))) {
        known.set(at3(phrase[0]), [...(known.get(at3(phrase[0])) ?? []), [phrase, ours]]);
      }
    }
    const rank = ([phrase]) => 1000 * phrase.length - 100 * isStem(phrase[0]) + phrase.join("").length;
    for (const list of known.values()) list.sort((one, two) => rank(two) - rank(one));
    const find = (words) => known.get(words[0].slice(0, 3))?.find(([phrase]) => phrase.every((written, index) => fits(words[index], written)));

    /* Our word for a word, and for the parts of a compound behind its stem: lizenz + schlüssel. */
    const apart = (word) => {
      if (word.length > LONG) return "";
      const [[written], ours] = find([word]) ?? [[""], ""];
      const rest = isStem(written) ? word.slice(written.length - 1) : "";
      for (let at = 0; at <= 5 && rest.length - at >= LEAST; at += 1) {
        const more = apart(rest.slice(at));
        if (more) return `${ours} ${more}`;
      }
      return ours;
    };

    return (text) => {
      const pieces = text.split(WORD);   /* words stand at odd places */
      const words = pieces.filter((_, place) => place % 2).map(normal);
      let read = pieces[0];
      for (let at = 0; at < words.length;) {
        const [phrase, ours] = find(words.slice(at, at + LONGEST)) ?? [[""], ""];
        read += (phrase.length > 1 ? ours : apart(words[at])) || pieces[2 * at + 1];
        at += phrase.length;
        read += pieces[2 * at];
      }
      return read;
    };
  };
})();
