/**
 * How needs are written down: what must be in the house, how it is, and what a sentence then means.
 *
 * A need is `{about, slots, ways}` or `{about, slots, none}`; its sentences are lines of `training/llm/data/anywhere/NEED.txt`. Each way is a kind of house
 * in which they are said: `put` are the things that it must have, `clear` the kinds that the speaker's room must not have, `calls` what is
 * meant, from what the slots were filled with.
 */

/** All of this kind in the speaker's room, at least one. */
export const here = (kind, state = {}, more = {}) => ({ kind, state, where: 'here', ...more });
/** All of this kind in the room that the sentence names, `{a}`. */
export const there = (kind, state = {}, more = {}) => ({ kind, state, where: 'there', ...more });
/** Anywhere in the house, all of the kind. */
export const about = (kind, state = {}, more = {}) => ({ kind, state, where: 'any', ...more });
/** The only one of its kind: which one is meant is no question. */
export const only = (kind, state = {}, more = {}) => ({ kind, state, where: 'any', only: true, ...more });
/** A single thing that the sentence names, `{x}`; `second` is `{y}`. */
export const named = (kinds, state = {}, more = {}) => ({ as: 'x', kinds, state, where: 'any', ...more });
export const second = (kinds, state = {}, more = {}) => ({ as: 'y', kinds, state, where: 'any', ...more });
/** The only thing of its sort (`gadgets.mjs`), which the sentence does not name. */
export const gadget = (sort, state = {}, more = {}) => ({ as: 'x', sort, state, where: 'any', ...more });

/** The speaker's kind, as "the lights" without a place. */
export const ours = (kind) => ({ kind });
export const x = (slots) => ({ ids: [slots.x] });
export const y = (slots) => ({ ids: [slots.y] });
export const set = (state, target, when) => ({
  do: 'set',
  state,
  target,
  ...(when === undefined ? {} : { when }),
});
export const more = (attr, some, target) => ({ do: 'adjust', attr, delta: { some }, target });
export const to = (attr, value, target) => ({ do: 'adjust', attr, value, target });
export const run = (op, target) => ({ do: 'run', op, target });
export const media = (op, target, rest = {}) => ({ do: 'media', op, ...rest, target });
export const ask = (attr, target, rest = {}) => ({ do: 'query', attr, target, ...rest });

/** `names` with commas; `like` finds what could be meant as well: it is taken out of the house. */
export const sortOf = (kinds, names, like, more = {}) => ({ kinds, names: names.split(','), like, ...more });
