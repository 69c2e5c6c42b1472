/** Conditions as said: "the washing machine finishes", "it's dark", "nobody is home", "the temperature drops below 18". */
import { READ_ONLY } from '../../../actions/kinds/kinds.js';
import { scaleOfUnit } from '../../../actions/kinds/unit-symbols.js';
import type { Condition, Target } from '../../call.js';
import type { InterpretContext, Match, SlotMatch } from '../../skill.js';
import type { Slots } from '../../time.js';
import { alarms } from '../questions/going-off.js';
import { isMeasure } from '../questions/measures.js';
import { askOf, isStateWord, type StateWord } from '../questions/state-words.js';
import { idsOf, kindsOf } from '../target.js';
import { COMING } from './condition-words.js';

/**
 * The condition of the slots, or null where they hold none or it makes no sense of that thing.
 *
 * @param of what "it" is: the thing that the command is about
 */
export function conditionOf(
  slots: Slots,
  context: InterpretContext,
  of: Asked | null = null,
): Condition | null {
  const said = slots['it_is'] === undefined ? plainCondition(slots, context) : ofIt(slots, of);
  const denied = slots['is_not'] !== undefined || slots['it_is']?.value === 'not';
  return said !== null && denied ? { ...said, not: true } : said;
}

/** A thing of a command, by its words, and the kinds that it may be. */
export interface Asked {
  readonly target: Target;
  readonly kinds: readonly string[];
}

/** "Close the gate if it's open": the gate. */
function ofIt(slots: Slots, of: Asked | null): Condition | null {
  const state = slots['state']?.value;
  const [kind] = of?.kinds ?? [];
  if (of === null || kind === undefined || !isStateWord(state)) return null;
  const question = askOf(kind, state);
  return question?.test === undefined ? null : { target: of.target, attr: question.attr, ...question.test };
}

