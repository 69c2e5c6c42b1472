/** From a reading of the words to calls: each command's skill says what it means, with the calls before it at hand. */
import type { Call } from '../call.js';
import type { InterpretContext, Match, Reading, Skill } from '../skill.js';

/** The calls of one command of a sentence. */
export type Command = readonly Call[];

export interface Interpreter {
  readonly skills: ReadonlyMap<string, Skill>;
  /** Adds what was said about the time: one call may become two ("for twenty minutes"). */
  readonly withWhen: (calls: readonly Call[], match: Match, context: InterpretContext) => readonly Call[];
}

/**
 * The commands of a reading; null where a skill finds that its words make no sense here.
 *
 * @param previous calls of the sentence before, for one that only goes on ("and the bedroom too")
 */
export function interpret(
  reading: Reading,
  interpreter: Interpreter,
  context: InterpretContext,
): readonly Command[] | null {
  const commands: Command[] = [];
  let previous = context.previous;
  for (const match of reading.commands) {
    const spec = interpreter.skills.get(match.skill)?.intents[match.intent];
    if (spec === undefined) return null;
    const here = { ...context, previous };
    const calls = spec.interpret(match, here);
    if (calls.length === 0) return null;
    const timed = match.when === null ? calls : interpreter.withWhen(calls, match, here);
    if (timed.length === 0) return null;
    commands.push(timed);
    previous = calls;
  }
  return commands.length === 0 ? null : commands;
}
