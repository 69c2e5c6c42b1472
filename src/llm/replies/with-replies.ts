/** Where nothing was understood and nothing was asked of the house, the model talks; everything else stays as it was. */
import type { World } from '../../actions/world.js';
import type { Outcome } from '../../nlu/conversation.js';
import type { ConverseSlowly } from '../fallback.js';
import type { Replier, Talk } from './replier.js';
import { isSmallTalk } from './small-talk.js';

export interface Talked {
  /** Its reply is the first sentence. */
  readonly outcome: Outcome;
  readonly rest: Talk['rest'];
}

/** @returns null: the outcome's own reply stands. @throws the signal's reason, and what the model throws */
export async function talkOf(
  outcome: Outcome,
  said: { readonly text: string; readonly world: Pick<World, 'home'> },
  replier: Replier,
  signal?: AbortSignal,
): Promise<Talked | null> {
  if (!mayTalk(outcome) || !isSmallTalk(said.text, said.world.home)) return null;
  const talk = await replier.talk(said.text, said.world.home, signal === undefined ? {} : { signal });
  if (talk === null) return null;
  const { ms, session } = outcome;
  return {
    rest: talk.rest,
    outcome: {
      ...outcome,
      source: 'llm',
      reply: talk.first,
      confidence: talk.confidence,
      // Nobody failed to understand anything.
      session: { ...session, lastReply: talk.first, failures: 0 },
      ms: { ...ms, total: ms.total + talk.ms, llm: (ms.llm ?? 0) + talk.ms },
    },
  };
}

/** Nothing done, nothing asked, nothing refused for a reason that must be told. */
function mayTalk({ source, calls, effects, ask, session }: Outcome): boolean {
  if (effects.length > 0 || ask !== null || session.pending !== null) return false;
  if (calls.length === 0) return source === 'none';
  return calls.every((call) => call.do === 'none' && call['reason'] === 'out_of_scope');
}

/** @param onError a model that fails costs its answer, never the template's */
export function withReplies(
  converse: ConverseSlowly,
  replier: Replier,
  onError: (error: unknown) => void = () => {},
): ConverseSlowly {
  return async (world, session, utterance, options = {}) => {
    const outcome = await converse(world, session, utterance, options);
    try {
      const talked = await talkOf(outcome, { text: utterance.text, world }, replier, options.signal);
      return talked === null ? outcome : await whole(talked);
    } catch (error) {
      options.signal?.throwIfAborted();
      onError(error);
      return outcome;
    }
  };
}

async function whole({ outcome, rest }: Talked): Promise<Outcome> {
  const started = performance.now();
  const said = [outcome.reply];
  for await (const sentence of rest) said.push(sentence);
  const reply = said.join(' ');
  const more = performance.now() - started;
  const { ms, session } = outcome;
  return {
    ...outcome,
    reply,
    session: { ...session, lastReply: reply },
    ms: { ...ms, total: ms.total + more, llm: (ms.llm ?? 0) + more },
  };
}