function plainCondition(slots: Slots, { said }: InterpretContext): Condition | null {
  const sky = slots['sky']?.value;
  if (sky === 'up' || sky === 'down') return { target: {}, attr: 'sun', is: sky };
  const falling = slots['falling']?.value;
  if (typeof falling === 'string') return { target: { kind: 'weather' }, attr: 'condition', is: falling };
  const dry = slots['not_falling']?.value;
  if (typeof dry === 'string') return { target: { kind: 'weather' }, attr: 'condition', is: dry, not: true };
  const motion = slots['motion']?.value;
  if (typeof motion === 'string') {
    return { target: { kind: 'binary_sensor', class: motion, ...place(slots) }, attr: 'on', is: true };
  }
  const named = slots['cond_name'];
  if (named !== undefined && slots['presence'] !== undefined) {
    if (!kindsOf(named).every((kind) => kind === 'person')) return null;
    return presence({ target: { name: named.text, ids: idsOf(named) } }, slots['presence'].value, false);
  }
  const people = slots['people']?.value;
  if (isPeople(people)) {
    const ours = /^(?:i|im|we|were|weve|the kids|the family)$/i.test(
      (slots['people']?.text ?? '').replace(/['’]/g, ''),
    );
    return presence(people, slots['presence']?.value, ours);
  }
  if (slots['level'] !== undefined) return level(slots);
  const state = slots['state']?.value;
  if (!isStateWord(state)) return null;
  const name = slots['cond_name'];
  return name === undefined ? groupState(slots, state) : namedState(name, state, said ?? '');
}

const IS = /^(?:is|are|am|has|have)\b/i;

/** It comes to a level, and that level counts. */
const REACHES = /^(?:reaches|hits|passes|gets|rises|climbs|goes|comes|falls|drops|sinks|has reached)\b/i;
const AT_LEAST = /^(?:at least|at most|up to|down to|is up to)$/i;

/** Does the condition tell of a change that may come ("opens", "drops below"), not of how things are ("is open")? */
export function tellsChange(slots: Slots, { said }: InterpretContext): boolean {
  const { state, presence, moves, exceeds, sky, side, falling, not_falling } = slots;
  if (not_falling !== undefined) return /\bstops\b/i.test(not_falling.text);
  if (falling !== undefined)
    return !/ing$/i.test(falling.text) || /\b(?:starts|begins)\b/i.test(falling.text);
  const name = slots['cond_name'];
  if (
    state !== undefined &&
    name !== undefined &&
    isStateWord(state.value) &&
    alarms(name, state.value, said ?? '')
  )
    return true;
  if (state !== undefined && COMING.some(([, coming]) => coming === state.value)) return !IS.test(state.text);
  if (presence !== undefined) return /^(?:come|get|arrive|leave|go)s?\b/i.test(presence.text);
  if (/\b(?:gets|becomes)\b/i.test(sky?.text ?? '')) return true;
  return moves?.value === 'moves' || REACHES.test((exceeds ?? side)?.text ?? '');
}

/** What the condition is about, if that is a device of which more can be asked than how it is: "it" afterwards. */
export function subjectOf(slots: Slots): Target | null {
  const name = slots['cond_name'];
  if (name === undefined || kindsOf(name).every((kind) => READ_ONLY.has(kind))) return null;
  return { name: name.text, ids: idsOf(name) };
}

interface People {
  readonly target: Target;
  readonly all?: boolean;
  readonly none?: boolean;
}

function isPeople(value: unknown): value is People {
  return typeof value === 'object' && value !== null && 'target' in value;
}

function presence(people: People, where: unknown, ours: boolean): Condition | null {
  if (where !== 'home' && where !== 'not_home') return null;
  const turned = people.none === true ? (where === 'home' ? 'not_home' : 'home') : where;
  return {
    target: people.target,
    attr: 'location',
    is: turned,
    // "When we leave": the last of us, whoever went before.
    ...(people.all === true || (ours && turned === 'not_home') ? { all: true } : {}),
  };
}

function place(slots: Slots): Target {
  const area = slots['cond_area']?.value;
  return typeof area === 'string' ? { area } : {};
}

/** Of several devices of one name, those the word can be said of: the contact of "front door", not its lock. */
function namedState(name: SlotMatch, state: StateWord, said: string): Condition | null {
  const fitting = name.items.filter((item) => {
    const { kind, class: deviceClass } = item.context ?? {};
    if (typeof kind !== 'string' || askOf(kind, state) === null) return false;
    if (kind !== 'binary_sensor' || state.classes === undefined) return true;
    return typeof deviceClass === 'string' && state.classes.includes(deviceClass);
  });
  // Open and closed is the contact's to say, where the lock has one beside it.
  const doors = fitting.filter((item) => item.context?.kind !== 'lock');
  const best = (state.word === 'open' || state.word === 'closed') && doors.length > 0 ? doors : fitting;
  const meant = best.length > 0 ? { ...name, items: best } : name;
  const [kind = ''] = kindsOf(meant);
  if (alarms(meant, state, said))
    return { target: { name: meant.text, ids: idsOf(meant) }, attr: 'on', is: true };
  const question = askOf(kind, state) ?? { attr: 'state', test: { is: state.word } };
  if (question.test === undefined) return null;
  return { target: { name: meant.text, ids: idsOf(meant) }, attr: question.attr, ...question.test };
}

function groupState(slots: Slots, state: StateWord): Condition | null {
  const group = slots['cond_group']?.value;
  if (typeof group !== 'object' || group === null) return null;
  const base: Target = group;
  const target: Target = { ...base, ...place(slots), all: true };
  const question = base.kind === undefined ? null : askOf(base.kind, state);
  const test = question?.test ?? { is: state.word };
  const quantity = slots['quantity']?.value;
  // "the windows are closed" means all of them; "a window is open" one.
  const every = quantity === 'all' || (quantity === undefined && !state.on);
  return { target, attr: question?.attr ?? 'state', ...test, ...(every ? { all: true } : {}) };
}

function level(slots: Slots): Condition | null {
  const amount = slots['level']?.value;
  if (typeof amount !== 'number') return null;
  const measure = slots['cond_measure']?.value;
  const name = slots['cond_name'];
  const spoken = slots['cond_unit']?.value;
  const unit = typeof spoken === 'string' ? spoken : undefined;
  const bare = measure === undefined && name === undefined;
  // "Above 5 volts" of a room says nothing.
  if (bare && unit !== undefined && scaleOfUnit(unit) === undefined) return null;
  const said = slots['side']?.text ?? '';
  const side = {
    ...(slots['side']?.value === 'below' ? { below: amount } : { above: amount }),
    ...(slots['side'] === undefined || REACHES.test(said) || AT_LEAST.test(said) ? { reach: true } : {}),
    ...(unit === undefined ? {} : { unit }),
  };
  // "Above 70 percent" of a room is how humid it is.
  const unnamed = slots['cond_share'] === undefined ? 'temperature' : 'humidity';
  const attr = isMeasure(measure) ? measure.attr : name === undefined ? unnamed : levelOf(name);
  if (name !== undefined) return { target: { name: name.text, ids: idsOf(name) }, attr, ...side };
  const target = slots['under_the_sky'] === undefined ? place(slots) : { area: 'outside' };
  return { target, attr, ...side };
}

/** What a number is said of, where only the thing is named: "when the heater gets above fifty". */
function levelOf(name: SlotMatch): string {
  const kinds = kindsOf(name);
  if (kinds.every((kind) => kind === 'humidifier')) return 'humidity';
  return kinds.every((kind) => WARM.has(kind)) ? 'temperature' : 'value';
}

const WARM: ReadonlySet<string> = new Set(['climate', 'water_heater', 'weather']);

/** Whether a command waits until something has come true, or has been so for a while. */
export const waitsForState = (when: Match['when']): boolean =>
  when?.intent === 'once' || when?.intent === 'lasted';
