/** Calls in words, for what is still to come: "turn on the desk lamp", "set the brightness of the desk lamp to 30". */

import { sayValue } from '../../nlu/reply/values.js';
import { sayNames } from '../../nlu/reply/wording.js';
import { joinAnd, sayDuration } from '../../nlu/time.js';
import { isValue } from '../effects-of.js';
import type { Home } from '../home.js';
import type { ResolvedCall } from '../resolve/resolved-call.js';

const STATES: Readonly<Record<string, string>> = {
  on: 'turn on',
  off: 'turn off',
  toggle: 'toggle',
  open: 'open',
  close: 'close',
  stop: 'stop',
  lock: 'lock',
  unlock: 'unlock',
};

const OPS: Readonly<Record<string, string>> = {
  activate: 'run',
  start: 'start',
  stop: 'stop',
  pause: 'pause',
  dock: 'send home',
  clean_area: 'clean with',
  play: 'play something on',
  resume: 'resume',
  next: 'skip on',
  previous: 'go back on',
};

export function describeCalls(calls: readonly ResolvedCall[], home: Home): string {
  return joinAnd(calls.map((call) => describeCall(call, home)));
}

function describeCall(call: ResolvedCall, home: Home): string {
  const things = devices(call.devices ?? [], home);
  if (call.do === 'set') return `${STATES[String(call['state'])] ?? 'change'} ${things}`;
  if (call.do === 'run' || call.do === 'media') return `${OPS[String(call['op'])] ?? 'use'} ${things}`;
  if (call.do === 'announce') return `announce "${String(call['message'])}"`;
  if (call.do === 'reminder' && call['op'] === 'set') return `remind you of "${String(call['label'])}"`;
  if (call.do === 'reminder') return describeClock(call);
  if (call.do === 'timer' || call.do === 'alarm') return describeClock(call);
  if (call.do === 'list') return describeList(call, home);
  if (call.do === 'control') return CONTROLS[String(call['op'])] ?? String(call['op']);
  if (call.do !== 'adjust') return 'answer that';
  const attr = String(call['attr']).replaceAll('_', ' ');
  const value = call['value'];
  if (attr === 'muted') return `${value === true ? 'mute' : 'unmute'} ${things}`;
  if (typeof value === 'boolean') return `switch ${attr} ${value ? 'on' : 'off'} for ${things}`;
  const noun = attr === 'target' ? 'temperature' : attr;
  const device = home.devices.find(({ id }) => call.devices?.includes(id) === true);
  if (device !== undefined && isValue(value))
    return `set the ${noun} of ${things} to ${sayValue(device, String(call['attr']), value)}`;
  const delta = call['delta'];
  if (typeof delta === 'number' && delta !== 0)
    return `turn ${delta > 0 ? 'up' : 'down'} the ${noun} of ${things}`;
  return `change the ${noun} of ${things}`;
}

const CLOCK_OPS: Readonly<Record<string, string>> = {
  set: 'set %',
  cancel: 'cancel %',
  pause: 'pause %',
  resume: 'go on with %',
  add: 'add time to %',
  subtract: 'take time off %',
  query: 'tell you about %',
  snooze: 'snooze %',
};

/** "set a timer for 10 minutes", "cancel the egg timer". */
function describeClock(call: ResolvedCall): string {
  const label = typeof call['label'] === 'string' ? `${call['label']} ` : '';
  const set = call['op'] === 'set';
  const article = !set ? 'the' : /^[aeiou]/i.test(`${label}${call.do}`) ? 'an' : 'a';
  const length = call['duration'];
  const lasts = set && typeof length === 'number' ? ` for ${sayDuration(length)}` : '';
  return `${(CLOCK_OPS[String(call['op'])] ?? 'change %').replace('%', `${article} ${label}${call.do}`).trim()}${lasts}`;
}

/** "add oat milk to the shopping list" */
function describeList(call: ResolvedCall, home: Home): string {
  const name = home.lists.find(({ id }) => id === call['list'])?.name.toLowerCase() ?? 'list';
  const items = Array.isArray(call['items']) ? joinAnd(call['items'].map(String)) : 'something';
  switch (call['op']) {
    case 'add':
      return `add ${items} to the ${name}`;
    case 'remove':
      return `take ${items} off the ${name}`;
    case 'complete':
      return `tick off ${items}`;
    case 'clear':
      return `empty the ${name}`;
    case 'query':
      return `read the ${name}`;
    default:
      return `${String(call['op'])} the ${name}`;
  }
}

const CONTROLS: Readonly<Record<string, string>> = {
  undo: 'undo that',
  repeat: 'say that again',
  stop: 'stop',
  louder: 'speak louder',
  quieter: 'speak more quietly',
  mute: 'be quiet',
  unmute: 'speak again',
};

function devices(ids: readonly string[], home: Home): string {
  const named = ids.flatMap((id) => home.devices.find((candidate) => candidate.id === id) ?? []);
  if (named.length === 0) return 'it';
  return named.length > 3 ? `${named.length} devices` : sayNames(named, home);
}
