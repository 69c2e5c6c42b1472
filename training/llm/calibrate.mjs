/**
 * Fits the weights of src/llm/choose.ts: a conditional logit (McFadden 1974) over the deeds that the model believes in, then a
 * logistic regression of whether the chosen one is right; both by gradient descent with a little weight decay.
 */

const DECAY = 0.002;

/** @param rows one a sentence: {rivals: [{features, right}]} as proposals have them, most believed first */
export function fitCalibration(rows) {
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
    .map(({ rivals }) => best(rivals, choice))
    .filter(({ features }) => features.talk === 0);
  const sure = descend([...names, 'weakest', 'bias', 'lead'], { bias: 1, belief: 1 }, (weights, add) => {
    for (const { features, right } of chosen)
      add(features, 1 / (1 + Math.exp(-weigh(features, weights))) - (right ? 1 : 0));
    return chosen.length;
  });
  return { choice, sure };
}

/** More certainty must never mean less trust. */
const NEVER_NEGATIVE = new Set(['belief', 'share', 'lead', 'weakest']);
/** As MOST_LEAD of src/llm/choose.ts. */
const MOST_LEAD = 4;

function best(rivals, choice) {
  const ranked = rivals
    .map((rival) => ({ ...rival, score: weigh(rival.features, choice) }))
    .sort((a, b) => b.score - a.score);
  const [first, next] = ranked;
  const lead = Math.min(MOST_LEAD, first.score - (next?.score ?? Number.NEGATIVE_INFINITY));
  return { ...first, features: { ...first.features, bias: 1, lead } };
}

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
const weigh = (features, weights) =>
  Object.entries(weights).reduce((all, [name, weight]) => all + weight * (features[name] ?? 0), 0);
