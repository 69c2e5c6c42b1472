/** Words for kinds of things in questions, wider than in commands: sensors have classes that nobody switches. */
import type { Target } from '../../call.js';
import type { ListSource } from '../../skill.js';
import { groupsOf } from '../shared-rules.js';

const sensor = (deviceClass: string): Target => ({ kind: 'binary_sensor', class: deviceClass });
/** A window may be a motor or a contact: either answers. */
const opening = (deviceClass: string): Target => ({ kinds: ['cover', 'binary_sensor'], class: deviceClass });

/** Detectors by what they detect: "is there any smoke", "which smoke sensors are triggered". */
const DETECTED: readonly (readonly [words: string, deviceClass: string])[] = [
  ['(motion|movement)', 'motion'],
  ['(occupancy|presence)', 'occupancy'],
  ['(smoke|fire)', 'smoke'],
  ['(gas|gas leak)', 'gas'],
  ['(carbon monoxide|co)', 'carbon_monoxide'],
  ['(leak|leaks|water leak|water|moisture|flood)', 'moisture'],
  ['(noise|sound)', 'sound'],
  ['vibration', 'vibration'],
  ['(tamper|tampering)', 'tamper'],
  ['(problem|problems|issue|issues)', 'problem'],
  ['(update|updates)', 'update'],
];

export const QUESTION_GROUPS: ListSource = groupsOf([
  ['(light|lights)', { kind: 'light' }],
  ['(lamp|lamps)', { kind: 'light', class: 'lamp' }],
  ['(switch|switches)', { kind: 'switch' }],
  ['(plug|plugs|outlet|outlets|socket|sockets|smart plug|smart plugs)', { kind: 'outlet' }],
  ['(fan|fans)', { kind: 'fan' }],
  ['(tv|tvs)', { kind: 'media', class: 'tv' }],
  ['(speaker|speakers|media player|media players|player|players)', { kind: 'media' }],
  ['(thermostat|thermostats)', { kind: 'climate' }],
  ['(heater|heaters|heating|heat|radiator|radiators)', { kind: 'climate', class: 'heating' }],
  [
    '(ac|acs|aircon|air con|air conditioning|air conditioner|air conditioners)',
    { kind: 'climate', class: 'air_conditioner' },
  ],
  ['(vacuum|vacuums|vacuum cleaner|robot vacuum|robot)', { kind: 'vacuum' }],
  ['(lawn mower|lawnmower|mower)', { kind: 'mower' }],
  ['(lock|locks)', { kind: 'lock' }],
  ['(blind|blinds)', { kind: 'cover', class: 'blind' }],
  ['(curtain|curtains|drapes)', { kind: 'cover', class: 'curtain' }],
  ['(shade|shades)', { kind: 'cover', class: 'shade' }],
  ['(shutter|shutters)', { kind: 'cover', class: 'shutter' }],
  ['(awning|awnings)', { kind: 'cover', class: 'awning' }],
  ['(garage door|garage doors|garage)', opening('garage')],
  ['(gate|gates)', opening('gate')],
  ['(window|windows)', opening('window')],
  ['(door|doors)', opening('door')],
  ['(opening|openings)', sensor('opening')],
  ['(valve|valves)', { kind: 'valve' }],
  ['(battery|batteries)', sensor('battery')],
  ['floor', sensor('moisture')],
  ...DETECTED.map(([words, deviceClass]): readonly [string, Target] => [
    `${words} (sensor|sensors|detector|detectors|alarm|alarms)`,
    sensor(deviceClass),
  ]),
]);

export const DETECTED_THINGS: ListSource = groupsOf([
  ...DETECTED.map(([words, deviceClass]): readonly [string, Target] => [words, sensor(deviceClass)]),
  ['(light|daylight)', sensor('light')],
]);
