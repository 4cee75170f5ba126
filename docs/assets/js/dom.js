/* What several scripts write: elements, names of Windows versions, marked words. */
self.guideDom = (() => {
  const NAMES = { "windows-11": "Windows 11", "windows-10": "Windows 10" };

  /* An element with properties or attributes, and its children; text is never read as HTML. */
  const make = (tag, properties = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name in element) element[name] = value;
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };

  /* "Windows 11 and 10", or the name of the one version; empty for both or none. */
  const systems = (os) => [os].flat().filter((id) => id in NAMES)
    .map((id, place) => (place ? NAMES[id].replace("Windows ", "") : NAMES[id])).join(" and ");

  /* A text whose words that a hit was found by are marked. */
  const marked = (text, words) => self.guideSearch.marked(text, words)
    .map(([piece, hit]) => (hit ? make("mark", {}, piece) : piece));

  /* Whether a reader sees an element; checkVisibility is younger than our oldest browsers. */
  const seen = (element) => element.getClientRects().length > 0 && !element.closest("[hidden]");

  /* The address of a place for other people: offline copy and panel tell the published one, where they know it. */
  const published = (href) => {
    const home = !/^http/.test(location.protocol) && document.querySelector('link[rel="canonical"]')?.href;
    return home ? new URL(href.replace(/index\.html$/, ""), home) : new URL(href, document.baseURI);
  };

  return { make, systems, marked, seen, published };
})();
