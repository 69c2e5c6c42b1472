/**
 * What the language model makes of sentences that no phrase of this house covers: a few for what the house has, each with
 * the plain command that it comes to, and the phrase tests of the home that the grammar leaves to the model.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Device, Home } from '../actions/home.js';
import type { ResolvedCall } from '../actions/resolve/resolved-call.js';
import type { TryLine } from '../cli/try/line.js';
import { type Dialogue, firstLines, runDialogueWith } from '../cli/try/phrase-tests.js';
import { Simulation } from '../cli/try/simulation.js';
import { withModel } from '../llm/fallback.js';
import type { CallProposer } from '../llm/understand.js';
import type { Understanding } from '../nlu/understanding.js';
import type { Hearing } from './judge.js';

/** What is said, and the plain command that means the same; null: no command at all. */
type Pair = readonly [say: string, plain: string | null];

/** Devices of a kind that are asked about, at most. */
const MOST_EACH = 2;

export interface SelfUnderstandingParts {
  readonly home: Home;
  readonly skills: Pick<Understanding, 'converse'>;
  readonly proposer: CallProposer;
  readonly tests: readonly Dialogue[];
}

/** One row per sentence that the model was asked. */
export async function* understandSelf(parts: SelfUnderstandingParts): AsyncGenerator<Hearing, void, void> {
  const { home, skills, proposer, tests } = parts;
  // A model that fails is worse than any: no answer of the grammar may stand in for it.
  const converse = withModel(skills.converse, proposer, (error) => {
    throw error;
  });
  const plainly = (line: TryLine) => new Simulation(home, skills).answer(line);
  for (const [say, plain] of pairsFor(home)) {
    const line = { ...LINE, say };
    if (plainly(line).source !== 'none') continue;
    const wanted = plain === null ? null : plainly({ ...LINE, say: plain });
    // The house may have no word for it.
    if (wanted?.source === 'none') continue;
    const started = performance.now();
    const { calls, reply } = await new Simulation(home, skills).answerWith(line, null, converse);
    const right = wanted === null ? calls.every(isNothing) : isDeepStrictEqual(calls, wanted.calls);
    yield { say, heard: reply, right, ms: performance.now() - started };
  }
  const lines = firstLines(tests, home);
  for (const [at, test] of tests.entries()) {
    const line = lines[at];
    if (line === undefined || plainly(line).source !== 'none') continue;
    const started = performance.now();
    const failures = await runDialogueWith(test, home, skills, converse);
    const heard = failures.flatMap(({ differences }) => differences)[0] ?? '';
    yield { say: test.name, heard, right: failures.length === 0, ms: performance.now() - started };
  }
}

const isNothing = (call: ResolvedCall): boolean => call.do === 'none';

/** By no phrase: who widens the phrases so that one of them is covered loses that one here, and nothing else. */
function pairsFor(home: Home): readonly Pair[] {
  const named = (fits: (device: Device) => boolean): readonly string[] =>
    home.devices
      .filter((device) => fits(device) && device.members === undefined)
      .slice(0, MOST_EACH)
      .map(({ name }) => name);
  const lights = named(({ kind }) => kind === 'light');
  const covers = named(({ kind, deviceClass }) => kind === 'cover' && deviceClass !== 'garage');
  const locks = named(({ kind }) => kind === 'lock');
  const [list] = home.lists;
  return [
    ...lights.flatMap((name): Pair[] => [
      [`nobody has any need of the ${name} at the moment`, `turn off the ${name}`],
      [`I would be glad of a bit of shine from the ${name}`, `turn on the ${name}`],
    ]),
    ...covers.flatMap((name): Pair[] => [
      [`have the ${name} keep the sun out`, `close the ${name}`],
      [`let the morning in through the ${name}`, `open the ${name}`],
    ]),
    ...locks.flatMap((name): Pair[] => [
      [`did anybody think to lock the ${name}`, `is the ${name} locked`],
      [`can I sleep easy about the ${name}`, `is the ${name} locked`],
    ]),
    ...(list === undefined
      ? []
      : ([
          ['we have run out of oat milk', `add oat milk to the ${list.name}`],
          ['there is hardly any flour left in the jar', `add flour to the ${list.name}`],
        ] satisfies Pair[])),
    ['my grandmother was born in a kitchen', null],
    ['he told me that the door of his shop was green', null],
  ];
}

const LINE: Omit<TryLine, 'say'> = {
  room: null,
  session: null,
  state: {},
  now: '2026-01-15T09:00:00',
};
