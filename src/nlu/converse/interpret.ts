/** From a reading of the words to calls: each command's skill says what it means, with the calls before it at hand. */

import type { Call } from '../call.js';
import { normalWords } from '../normalize.js';
import type { InterpretContext, Match, Reading, Skill } from '../skill.js';
import { waitsFor } from '../skills/announce.js';
import { waitsForState } from '../skills/when/when-condition.js';
import { isTold } from '../told.js';
import { isNamedNow, isOfNoDevice, names, namesIt, ofTheSame } from './follow-up/same-thing.js';
import { onceEach } from './several/once-each.js';
import {
  AT_ONCE,
  afterwards,
  Breath,
  isAsOften,
  isHour,
  isOtherAmount,
  onTheSameDay,
  onTheSameMorning,
  repeated,
  THEN,
  VERB,
} from './several/shared-time.js';
import { askedFor, between } from './telling/asked-for.js';

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
  const matches: Match[] = [];
  const untimedCalls: Command[] = [];
  const breath = new Breath(reading.text);
  let previous = context.previous;
  for (const match of askedFor(reading)) {
    if (match.group.alone === true && !isAll(match, reading)) return null;
    const spec = interpreter.skills.get(match.skill)?.intents[match.intent];
    if (spec === undefined) return null;
    const here = { ...context, previous };
    const said = spec.interpret(match, here);
    if (said.length === 0) return null;
    // "Undo, undo", "good night, good night": said twice, meant once.
    if (isRepeated(match, said, { match: matches.at(-1), said: untimedCalls.at(-1) })) continue;
    // "Set it to thirty and reverse it": nobody sets a thing to take it back.
    const done = commands.flat().some((call) => call.do !== 'control');
    if (done && said.some((call) => call.do === 'control' && call.op === 'undo')) return null;
    // "Timers, stop them all": them are no devices.
    if (isOfNoDevice(said, previous.at(-1))) return null;
    const calls = said.map((call) => ofTheSame(call, previous.at(-1), match));
    const gap = between(matches.at(-1), match, reading.text);
    if (endsMessage(match, said, reading)) return null;
    // "Heat off, the window's open": that is why.
    if (isTold(match.text) && said.every(({ do: does }) => does === 'set')) return null;
    if (isOtherAmount(match, calls, previous.at(-1)) || isHour(match, calls, matches.at(-1), gap))
      return null;
    if (breath.hangsOn(match, calls, previous)) return null;
    if (matches.length === 0 && isForbidden(match, said, reading.text)) return null;
    // "Lamp at seventy and no chandelier" wants none of that one.
    if (match.group.continuation === true && /\bno\s*$/i.test(gap)) return null;
    // "Purifier on pollen, no, full power" takes the first back, and does not say of what the second is.
    if (commands.length > 0 && TAKEN_BACK.test(gap) && said.every((call) => !names(call))) return null;
    // "But only the hob" leaves all the others out: several/narrowed.ts.
    if (isExcepting(match) && /\b(?:but|and) (?:only|just) (?!keep|leave|not\b)/i.test(match.text))
      return null;
    // "Everything off except the hob and the fans": the fans are left out, too.
    if (isAlso(match) && matches.some(isExcepting)) return null;
    const valued = withValue(commands.at(-1), calls, match, gap);
    if (valued !== null) {
      commands[commands.length - 1] = valued;
      untimedCalls[untimedCalls.length - 1] = valued;
    }
    // "Freeze it, freeze the telly": it is the telly.
    if (isNamedNow(matches.at(-1), match, untimedCalls.at(-1), gap)) {
      matches.pop();
      commands.pop();
      untimedCalls.pop();
    }
    const after = breath.isAfterwards(match) ? afterwards(calls, commands.at(-1)) : null;
    const shared = breath.timeFor(match, calls);
    const keep = (command: Command): void => {
      matches.push(match);
      untimedCalls.push(calls);
      commands.push(command);
      previous = calls;
    };
    if (after !== null) {
      keep(after);
      continue;
    }
    // "Could it be softer, the TV": the second only says which.
    const named =
      isAlso(match) &&
      !/\b(?:too|also|as well|same|likewise|then)\b/i.test(match.text) &&
      namesIt(calls, untimedCalls.at(-1), gap);
    if (named) {
      commands[commands.length - 1] = calls;
      untimedCalls[untimedCalls.length - 1] = calls;
      previous = calls;
      continue;
    }
    const when = shared ?? match.when;
    const timed = when === null ? calls : interpreter.withWhen(calls, { ...match, when }, here);
    if (timed.length === 0) return null;
    // "Dim the lamp and the spots to twenty until ten": what the value is of, the time is, too.
    if ((sharesTime(match) || (valued !== null && match.when !== null)) && !THEN.test(gap)) {
      // "Turn off the lamp and the fan in ten minutes": both, and what came before them in the same breath.
      for (let at = commands.length - 1; at >= 0; at -= 1) {
        const [before, untimed] = [matches[at], untimedCalls[at]];
        if (before === undefined || untimed === undefined || before.when !== null) break;
        const after = at === commands.length - 1 ? gap : between(before, matches[at + 1], reading.text);
        if (AT_ONCE.test(after)) break;
        const both = interpreter.withWhen(untimed, match, here);
        if (both.length === 0) return null;
        commands[at] = both;
        if (!isAlso(before)) break;
      }
    }
    const before = commands.at(-1);
    const anew = isAsOften(match, calls, matches.at(-1), gap)
      ? timed.map((call) => repeated(call, before))
      : timed;
    keep(anew.map((call) => onTheSameMorning(onTheSameDay(call, before), before)));
  }
  return commands.length === 0 ? null : onceEach(commands, matches);
}

