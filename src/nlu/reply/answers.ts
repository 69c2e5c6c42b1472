/** Answers to questions about the house. Every answer holds the fact, not only yes or no. */
import type { Device } from '../../actions/home.js';
import { KIND_TABLE } from '../../actions/kinds/kinds.js';
import type { PerformContext } from '../../actions/perform/perform.js';
import { propertyRead } from '../../actions/readings.js';
import { areasOf } from '../../actions/resolve/place.js';
import { isOfItsRoom } from '../../actions/resolve/room-sensors.js';
import type { QueryCall } from '../call.js';
import { OPPOSITE_STATES } from './opposite-states.js';
import { inScale, type Scale, scaleName } from './scale.js';
import { namesAttr, sayAttr, sayState, sayValue } from './values.js';
import {
  capital,
  inArea,
  inAreas,
  inRoom,
  isAre,
  join,
  namesOf,
  nounFor,
  sayDevice,
  sayWhich,
} from './wording.js';

/** More names than this are not listened to: the rest is counted. */
const LISTED = 4;

export interface Answer {
  readonly call: QueryCall;
  readonly considered: readonly Device[];
  readonly fitting: readonly Device[];
}

export function sayAnswer(answer: Answer, context: PerformContext): string {
  const { call, considered } = answer;
  if (call.agg === 'count') return sayCount(answer, context);
  if (call.agg === 'which') return sayThose(answer, context);
  if (call.test !== undefined) return sayYesNo(answer, context);
  const [only] = considered;
  if (considered.length === 1 && only !== undefined)
    return `${capital(sayFact(only, call.attr, context, call.unit))}.`;
  const facts = considered.slice(0, LISTED).map((device) => sayFact(device, call.attr, context, call.unit));
  const more = considered.length - facts.length;
  return `${capital(join(more > 0 ? [...facts, `${more} more`] : facts))}.`;
}

/** "the Desk Lamp is on at 40%", "it is 21 degrees in the kitchen", "Ada is at work". */
function sayFact(device: Device, attr: string, context: PerformContext, scale?: Scale): string {
  const known = context.world.states.get(device.id) ?? {};
  const state = scale === undefined ? known : inScale(device, known, scale, context.world.home.units);
  const live = { ...device, state };
  const property = propertyRead(device, attr);
  const name = sayWhich(device, context);
  const is = isAre([device]);
  if (property === null) return `${name} does not say`;
  const value = state[property];
  if (property === 'title' && (value === undefined || value === null || state['playback'] !== 'playing')) {
    // Radios and televisions without titles at least know what they are tuned to.
    const source = state['playback'] === 'playing' ? state['source'] : undefined;
    return typeof source === 'string'
      ? `${name} ${is} playing ${source}`
      : `${name} ${is} ${sayState(device, state)}`;
  }
  if (value === undefined || value === null) return `I don't know the ${sayAttr(device, attr)} of ${name}`;
  if (device.kind === 'weather' && property === 'humidity')
    return `the humidity${placeName(device) || ' outside'} is ${sayValue(live, property, value)}`;
  if (device.kind === 'weather' && property !== 'temperature')
    return `it is ${sayState(device, state)}${placeName(device)}`;
  const ofItsRoom = property === 'value' && isOfItsRoom(device, context.world.home);
  if (
    attr === 'temperature' &&
    (property === 'current' || property === 'temperature' || ofItsRoom) &&
    device.kind !== 'water_heater'
  ) {
    const area =
      device.area === null || device.area === context.room
        ? ''
        : ` ${inArea(context.world.home, device.area)}`;
    const outside = device.kind === 'weather' ? placeName(device) || ' outside' : area;
    return `it is ${sayValue(live, property, value)}${scaleName(scale)}${outside}`;
  }
  if (
    property === KIND_TABLE[device.kind].main &&
    (attr === 'state' || property === 'on' || attr === property || device.kind === 'sensor')
  ) {
    return `${name} ${is} ${sayState(device, state)}`;
  }
  const said = sayValue(live, property, value);
  if (namesAttr(device, property)) return `${name} ${is} ${said}`;
  if (device.kind === 'climate' && property === 'target') return `${name} ${is} set to ${said}`;
  if (property === 'battery') return `${name} ${is === 'are' ? 'have' : 'has'} ${said} battery`;
  if (property === 'title') return `${name} ${is} playing ${said}`;
  // What is off keeps its level for the next time.
  if (property === 'position' || (property === 'brightness' && state['on'] === false))
    return `${name} ${is} ${sayState(device, state)}`;
  if (property === 'current' && device.kind !== 'humidifier')
    return `${name} ${is} at ${said}${scaleName(scale)}`;
  if (LEVELS.has(property)) return `${name} ${is} at ${said}`;
  return `the ${sayAttr(device, property)} of ${name} is ${said}`;
}

