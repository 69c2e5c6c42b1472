/** Seeded chance: the same seed makes the same data. */

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough for shuffling words. */
export function dice(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(next() * n);
  return {
    below,
    chance: (p) => next() < p,
    pick: (items) => items[below(items.length)],
    between: (from, to) => from + below(to - from + 1),
    some: (items, count) => shuffled(items, below).slice(0, count),
    shuffle: (items) => shuffled(items, below),
  };
}

function shuffled(items, below) {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i -= 1) {
    const j = below(i + 1);
    [out[i], out[j]] = [out[j], out[i]];
  }
  return out;
}