const ONCE: ReadonlySet<string> = new Set(['set', 'run', 'control', 'announce']);

/** "Good night, good night" in the same words, "oh no, undo, undo" in nearly the same; "louder, louder" is twice as loud. */
function isRepeated(
  match: Match,
  said: readonly Call[],
  before: { readonly match: Match | undefined; readonly said: Command | undefined },
): boolean {
  if (match.when !== null || JSON.stringify(said) !== JSON.stringify(before.said)) return false;
  // "It's cold and I'm freezing."
  if (match.skill === 'indirect' && before.match?.skill === 'indirect') return true;
  const words = ({ text }: Match): string => normalWords(text).join(' ');
  const same = before.match !== undefined && words(match) === words(before.match);
  return said.every(
    (call) =>
      ONCE.has(call.do) &&
      (same || call.do === 'control') &&
      !(call.do === 'control' && (call.op === 'louder' || call.op === 'quieter')) &&
      !(call.do === 'set' && call.state === 'toggle'),
  );
}

/** Another thing of which the same is asked, without a verb of its own. */
function isAlso({ skill, intent }: Match): boolean {
  return skill === 'follow' && intent === 'also';
}

function isExcepting({ slots }: Match): boolean {
  return slots['except_name'] !== undefined || slots['except_area'] !== undefined;
}

/** "Set the hall fan and the den fan to thirty": the first, of which only its value was missing, is put to it too. */
function withValue(
  before: Command | undefined,
  calls: Command,
  { text }: Match,
  gap: string,
): Command | null {
  const [open, ...others] = before ?? [];
  const [call, ...more] = calls;
  if (open?.do !== 'adjust' || call?.do !== 'adjust' || others.length + more.length > 0) return null;
  // "Dim the lamp and the spots to twenty": how far is said once.
  const vague = typeof open.delta === 'object' && open.delta.size === undefined;
  if (open.value !== undefined || (open.delta !== undefined && !vague) || open.back === true) return null;
  if (call.value === undefined || call.attr !== open.attr || VERB.test(text) || !/\band\b/i.test(gap))
    return null;
  const { delta: _, ...to } = open;
  return [{ ...to, value: call.value, ...(call.unit === undefined ? {} : { unit: call.unit }) }];
}

/** "No lights on" wants none; "no, lights on" does. */
function isForbidden({ text }: Match, said: readonly Call[], whole: string): boolean {
  const lead = whole.slice(0, Math.max(0, whole.indexOf(text)));
  // "No need to be silent."
  if (/\bno need (?:to|for)\s+$/i.test(lead)) return true;
  // "Do we need to lock up": somebody wonders.
  if (WONDERS.test(lead)) return true;
  // "Do the lights dim", "does the fan turn": whether they are able to.
  if (/\bdo(?:es)?\s+$/i.test(lead) && ABLE.test(text)) return true;
  return (
    /(?:^|[.;,]\s*)no\s+$/i.test(lead) &&
    !VERB.test(text) &&
    !/^(?:the|my|our|all|every|it|that|both)\b/i.test(text) &&
    said.every((call) => call.do === 'set')
  );
}

const WONDERS =
  /\b(?:do|does|should|must) (?:i|we|you|they|it|he|she|anyone|somebody|someone) (?:(?:really|still|even|ever|also|actually) )?(?:(?:need|have|want|wish|ought) to\s+)?$|\b(?:do|does) (?:i|we|you|they|it) $/i;
const ABLE =
  /^(?:the|my|our|this|that|these|those|all|any|your|its) .*\b(?:dim|brighten|open|close|shut|lock|unlock|stop|start|play|turn|work|swing|oscillate|go (?:on|off|up|down)|turn (?:on|off|up|down))[\s.?]*$/i;

/** "And the fan too, in ten minutes" and "and in ten minutes the fan" are of the fan alone. */
function sharesTime(match: Match): boolean {
  return (
    isAlso(match) &&
    match.when !== null &&
    match.when.leads !== true &&
    !/\b(?:too|also|as well|same|likewise|then)\b/i.test(match.text)
  );
}

/** "Tell everyone that we leave in ten minutes": the message ends so, it is not said then. */
function endsMessage(match: Match, said: readonly Call[], { text, commands }: Reading): boolean {
  const { message, told } = match.slots;
  const words = message ?? told;
  if (
    match.when === null ||
    words === undefined ||
    commands.length > 1 ||
    !said.some((call) => call.do === 'announce')
  )
    return false;
  // "Tell Anna to feed the cat when she gets home" waits for that.
  if (waitsForState(match.when) && (told !== undefined || waitsFor(`${words.text} when it comes`)))
    return false;
  const lead = text.toLowerCase().slice(0, Math.max(0, text.toLowerCase().indexOf(match.text.toLowerCase())));
  return !Object.values(match.when.slots).some(
    (slot) => slot.text !== '' && lead.includes(slot.text.toLowerCase()),
  );
}

const TAKEN_BACK = /[,;.]\s*(?:no|nope|wait|sorry|i mean)\b[\s,]*(?:(?:wait|sorry|i mean|rather)[\s,]*)?$/i;

/** Words that may stand around a name that is all that is said. */
const POLITE: ReadonlySet<string> = new Set(
  'please now hey okay oh so well just and then thanks thank you the my our a uh um'.split(' '),
);

function isAll(match: Match, reading: Reading): boolean {
  if (reading.commands.length > 1 || /\?\s*$/.test(reading.text)) return false;
  const own = new Set(normalWords(match.text));
  return normalWords(reading.text).every((word) => own.has(word) || POLITE.has(word));
}