/** What is told by the level alone: "the Chandelier is at 60%". */
const LEVELS: ReadonlySet<string> = new Set(['brightness', 'volume', 'speed']);

/** The report is called so, in whatever language, or is of the place that it is called after. */
const REPORT =
  /weather|forecast|outside|home|wetter|weer|v[äæ]de?r|sää|m[ée]t[ée]o|clima|tiempo|tempo|pogoda|počasí|vreme|időjárás|hava|погода|καιρ|天気|天气|날씨/iu;

const placeName = (device: Device): string => (REPORT.test(device.name) ? '' : ` in ${device.name}`);

/** The tested state as an adjective: "on", "open", "above 20 degrees". */
export function sayTest(call: Pick<QueryCall, 'attr' | 'test'>, device: Device): string {
  const test = call.test ?? {};
  const property = propertyRead(device, call.attr) ?? call.attr;
  if (test.above !== undefined) return `above ${sayValue(device, property, test.above)}`;
  if (test.below !== undefined) return `below ${sayValue(device, property, test.below)}`;
  const is = test.is;
  if (typeof is === 'boolean') return sayFlag(device, call.attr, is);
  if (device.kind === 'person') return sayState(device, { location: is ?? null });
  if (property === 'position' && (is === 0 || is === 100)) return sayFlag(device, property, is === 100);
  return typeof is === 'number' ? sayValue(device, property, is) : String(is ?? 'so').replaceAll('_', ' ');
}

function sayFlag(device: Device, attr: string, is: boolean): string {
  if (attr === 'muted' || attr === 'oscillating') return is ? attr : `not ${attr}`;
  if (device.kind === 'lock') return is ? 'locked' : 'unlocked';
  if (device.kind === 'cover' || device.kind === 'valve') return is ? 'open' : 'closed';
  if (device.kind === 'binary_sensor') return sayState(device, { on: is });
  return is ? 'on' : 'off';
}

/** What sensors of one class notice, where no sensor was named: "there is movement", rather than that a sensor is active. */
const NOTICED: Readonly<Record<string, string>> = {
  motion: 'movement',
  moisture: 'water',
  smoke: 'smoke',
  gas: 'gas',
};

function sayNoticed(
  { target = {}, test }: QueryCall,
  considered: readonly Device[],
  fitting: readonly Device[],
  context: PerformContext,
): string | null {
  const [first] = considered;
  const thing = first === undefined ? undefined : NOTICED[first.deviceClass ?? ''];
  const alike = considered.every(
    ({ kind, deviceClass }) => kind === 'binary_sensor' && deviceClass === first?.deviceClass,
  );
  const silent = considered.every((device) => isUnknown(device, 'state', context));
  if (thing === undefined || !alike || silent || test?.is !== true || target.ids !== undefined) return null;
  const { home } = context.world;
  const rooms = areasOf(fitting.length > 0 ? fitting : considered);
  const said = target.area !== undefined || fitting.length > 0;
  const where = said && rooms.length > 0 ? ` ${inAreas(home, rooms)}` : '';
  return fitting.length > 0 ? `Yes, there is ${thing}${where}.` : `No, there is no ${thing}${where}.`;
}

function sayYesNo({ call, considered, fitting }: Answer, context: PerformContext): string {
  const [only] = considered;
  if (only === undefined) return 'No.';
  const unfit = considered.filter((device) => !fitting.includes(device));
  const test = sayTest(call, only);
  const noticed = call.agg === 'any' ? sayNoticed(call, considered, fitting, context) : null;
  if (noticed !== null) return noticed;
  if (considered.length === 1) return sayOneAnswer(only, call, fitting.length === 1, context);
  const [, plural] = nounFor(considered);
  const where = whereAsked(call, considered, context);
  if (call.agg === 'any') {
    const named = call.target?.ids !== undefined && considered.length === 2;
    if (fitting.length === 0 && named) return `No, neither is ${test}.`;
    if (fitting.length === 0 && call.target?.except !== undefined)
      return `No, nothing else${where} is ${test}.`;
    if (fitting.length === 0) return `No, no ${nounFor(considered)[0]}${where} is ${test}.`;
    return `Yes, ${names(fitting, context)} ${isAre(fitting)} ${test}.`;
  }
  if (unfit.length === 0)
    return `Yes, ${considered.length === 2 ? 'both' : `all ${considered.length}`} ${plural}${where} are ${test}.`;
  if (fitting.length === 0)
    return `No, ${considered.length === 2 ? 'neither' : 'none'} of the ${plural}${where} is ${test}.`;
  if (call.agg === 'all') return `No, ${names(unfit, context)} ${isAre(unfit)} ${otherwise(call, unfit)}.`;
  return `Only ${names(fitting, context)} ${isAre(fitting)} ${test}.`;
}

