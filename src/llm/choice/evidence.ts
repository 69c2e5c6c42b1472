/**
 * What speaks for and against an answer of the model beside its probability: what of the sentence it leaves out, and what it
 * would do in the house as it is.
 */
import { applyEffects } from '../../actions/apply-effects.js';
import { diffWorld } from '../../actions/changes.js';
import { liveTimers } from '../../actions/perform/agenda/timer-choice.js';
import { nameWords, singular } from '../../actions/resolve/names.js';
import type { World } from '../../actions/world.js';
import type { Call } from '../../nlu/call.js';
import type { Session } from '../../nlu/conversation.js';
import { isRefusal, tryOut } from '../../nlu/converse/carry-out.js';
import { asksForFact } from '../../nlu/converse/questions/asks-for-fact.js';
import { vetoOn } from '../../nlu/converse/veto/veto.js';
import { normalWords } from '../../nlu/normalize.js';
import type { Decoded } from '../decode.js';
import type { Problem } from '../problem/problem.js';

/** Numbers of things, or 0 and 1. */
export const EVIDENCE = [
  /** Devices named in full that it has nothing to do with. */
  'names',
  /** Numbers, times and colours said that it does not use; and words that are values of this house's devices. */
  'values',
  'words',
  /** It orders what is so already; it changes something now. */
  'idle',
  'acts',
  /** The house would refuse it. */
  'refused',
  /** It is about something elsewhere that nobody named. */
  'far',
  /** The sentence wants to know something; it asks how things are; it takes the sentence for talk. */
  'asked',
  'query',
  'talk',
  'calls',
] as const;
export type Evidence = Readonly<Record<(typeof EVIDENCE)[number], number>>;

export interface Tried {
  readonly answer: Decoded;
  readonly evidence: Evidence;
  /** The same for answers that come to the same. */
  readonly deed: string;
  /** The words of the sentence speak against it (veto.ts): it would not be done. */
  readonly vetoed: boolean;
}

export function trying(problem: Problem, world: World, session: Session): (answer: Decoded) => Tried {
  const room = session.room ?? world.home.defaultRoom;
  const said = new Set(normalWords(problem.sentence).map(singular));
  const named = new Set(
    problem.entities
      .filter(({ kind, text }) => kind !== null && nameWords(text).every((word) => said.has(word)))
      .map(({ id }) => id),
  );
  const asked = Number(asksForFact(problem.sentence));
  const areaOf = new Map(world.home.devices.map(({ id, area }) => [id, area]));
  return (answer) => {
    const { calls, items } = answer;
    const trial = tryOut(
      calls.map((call) => [call]),
      world,
      { ...session, pending: null },
      room,
    );
    const { commands, effects, question } = trial;
    const parts = commands.flatMap(({ performances }) => performances);
    const resolved = parts.flatMap((part) => part.calls);
    const devices = new Set(resolved.flatMap((call) => call.devices ?? []));
    const spoken = JSON.stringify(calls);
    const used = new Set(
      items.flatMap((item) => (typeof item !== 'string' && 'value' in item ? [item.value] : [])),
    );
    const unused = problem.values.filter((_, index) => !used.has(index));
    const changes = diffWorld(world, applyEffects(world, effects), effects);
    const still = Object.keys(changes).length === 0;
    const talk = calls.every((call) => call.do === 'none');
    const answered = resolved.filter(
      (call) => call.do === 'query' || call.do === 'info' || call.do === 'none',
    );
    return {
      answer,
      deed: JSON.stringify([talk, changes, answered, question?.text ?? null]),
      vetoed:
        vetoOn(problem.sentence, calls, trial, { home: world.home, room }) !== null ||
        tellsOfNone(problem.sentence, calls, world),
      evidence: {
        names: [...named].filter((id) => !devices.has(id) && !spoken.includes(`"${id}"`)).length,
        values: unused.filter(({ type }) => type !== 'word').length,
        words: unused.filter(({ type }) => type === 'word').length,
        idle: Number(still && question === null && calls.some(isOrder)),
        acts: Number(effects.length > 0),
        refused: Number(!talk && parts.some(isRefusal)),
        far: Number([...devices].some((id) => !named.has(id) && areaOf.get(id) !== room)),
        asked,
        query: Number(calls.every((call) => call.do === 'query')),
        talk: Number(talk),
        calls: calls.length,
      },
    };
  };
}

/** "Is that load through yet", taken for a timer where none runs: whatever else could tell is nearer. */
function tellsOfNone(sentence: string, calls: readonly Call[], { agenda, now }: World): boolean {
  const ofTimers = calls.length > 0 && calls.every((call) => call.do === 'timer' && call.op === 'query');
  return ofTimers && !OF_TIMERS.test(sentence) && liveTimers(agenda.timers, now).length === 0;
}

const OF_TIMERS = /\b(?:timers?|countdown|time|long|minutes?|seconds?|hours?|left)\b/i;

/** Something that is done now, and to be seen. */
const isOrder = (call: Call): boolean =>
  (call.do === 'set' || call.do === 'adjust') && !('when' in call && call.when !== undefined);
