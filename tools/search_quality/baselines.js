/* Two stock searches to compare with: MiniSearch as it comes, and the worker of Material for MkDocs (lunr). */
self.baselines = {
  minisearch: {
    build(docs) {
      this.docs = docs;
      this.engine = new self.MiniSearch({ fields: ["title", "text"] });
      this.engine.addAll(docs.map((doc, id) => ({ id, ...doc })));
    },
    ask(question) { return this.engine.search(question).map(({ id }) => this.docs[id].location); },
  },
  material: {
    /* The messages of Material 9: 0 set up, 1 ready, 2 question, 3 answer. */
    message(type, data) {
      return new Promise((resolve) => {
        this.worker.onmessage = ({ data: answer }) => { if (answer.type === type + 1) resolve(answer.data); };
        this.worker.postMessage({ type, data });
      });
    },
    build(docs) {
      this.worker = new Worker("material-search.js");
      const config = { lang: ["en"], separator: "[\\s\\-]+", pipeline: ["stopWordFilter"], fields: { title: { boost: 1000 }, text: { boost: 1 }, tags: { boost: 1000000 } } };
      return this.message(0, { config, docs, options: { suggest: false } });
    },
    ask(question) {
      return this.message(2, question).then(({ items }) => items.flat().map(({ location }) => location));
    },
  },
};
