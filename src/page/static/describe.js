/** A device's state in a few words, and whether it looks alive. Pure: no DOM. */

const percent = (value) => `${Math.round(value)} %`;
const words = (value) => String(value).replaceAll('_', ' ');

/** Classes of binary sensors whose "on" has a word of its own. */
const BINARY = {
  door: ['open', 'closed'],
  window: ['open', 'closed'],
  garage_door: ['open', 'closed'],
  opening: ['open', 'closed'],
  motion: ['motion', 'still'],
  occupancy: ['occupied', 'empty'],
  presence: ['home', 'away'],
  moisture: ['wet', 'dry'],
  smoke: ['smoke', 'clear'],
  battery: ['low', 'fine'],
};

const isBoltStill = (bolt) => bolt === undefined || bolt === null || bolt === 'still';

/** `{text, on, level, detail?}`: level is 0-100 where a bar makes sense, else null; detail is a small second line. */
export function describe(device, units) {
  const { state, kind } = device;
  const degrees = (value) => `${value} ${units === 'imperial' ? '°F' : '°C'}`;
  if (!device.available) return { text: 'offline', on: false, level: null };
  switch (kind) {
    case 'light':
      return onOff(state.on, state.brightness, state.on ? state.brightness : null);
    case 'fan':
      return onOff(state.on, state.speed, state.on ? state.speed : null);
    case 'cover':
    case 'valve':
      return cover(state);
    case 'lock':
      return {
        text: isBoltStill(state.bolt) ? (state.locked === false ? 'unlocked' : 'locked') : state.bolt,
        on: state.locked === false,
        level: null,
      };
    case 'climate': {
      const heats = state.mode !== 'off';
      const target = heats && state.target !== undefined ? ` to ${degrees(state.target)}` : '';
      const detail = state.current !== undefined ? `now ${degrees(state.current)}` : undefined;
      return { text: `${words(state.mode ?? 'on')}${target}`, on: heats, level: null, detail };
    }
    case 'media':
      return {
        text: `${words(state.playback ?? 'off')}${state.muted ? ', muted' : ''}`,
        on: state.playback === 'playing',
        level: state.playback === 'playing' ? (state.volume ?? null) : null,
        detail: state.title || undefined,
      };
    case 'vacuum':
    case 'mower':
      return {
        text: words(state.activity ?? 'idle'),
        on: state.activity === 'cleaning',
        level: null,
        detail: state.battery === undefined ? undefined : `battery ${percent(state.battery)}`,
      };
    case 'alarm':
      return { text: words(state.mode ?? 'unknown'), on: state.mode !== 'disarmed', level: null };
    case 'binary_sensor': {
      const [yes, no] = BINARY[device.deviceClass] ?? ['on', 'off'];
      return { text: state.on ? yes : no, on: state.on === true, level: null };
    }
    case 'sensor':
    case 'number':
    case 'select':
      return {
        text: `${state.value ?? 'unknown'}${state.unit ? ` ${state.unit}` : ''}`,
        on: false,
        level: null,
      };
    case 'weather':
      return {
        text: `${words(state.condition ?? '')}${state.temperature !== undefined ? `, ${degrees(state.temperature)}` : ''}`,
        on: false,
        level: null,
      };
    case 'person':
      return { text: words(state.location ?? 'unknown'), on: state.location === 'home', level: null };
    case 'scene':
    case 'script':
    case 'automation':
    case 'button':
      return { text: state.runs ? `run ${state.runs} ×` : 'ready', on: false, level: null };
    default:
      return onOff(state.on, state.target, null);
  }
}

/** The colour a lamp shines in, for its icon; null for the usual. */
export function glow({ kind, state }) {
  if (kind !== 'light' || !state.on) return null;
  if (state.color) return `hsl(${state.color.h} ${Math.max(35, state.color.s)}% 66%)`;
  if (!state.color_temp) return null;
  // 2000 K is amber, 6500 K a pale blue.
  const cold = Math.max(0, Math.min(1, (state.color_temp - 2000) / 4500));
  return cold < 0.6 ? `hsl(${38 + cold * 20} 92% ${64 + cold * 25}%)` : `hsl(205 80% ${82 + cold * 6}%)`;
}

