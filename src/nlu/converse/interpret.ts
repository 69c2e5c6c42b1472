/** From a reading of the words to calls: each command's skill says what it means, with the calls before it at hand. */
import type { Call } from '../call.js';
import { normalWords } from '../normalize.js';
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
  for (const match of askedFor(reading)) {
    if (match.group.alone === true && !isAll(match, reading)) return null;
    const spec = interpreter.skills.get(match.skill)?.intents[match.intent];
    if (spec === undefined) return null;
    const here = { ...context, previous };
    const calls = spec.interpret(match, here);
    if (calls.length === 0) return null;
    const timed = match.when === null ? calls : interpreter.withWhen(calls, match, here);
    if (timed.length === 0) return null;
    commands.push(
      match.group.continuation === true ? timed.map((call) => repeated(call, commands.at(-1))) : timed,
    );
    previous = calls;
  }
  return commands.length === 0 ? null : commands;
}

/** "Off at sunrise every day and on again at sunset": what follows is as often. */
function repeated(call: Call, before: Command | undefined): Call {
  const { when } = call;
  const first = before?.[0]?.when;
  if (when === undefined || !('at' in when) || when.repeat !== undefined) return call;
  if (first === undefined || !('at' in first) || first.repeat === undefined) return call;
  return { ...call, when: { ...when, repeat: first.repeat } };
}

/** Words that may stand around a name that is all that is said. */
const POLITE: ReadonlySet<string> = new Set(
  'please now hey okay oh so well just and then thanks thank you the my our a uh um'.split(' '),
);

function isAll(match: Match, reading: Reading): boolean {
  if (reading.commands.length > 1) return false;
  const own = new Set(normalWords(match.text));
  return normalWords(reading.text).every((word) => own.has(word) || POLITE.has(word));
}

/** "It's cold, put the radiator on heat": how it is, is then why, not what. */
function askedFor({ commands, text }: Reading): readonly Match[] {
  const [first, ...rest] = commands;
  if (first?.skill !== 'indirect' || rest.length === 0 || rest.some(({ skill }) => skill === 'indirect'))
    return commands;
  const after = text.slice(text.indexOf(first.text) + first.text.length).trimStart();
  return /^[,;.!]/.test(after) ? rest : commands;
}
