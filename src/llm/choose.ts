/**
 * Which of the model's answers is meant, and how sure that is. Answers that come to the same in this house, as it is, are one:
 * their probabilities are added. What the words of the sentence speak against is left out (converse/veto). A log-linear model weighs belief and evidence to choose one; a logistic one, with how far the
 * runner-up is behind, says how often such a choice is right. Both are fitted on houses that the model never saw
 * (training/llm/calibrate.mjs) and stand in its calls.json.
 */
import { z } from 'zod';
import type { World } from '../actions/world.js';
import type { Call } from '../nlu/call.js';
import type { Session } from '../nlu/conversation.js';
import { ASKS_FROM } from '../nlu/converse/proposed.js';
import type { Decoded } from './decode.js';
import { EVIDENCE, type Evidence, trying } from './evidence.js';
import type { Problem } from './problem.js';

/** `belief` and `share` of the summed probability, then one weight for each kind of evidence. */
const WEIGHT = z.number().default(0);
const WEIGHTS = z.object({
  belief: WEIGHT,
  share: WEIGHT,
  ...Object.fromEntries(EVIDENCE.map((name) => [name, WEIGHT])),
});
export const CALIBRATION = z.object({
  choice: WEIGHTS,
  /** `lead`: how far the choice is ahead of the next; `weakest`: the logarithm of its least likely item's probability. */
  sure: WEIGHTS.extend({ bias: WEIGHT, lead: WEIGHT, weakest: WEIGHT }),
});
export type Calibration = z.infer<typeof CALIBRATION>;
type Weights = Readonly<Record<string, number>>;

/** One deed that the model believes in, as the weights see it. */
export interface Rival {
  readonly calls: readonly Call[];
  readonly vetoed: boolean;
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
  const open = chosenOf(
    rivals.filter(({ vetoed }) => !vetoed),
    calibration,
  );
  const { choice } = calibration;
  if (open !== null && open.confidence >= ASKS_FROM && open.calls.every((call) => call.do !== 'none'))
    return open;
  return strongest(rivals, choice)?.rival.vetoed === true ? chosenOf(rivals, calibration) : open;
}

function chosenOf(rivals: readonly Rival[], { choice, sure }: Calibration): Choice | null {
  const best = strongest(rivals, choice);
  if (best === null) return null;
  return { calls: best.rival.calls, confidence: 1 / (1 + Math.exp(-weigh(best.features, sure))) };
}

/** The rival with most weight, and what its confidence is worked out from; null where there is none. */
export function strongest<R extends Pick<Rival, 'features'>>(
  rivals: readonly R[],
  choice: Weights,
): { readonly rival: R; readonly features: Weights } | null {
  const [best, next] = rivals
    .map((rival) => ({ rival, score: weigh(rival.features, choice) }))
    .toSorted((a, b) => b.score - a.score);
  if (best === undefined) return null;
  const lead = Math.min(MOST_LEAD, best.score - (next?.score ?? Number.NEGATIVE_INFINITY));
  return { rival: best.rival, features: { ...best.rival.features, bias: 1, lead } };
}

/** Beyond this, and where there is no other answer, a larger lead says no more. */
const MOST_LEAD = 4;

const sumOf = (answers: readonly Decoded[]): number =>
  answers.reduce((sum, { logProbability }) => sum + Math.exp(logProbability), 0);

export const weigh = (features: Weights, weights: Weights): number =>
  Object.entries(features).reduce((sum, [name, value]) => sum + (weights[name] ?? 0) * value, 0);