function onOff(on, amount, level) {
  // Nothing has been heard of it yet.
  if (on === undefined || on === null) return { text: 'unknown', on: false, level: null };
  if (!on) return { text: 'off', on: false, level: null };
  return { text: typeof amount === 'number' ? percent(amount) : 'on', on: true, level: level ?? null };
}

function cover(state) {
  if (state.moving && state.moving !== 'stopped')
    return {
      text: words(state.moving === true ? 'moving' : state.moving),
      on: true,
      level: state.position ?? null,
    };
  if (state.position === undefined) return { text: 'unknown', on: false, level: null };
  if (state.position <= 0) return { text: 'closed', on: false, level: null };
  if (state.position >= 100) return { text: 'open', on: true, level: null };
  return { text: `${percent(state.position)} open`, on: true, level: state.position };
}

/** Fields whose value says what they are. */
const UNNAMED = ['op', 'state', 'attr', 'value', 'topic', 'intent', 'reason'];

/** One call as a short line of code: `set on kitchen_light`. */
export function callText(call) {
  const { do: verb, devices, matching, when, ...rest } = call;
  const values = Object.entries(rest)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([key, value]) => (UNNAMED.includes(key) ? show(value) : `${key} ${show(value)}`));
  const whom = (matching ?? devices ?? []).slice(0, 4).join(' ');
  const more = (matching ?? devices ?? []).length > 4 ? ` +${(matching ?? devices).length - 4}` : '';
  return [verb, ...values, whom + more, when ? `when ${show(when)}` : ''].filter(Boolean).join(' ');
}

const show = (value) =>
  typeof value === 'object' ? JSON.stringify(value).replaceAll('"', '') : String(value);

/** "an outlet", "a temperature sensor". */
export function aKind({ kind, deviceClass }) {
  const word =
    kind.includes('sensor') && deviceClass ? `${words(deviceClass)} sensor` : words(deviceClass ?? kind);
  return `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;
}

/** " in the hall"; empty for no room. */
export function inRoom(room) {
  if (room === '') return '';
  return /stairs$|^outside$/i.test(room) ? ` ${room.toLowerCase()}` : ` in the ${room.toLowerCase()}`;
}

const OUTCOMES = {
  confirmed: 'confirmed',
  assumed: 'sent; it cannot confirm',
  underway: 'on its way',
  unconfirmed: 'not confirmed',
  unavailable: 'it was not there',
  failed: 'failed',
};

/** "brightness 40, 14:02: confirmed" */
export function lastCommand(last) {
  if (!last) return 'none since the hub was started';
  const at = new Date(last.at).toLocaleString([], { dateStyle: 'short', timeStyle: 'short' });
  return `${last.what || 'changed'}, ${at}: ${OUTCOMES[last.status] ?? last.status}`;
}

const SHOWN_ALREADY = ['on', 'runs', 'value', 'unit', 'locked', 'bolt'];

/** The other properties, as `[name, value]`. */
export function properties({ state }, units) {
  const degrees = units === 'imperial' ? '°F' : '°C';
  return Object.entries(state)
    .filter(([name, value]) => !SHOWN_ALREADY.includes(name) && value !== null && value !== '')
    .map(([name, value]) => {
      const label = words(name).replace(/^./, (letter) => letter.toUpperCase());
      if (typeof value === 'object')
        return [label, `hue ${Math.round(value.h)}°, saturation ${Math.round(value.s)} %`];
      if (typeof value === 'boolean') return [label, value ? 'yes' : 'no'];
      if (name === 'color_temp') return [label, `${Math.round(value)} K`];
      if (['brightness', 'position', 'tilt', 'volume', 'speed', 'battery'].includes(name))
        return [label, percent(value)];
      if (['target', 'target_low', 'target_high', 'current', 'temperature'].includes(name))
        return [label, `${value} ${degrees}`];
      return [label, words(value)];
    });
}
