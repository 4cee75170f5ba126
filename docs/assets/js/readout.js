/* Reads what slmgr and Get-CimInstance print of a license, in any language of Windows, by the words that none translates. */
self.guideReadout = (() => {
  const CHANNEL = /\b(OEM_DM|OEM_SLP|OEM_COA_?\w*|OEM_NONSLP|TIMEBASED_EVAL|RETAIL(?:_?\w+)?|VOLUME_KMSCLIENT|VOLUME_KMS\w*|VOLUME_MAK)\b|ProductKeyChannel\s*:\s*([\w:]+)/i;
  const EDITION = /Windows\(R\),?\s+(\w+?)(N)?\s+edition/i;
  const STATUS = /\bLicense ?Status\s*:\s*(\w+)/i;
  const REASON = /\bLicenseStatusReason\s*:\s*(-?\d+)|\(?\b(0x[0-9a-f]{8})\b/i;
  const LINE = /^\s*(?:[^\n:]{2,60}\s*:\s.*|Windows\(R\).*|-{3,}.*)$/;
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
  const STATES = {
    0: "Windows has no license.", 1: "Windows is activated.", 5: "Windows is not activated, and reminds of it.",
    ...Object.fromEntries([2, 3, 4, 6].map((state) => [state, "A grace period runs: Windows wants to be activated."])),
    licensed: "Windows is activated.", unlicensed: "Windows has no license.", notification: "Windows is not activated, and reminds of it.",
  };
  const XPR = [
    [/permanently activated|dauerhaft aktiviert/i, "Windows is activated for good."],
    [/in notification mode|im Benachrichtigungsmodus/i, "Windows is not activated, and reminds of it."],
  ];

  /* { lines, guide, ask, rest }: what the output says, the guide for it, the question it stands for, the text around it; or null. */
  const read = (text) => {
    const [channel, state] = [CHANNEL.exec(text), STATUS.exec(text)];
    const xpr = XPR.find(([said]) => said.test(text));
    if (!(EDITION.test(text) && (channel || state || REASON.test(text))) && !(channel?.[2] && state) && !xpr) return null;
    const [, name, n] = EDITION.exec(text) ?? [];
    const edition = name && EDITIONS[name.toLowerCase()];
    const kind = channel && CHANNELS.find(([shape]) => shape.test(channel[1] ?? channel[2]));
    const said = state ? STATES[state[1].toLowerCase()] : undefined;
    const lines = [edition ? `The edition is ${edition}${n ? " N" : ""}.` : "", kind?.[1], said ?? xpr?.[1]].filter(Boolean);
    const rest = text.split("\n").filter((line) => !LINE.test(line)).join("\n");
    const reason = REASON.exec(text.replace(/0x4004\w{4}/gi, ""));
    const ask = [kind?.[3], /not activated|no license/.test(said ?? "") ? "windows is not activated" : "", reason?.[1] ?? reason?.[2]].filter(Boolean).join(" ");
    return { lines, guide: kind?.[2] ?? (/activated(?: for good)?\.$/.test(said ?? xpr?.[1] ?? "") ? 102 : 132), ask, rest };
  };

  /* The box that says it, as an element. */
  const box = ({ lines, title, href }) => {
    const { make } = self.guideDom;
    return make("div", { className: "readout" }, make("p", {}, make("b", { textContent: "What this output says" })),
      make("ul", {}, ...lines.map((line) => make("li", { textContent: line }))), make("p", {}, make("a", { href, textContent: title })));
  };

  return { read, box };
})();
