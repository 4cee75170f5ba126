/* The masker of search and desk: what is private in a text becomes words in brackets. */
self.guideMask = (() => {
  const SIGN = "[\\p{L}\\p{N}]";
  const BLANK = "[\\s>\\u00ad\\u200b-\\u200d\\u2060\\ufeff]";   /* a mail may break a line, or a key, anywhere */
  const DASH = "[-\\u2010-\\u2015\\u2212\\ufe58\\ufe63\\uff0d._\\u00b7\\u2022/|~+=:]";
  const JOINED = `${BLANK}{0,3}${DASH}${BLANK}{0,3}`;

  /* A product key is five groups of five; one or two may be missing, and each may have a sign too few or too many. */
  const KEYS = [
    [new RegExp(`${SIGN}{5}(?:${JOINED}${SIGN}{5}){4,}`, "giu"), () => true],
    [new RegExp(`${SIGN}{4,6}(?:${JOINED}${SIGN}{4,6}){2,}`, "giu"), (found) => mixed(found) > 1],
    [new RegExp(`${SIGN}{5}(?:(?:${JOINED}|${BLANK}{1,3})${SIGN}{5}){4,}`, "giu"), (found) => mixed(found) > 0 || numbered(found) > 1 || isKeyish(found)],
    [new RegExp(`${SIGN}{25}`, "giu"), (found) => isKeyish(found) || (found.replace(/\P{N}/gu, "").length > 1 && found.replace(/\P{L}/gu, "").length > 4)],
  ];
  /* Keys are written without vowels; no five words are. */
  const isKeyish = (text) => /^[bcdfghjkmnpqrtvwxy2-46-9]+$/i.test(text.normalize("NFKC").replace(/[^\p{L}\p{N}]+/gu, ""));
  const groups = (text) => text.split(/[^\p{L}\p{N}]+/u);
  const numbered = (text) => groups(text).filter((group) => /\p{N}/u.test(group)).length;
  const mixed = (text) => groups(text).filter((group) => /\p{L}/u.test(group) && /\p{N}/u.test(group)).length;

  const MAIL = /[\p{L}\p{M}\p{N}._%+'-]{1,64}\s?(?:@|\uff20|[([]at[)\]])\s?[\p{L}\p{M}\p{N}-]{1,63}(?:\.[\p{L}\p{M}\p{N}-]{1,63}){1,5}/giu;
  const NUMBER = /\+?\(?\d[\d ()./\t\u00a0\u2010-\u2015-]{5,90}\d/gu;
  const ORDER = /\b((?:order|invoice|reference|booking|customer|case|ticket|request|receipt|serial|contract|bestell\w{0,8}|rechnungs?\w{0,8}|kunden\w{0,8})(?:[ -]?(?:number|no|nr|id|ref|num))?\b[ .:#=-]{0,4}(?:is )?)([a-z]{0,4}[ -]?\d[\d-]{3,30}[a-z]{0,3})(?![\p{L}\p{N}])/giu;

  /* The end of a key in what slmgr prints: a label that names a key, in any language, then five signs alone. */
  const PARTIAL = /^([^\n:]{0,48}(?:key|schl\S{1,3}ssel|cl\S|clave|chave|sleutel|klucz|anahtar|\u043a\u043b\u044e\u0447)[^\n:]{0,24}:[ \t\u00a0]{0,8})[0-9a-z]{5}(?=\s*$)/gimu;

  /* Numbers that are nobody's: versions, dates, builds, product IDs, error codes in digits. */
  const HARMLESS = [
    /^(?:10|6)\.\d\.\d{4,5}(?:\.\d{1,5})?$/, /^\d{1,3}(?:\.\d{1,3}){3}$/, /^(?:19|20)\d\d[-./]\d\d?[-./]\d\d?(?: .{0,8})?$/, /^\d\d?[-./]\d\d?[-./](?:19|20)\d\d(?: .{0,8})?$/,
    /^(?:19|20)\d\d ?[-\u2013/] ?(?:19|20)\d\d$/, /^\d{5}\.\d{1,5}$/, /^(?:80(?:0[0-9]|19|24)|4004)[ -]?\d{4}$/,
  ];
  const FAMILIES = [0x4004, 0x8000, 0x8004, 0x8007, 0x8008, 0x8009, 0x8019, 0x8024, 0x803f, 0x87e1, 0xc000, 0xc002, 0xc004, 0xc0ea, 0xd000];
  const isCode = (digits, negative) => /^\d{9,10}$/.test(digits) && FAMILIES.includes(((negative ? -digits : +digits) >>> 0) >>> 16);
  const isHarmless = (found, before = "", after = "") => {
    const plain = found.replaceAll("\u00a0", " ").trim();
    return HARMLESS.some((shape) => shape.test(plain)) || isCode(plain, before.endsWith("-"))
      || (/^\d{5}-\d{5}-\d{5}$/.test(plain) && /^-[a-z]{2}/i.test(after)) || /\bkb ?$/i.test(before);
  };

  const SIGNS = new RegExp(SIGN, "u");
  const stands = (text, at, found) => !SIGNS.test(text[at - 1] ?? "") && !SIGNS.test(text[at + found.length] ?? "");

  const mask = (text) => {
    let masked = text;
    for (const [shape, isKey] of KEYS) {
      masked = masked.replace(shape, (found, at, whole) => (isKey(found) && stands(whole, at, found) ? "[product key]" : found));
    }
    return masked.replace(PARTIAL, "$1[end of the key]").replace(MAIL, "[e-mail address]")
      .replace(ORDER, (found, name, number) => (number.replace(/\D/g, "").length > 3 && !isHarmless(number) ? `${name}[number]` : found))
      .replace(NUMBER, (found, at, whole) => {
        const count = found.replace(/\D/g, "").length;
        if (count < 7 || !stands(whole, at, found) || isHarmless(found, whole.slice(0, at), whole.slice(at + found.length))) return found;
        return count > 15 ? "[number]" : "[phone number]";
      });
  };
  return Object.assign(mask, { families: FAMILIES });
})();
