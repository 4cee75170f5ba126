/* The little of a browser that the published scripts need to rank texts. There is no page, no storage and no network. */
var self = globalThis;
self.guideDom = {};   /* elements: nothing is drawn */
var document = { currentScript: { src: "" }, getElementById: () => null, querySelector: () => null, querySelectorAll: () => [] };
var location = { protocol: "https:" };
var performance = { now: Date.now };
var addEventListener = () => {};
var console = { error: (name, error) => { throw new Error(`${name}: ${error.message}`); } };
/* At once: nobody types meanwhile, and V8 has no clock of its own. */
setTimeout = (then) => { Promise.resolve().then(then); };
/* Addresses stay as the data have them, below the root of the site. */
var URL = class {
  #path; #query = ""; #hash = "";
  constructor(path) { this.#path = path === "../../" ? "" : path; }
  searchParams = { set: (name, value) => { this.#query = `?${name}=${value}`; } };
  set hash(anchor) { this.#hash = anchor && `#${anchor}`; }
  get href() { return this.#path + this.#query + this.#hash; }
};
