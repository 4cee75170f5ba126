/* Error codes in a text, however they are typed: 0xC004F211 apart, in decimal, with look-alike letters, with a digit lost. */
self.guideCodes = (() => {
  const ALIKE = { "\u0410": "A", "\u0412": "B", "\u0421": "C", "\u0415": "E", "\u0424": "F", "\u041e": "0", "\u0425": "x" };   /* Cyrillic */
  const CANDIDATE = /[0o\u041e\u043e]\s?[x\u0425\u0445][\s-]?[0-9a-fo\u0410\u0412\u0421\u0415\u041e\u0424\u0430\u0432\u0441\u0435\u043e\u0444\s\u2010-\u2015-]{6,12}|(?:[0-9a-f\u0410\u0412\u0421\u0415\u0424\u0430\u0432\u0441\u0435\u0444]{4}[\s\u2010-\u2015-]?){2}/giu;
  const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
  const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;   /* looks like codes, is none */
  /* One way to write what looks the same: full-width signs, Cyrillic letters and long dashes inside what may be a code. */
  const latin = (text) => text.replace(UNSEEN, "").replace(GUID, " ").replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(CANDIDATE, (found) => found.replace(/[\u0400-\u04ff]/g, (sign) => ALIKE[sign.toUpperCase()] ?? sign).replace(/[\u2010-\u2015]/g, "-"))
    .replace(/[\u2010-\u2015\u2212](?=\d{9,10}(?!\d))/g, "-");

  const CODE = /(^|[^a-z0-9])([0o]\s?x[\s-]?)?([0-9a-fo]{4})[\s-]?([0-9a-fo]{4})(?![a-z0-9])/gi;
  const TORN = /(^|[^a-z0-9])[0o]\s?x[\s-]?([0-9a-fo]{1,7}(?:[\s-][0-9a-fo]{1,7}){1,3})(?![a-z0-9])/gi;
  /* Glued to a word, or with letters that a scanner takes for digits: only what is a known code then. */
  const GLUED = /([0o]x|[a-z])([0-9a-foils]{8})(?!\d|[0-9a-f]{1,2}(?![a-z0-9]))/gi;
  const SCANNED = { I: "1", L: "1", S: "5", O: "0" };
  const DECIMAL = /(^|[^\w.,-])(-?)(\d{9,10})(?![\w.,-]?\d)/g;
  const MISTYPED = /(^|[^a-z0-9])(?:[0o]\s?x\s?([0-9a-fo]{6,7}|[0-9a-fo]{9,10})|((?:C004|803F)(?:[0-9a-f]{2,3}|[0-9a-f]{5,6})))(?![a-z0-9])/gi;
  const hexOf = (minus, digits, known) => {
    const value = minus ? -digits : +digits;
    if (value > 0xffffffff || value < -0x80000000) return "";
    const code = `0x${(value >>> 0).toString(16).toUpperCase().padStart(8, "0")}`;
    return known[code] || self.guideMask.families.includes(value >>> 16) ? code : "";
  };
  const digitsOf = (text) => text.toUpperCase().replaceAll("O", "0").replace(/[^0-9A-F]/g, "");

  /* Many codes begin with C or 8; what else does is a number of something. */
  const looksLike = (digits) => /^[C8]/.test(digits) || (/^[D4]/.test(digits) && self.guideMask.families.includes(parseInt(digits.slice(0, 4), 16)));

  /* { codes, rest, mistyped }: codes as 0xC004F211 in order; without 0x only known ones and what looks like one: C…, 8…, D…, 4…. */
  const find = (text, known = {}) => {
    const found = new Set();
    const mistyped = new Map();
    const rest = latin(text).replace(CODE, (whole, before, prefix, first, second) => {
      const digits = digitsOf(first + second);
      if (!prefix && !known[`0x${digits}`] && (!looksLike(digits) || !/\d/.test(first + second) || /^\d{4}[\s-]\d{4}$/.test(whole.slice(before.length)))) return whole;
      found.add(`0x${digits}`);
      return `${before} `;
    }).replace(GLUED, (whole, before, signs) => {
      const code = `0x${signs.toUpperCase().replace(/[ILSO]/g, (sign) => SCANNED[sign])}`;
      if (!known[code] || !/\d/.test(signs)) return whole;
      found.add(code);
      return /^.x$/i.test(before) ? " " : `${before} `;
    }).replace(TORN, (whole, before, parts) => {
      const digits = digitsOf(parts);
      if (digits.length !== 8) return whole;
      found.add(`0x${digits}`);
      return `${before} `;
    }).replace(DECIMAL, (whole, before, minus, digits) => {
      const code = hexOf(minus, digits, known);
      if (!code) return whole;
      found.add(code);
      return `${before} `;
    }).replace(MISTYPED, (whole, before, digits, bare) => {
      const said = digitsOf(digits ?? bare);
      const codes = nearest(said, known);
      if (bare && !codes.length) return whole;
      mistyped.set(said, { said: `0x${said}`, codes });
      return `${before} `;
    });
    return { codes: [...found], rest, mistyped: [...mistyped.values()] };
  };

  /* Whether one text becomes the other when up to `most` signs are left out of it. */
  const within = (long, short, most) => {
    if (long.length - short.length > most) return false;
    let at = 0;
    for (const sign of long) if (sign === short[at]) at += 1;
    return at === short.length;
  };
  /* The known codes that one gets with a digit lost or doubled. */
  const nearest = (digits, known) => Object.keys(known).filter((code) => {
    const right = code.slice(2).toUpperCase();
    return digits.length < 8 ? within(right, digits, 2) : within(digits, right, 2);
  }).slice(0, 3);

  return { find };
})();