const OPPOSITE: Readonly<Record<string, string>> = { ...OPPOSITE_STATES, away: 'at home' };

/** How these are instead: "open", not "not closed". */
function otherwise(call: QueryCall, unfit: readonly Device[]): string {
  const [first] = unfit;
  if (first === undefined) return 'not so';
  const said = unfit.map((device) => sayTest(call, device));
  const alike = said.every((one) => one === said[0]);
  return (alike ? OPPOSITE[said[0] ?? ''] : undefined) ?? `not ${sayTest(call, first)}`;
}

function sayOneAnswer(device: Device, call: QueryCall, yes: boolean, context: PerformContext): string {
  const test = call.test ?? {};
  const name = sayWhich(device, context);
  // What reports in words of its own ("finished") is quoted, not translated.
  if (yes && device.kind !== 'sensor' && test.above === undefined && test.below === undefined) {
    return `Yes, ${name} ${isAre([device])} ${sayTest(call, device)}.`;
  }
  const asked = test.above === undefined && test.below === undefined ? 'state' : call.attr;
  const fact = sayFact(device, asked, context);
  // Of what has not told yet, neither is true.
  if (!yes && isUnknown(device, asked, context)) return `${capital(fact)}.`;
  return `${yes ? 'Yes' : 'No'}, ${fact}.`;
}

function isUnknown(device: Device, attr: string, { world }: PerformContext): boolean {
  const property = propertyRead(device, attr);
  const value = property === null ? undefined : world.states.get(device.id)?.[property];
  return value === undefined || value === null;
}

function sayThose({ call, considered, fitting }: Answer, context: PerformContext): string {
  const [first] = considered;
  if (first === undefined) return 'None.';
  const test = call.test === undefined ? '' : ` ${sayTest(call, first)}`;
  if (fitting.length === 0)
    return `None of the ${nounFor(considered)[1]}${whereAsked(call, considered, context)} is${test}.`;
  if (fitting.length === considered.length && fitting.length > LISTED) {
    return `All ${fitting.length} ${nounFor(considered)[1]} are${test}.`;
  }
  return `${capital(names(fitting, context))} ${isAre(fitting)}${test}.`;
}

function sayCount({ call, considered, fitting }: Answer, context: PerformContext): string {
  const [first] = considered;
  if (first === undefined) return 'None.';
  const [one, many] = nounFor(considered);
  const where = whereAsked(call, considered, context);
  if (call.test === undefined) {
    return considered.length === 1
      ? `There is 1 ${one}${where}.`
      : `There are ${considered.length} ${many}${where}.`;
  }
  const test = sayTest(call, first);
  if (fitting.length === 0) return `No ${one}${where} is ${test}.`;
  return fitting.length === 1
    ? `1 ${one}${where} is ${test}: ${where === '' ? names(fitting, context) : join(fitting.map(sayDevice))}.`
    : `${fitting.length} ${many}${where} are ${test}.`;
}

/** The room is said only where it was asked about. */
function whereAsked(call: QueryCall, devices: readonly Device[], context: PerformContext): string {
  const { area, areas, assumed } = call.target ?? {};
  return (area === undefined && areas === undefined) || assumed === true ? '' : inRoom(devices, context);
}

/** Two of one name are told apart by their rooms, even where one of them is in this room. */
function names(devices: readonly Device[], context: PerformContext): string {
  const apart = namesOf(devices, context.world.home);
  const said = devices.map((device, at) => {
    const name = apart[at];
    return name === undefined || name === sayDevice(device) ? sayWhich(device, context) : name;
  });
  return join(said, 'and', LISTED);
}
