/** The grammar first, the model where the grammar has nothing to say: what `try` and the hub call in place of `converse`. */
import type { World } from '../actions/world.js';
import type { Converse, Outcome, Session, Utterance } from '../nlu/conversation.js';
import { courtesyFor } from '../nlu/converse/telling/courtesy.js';
import type { CallProposer } from './understand.js';

/** As `converse`, but it may take the tens of milliseconds of a model. */
export type ConverseSlowly = (
  world: World,
  session: Session,
  utterance: Utterance,
  options?: { readonly signal?: AbortSignal },
) => Promise<Outcome>;

/** What the grammar made of a text leaves it to a model. "Thank you" has its answer, whatever a model would propose. */
export function isLeft({ source, reply }: Pick<Outcome, 'source' | 'reply'>, text: string): boolean {
  return source === 'none' && reply !== courtesyFor(text);
}

/**
 * @param onError a model that fails costs its answer, never the grammar's; heard here once per failure. @returns what is
 * to be said before the grammar's reply
 */
export function withModel(
  converse: Converse,
  proposer: CallProposer | null,
  onError: (error: unknown) => string | undefined = () => undefined,
): ConverseSlowly {
  return async (world, session, utterance, { signal } = {}) => {
    const first = converse(world, session, utterance);
    if (proposer === null || !isLeft(first, utterance.text)) return first;
    let proposed: Awaited<ReturnType<CallProposer['propose']>>;
    try {
      proposed = await proposer.propose(
        utterance.text,
        world,
        session,
        signal === undefined ? {} : { signal },
      );
    } catch (error) {
      signal?.throwIfAborted();
      const words = onError(error);
      return words === undefined ? first : { ...first, reply: `${words} ${first.reply}` };
    }
    if (proposed === null) return first;
    // What it was chosen from stays here: it is no part of what was said and done, and of no record of it.
    const { rivals: _rivals, ms, ...choice } = proposed;
    const second = converse(world, session, { ...utterance, proposed: choice });
    const confidence = second.source === 'llm' ? choice.confidence : second.confidence;
    const total = first.ms.total + ms + second.ms.total;
    return { ...second, confidence, ms: { ...first.ms, total, llm: ms } };
  };
}
