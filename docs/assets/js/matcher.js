/* The learned matcher (made by `dev.py train`): what a text is about, by adding up what its words were found to weigh. */
self.guideMatcher = (() => {
  const { words, places, digit } = self.guideText;

  /* The features of a text, each once: words, pairs of telling words, codes and their families. */
  const features = ({ stems, terms, codes }) => [...new Set([
    ...stems, ...self.guideText.pairs(terms),
    ...codes.flatMap((code) => ["#", `#${code.slice(0, 6)}`, `#${code}`]),
  ])];

  /* What `dev.py train` packed: of each feature its rarity, and what it weighs for which topic. */
  const unpack = ({ features: names, rarities, weighed, steps }) => {
    const lines = weighed.split("\n");
    let next = 0;
    return new Map(words(names).map((name, place) => [name, {
      rarity: digit(rarities[place]),
      weights: places(lines[place]).map((topic) => [topic, digit(steps[next++]) - 32]),
    }]));
  };

  /* A reader of texts: { shares: of each topic, 0 to 1; words: [stem, weight] for a topic; known: how many features it knows }. */
  const matcher = (data) => {
    const weights = unpack(data);
    const each = (name, use) => {
      const { rarity, weights: heavy } = weights.get(name);
      for (const [topic, steps] of heavy) use(topic, steps * rarity);
    };
    return (reading) => {
      const known = features(reading).filter((name) => weights.has(name));
      const length = Math.sqrt(known.reduce((sum, name) => sum + weights.get(name).rarity ** 2, 0)) || 1;
      const sums = [...data.bias];
      for (const name of known) each(name, (topic, weight) => { sums[topic] += weight * data.step / length; });
      const highest = Math.max(...sums);
      const whole = sums.reduce((total, sum) => total + Math.exp(sum - highest), 0);
      const shares = new Map(data.topics.map((topic, place) => [topic, Math.exp(sums[place] - highest) / whole]));
      /* The words that spoke for a topic, most first; a pair speaks for both of its words. */
      const spoke = (topic) => {
        const place = data.topics.indexOf(topic);
        const found = new Map();
        for (const name of known.filter((one) => !/^#/.test(one))) {
          each(name, (one, weight) => { if (one === place) for (const word of name.split(" ")) found.set(word, (found.get(word) ?? 0) + weight); });
        }
        return [...found].filter(([word, sum]) => sum > 0 && !self.guideText.isDull(word)).sort(([, one], [, two]) => two - one).map(([word]) => word);
      };
      return { shares, spoke, known: known.length };
    };
  };

  return Object.assign(matcher, { features });
})();
