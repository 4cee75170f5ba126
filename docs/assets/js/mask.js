/* The masker of search and desk: what is private in a text becomes words in brackets. */
self.guideMask = (() => {
  const SIGN = "[\\p{L}\\p{N}]";
  const BLANK = "[\\s>\\u00ad\\u200b-\\u200d\\u2060\\ufeff]";   /* a mail may break a line, or a key, anywhere */
  const DASH = "[-\\u2010-\\u2015\\u2212\\ufe58\\ufe63\\uff0d._\\u00b7\\u2022/|~+=:]";
  const JOINED = `${BLANK}{0,3}${DASH}${BLANK}{0,3}`;

  const ODD = "[^\\p{L}\\p{N}\\n]";   /* commas, brackets, quotes */

  /* Codes and versions between such dashes are no key: C004-F211 / C004-F213, 22H2/23H2/24H2. */
  const CODES = /^(?:(?:(?:0x)?(?:C004|803F|8007|8024|C0EA|D000)[\s-]?[0-9A-F]{4}|[12]\dH[12])(?:[^\p{L}\p{N}]+|$))+$/iu;
  /* A product key is five groups of five; one or two may be missing, and each may have a sign too few or too many. */
  const KEYS = [
    [new RegExp(`${SIGN}{5}(?:[-\\u2010-\\u2015\\u2212]${SIGN}{5}){4,}`, "giu"), () => true, (found) => mixed(found) > 1 || isKeyish(found)],   /* first: words beside it stay */
    [new RegExp(`${SIGN}{5}(?:${JOINED}${SIGN}{5}){4,}`, "giu"), () => true, (found) => mixed(found) > 1 || isKeyish(found)],
    [new RegExp(`${SIGN}{4,6}(?:${JOINED}${SIGN}{4,6}){2,}`, "giu"), (found) => mixed(found) > 1 && !CODES.test(found)],
    [new RegExp(`${SIGN}{5}(?:(?:${JOINED}|${BLANK}{1,3})${SIGN}{5}){4,}`, "giu"), (found) => mixed(found) > 0 || numbered(found) > 1 || isKeyish(found)],
    [new RegExp(`${SIGN}{5}(?:${ODD}{1,4}${SIGN}{5}){4,}`, "giu"), (found) => /\p{L}/u.test(found) && (mixed(found) > 1 || isKeyish(found))],
    [new RegExp(`${SIGN}{25}`, "giu"), (found) => isKeyish(found) || (found.replace(/\P{N}/gu, "").length > 1 && found.replace(/\P{L}/gu, "").length > 4)],
  ];
  /* Keys are written without vowels; no five words are. */
  const isKeyish = (text) => /^[bcdfghjkmnpqrtvwxy2-46-9]+$/i.test(text.normalize("NFKC").replace(/[^\p{L}\p{N}]+/gu, ""));
  const groups = (text) => text.split(/[^\p{L}\p{N}]+/u);
  const numbered = (text) => groups(text).filter((group) => /\p{N}/u.test(group)).length;
  const mixed = (text) => groups(text).filter((group) => /\p{L}/u.test(group) && /\p{N}/u.test(group)).length;

  const MAIL = /(?:"[^"\n]{1,60}"|[\p{L}\p{M}\p{N}._%+'#&!-]{1,64})\s?(?:@|\uff20|%40|[([]at[)\]])\s?[\p{L}\p{M}\p{N}-]{1,63}(?:(?:\.|\s?[([]dot[)\]]\s?)[\p{L}\p{M}\p{N}-]{1,63}){1,5}/giu;
  const NUMBER = /\+?\(?\d[\d ()./\t\u00a0\u2010-\u2015\u2212-]{5,90}\d/gu;
  const ORDER = /\b((?:order|invoice|reference|booking|customer|case|ticket|request|receipt|serial|contract|bestell\w{0,8}|rechnungs?\w{0,8}|kunden\w{0,8})(?:[ -]?(?:number|no|nr|id|ref|num))?\b[ .:#=-]{0,4}(?:is )?)([a-z]{0,4}[ -]?\d[\d-]{3,30}[a-z]{0,3})(?![\p{L}\p{N}])/giu;

  const SERIAL = /\b((?:serial(?: ?(?:number|no|nr))?|s\/n|seriennummer|service ?tag)\b[ .:#=-]{0,4}(?:is )?)(?!0x|c004|803f)(?=[a-z-]{0,12}\d)[a-z0-9][a-z0-9-]{5,24}(?![\p{L}\p{N}])/giu;

  /* The end of a key in what slmgr prints: a label that names a key, in any language, then five signs alone. */
  const PARTIAL = /^([^\n:\uff1a]{0,48}(?:key|schl\S{1,3}ssel|cl\S|clave|chave|sleutel|klucz|anahtar|\u043a\u043b\u044e\u0447|productcode|nyckel|n\u00f8gle|n\u00f8kkel|avain|kulcs|\u30ad\u30fc|\u5bc6\u94a5|\ud0a4)[^\n:\uff1a]{0,24}[:\uff1a][ \t\u00a0]{0,8})[0-9a-z]{5}(?=\s*$)/gimu;
  /* The same where the lines were joined, and behind what stands for the first four groups. */
  const ENDS = /(partial ?product ?key["'\s]{0,4}(?:[:=]\s{0,8}["']?)?|(?:[*x]{5}-){4})(?=[a-z]{0,4}\d|[b-df-hj-np-tv-z]{5})[0-9a-z]{5}(?![\p{L}\p{N}])/giu;

  /* Numbers that are nobody's: versions, dates, builds, product IDs, error codes in digits. */
  const HARMLESS = [
    /^(?:10|6)\.\d\.\d{4,5}(?:\.\d{1,5})?$/, /^\d{1,3}(?:\.\d{1,3}){3}$/, /^(?:19|20)\d\d[-./]\d\d?[-./]\d\d?(?: \d\d?(?:\.\d\d){0,2})?$/, /^\d\d?[-./]\d\d?[-./](?:19|20)\d\d(?: \d\d?(?:\.\d\d){0,2})?$/,
    /^(?:19|20)\d\d ?[-\u2013/] ?(?:19|20)\d\d$/, /^\d{5}\.\d{1,5}$/, /^(?:80(?:0[0-9]|19|24)|4004)[ -]?\d{4}$/,
  ];
  const FAMILIES = [0x4004, 0x8000, 0x8004, 0x8007, 0x8008, 0x8009, 0x8019, 0x8024, 0x803f, 0x87e1, 0xc000, 0xc002, 0xc004, 0xc0ea, 0xd000];
  const isCode = (digits, negative) => {
    const value = negative ? -digits : +digits;
    return /^\d{9,10}$/.test(digits) && value <= 0xffffffff && value >= -0x80000000 && FAMILIES.includes((value >>> 0) >>> 16);
  };
  const CALL = "(?:tel|telephone|telefon|phone|call|mobile|cell|fax|whatsapp)";
  const GLUED = new RegExp(`\\b${CALL}$`, "i");
  const CALLED = new RegExp(`\\b${CALL}(?:\\W{0,3}|\\s(?:me |us )?(?:at|on|is|no|number)\\W{1,3})$`, "i");
  const isHarmless = (found, before = "", after = "") => {
    const plain = found.replaceAll("\u00a0", " ").trim().replace(/^\(/, "");
    return HARMLESS.some((shape) => shape.test(plain)) || (isCode(plain, /[-\u2010-\u2015\u2212]\s?$/.test(before)) && !CALLED.test(before))
      || (/^\d{5}-\d{5}-\d{5}$/.test(plain) && /^-[a-z]{2}/i.test(after)) || /\bkb ?$/i.test(before);
  };

  const SIGNS = new RegExp(SIGN, "u");
  const stands = (text, at, found) => !SIGNS.test(text[at - 1] ?? "") && !SIGNS.test(text[at + found.length] ?? "");

  const NEAR = 40;   /* characters around a number that tell what it is */
  /* A number alone, or numbers beside a code in digits, which stays. */
  const numbers = (found, at, whole) => {
    const count = found.replace(/\D/g, "").length;
    const [before, after] = [whole.slice(Math.max(0, at - NEAR), at), whole.slice(at + found.length, at + found.length + NEAR)];
    const apart = stands(whole, at, found) || GLUED.test(before) || /^(?:x|ext)\W?\d/i.test(after);
    if (count < 7 || !apart || isHarmless(found, before, after)) return found;
    const code = CALLED.test(before) ? null : found.split(/([ \t\u00a0]+)/).find((one) => isCode(one.replace(/^[-\u2010-\u2015]/, ""), /^[-\u2010-\u2015]/.test(one)));
    if (code) return found.split(code).map((part) => part.replace(NUMBER, numbers)).join(code);
    return count > 15 ? "[number]" : "[phone number]";
  };

  const mask = (text) => {
    let masked = text;
    for (const [shape, isKey, isSure = () => false] of KEYS) {   /* what is surely a key may be glued to a word */
      masked = masked.replace(shape, (found, at, whole) => (isKey(found) && (stands(whole, at, found) || isSure(found)) ? "[product key]" : found));
    }
    return masked.replace(PARTIAL, "$1[end of the key]").replace(ENDS, "$1[end of the key]").replace(MAIL, "[e-mail address]").replace(SERIAL, "$1[number]")
      .replace(ORDER, (found, name, number) => (number.replace(/\D/g, "").length > 3 && !isHarmless(number) ? `${name}[number]` : found))
      .replace(NUMBER, numbers);
  };
  return Object.assign(mask, { families: FAMILIES });
})();
