/**
 * Which of the model's answers is meant, and how sure that is. Answers that come to the same in this house, as it is, are one:
 * their probabilities are added. What the words of the sentence speak against is left out (converse/veto). Boosted trees say
 * of each how often one like it is right, beside its rivals; the likeliest is chosen. They are fitted on houses that the model
 * never saw (training/llm/calibrate.py) and stand in its calls.json.
 */
import type { z } from 'zod';
import type { World } from '../../actions/world.js';
import type { Call } from '../../nlu/call.js';
import type { Session } from '../../nlu/conversation.js';
import { ASKS_FROM } from '../../nlu/converse/proposed.js';
import type { Decoded } from '../decode.js';
import type { Problem } from '../problem/problem.js';
import { BOOSTED_TREES, chanceOf } from './boosted-trees.js';
import { EVIDENCE, type Evidence, trying } from './evidence.js';

/** Null: nothing was fitted yet, the model's own probability counts. */
export const CALIBRATION = BOOSTED_TREES.nullable();
export type Calibration = z.infer<typeof CALIBRATION>;

/** One deed that the model believes in. */
export interface Rival {
  readonly calls: readonly Call[];
  readonly vetoed: boolean;
  /**
   * `belief` and `share`: of the summed probability its natural logarithm, and its part among all answers; `weakest`: the
   * logarithm of its least likely item's probability.
   */
  readonly features: Readonly<Record<'belief' | 'share' | 'weakest', number>> & Evidence;
}

export interface Choice {
  readonly calls: readonly Call[];
  /** 0-1, calibrated: of choices at 0.9, nine of ten are right. */
  readonly confidence: number;
}

/** The deeds that the answers come to, each with its likeliest answer, the most believed first. */
export function rivalsOf(
  answers: readonly Decoded[],
  problem: Problem,
  world: World,
  session: Session,
): readonly Rival[] {
  const tried = answers.map(trying(problem, world, session));
  const total = Math.max(1e-9, sumOf(answers));
  return [...new Set(tried.map(({ deed }) => deed))]
    .map((deed) => {
      const same = tried.filter((one) => one.deed === deed);
      const mass = Math.max(1e-9, sumOf(same.map(({ answer }) => answer)));
      const [likeliest] = same.toSorted((a, b) => b.answer.logProbability - a.answer.logProbability);
      return { mass, likeliest };
    })
    .toSorted((a, b) => b.mass - a.mass)
    .flatMap(({ mass, likeliest }): Rival[] => {
      if (likeliest === undefined) return [];
      const { answer, evidence, vetoed } = likeliest;
      const weakest = Math.log(Math.max(1e-9, answer.weakest));
      return [
        {
          calls: answer.calls,
          vetoed,
          features: { belief: Math.log(mass), share: mass / total, weakest, ...evidence },
        },
      ];
    });
}

/**
 * Null where there is no answer. What the words speak against takes no part, unless nothing else can be asked about: why it is
 * not done is then said.
 */
export function choose(rivals: readonly Rival[], calibration: Calibration): Choice | null {
  const open = likeliestOf(
    rivals.filter(({ vetoed }) => !vetoed),
    calibration,
  );
  if (open !== null && open.confidence >= ASKS_FROM && open.calls.every((call) => call.do !== 'none'))
    return open;
  const any = likeliestOf(rivals, calibration);
  return any?.vetoed === true ? any : open;
}

function likeliestOf(
  rivals: readonly Rival[],
  calibration: Calibration,
): (Choice & Pick<Rival, 'vetoed'>) | null {
  const [best] = besideRivals(rivals)
    .map((values, index) => ({
      rival: rivals[index],
      confidence: calibration === null ? Math.exp(values['belief'] ?? 0) : chanceOf(calibration, values),
    }))
    .toSorted((a, b) => b.confidence - a.confidence);
  return best?.rival === undefined
    ? null
    : { calls: best.rival.calls, confidence: best.confidence, vetoed: best.rival.vetoed };
}

/** What the trees may ask about each of the rivals, in their order. */
export function besideRivals(
  rivals: readonly Pick<Rival, 'features'>[],
): readonly Readonly<Record<string, number>>[] {
  return rivals.map(({ features }, index) => {
    const others = rivals.flatMap((rival, at) => (at === index ? [] : [rival.features]));
    const [next] = others.toSorted((a, b) => b.belief - a.belief);
    const talk = others.filter((other) => other.talk === 1).map(({ belief }) => belief);
    return {
      ...features,
      rivals: rivals.length,
      ahead: features.belief - (next?.belief ?? NO_BELIEF),
      talked: Math.max(NO_BELIEF, ...talk),
      ...Object.fromEntries(
        EVIDENCE.map((name) => [`${name}_more`, next === undefined ? 0 : features[name] - next[name]]),
      ),
    };
  });
}

/** The logarithm of what nobody believes. */
const NO_BELIEF = -9;

const sumOf = (answers: readonly Decoded[]): number =>
  answers.reduce((sum, { logProbability }) => sum + Math.exp(logProbability), 0);
