/* Reads what slmgr and Get-CimInstance print of a license, in any language of Windows, by the words that none translates. */
self.guideReadout = (() => {
  const CHANNEL = /\b(OEM_DM|OEM_SLP|OEM_COA_?\w*|OEM_NONSLP|TIMEBASED_EVAL|RETAIL(?:_?\w+)?|VOLUME_KMSCLIENT|VOLUME_KMS\w*|VOLUME_MAK)\b|ProductKeyChannel\s*:\s*([\w:]+)/i;
  const EDITION = /Windows\(R\),?\s+(\w+?)(N)?\s+edition/i;
  const STATUS = /\bLicense ?Status\s*:\s*(\w[\w-]*(?: grace period)?)/i;
  const REASON = /LicenseStatusReason\s*:\s*(0x[0-9a-f]{8}|-?\d+)|\b(0x[0-9a-f]{8})\b/i;
  /* What Windows prints: a label and a value. Who writes "I" or asks is a person. */
  const LINE = /^\s*(?:[^\s:][^\n:]{1,59}:\s.*|Windows\(R\).*|-{3,}.*)$/;
  const PERSON = /\?|\bI\b|\b(?:my|our|your)\b/;
  const PRODUCT = /Windows\(R\),/;   /* stands in the name of each product, and nowhere else */
  const EDITIONS = {
    core: "Home", coresinglelanguage: "Home Single Language", corecountryspecific: "Home Country Specific", professional: "Pro",
    professionaleducation: "Pro Education", professionalworkstation: "Pro for Workstations", education: "Education",
    enterprise: "Enterprise", enterprises: "Enterprise LTSC", serverrdsh: "Enterprise multi-session",
  };
  /* What the channel means, the guide for it, and how one would ask. The first that fits. */
  const CHANNELS = [
    [/EVAL/i, "It is an evaluation copy, which ends on a day.", 197, "evaluation copy expires"],
    [/KMS|GVLK/i, "It is a license for organizations that looks for a server of a company or school.", 137, "company volume license on my own pc kms"],
    [/MAK/i, "It is an organization's key with a number of activations.", 137, "company volume license on my own pc"],
    [/OEM.?DM/i, "The key is the one from the PC's firmware: Windows came with the PC.", 117, "see license type oem"],
    [/OEM/i, "It is a key of a PC maker.", 117, "see license type oem"],
    [/RETAIL/i, "It is a bought key, or the default key of a digital license. The word does not tell which.", 117, "see license type retail"],
  ];
  const [YES, REMINDS, GRACE] = ["Windows is activated.", "Windows is not activated, and reminds of it.", "A grace period runs: Windows wants to be activated."];
  const STATES = new Map([["0", "Windows has no license."], ["unlicensed", "Windows has no license."], ["1", YES], ["licensed", YES],
    ["5", REMINDS], ["notification", REMINDS], ...["2", "3", "4", "6"].map((state) => [state, GRACE])]);
  const stateOf = (state) => (/ grace period$/i.test(state) ? GRACE : STATES.get(state.toLowerCase()));
  const XPR = [
    [/\bmachine is permanently activated|\b(?:computer|gerät) .{3} dauerhaft aktiviert/i, "Windows is activated for good."],
    [/\bwindows\b.{0,20}(?:in notification mode|im benachrichtigungsmodus)/i, REMINDS],
  ];

  /* The lines of each product: apart by an empty line, or else by its name, which is printed first. */
  const productsOf = (text) => {
    const held = text.split(/\n\s*\n/).filter((part) => PRODUCT.test(part));
    return held.length > 1 ? held : text.split(/\n(?=[^\n]*Windows\(R\),)/).filter((part) => PRODUCT.test(part));
  };
  /* Of several products the one that is activated, or else has a key. */
  const productOf = (text) => {
    const products = productsOf(text);
    if (products.length < 2) return text;
    return products.find((part) => stateOf(STATUS.exec(part)?.[1] ?? "") === YES) ?? products.find((part) => /end of the key/.test(part)) ?? products[0];
  };

  /* { lines, guide, ask, rest }: what the output says, the guide for it, the question it stands for, the text around it; or null. */
  const read = (text) => {
    const product = productOf(text);
    const [channel, state] = [CHANNEL.exec(product), STATUS.exec(product)];
    const xpr = XPR.find(([said]) => said.test(text));
    if (!(EDITION.test(product) && (channel || state || REASON.test(product))) && !(channel?.[2] && state) && !xpr) return null;
    const [, name, n] = EDITION.exec(product) ?? [];
    const edition = name && Object.hasOwn(EDITIONS, name.toLowerCase()) && EDITIONS[name.toLowerCase()];
    const kind = channel && CHANNELS.find(([shape]) => shape.test(channel[1] ?? channel[2]));
    const said = (state && stateOf(state[1])) ?? xpr?.[1] ?? "";
    const lines = [edition ? `The edition is ${edition}${n ? " N" : ""}.` : "", kind?.[1], said].filter(Boolean);
    const isPrinted = (line) => LINE.test(line) && !PERSON.test(line);
    const rest = text.split("\n").filter((line) => !isPrinted(line)).join("\n");
    const printed = product.split("\n").filter(isPrinted).join("\n");
    const reason = REASON.exec(printed.replace(/0x4004\w{4}/gi, ""));
    const code = reason?.[1] ?? reason?.[2];
    const ask = [kind?.[3], /not activated|no license|wants/.test(said) ? "windows is not activated" : "", code !== "0" && code].filter(Boolean).join(" ");
    return { lines, guide: kind?.[2] ?? (/is activated(?: for good)?\.$/.test(said) ? 102 : 132), ask, rest };
  };

  /* The box that says it, as an element. */
  const box = ({ lines, title, href }) => {
    const { make } = self.guideDom;
    return make("div", { className: "readout" }, make("p", {}, make("b", { textContent: "What this output says" })),
      make("ul", {}, ...lines.map((line) => make("li", { textContent: line }))), make("p", {}, make("a", { href, textContent: title })));
  };

  return { read, box };
})();
