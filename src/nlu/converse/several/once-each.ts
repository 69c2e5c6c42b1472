/**
 * What one breath says more than once, in other words each time: "it's bedtime, do bedtime", "I don't like this song, next one",
 * "Monday, have I anything Monday", "shopping, take off the milk". The same words twice may be meant twice ("next, next"), and
 * are not looked at here.
 */
import type { Call } from '../../call.js';
import { normalWords } from '../../normalize.js';
import type { Match } from '../../skill.js';

type Command = readonly Call[];

/** The commands without those that say nothing which another of them does not say. */
export function onceEach(commands: readonly Command[], matches: readonly Match[]): readonly Command[] {
  if (commands.length < 2 || commands.length !== matches.length) return commands;
  const kept = commands.filter((command, at) => !isSpare(command, at, commands, matches));
  return kept.length === 0 ? commands : kept;
}

function isSpare(
  command: Command,
  at: number,
  commands: readonly Command[],
  matches: readonly Match[],
): boolean {
  const [call, ...more] = command;
  const match = matches[at];
  if (call === undefined || match === undefined || more.length > 0) return false;
  // "Curtains half, that's it": nothing was asked that a yes would answer.
  if (call.do === 'control' && (call.op === 'yes' || call.op === 'repeat')) return true;
  const others = commands.flatMap((one, index) => (index === at ? [] : [{ one, index }]));
  // "Shopping, take off the milk": of which list, and no question.
  if (isListQuery(call) && call.items === undefined && isBareName(match))
    return others.some(
      ({ one, index }) =>
        index === at + 1 &&
        one.every((other) => other.do === 'list' && other.op !== 'query' && other.list === call.list),
    );
  return others.some(({ one, index }) => {
    const [other, ...rest] = one;
    const text = matches[index]?.text;
    if (other === undefined || rest.length > 0 || text === undefined || !isOnce(call)) return false;
    if (normalWords(text).join(' ') === normalWords(match.text).join(' ')) return false;
    const same = holds(other, call);
    // Of two that say the same the first stays; "jollof, how long" asks of the jollof alone.
    return same && (index < at || !holds(call, other));
  });
}

type ListCall = Extract<Call, { readonly do: 'list' }>;

function isListQuery(call: Call): call is ListCall {
  return call.do === 'list' && call.op === 'query';
}

/** No word that asks. */
function isBareName({ text }: Match): boolean {
  return !/\b(?:what|whats|which|how|is|are|do|does|have|has|read|show|tell|give|check|open|see|hear|list (?:the|my|all))\b/i.test(
    text.replace(/['’]/g, ''),
  );
}

/** Done or told once is enough: no change by an amount, no timer, nothing that is added. */
function isOnce(call: Call): boolean {
  if (call.do === 'timer' || call.do === 'alarm' || call.do === 'reminder') return call.op === 'query';
  if (call.do === 'adjust') return call.value !== undefined && call.delta === undefined;
  if (call.do === 'set') return call.state !== 'toggle';
  if (call.do === 'run') return call.op === 'activate';
  if (call.do === 'media') return call.op === 'next' || call.op === 'previous';
  return call.do === 'query' || call.do === 'info';
}

const MAY_SAY_MORE: ReadonlySet<Call['do']> = new Set(['timer', 'alarm', 'reminder', 'media']);

/** Says one call all that another says? Questions may say more, and "this song" more than "this one"; deeds are the same or not. */
function holds(more: Call, less: Call): boolean {
  if (more.do !== less.do) return false;
  if (!MAY_SAY_MORE.has(less.do)) return JSON.stringify(more) === JSON.stringify(less);
  const all = new Map<string, unknown>(Object.entries(more));
  return Object.entries(less).every(([key, value]) => JSON.stringify(all.get(key)) === JSON.stringify(value));
}
