/**
 * What may follow a command in the same sentence without a verb: "... and the bedroom too", "... and the hall light",
 * "... and the bedroom to 18". The command before says what to do; these words say to whom, or how much.
 */
import type { Call, Target } from '../call.js';
import { defineSkill, type IntentSpec, type InterpretContext, type Match } from '../skill.js';
import { COLOR_LIST } from './lights/colors.js';
import { QUESTION_GROUPS } from './questions/state-groups.js';
import { SHARED_LISTS, SHARED_RULES } from './shared-rules.js';
import { hasPlace, numberSlot, stringSlot, targetOf } from './target.js';

function last(context: InterpretContext): Call | undefined {
  return context.previous.at(-1);
}

/** The target before, moved to the new place; a new name or group replaces it altogether. */
function moved(before: Target | undefined, match: Match): Target {
  const said = targetOf(match);
  // "All the blinds and curtains" are all of both.
  if (match.slots.group !== undefined && before?.all === true && !hasPlace(match))
    return { ...said, all: true };
  if (match.slots.name !== undefined || match.slots.group !== undefined) return said;
  const {
    ids,
    name: _name,
    area: _area,
    areas: _areas,
    floor: _floor,
    except: _except,
    ...rest
  } = before ?? {};
  const like = ids === undefined || said.area === undefined ? {} : { like: ids };
  return { ...rest, ...said, ...like };
}

const CARRIED = new Set(['set', 'adjust', 'query', 'media', 'run']);

const also: IntentSpec = {
  groups: [
    {
      continuation: true,
      sentences: [
        '<target> [too|also|as well]',
        '(also|then|the same for|same for|do the same for|likewise) <target>',
        '(also|the same in|same in|do the same in) [in] <the> ({area}|{floor} [floor]) [too]',
        '[in] <the> ({area}|{floor} [floor]) [too|also|as well]',
        '{scope} [too|also|as well]',
      ],
    },
  ],
  interpret: (match, context): Call[] => {
    const call = last(context);
    if (call === undefined || !CARRIED.has(call.do)) return [];
    const target = moved(call.target, match);
    if (!mayShare(call, target)) return [];
    // "Good night, and the front door too": what a scene does to a door, nobody can say.
    if (call.do === 'run' && call.op === 'activate' && match.slots.name !== undefined && !isScene(target))
      return [];
    // "Clean the hall and the kitchen": what is cleaned is the call's own.
    if (call.do === 'run' && call.op === 'clean_area' && target.area !== undefined) {
      const { area, ...robot } = target;
      return [{ ...call, area, target: { ...call.target, ...robot } }];
    }
    return [{ ...call, target }];
  },
};

/** "Lights out by nine, Zinhle" is said to Zinhle; "forward, the ceiling fan" is no next song of the fan's. */
function mayShare(call: Call, { kind }: Target): boolean {
  if (kind === undefined) return true;
  if (call.do === 'media') return kind === 'media';
  // "Blinds shut, spots and floor lamp ten": no lamp is shut.
  if (call.do === 'set' && isCovering(call.target?.kind) && (call.state === 'open' || call.state === 'close'))
    return isCovering(kind) || kind === 'lock';
  return kind !== 'person' || call.do === 'query';
}

function isCovering(kind: string | undefined): boolean {
  return kind === 'cover' || kind === 'valve';
}

function isScene({ kind, kinds }: Target): boolean {
  return [kind, ...(kinds ?? [])].some((one) => one === 'scene' || one === 'script' || one === 'button');
}

const OPPOSITE: Readonly<Partial<Record<string, string>>> = {
  on: 'off',
  off: 'on',
  open: 'close',
  close: 'open',
};

/** "... the bedroom to 18", "the hall lamp to 30 percent", "the other one blue". */
const value: IntentSpec = {
  groups: [
    {
      continuation: true,
      sentences: [
        '(<target>|<the> {area}|<the> {floor} [floor]) [to|at] {amount} [percent|degrees|kelvin] [brightness]',
        '(<target>|<the> {area}|<the> {floor} [floor]) by {amount:by} [percent|degrees|degree|points|notches]',
        '(<target>|<the> {area}|<the> {floor} [floor]) [to|in] {color}',
        '(<target>|<the> {area}|<the> {floor} [floor]) [to] {state}',
        '<the> {detail} to {amount} [percent|degrees]',
        '[back] {state} [again]',
        '{state} <place>',
      ],
    },
  ],
  interpret: (match, context): Call[] => {
    const call = last(context);
    if (call === undefined) return [];
    const detail = stringSlot(match, 'detail');
    const amount = numberSlot(match, 'amount');
    if (detail !== undefined) {
      if (amount === undefined || call.target === undefined) return [];
      return [{ do: 'adjust', attr: detail, value: amount, target: call.target }];
    }
    const alone = ['name', 'group', 'ref', 'area', 'floor'].every((slot) => match.slots[slot] === undefined);
    const state = stringSlot(match, 'state');
    // "... and off at eight": the same thing, at another time; "on and off" is neither.
    if (alone && !(match.when !== null && call.do === 'set' && OPPOSITE[call.state] === state)) return [];
    const target = alone ? call.target : moved(call.target, match);
    if (target === undefined) return [];
    const by = numberSlot(match, 'by');
    if (by !== undefined) return changedBy(call, target, by);
    const color = stringSlot(match, 'color');
    if (color !== undefined) return [{ do: 'adjust', attr: 'color', value: color, target }];
    if (state !== undefined && call.do === 'set') {
      if (state === 'on' || state === 'off' || state === 'open' || state === 'close')
        return [{ ...call, state, target }];
      return [];
    }
    if (amount === undefined || call.do !== 'adjust' || typeof call.value !== 'number') return [];
    // "Strip forty, radio fifteen": a radio has no brightness, but a level.
    const { kind } = call.target ?? {};
    if (target.kind !== undefined && kind !== undefined && target.kind !== kind)
      return [{ do: 'adjust', attr: 'level', value: amount, target }];
    return [{ ...call, value: amount, target }];
  },
};

/** "Brighten the lamp by eight and the strip by nine": in the same direction. */
function changedBy(call: Call, target: Target, by: number): Call[] {
  if (call.do !== 'adjust' || call.delta === undefined) return [];
  const delta = (typeof call.delta === 'number' ? Math.sign(call.delta) : call.delta.some) * by;
  const { value: _value, ...rest } = call;
  return [{ ...rest, delta, target }];
}

export const follow = defineSkill({
  id: 'follow',
  summary: 'A second target or value after "and".',
  rules: { ...SHARED_RULES, thing: '<the> {name}', thing_at: '<the> {name} [<place>]' },
  lists: {
    ...SHARED_LISTS,
    group: QUESTION_GROUPS,
    color: COLOR_LIST,
    amount: { range: { from: 0, to: 120, fractions: 'tenths' } },
    state: {
      values: [
        { in: 'on', out: 'on' },
        { in: 'off', out: 'off' },
        { in: '(open|up)', out: 'open' },
        { in: '(closed|shut|down)', out: 'close' },
      ],
    },
    detail: {
      values: [
        { in: 'brightness', out: 'brightness' },
        { in: 'volume', out: 'volume' },
        { in: '(temperature|heating)', out: 'target' },
        { in: '[fan] speed', out: 'speed' },
      ],
    },
  },
  intents: { value, also },
  tests: [
    {
      say: 'turn off the kitchen lights and the fan',
      calls: [
        { do: 'set', state: 'off', target: { kind: 'light', area: 'kitchen' } },
        { do: 'set', state: 'off', target: { kind: 'fan' } },
      ],
    },
  ],
});
