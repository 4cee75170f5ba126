/* Words of other languages become ours before anything is searched: "Lizenzschlüssel", "carte mère", "активация". */
self.guideForeign = (() => {
  const LETTERS = { "\u0142": "l", "\u00df": "ss", "\u0131": "i", "\u00f8": "o", "\u0111": "d", "\u2019": "'" };
  /* Lower case without accents, also where an accent is a letter of its own. */
  const normal = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[\u0142\u00df\u0131\u00f8\u0111\u2019]/g, (sign) => LETTERS[sign]);
  const WORD = /([\p{L}\p{M}\p{N}]+)/u;
  const LEAST = 4;   /* letters of a part of a compound */

  /* A reader of texts that replaces what stands in the lists, { ours: "word stem* two words; …" }, longest phrase first. */
  return (lists) => {
    const phrases = new Map();   /* first word: [[words, ours]] */
    const stems = new Map();     /* first three letters: [[stem, ours]] */
    for (const [ours, said] of Object.entries(lists)) {
      for (const phrase of normal(said).split(";").map((one) => one.trim().split(/[^\p{L}\p{N}*]+/u))) {
        const [first] = phrase;
        if (phrase.length === 1 && first.endsWith("*")) {
          const stem = first.slice(0, -1);
          stems.set(stem.slice(0, 3), [...(stems.get(stem.slice(0, 3)) ?? []), [stem, ours]]);
        } else phrases.set(first, [...(phrases.get(first) ?? []), [phrase, ours]]);
      }
    }
    for (const list of phrases.values()) list.sort(([one], [two]) => two.length - one.length);
    for (const list of stems.values()) list.sort(([one], [two]) => two.length - one.length);
    const fits = (word, written) => (written.endsWith("*") ? word?.startsWith(written.slice(0, -1)) : word === written);

    /* A word by its stem, and the parts of a compound behind it: lizenz + schlüssel. */
    const apart = (word) => {
      const head = stems.get(word.slice(0, 3))?.find(([stem]) => word.startsWith(stem));
      if (!head) return "";
      const rest = word.slice(head[0].length);
      for (let at = 0; at <= 5 && rest.length - at >= LEAST; at += 1) {
        const tail = rest.slice(at);
        const whole = phrases.get(tail)?.find(([phrase]) => phrase.length === 1);
        const more = whole ? whole[1] : apart(tail);
        if (more) return `${head[1]} ${more}`;
      }
      return head[1];
    };

    return (text) => {
      const pieces = text.split(WORD);   /* words stand at odd places */
      const words = pieces.filter((_, place) => place % 2).map(normal);
      let read = pieces[0];
      for (let at = 0; at < words.length;) {
        const found = phrases.get(words[at])?.find(([phrase]) => phrase.every((written, index) => fits(words[at + index], written)));
        const count = found ? found[0].length : 1;
        read += (found ? found[1] : apart(words[at])) || pieces[2 * at + 1];
        read += pieces[2 * (at + count)];
        at += count;
      }
      return read;
    };
  };
})();
