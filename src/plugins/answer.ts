/** The calls of a sentence that plugins handle, and their words in the place of the usual acknowledgement. */
import { z } from 'zod';
import type { ResolvedCall } from '../actions/resolve/resolved-call.js';
import type { RunAround } from './plugin.js';
import type { Plugins } from './plugins.js';

export interface HandledCall {
  readonly intent: string;
  readonly slots: Readonly<Record<string, string>>;
}

const HANDLED = z.object({
  do: z.literal('intent'),
  intent: z.string(),
  slots: z.record(z.string(), z.string()),
});

/** The calls of custom sentences and plugins. */
export function intentsOf(calls: readonly ResolvedCall[]): readonly HandledCall[] {
  return calls.flatMap((call) => {
    // A call with a condition or a time is for later.
    const parsed = call.when === undefined ? HANDLED.safeParse(call) : null;
    return parsed?.success ? [{ intent: parsed.data.intent, slots: parsed.data.slots }] : [];
  });
}

/** Runs what the plugins handle, side by side. @returns what they say, in order */
export async function answerWith(
  plugins: Pick<Plugins, 'handles' | 'run'>,
  calls: readonly ResolvedCall[],
  around: RunAround,
): Promise<readonly string[]> {
  const handled = intentsOf(calls).filter(({ intent }) => plugins.handles(intent));
  const said = await Promise.all(handled.map(({ intent, slots }) => plugins.run(intent, slots, around)));
  return said.flatMap((text) => (text === null || text === '' ? [] : [text]));
}

/** What `performIntent` says of an intent before anybody has handled it. */
const ACKNOWLEDGEMENT = /(^|\s)(OK|Done)\.(?=\s|$)/g;

export function withAnswers(planned: string, answers: readonly string[]): string {
  if (answers.length === 0) return planned;
  return [planned.replace(ACKNOWLEDGEMENT, '').trim(), ...answers].filter((text) => text !== '').join(' ');
}
