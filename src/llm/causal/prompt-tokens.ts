/** A conversation as tokens that fit: the fixed part always, of the rest as much as there is room for, the latest first. */
import { tooLong } from './causal-model.js';
import type { ChatText, Message } from './chat-text.js';

export interface PromptTokens {
  readonly ids: readonly number[];
  /** So many of them are the same for every conversation. */
  readonly fixed: number;
}

/**
 * @param fixed instructions and examples that every conversation begins with
 * @param most tokens that the prompt may have
 * @throws {EarshotError} LLM_TOO_LONG where the last message alone does not fit
 */
export function promptTokens(
  text: Pick<ChatText, 'encode' | 'render'>,
  fixed: readonly Message[],
  messages: readonly Message[],
  most: number,
): PromptTokens {
  for (let from = 0; ; from += 1) {
    const kept = messages.slice(from);
    const ids = text.encode(text.render([...fixed, ...kept], true));
    if (ids.length <= most)
      return { ids, fixed: fixed.length === 0 ? 0 : sameStart(ids, text.encode(text.render(fixed, false))) };
    if (kept.length <= 1) throw tooLong(ids.length, most);
  }
}

export function sameStart(a: readonly number[], b: readonly number[]): number {
  const end = Math.min(a.length, b.length);
  let same = 0;
  while (same < end && a[same] === b[same]) same += 1;
  return same;
}
