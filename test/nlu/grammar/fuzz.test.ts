/**
 * Word salads and mutated commands. Nothing throws, and nothing that lets somebody in happens unless the words for it and
 * its target were said. `node training/nlu/fuzz.mjs` runs a million and times each.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseHome } from '../../../src/actions/home-file.js';
import type { ResolvedCall } from '../../../src/actions/resolve/resolved-call.js';
import type { Effect, World } from '../../../src/actions/world.js';
import type { Converse, Outcome } from '../../../src/nlu/conversation.js';
import { newSession } from '../../../src/nlu/converse/session.js';
import { literalWords } from '../../../src/nlu/politeness.js';
import { SKILLS } from '../../../src/nlu/skills/index.js';
import { createUnderstanding } from '../../../src/nlu/understanding.js';

const CASES = Number(process.env.EARSHOT_FUZZ_CASES ?? 1500);
const SEED = Number(process.env.EARSHOT_FUZZ_SEED ?? 20261121);
/** Milliseconds for one text; only looked at by fuzz.mjs, so that the test never depends on time. */
const LIMIT_MS = Number(process.env.EARSHOT_FUZZ_LIMIT_MS ?? Number.POSITIVE_INFINITY);

const file = new URL('../../../examples/home.yaml', import.meta.url);
const { home } = parseHome(readFileSync(file, 'utf8'), 'home.yaml');
const world: World = {
  home,
  states: new Map(home.devices.map(({ id, state }) => [id, state])),
  unavailable: new Set(),
  agenda: { timers: [], clock: [], scheduled: [], lists: {}, carrying: [], notes: [], nextId: 1 },
  now: '2026-11-21T09:00:00',
};
const sayings = SKILLS.flatMap(({ tests }) => tests.map(({ say }) => say));
const names = [...home.devices, ...home.areas].flatMap(({ name, aliases }) => [name, ...aliases]);

/** What must have been said for the front door, the garage or the burglar alarm to be opened. */
const OPENING =
  /\b(?:un ?lock\w*|unbolt|open\w*|raise\w*|lift|pull|roll|up|let|undo|release|remove|on|half|part|percent|disarm\w*|\d+)\b|\block\b.*\boff|\boff\b.*\block/i;
const TARGET =
  /\b(?:doors?|locks?|garage|front|house|home|place|everything|every|all|it|them|that|those|these|this|there|alarm|same|other|ones?)\b/i;
const ENTRANCES: ReadonlySet<string> = new Set(['front_door', 'garage_door']);

function opens(call: ResolvedCall): boolean {
  const devices = 'devices' in call && Array.isArray(call.devices) ? call.devices : [];
  return (
    call.do === 'set' &&
    (call.state === 'unlock' || call.state === 'open') &&
    devices.some((id) => typeof id === 'string' && ENTRANCES.has(id))
  );
}

function letsIn({ calls, effects }: Outcome): boolean {
  const opened = (effect: Effect): boolean =>
    effect.type === 'device' && (effect.set['locked'] === false || effect.set['mode'] === 'disarmed');
  return calls.some(opens) || effects.some(opened);
}

describe('any words at all', () => {
  let converse: Converse;
  let words: readonly string[];
  beforeAll(() => {
    const understanding = createUnderstanding(home);
    converse = understanding.converse;
    words = [
      ...literalWords(understanding.grammar),
      ...names,
      '7',
      '30',
      '%',
      ',',
      '.',
      '?',
      'é',
      '💡',
      'xyzzy',
      '0x1F',
    ];
  });

  /** An index into something that is not there yet while the arbitraries are made. */
  const pick = fc.nat({ max: 1_000_000 });
  const edit = fc.record({ kind: fc.nat({ max: 6 }), at: fc.nat({ max: 20 }), word: pick });
  const salad = fc.array(pick, { minLength: 1, maxLength: 14 });
  const mutated = fc.record({
    say: pick,
    other: pick,
    edits: fc.array(edit, { minLength: 1, maxLength: 4 }),
  });
  const text = fc.oneof(
    salad.map((picks) => ({ picks, mutation: null, raw: null })),
    mutated.map((mutation) => ({ picks: null, mutation, raw: null })),
    mutated.map((mutation) => ({ picks: null, mutation, raw: null })),
    fc.string({ unit: 'binary', maxLength: 60 }).map((raw) => ({ picks: null, mutation: null, raw })),
  );

  const wordAt = (at: number): string => words[at % words.length] ?? '';
  const sayingAt = (at: number): string => sayings[at % sayings.length] ?? '';

  function mutate(
    said: string,
    other: string,
    edits: readonly { kind: number; at: number; word: number }[],
  ): string {
    let parts = said.split(' ');
    for (const { kind, at, word } of edits) {
      const index = at % Math.max(1, parts.length);
      const here = parts[index] ?? '';
      if (kind === 0) parts = parts.toSpliced(index, 1);
      else if (kind === 1) parts = parts.toSpliced(index, 0, here);
      else if (kind === 2) parts = parts.toSpliced(index, 0, wordAt(word));
      else if (kind === 3) parts = parts.with(Math.min(index, parts.length - 1), wordAt(word));
      else if (kind === 4) parts = [...parts.slice(index), ...parts.slice(0, index)];
      else if (kind === 5) parts = parts.toSpliced(index, 1, here.slice(1));
      else parts = [...parts, 'and', ...other.split(' ')];
      if (parts.length === 0) parts = [wordAt(word)];
    }
    return parts.join(' ');
  }

  it(`${CASES} texts: none throws, and none opens anything by accident`, {
    timeout: 24 * 3600 * 1000,
  }, () => {
    const late = new Set<string>();
    fc.assert(
      fc.property(text, fc.boolean(), ({ picks, mutation, raw }, inRoom) => {
        const said =
          raw ??
          (mutation === null
            ? (picks ?? []).map(wordAt).join(' ')
            : mutate(sayingAt(mutation.say), sayingAt(mutation.other), mutation.edits));
        const session = newSession(inRoom ? 'living_room' : null);
        const outcome = converse(world, session, { text: said });
        if (letsIn(outcome)) {
          expect(said).toMatch(OPENING);
          expect(said).toMatch(TARGET);
        }
        if (outcome.ms.total > LIMIT_MS) late.add(said);
      }),
      { seed: SEED, numRuns: CASES, endOnFailure: true },
    );
    // The clock also counts what else the machine does, for seconds at a time: once more at the end, the best of five.
    const slow = [...late].filter((said) => {
      const times = [1, 2, 3, 4, 5].map(
        () => converse(world, newSession('living_room'), { text: said }).ms.total,
      );
      return Math.min(...times) > LIMIT_MS;
    });
    expect(slow).toEqual([]);
  });
});
