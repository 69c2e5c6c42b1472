/**
 * Fits the weights of src/llm/choose.ts: a conditional logit (McFadden 1974) over the deeds that the model believes in, then a
 * logistic regression of whether the chosen one is right; both by gradient descent with a little weight decay.
 */

const DECAY = 0.002;

/**
 * @param rows one a sentence: {rivals: [{features, right}]} as proposals have them, most believed first
 * @param strongest @param weigh of src/llm/choose.ts: what is fitted is what chooses
 */
export function fitCalibration(rows, { strongest, weigh }) {
  const found = rows.filter(({ rivals }) => rivals.length > 0);
  const names = Object.keys(found[0]?.rivals[0].features ?? {}).filter((name) => name !== 'weakest');
  const choice = descend(names, { belief: 1 }, (weights, add) => {
    let used = 0;
    for (const { rivals } of found) {
      if (!rivals.some(({ right }) => right) || rivals.every(({ right }) => right)) continue;
      used += 1;
      const scores = rivals.map(({ features }) => Math.exp(weigh(features, weights)));
      const all = sum(scores);
      const good = sum(scores.filter((_, index) => rivals[index].right));
      for (const [index, { features, right }] of rivals.entries())
        add(features, scores[index] / all - (right ? scores[index] / good : 0));
    }
    return used;
  });
  const chosen = found
    .map(({ rivals }) => strongest(rivals, choice))
    .filter(({ features }) => features.talk === 0);
  const sure = descend([...names, 'weakest', 'bias', 'lead'], { bias: 1, belief: 1 }, (weights, add) => {
    for (const { features, rival } of chosen)
      add(features, 1 / (1 + Math.exp(-weigh(features, weights))) - (rival.right ? 1 : 0));
    return chosen.length;
  });
  return { choice, sure };
}

/** More certainty must never mean less trust. */
const NEVER_NEGATIVE = new Set(['belief', 'share', 'lead', 'weakest']);

/** `gradient(weights, add)` adds up the rows' gradients and says how many rows they were. */
function descend(names, start, gradient, { rounds = 1500, rate = 0.2 } = {}) {
  const weights = Object.fromEntries(names.map((name) => [name, start[name] ?? 0]));
  const speed = Object.fromEntries(names.map((name) => [name, 0]));
  for (let round = 0; round < rounds; round += 1) {
    const slope = Object.fromEntries(names.map((name) => [name, 0]));
    const rows = gradient(weights, (features, factor) => {
      for (const name of names) slope[name] += factor * (features[name] ?? 0);
    });
    for (const name of names) {
      const down = slope[name] / Math.max(1, rows) + DECAY * weights[name];
      // Adagrad (Duchi et al. 2011): belief is in nats, most evidence is rarely more than 0.
      speed[name] += down * down;
      weights[name] -= (rate * down) / Math.sqrt(speed[name] + 1e-9);
      if (NEVER_NEGATIVE.has(name)) weights[name] = Math.max(0, weights[name]);
    }
  }
  return Object.fromEntries(names.map((name) => [name, Number(weights[name].toFixed(4))]));
}

const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
