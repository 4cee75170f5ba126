/* Adds a script of this site when it is needed, only one of these: Trusted Types keep every other out. */
self.guideLoad = (() => {
  const { src, dataset } = document.currentScript;
  const base = new URL("../../", src);
  const files = new Map([["tools", dataset.tools], ["search", "assets/search/data.js"], ["desk", "assets/desk/data.js"]]);
  const added = new Map();
  const address = (name) => {
    if (!files.get(name)) throw new TypeError(`${name} is no script of this site`);
    return new URL(files.get(name), name === "tools" ? document.baseURI : base).href;
  };
  const trusted = self.trustedTypes?.createPolicy("guides", { createScriptURL: address });
  const add = (name) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = resolve;
    script.onerror = () => { added.delete(name); reject(new Error(`${name} could not be loaded`)); };
    script.src = trusted ? trusted.createScriptURL(name) : address(name);
    document.head.append(script);
  });
  return (name) => {
    if (!added.has(name)) added.set(name, add(name));
    return added.get(name);
  };
})();
