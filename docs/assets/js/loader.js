/* Adds a script of this site when it is needed, only one of these: Trusted Types keep every other out. */
self.guideLoad = (() => {
  const base = new URL("../../", document.currentScript.src);
  const FILES = ["assets/js/engine.js", "assets/js/text.js", "assets/vendor/minisearch.js", "assets/search/data.js", "assets/desk/data.js"];
  const added = new Map();
  const address = (path) => {
    if (!FILES.includes(path)) throw new TypeError(`${path} is no script of this site`);
    return new URL(path, base).href;
  };
  const trusted = self.trustedTypes?.createPolicy("guides", { createScriptURL: address });
  const add = (path) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = resolve;
    script.onerror = () => { added.delete(path); reject(new Error(`${path} could not be loaded`)); };
    script.src = trusted ? trusted.createScriptURL(path) : address(path);
    document.head.append(script);
  });
  return (path) => {
    if (!added.has(path)) added.set(path, add(path));
    return added.get(path);
  };
})();
