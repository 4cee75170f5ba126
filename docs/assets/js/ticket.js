/* Reads a ticket: finds what it is about, ranks guides for it, or says that none fits. */
self.guideTicket = (() => {
  /* ---- What the person wrote, without greeting, signature and older mails ---- */

  const HEADER = /^\s{0,20}(?:subject|re|betreff|from|to|cc|date|sent|von|an|gesendet)\s{0,5}:\s{0,20}([^\n]*)$/i;
  const QUOTE = [/^-{2,}\s*(?:original message|forwarded message|urspr)/i, /^_{8,}$/, /^(?:on|am|le)\b.{4,160}(?:wrote|schrieb.*|a écrit)\s*:$/i, /^-{5,}$/, /^begin forwarded message/i];
  const GREETING = /^(?:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening|day)|greetings|morning|to whom)\b[^.?!]{0,40}[,.!:]?$/i;
  const CLOSING = /^(?:(?:kind|best|warm|many|with|yours|thanks|thank you|thx|cheers|regards|sincerely|ta|all the best|greetings|mfg|viele|mit)\b[^?]{0,45}|br|sent from my .{0,40}|--)$/i;

  const isQuote = (lines, at) => {
    const line = lines[at].trim();
    if (line.length > 300) return false;
    if (QUOTE.some((mark) => mark.test(line))) return true;
    if (/^on\b.{4,120}$/i.test(line) && /^\S.{0,80}wrote:$/i.test((lines[at + 1] ?? "").trim())) return true;
    return /^from:\s*\S/i.test(line) && lines.slice(at + 1, at + 5).some((next) => /^\s*(?:sent|date|to|subject):/i.test(next));
  };

  const parts = (text) => {
    let lines = text.slice(0, 60_000).replace(/\r\n?/g, "\n").split("\n");
    let subject = "";
    while (lines.length && (!lines[0].trim() || HEADER.test(lines[0]))) {
      if (/^\s*(?:subject|betreff)\s*:/i.test(lines[0])) subject = HEADER.exec(lines[0])[1].replace(/^(?:(?:re|fw|fwd|aw|wg)\s*:\s*)+/i, "");
      lines = lines.slice(1);
    }
    const whole = lines;
    const end = lines.findIndex((_, at) => isQuote(lines, at));
    if (end >= 0) lines = lines.slice(0, end);
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
  const bare = (number) => `(?:on|to|onto|had|have|has|runs?|running|of|from) ${number}(?! ?(?:[%:.,]?\\d|%|min|h\\b|hour|day|week|month|year|pc|comp|lap|mach|dev|user|time|other|more|of|eur|usd|pound|dollar|am|pm))`;
  const named = (number) => new RegExp(`\\b(?:(?:windows|win|w)[\\s-]?${number}|${number} (?:pro|home|enterprise|education|ltsc|2[0-6]h2)|${bare(number)})\\b`, "gi");
  const NAMED = { "windows-11": named(11), "windows-10": named(10) };
  const WENT = /\b(?:went|moved|upgraded|updated|jumped|changed|came|got upgraded|been upgraded|switched|upgrading)\b[^.?!]{0,60}\b(?:to|onto) (?:windows |win ?)?11\b|\b(?:since|after)\b[^.?!]{0,30}\b(?:upgrad(?:e|ing)|update|updating|mov(?:e|ing)|going|switch(?:ing)?)\b[^.?!]{0,40}\b11\b/i;
  const WANTS = /\b(?:can|could|may|will|would|want|plan|planning|before|should|how|possible|if i|free|get|offer|eligible|ready)\b[^.?!]{0,80}\b(?:windows |win ?)?11\b/i;

  const windowsOf = (text) => {
    if (/\b(?:10 ?(?:or|and|\/|&) ?(?:windows )?11|11 ?(?:or|and|\/|&) ?(?:windows )?10)\b/i.test(text)) return "both";
    const counts = Object.fromEntries(Object.entries(NAMED).map(([os, pattern]) => [os, (text.match(pattern) ?? []).length]));
    if (!counts["windows-11"] && !counts["windows-10"]) return "both";
    if (!counts["windows-10"]) return WANTS.test(text) && /\b(?:windows|win)?\s?(?:7|8)\b/i.test(text) ? "both" : "windows-11";
    if (!counts["windows-11"]) return "windows-10";
    if (WENT.test(text)) return "windows-11";
    return WANTS.test(text) ? "windows-10" : "both";
  };

  /* Its sentences, the short ones joined to the next; the subject of a mail says most. */
  const sentences = ({ subject, body }) => {
    const found = [];
    let open = "";
    for (const piece of body.replace(/([.?!;])\s+/g, "$1\n").split(/\n+/)) {
      open = `${open} ${piece}`.trim();
      if (open.split(/\s+/).length >= 4) { found.push(open); open = ""; }
    }
    return [...(subject ? [{ text: subject, worth: 1.6 }] : []), ...[...found, open].filter(Boolean).slice(0, 60).map((text) => ({ text, worth: 1 }))];
  };

  const LEAST = -0.95;   /* below this a ticket is about something else */

  /* ---- Is it about our subject at all ---- */

  /* Every run of one to four words, as stems. */
  const runs = (text) => {
    const stems = text.split(" ").filter(Boolean).map(self.guideText.stem);
    const found = new Set();
    for (let at = 0; at < stems.length; at += 1) {
      for (let count = 1; count <= 4 && at + count <= stems.length; count += 1) found.add(stems.slice(at, at + count).join(" "));
    }
    return found;
  };
  const NEAR = /\b(?:win|windows)\b(?:\W+\w+){0,4}?\W+(?:licen[cs]e|key|activat\w*|genuine)|\b(?:licen[cs]e|key|activat\w*)\b(?:\W+\w+){0,3}?\W+(?:win|windows)\b/i;

  const LICENSE = /\b(?:licen[cs]\w*|unlicensed|keys?|serial|activat\w*|subscription)\b/i;
  const FINE = /\b(?:win|windows)\b(?: \d+)?(?: itself)? (?:is|was|works?|runs?)\b[^.?!]{0,12}\b(?:fine|ok|okay|good|activated|genuine)\b/i;

  /* What is made once from the data: our words for what people say, and the runs of words of each subject. */
  let made = null;
  const prepared = () => made ??= (() => {
    const { plain, stem, canon } = self.guideText;
    const runsOf = ([weight, phrases]) => [weight, phrases.map((phrase) => plain(phrase).split(" ").map(stem).join(" "))];
    const { ours, others } = self.guideDeskData.subjects;
    return { canonical: canon(self.guideSearchData.synonyms, self.guideSearchData.foreign), ours: ours.map(runsOf), others: others.map(runsOf) };
  })();

  /* How much of a text is about each side of data/subjects.yml: { ours, others }. */
  const subjectsOf = (said, pieces, codes, known) => {
    const { plain } = self.guideText;
    const { canonical, ours, others } = prepared();
    const sum = (groups, ...sets) => groups.reduce((total, [weight, phrases]) => {
      const count = phrases.filter((run) => sets.some((set) => set.has(run))).length;
      return total + (count ? weight * (1 + 0.4 * (count - 1)) : 0);
    }, 0);
    const whole = [runs(plain(said)), runs(canonical(said))];
    /* A license that is another product's: both are named in one sentence. */
    const foreign = others.filter(([weight]) => weight > 1);
    const theirs = pieces.filter((piece) => LICENSE.test(piece)).some((piece) => sum(foreign, runs(plain(piece))) > 0);
    const fine = theirs && FINE.test(said);
    const listed = codes.some((code) => known[code]);
    return {
      ours: (sum(ours, ...whole) + (NEAR.test(said) && !fine ? 3 : 0) + (listed ? 3 : 0)) * (fine ? 0.5 : 1),
      others: sum(others, ...whole) + (theirs ? 2 : 0) + (codes.length && !listed ? 3 : 0),
    };
  };

  const EMPTY = /^(?:another|others?|put|old|new|e-?mail|mail|address|time|way|thing|day|now|back)$/;   /* found, but no reason to name */

  /* The ticket's own words that a guide was found by: those that name the guide's subject, or the rarest when none does. */
  const because = (said, { words, title, description }) => {
    const { plain, stem, terms } = self.guideText;
    const { canonical } = prepared();
    const own = new Map();
    for (const word of said.match(/[\p{L}\p{N}'’-]{3,}/gu) ?? []) {
      const found = canonical(word).split(" ").map(stem).find((term) => words.includes(term));
      if (found && !own.has(found)) own.set(found, plain(word));
    }
    const subject = new Set(terms(canonical(plain(`${title} ${description}`))));
    const found = words.filter((term) => own.has(term) && !EMPTY.test(own.get(term)));
    const telling = found.filter((term) => subject.has(term));
    return (telling.length ? telling : found).slice(0, 4).map((term) => own.get(term));
  };

  /* What to answer a ticket with: { ticket: { os, codes }, guides }, no guides when it is about something else. */
  const answer = async (text) => {
    const { subject, body } = parts(self.guideMask(text).replace(/\[(?:product key|e-mail address|phone number|number)\]/g, " "));
    const said = `${subject}\n${body}`.trim().slice(0, 20_000);
    const found = await self.guideSearch.search(said, { limit: 3, sentences: sentences({ subject, body }) });
    const codes = found.codes.map(({ code }) => code);
    const { ours, others } = subjectsOf(said, sentences({ subject, body }).map((sentence) => sentence.text), codes, self.guideSearchData.codes);
    const ticket = { os: windowsOf(said), codes };
    const sure = ours - others + 6 * ((found.guides[0]?.likeness ?? 0) - 0.3);
    const fits = found.guides.length && (sure > LEAST || found.readout);
    return { ticket, readout: found.readout, sure, ours, others, guides: fits ? found.guides.map((guide) => ({ ...guide, because: because(said, guide) })) : [] };
  };

  return { parts, windowsOf, answer };
})();
