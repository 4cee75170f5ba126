/* Reads a ticket: finds what it is about, ranks guides for it, or says that none fits. */
self.guideTicket = (() => {
  const MOST = 60_000;   /* characters; no ticket is longer, and a browser needs seconds to draw a longer word */

  /* A ticket without what is private: nothing of it is read, shown or printed before. */
  const masked = (text) => self.guideMask(text.slice(0, MOST));

  /* ---- What the person wrote, without greeting, signature and older mails ---- */

  const HEADER = /^\s{0,20}(?:subject|re|betreff|from|to|cc|date|sent|von|an|gesendet|datum)\s{0,5}:\s{0,20}([^\n]*)$/i;
  const WROTE = /^(?:on|am|le|el|il|op)\b.{4,160}(?:wrote|schrieb.*|a écrit|escribió|ha scritto|schreef.*)\s*:$/i;
  const SENDER = /^(?:from|von|de|da|van):\s*\S/i;
  const SENT = /^\s*(?:sent|date|to|subject|gesendet|datum|an|betreff|envoyé|à|objet|enviado|para|asunto|inviato|oggetto|verzonden|aan|onderwerp) ?:/i;   /* codespell:ignore objet */
  const QUOTE = [/^-{2,}\s*(?:original message|forwarded message|urspr)/i, /^_{8,}$/, WROTE, /^-{5,}$/, /^begin forwarded message/i];
  const GREETING = /^(?:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening|day)|greetings|morning|to whom)\b[^.?!]{0,40}[,.!:]?$/i;
  const CLOSING = /^(?:(?:kind|best|warm|many|with|yours|thanks|thank you|thx|cheers|regards|sincerely|ta|all the best|greetings|mfg|viele|mit)\b[^?]{0,45}|br|sent from my .{0,40}|--)$/i;

  const isQuote = (lines, at) => {
    const line = lines[at].trim();
    if (line.length > 300) return false;
    if (QUOTE.some((mark) => mark.test(line))) return true;
    if (/^on\b.{4,120}$/i.test(line) && /^\S.{0,80}wrote:$/i.test((lines[at + 1] ?? "").trim())) return true;
    return SENDER.test(line.replace(" :", ":")) && lines.slice(at + 1, at + 5).some((next) => SENT.test(next));
  };

  /* What somebody wrote below or between quoted lines: at least five words, which a broken line seldom has. */
  const answersIn = (lines) => {
    const first = lines.findIndex((line) => /^\s*>/.test(line));
    if (first < 0 || first > 4) return [];
    return lines.slice(first).filter((line) => /^\s*>/.test(line) || line.trim().split(/\s+/).length > 4 || CLOSING.test(line.trim()));
  };

  const parts = (text) => {
    const all = text.replace(/\r\n?/g, "\n").split("\n");
    const top = all.findIndex((line) => line.trim() && !HEADER.test(line));
    const headers = (top < 0 ? all : all.slice(0, top)).filter((line) => /^\s*(?:subject|betreff)\s*:/i.test(line));
    const subject = headers.length ? HEADER.exec(headers.at(-1))[1].replace(/^(?:(?:re|fw|fwd|aw|wg)\s*:\s*)+/i, "") : "";
    const whole = top < 0 ? [] : all.slice(top);
    let lines = whole;
    const end = lines.findIndex((_, at) => isQuote(lines, at));
    if (end >= 0) lines = [...lines.slice(0, end), ...answersIn(lines.slice(end))];
    lines = lines.filter((line) => !/^\s*>/.test(line));
    const first = lines.findIndex((line) => line.trim());
    if (first >= 0 && GREETING.test(lines[first].trim())) lines = lines.slice(first + 1);
    const close = lines.findIndex((line, at) => at > 0 && lines.length - at <= 14 && CLOSING.test(line.trim()));
    if (close > 0) lines = lines.slice(0, close);
    const body = lines.join("\n").trim();
    /* A forwarded mail: what counts is below. */
    return body.split(/\s+/).length < 6 ? { subject, body: whole.join("\n").replace(/^[^\S\n]{0,20}>+/gm, "").trim() } : { subject, body };
  };

  /* ---- Which Windows ---- */

  /* "on 10", but not "on 10 PCs". */
  const bare = (number) => `(?:on|to|onto|had|have|has|runs?|running|of|from) ${number}(?! ?(?:[%:.,/-]?\\d|%|min|h\\b|hour|day|week|month|year|pc|comp|lap|mach|dev|user|time|other|more|of|eur|usd|pound|dollar|am|pm))`;
  const named = (number) => new RegExp(`\\b(?:(?:windows|win|w)[\\s-]?${number}|${number} (?:pro|home|enterprise|education|ltsc|2[0-6]h2)|${bare(number)})\\b`, "gi");
  const NAMED = { "windows-11": named(11), "windows-10": named(10) };
  const WENT = /\b(?:went|moved|upgraded|updated|jumped|changed|came|got upgraded|been upgraded|switched|upgrading)\b[^.?!]{0,60}\b(?:to|onto) (?:windows |win ?)?11\b|\b(?:since|after)\b[^.?!]{0,30}\b(?:upgrad(?:e|ing)|update|updating|mov(?:e|ing)|going|switch(?:ing)?)\b[^.?!]{0,40}\b11\b/i;
  const WANTS = /\b(?:can|could|may|will|would|want|plan|planning|before|should|how|possible|if i|free|get|offer|eligible|ready)\b[^.?!]{0,80}\b(?:windows |win ?)?11\b/i;

  const windowsOf = (text) => {
    if (/(?:^|[^\d/.-])(?:10 ?(?:or|and|\/|&) ?(?:windows )?11|11 ?(?:or|and|\/|&) ?(?:windows )?10)\b(?![/.-]\d)/i.test(text)) return "both";
    const counts = Object.fromEntries(Object.entries(NAMED).map(([os, pattern]) => [os, (text.match(pattern) ?? []).length]));
    if (!counts["windows-11"] && !counts["windows-10"]) return "both";
    if (!counts["windows-10"]) return WANTS.test(text) && /\b(?:windows|win|w|from|on|had|have)[\s-]?(?:7|8)\b/i.test(text) ? "both" : "windows-11";
    if (!counts["windows-11"]) return "windows-10";
    if (WENT.test(text)) return "windows-11";
    return WANTS.test(text) ? "windows-10" : "both";
  };

  /* Its sentences, the short ones joined to the next. */
  const sentences = ({ subject, body }) => {
    const found = [];
    let open = "";
    for (const piece of body.replace(/([.?!;])\s+/g, "$1\n").split(/\n+/)) {
      open = `${open} ${piece}`.trim();
      if (open.split(/\s+/).length >= 4) { found.push(open); open = ""; }
    }
    return [subject, ...found, open].filter(Boolean).slice(0, 60);
  };

  /* The ticket's own words that weighed most for a guide. */
  const because = (said, words, canonical) => {
    const { plain, stem } = self.guideText;
    const own = new Map();
    for (const word of said.match(/[\p{L}\p{N}'’-]{3,}/gu) ?? []) {
      for (const term of canonical(word).split(" ").map(stem)) if (!own.has(term)) own.set(term, plain(word));
    }
    return [...new Set(words.map((term) => own.get(term)).filter(Boolean))].slice(0, 4);
  };

  /* A ticket as the engine reads it. */
  const reading = (text) => {
    const { subject, body } = parts(masked(text));
    const os = windowsOf(`${subject}\n${body}`);
    return { os, said: `${subject}\n${body}`.trim().slice(0, 20_000), options: { sentences: sentences({ subject, body }), os: os === "both" ? null : os } };
  };

  /* Where a link to a guide leads: a place on it, "" for the whole guide, in the Windows that the place or the ticket names. */
  const link = (guide, os, anchor) => {
    const version = /^windows-1[01]/.exec(anchor)?.[0] ?? os;
    return { os: guide.os.includes(version) ? version : "both", anchor };
  };

  /* A guide as it is offered: why, and where its link leads if nobody chooses another place. The row of a code is a place too. */
  const offer = (guide, { os, codes }, words) => {
    const rows = codes.filter(({ place }) => place?.startsWith(`${guide.url}#`)).map(({ code, place }) => ({ heading: code, anchor: place.split("#")[1], os: null }));
    const owned = codes.map(({ code }) => code).filter((code) => guide.codes.includes(code));
    return { ...guide, because: [...rows.map(({ heading }) => heading), ...owned, ...words], places: [...rows, ...guide.places], link: link(guide, os, rows[0]?.anchor ?? "") };
  };

  /* What to answer: tier is sure, perhaps or none; told is how many of 10 tickets that were read as surely had the right
     guide first. */
  const answer = async (text) => {
    const { os, said, options } = reading(text);
    const { guides, codes, right, ours, lines, canonical, readout } = await self.guideSearch.search(said, { limit: 4, ...options });
    const offered = guides.filter(({ answers }) => answers[0] !== "none").slice(0, 3);
    const tier = !offered.length || (ours < lines.ours && !readout) ? "none" : right < lines.right ? "perhaps" : "sure";
    const told = lines.told.filter(([from]) => right >= from).at(-1)?.[1] ?? 0;
    return { readout, ticket: { os, codes: codes.map(({ code }) => code) }, tier, told, right, ours, guides: tier === "none" ? [] : offered.map((guide) => offer(guide, { os, codes }, because(said, guide.words, canonical))) };
  };

  return { masked, parts, windowsOf, reading, link, answer };
})();
