/* Arriving at the place that an address names, also when it is hidden, chosen a second time, or not there. */
(() => {
  const root = document.documentElement;

  // The place of a name; one with something behind it, as mail programs add, is meant without.
  const place = (name) => document.getElementById(name) ?? document.getElementById(name.replace(/[^a-z0-9]+$/, ""));
  // The place whose name begins most alike; none when not even a first word is the same.
  const nearest = (name) => {
    const alike = ({ id }) => [...id].findIndex((letter, at) => letter !== name[at]);
    const length = (element) => (alike(element) < 0 ? element.id.length : alike(element));
    const found = [...document.querySelectorAll("article [id]")].reduce((best, one) => (!best || length(one) > length(best) ? one : best), null);
    return found && name.slice(0, length(found)).replace(/^windows-1[01]-?/, "").includes("-") ? found : null;
  };
  const say = (found) => {
    const words = found ? "The place that your link names is not here. This is the nearest." : "The place that your link names is not on this page.";
    const line = Object.assign(document.createElement("p"), { className: "hint not-here", textContent: words });
    line.setAttribute("role", "status");
    if (!found) document.querySelector("article h1").after(line);
    else if (found.matches("li")) found.prepend(line);
    else found.before(line);
    return line;
  };

  const arrive = () => {
    let name = "";
    try { name = decodeURIComponent(location.hash.slice(1)); } catch { /* not an anchor */ }
    document.querySelector("[data-arrived]")?.removeAttribute("data-arrived");
    document.querySelector(".not-here")?.remove();
    if (!name || name.startsWith(":~:")) return;   // a link to words is the browser's own matter
    const target = place(name);
    const found = target ?? nearest(name);
    // A fold around it opens; a variant that hides it is shown instead of the other one.
    for (let fold = found?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    const os = found?.closest(".variant")?.dataset.os;
    if (os && (found.closest("[hidden]") || !found.getClientRects().length)) self.guideShow(os);
    if (target) target.closest("li, h1, h2, h3, .entries > div")?.setAttribute("data-arrived", "");
    else if (document.querySelector("article h1")) say(found);
    (found ?? root).scrollIntoView({ behavior: "instant" });
  };

  addEventListener("hashchange", arrive);
  // A link to where one has been already changes no address.
  addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href*="#"]');
    if (link && link.href === location.href && !event.defaultPrevented) arrive();
  });
  if (location.hash) arrive();
})();
