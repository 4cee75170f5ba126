/* Rings and numbers every callout, and reports what a picture may not have. */
document.fonts.ready.then(() => {
  const stage = document.getElementById("stage");
  const origin = stage.getBoundingClientRect();
  const frame = document.querySelector(".window").getBoundingClientRect();
  const narrow = document.body.classList.contains("narrow");
  const problems = [];

  // Entries that a window of this height would cut through are scrolled out of sight in Windows too.
  for (const entry of document.querySelectorAll(".rail .entry, .pane .entry")) {
    if (entry.getBoundingClientRect().bottom > frame.bottom - 6) entry.remove();
  }

  const put = (name, style, text = "") => {
    const mark = document.createElement("div");
    mark.className = name;
    mark.textContent = text;
    for (const [key, value] of Object.entries(style)) mark.style[key] = `${value}px`;
    document.getElementById("marks").append(mark);
  };

  JSON.parse(document.getElementById("callouts").textContent).forEach((label, index) => {
    const found = [...document.querySelectorAll("[data-label]")].filter((element) => element.dataset.label === label);
    if (found.length !== 1) { problems.push(`the callout “${label}” is drawn ${found.length} times`); return; }
    const box = found[0].getBoundingClientRect();
    const text = found[0].matches("a, span:not(.button)");
    const [x, y] = text ? [8, box.height < 22 ? 3 : 2] : [4, 4];
    const right = box.right + x;
    put("ring", { left: box.left - origin.left - x, top: box.top - origin.top - y, width: box.width + 2 * x, height: box.height + 2 * y });
    const place = right + 34 < frame.right ? "right" : found[0].matches(".head") && !narrow ? "left" : "corner";
    const center = { right: right + 18, left: box.left - x - 18, corner: right }[place];
    const middle = place === "corner" ? box.top - y : (box.top + box.bottom) / 2;
    put("badge", { left: center - origin.left - 13, top: middle - origin.top - 13 }, String(index + 1));
  });

  for (const element of document.querySelectorAll(".window *")) {
    if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline" && !(element instanceof SVGElement)) {
      problems.push(`“${element.textContent.trim().slice(0, 40)}” is cut off`);
    }
  }
  // A page gives a picture this much of a phone of 390 pixels; a card has a frame around it.
  const shown = Math.min(1, (document.body.classList.contains("crop") ? 324 : 364) / origin.width);
  for (const element of narrow ? document.querySelectorAll(".window *") : []) {
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const size = parseFloat(getComputedStyle(element).fontSize) * shown;
    if (own && element.getClientRects().length && size < 11) problems.push(`“${element.textContent.trim().slice(0, 40)}” is ${size.toFixed(1)} pixels on a phone, 11 can be read`);
  }
  if (![...document.fonts].some((font) => font.status === "loaded")) problems.push("the font was not loaded");

  const { width, height } = stage.getBoundingClientRect();
  document.body.dataset.drawn = JSON.stringify({
    problems, width: Math.ceil(width), height: Math.ceil(height),
    labels: [...new Set([...document.querySelectorAll("[data-label]")].map((element) => element.dataset.label))],
  });
});
