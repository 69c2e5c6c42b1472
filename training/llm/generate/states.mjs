/**
 * How a made house is at the moment of a request. People ask for what is not so yet: a lamp that is to go on is mostly off.
 * Mostly: who asks by name may ask for what is so already, and the model must not refuse to hear it.
 */

const choose = {
  on: (random) => ({ on: random.chance(0.5) }),
  locked: (random) => ({ locked: random.chance(0.5) }),
  position: (random) => ({ position: random.pick([0, 0, 40, 100, 100]) }),
  mode: (random) => ({ mode: random.pick(['off', 'heat', 'heat', 'cool', 'auto']) }),
  playback: (random) => ({ playback: random.pick(['playing', 'playing', 'paused', 'idle', 'off']) }),
  activity: (random) => ({ activity: random.pick(['docked', 'docked', 'cleaning', 'paused', 'returning']) }),
};
/** How far what goes is turned up; often nobody knows. */
const LEVELS = {
  light: { of: 'brightness', low: [5, 10, 20, 30], mid: [40, 50, 60, 70], high: [80, 90, 100, 100] },
  fan: { of: 'speed', low: [10, 20, 33], mid: [50, 50, 60], high: [75, 90, 100] },
  media: { of: 'volume', low: [5, 10, 15, 20], mid: [25, 30, 40, 50], high: [55, 70, 90] },
};

function levelOf({ kind, abilities }, state, random, part = random.pick(['low', 'mid', 'high'])) {
  const level = LEVELS[kind];
  const goes = state.on === true || state.playback === 'playing';
  if (level === undefined || !goes || !Object.hasOwn(abilities, level.of)) return {};
  return { [level.of]: random.pick(level[part]) };
}

/** Who wants more of it has little, and the other way round. */
function levelBefore({ attr, delta }, { kind }) {
  const by = typeof delta === 'number' ? delta : delta?.some;
  return by === undefined || LEVELS[kind]?.of !== attr ? undefined : by > 0 ? 'low' : 'high';
}

/** What is so before somebody asks for this, by the kind's main property. */
const BEFORE = {
  'set on': { on: false, playback: 'off', mode: 'off', activity: 'docked' },
  'set off': { on: true, playback: 'playing', mode: 'heat', activity: 'cleaning' },
  'set open': { position: 0, locked: true },
  'set close': { position: 100 },
  'set lock': { locked: false },
  'set unlock': { locked: true },
  adjust: { on: true, playback: 'playing', mode: 'heat', position: 50 },
  'media play': { playback: 'idle' },
  'media resume': { playback: 'paused' },
  'media pause': { playback: 'playing' },
  'media stop': { playback: 'playing' },
  'media next': { playback: 'playing' },
  'media previous': { playback: 'playing' },
  'run start': { activity: 'docked' },
  'run clean_area': { activity: 'docked' },
  'run dock': { activity: 'cleaning' },
  'run pause': { activity: 'cleaning' },
  'run stop': { activity: 'cleaning' },
};

/** States by device id; an empty map now and then: a house of which nothing is known yet. `likely`: how often things are as a request expects them. */
export function statesOf({ home, room, calls }, kinds, random, likely) {
  const states = new Map();
  if (random.chance(0.2)) return states;
  for (const device of home.devices) {
    const state = choose[kinds[device.kind].main]?.(random);
    if (state === undefined) continue;
    states.set(device.id, { ...state, ...(random.chance(0.6) ? levelOf(device, state, random) : {}) });
  }
  if (!random.chance(likely)) return states;
  // The last call that speaks of a device is the one that is done now; what is done later says little of now.
  for (const call of calls.filter(({ when }) => when?.delay === undefined)) {
    const before = BEFORE[`${call.do} ${call.state ?? call.op}`] ?? BEFORE[call.do];
    if (before === undefined) continue;
    for (const device of meantBy(call, home, room)) {
      const { main } = kinds[device.kind];
      if (before[main] === undefined) continue;
      const state = { [main]: before[main] };
      const part = levelBefore(call, device);
      const known = part !== undefined || random.chance(0.5);
      states.set(device.id, { ...state, ...(known ? levelOf(device, state, random, part) : {}) });
    }
  }
  return states;
}

function meantBy({ target }, home, room) {
  if (target?.ids !== undefined) return home.devices.filter(({ id }) => target.ids.includes(id));
  const area = target?.area === 'here' || target?.area === undefined ? room : target.area;
  return home.devices.filter(
    (one) =>
      (target?.kind === undefined || one.kind === target.kind) &&
      (target?.all === true || target?.floor !== undefined || one.area === area),
  );
}
