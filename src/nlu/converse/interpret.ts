/** From a reading of the words to calls: each command's skill says what it means, with the calls before it at hand. */
import type { AdjustCall, Call, Target } from '../call.js';
import { normalWords } from '../normalize.js';
import type { InterpretContext, Match, Reading, Skill } from '../skill.js';
import { hasPlace } from '../skills/target.js';
import { isTold } from '../told.js';
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
} from './shared-time.js';

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
    // "But only the hob" leaves all the others out: narrowed.ts.
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
    if (sharesTime(match) && !THEN.test(gap)) {
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
  return commands.length === 0 ? null : commands;
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

const NO_DEVICE: ReadonlySet<string> = new Set(['timer', 'alarm', 'reminder', 'list']);

function isOfNoDevice(said: readonly Call[], before: Call | undefined): boolean {
  return (
    before !== undefined &&
    NO_DEVICE.has(before.do) &&
    said.some((call) => (call.do === 'set' || call.do === 'adjust') && call.target?.ref === 'last')
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
  if (open.value !== undefined || open.delta !== undefined || open.back === true) return null;
  if (call.value === undefined || call.attr !== open.attr || VERB.test(text) || !/\band\b/i.test(gap))
    return null;
  return [{ ...open, value: call.value, ...(call.unit === undefined ? {} : { unit: call.unit }) }];
}

/** "No lights on" wants none; "no, lights on" does. */
function isForbidden({ text }: Match, said: readonly Call[], whole: string): boolean {
  const lead = whole.slice(0, Math.max(0, whole.indexOf(text)));
  // "No need to be silent."
  if (/\bno need (?:to|for)\s+$/i.test(lead)) return true;
  // "Do we need to lock up": somebody wonders.
  if (/\bdo (?:i|we) (?:(?:really|still|even|ever) )?(?:need|have|want|wish) to\s+$/i.test(lead)) return true;
  return (
    /(?:^|[.;,]\s*)no\s+$/i.test(lead) &&
    !VERB.test(text) &&
    !/^(?:the|my|our|all|every|it|that|both)\b/i.test(text) &&
    said.every((call) => call.do === 'set')
  );
}

/** The same verb of "it" and then, after a pause, of what it is. */
function isNamedNow(
  before: Match | undefined,
  match: Match,
  said: Command | undefined,
  pause: string,
): boolean {
  const [vague, ...more] = said ?? [];
  const verb = /^\w+/.exec(match.text)?.[0].toLowerCase();
  if (before === undefined || vague === undefined || more.length > 0 || verb === undefined) return false;
  return (
    new RegExp(`^${verb} (?:it|that|them|those)$`, 'i').test(before.text) &&
    /^\s*,\s*$/.test(pause) &&
    match.slots['name'] !== undefined
  );
}

/** One thing by its name, after a pause, for the "it" or the bare kind of thing before. */
function namesIt(calls: readonly Call[], before: Command | undefined, pause: string): boolean {
  const [call, ...more] = calls;
  const [vague, ...others] = before ?? [];
  if (call?.target?.ids === undefined || vague?.target === undefined || more.length + others.length > 0)
    return false;
  if (!/^\s*,\s*$/.test(pause) || vague.when !== undefined) return false;
  const { target } = vague;
  return isBare(target) ? target.kind === call.target.kind : target.ref === 'last';
}

/** "And the fan too, in ten minutes" is of the fan alone. */
function sharesTime(match: Match): boolean {
  return (
    isAlso(match) && match.when !== null && !/\b(?:too|also|as well|same|likewise|then)\b/i.test(match.text)
  );
}

/** "Tell everyone that we leave in ten minutes": the message ends so, it is not said then. */
function endsMessage(match: Match, said: readonly Call[], { text, commands }: Reading): boolean {
  if (
    match.when === null ||
    match.slots.message === undefined ||
    commands.length > 1 ||
    !said.some((call) => call.do === 'announce')
  )
    return false;
  const lead = text.toLowerCase().slice(0, Math.max(0, text.toLowerCase().indexOf(match.text.toLowerCase())));
  return !Object.values(match.when.slots).some(
    (slot) => slot.text !== '' && lead.includes(slot.text.toLowerCase()),
  );
}

/** "Make the lamp orange and not so bright": still the lamp. */
function ofTheSame(call: Call, before: Call | undefined, { skill, text }: Match): Call {
  const named = before?.target;
  // "Turn on the star projector and dim it": that lamp, not the room's.
  const points = skill !== 'indirect' && /\b(?:it|them)\b/i.test(text);
  if (points && call.do === 'adjust' && isBare(call.target) && named?.kind === call.target.kind)
    return { ...call, target: { ref: 'last', kind: call.target.kind } };
  // "Open the blinds a little, then stop": the blinds.
  if (call.do === 'control' && call.op === 'stop' && named !== undefined && isMoving(before))
    return { do: 'set', state: 'stop', target: { ref: 'last' } };
  // "Turn on the hood and set it to 75": whatever level a hood has.
  if (call.do === 'adjust' && isLevelOf(call, named?.kind))
    return { ...call, attr: 'level', target: { ref: 'last' } };
  if (call.do !== 'adjust' || !isBare(call.target) || before?.do !== 'adjust' || named === undefined)
    return call;
  const { kind } = call.target;
  const fits = named.ref !== undefined || (named.kind === kind && (named.ids ?? named.name) !== undefined);
  return fits ? { ...call, target: { ref: 'last', kind } } : call;
}

/** A bare number for "it", read as a property of another kind of thing than "it" is. */
function isLevelOf(call: AdjustCall, kind: string | undefined): boolean {
  if (call.target?.ref !== 'last' || typeof call.value !== 'number') return false;
  const { kind: read, kinds } = call.target;
  return (
    kind !== undefined && (read ?? kinds) !== undefined && read !== kind && kinds?.includes(kind) !== true
  );
}

function isMoving(call: Call | undefined): boolean {
  if (call?.do === 'adjust') return call.attr === 'position';
  return call?.do === 'set' && (call.state === 'open' || call.state === 'close');
}

const TAKEN_BACK = /[,;.]\s*(?:no|nope|wait|sorry|i mean)\b[\s,]*(?:(?:wait|sorry|i mean|rather)[\s,]*)?$/i;

/** It says which thing it is about, or where. */
function names(call: Call): boolean {
  const target = 'target' in call ? call.target : undefined;
  return target !== undefined && !isBare(target);
}

/** A kind of thing, and neither which nor where. */
export function isBare(target: Target | undefined): target is Target & { readonly kind: string } {
  return target?.kind !== undefined && Object.keys(target).length === 1;
}

/** Words that may stand around a name that is all that is said. */
const POLITE: ReadonlySet<string> = new Set(
  'please now hey okay oh so well just and then thanks thank you the my our a uh um'.split(' '),
);

function isAll(match: Match, reading: Reading): boolean {
  if (reading.commands.length > 1 || /\?\s*$/.test(reading.text)) return false;
  const own = new Set(normalWords(match.text));
  return normalWords(reading.text).every((word) => own.has(word) || POLITE.has(word));
}

/**
 * "It's cold, put the radiator on heat": how it is, is then why, not what; so is what somebody is about to do in "lower the
 * lights, I want to watch the match".
 */
function askedFor({ commands, text }: Reading): readonly Match[] {
  const [first, ...rest] = commands;
  const last = commands.at(-1);
  if (first === undefined || last === undefined || rest.length === 0) return commands;
  if (first.skill === 'indirect' && rest.every(({ skill }) => skill !== 'indirect')) {
    return /[,;.!]/.test(between(first, rest[0], text)) ? rest.map((match) => there(match, first)) : commands;
  }
  // "Blanket on, my feet are frozen and it's cold."
  const asked = commands.slice(0, commands.findLastIndex(({ skill }) => skill !== 'indirect') + 1);
  const why = commands[asked.length];
  if (why !== undefined && asked.every(({ skill }) => skill !== 'indirect')) {
    const before = `${asked.at(-1)?.text ?? ''}${between(asked.at(-1), why, text)}`;
    return /[,;.!]/.test(before) ? asked : commands;
  }
  if (last.skill === 'media' && last.intent === 'search') {
    return /[,;.!]\s*(?:i|we)\b(?: \w+){0,3}\s*$/i.test(text.slice(0, text.lastIndexOf(last.text))) ||
      (/^(?:i|we)\b/i.test(last.text) && /[,;.!]\s*$/.test(text.slice(0, text.lastIndexOf(last.text))))
      ? commands.slice(0, -1)
      : commands;
  }
  return commands;
}

const OF_LIGHT: ReadonlySet<string> = new Set(['dark', 'dim', 'bright']);

/** "The bathroom is dark, turn on the light": the bathroom's. */
function there(match: Match, why: Match): Match {
  const { area } = why.slots;
  // Every room has its light; what sounds or warms may stand in another.
  if (area === undefined || !OF_LIGHT.has(why.intent) || match.slots['name'] !== undefined || hasPlace(match))
    return match;
  return { ...match, slots: { ...match.slots, area } };
}

function between(one: Match | undefined, next: Match | undefined, text: string): string {
  if (one === undefined) return '';
  const from = text.indexOf(one.text) + one.text.length;
  return text.slice(from, Math.max(from, next === undefined ? text.length : text.indexOf(next.text, from)));
}
