/** What Home Assistant's test sentences should mean here: intent and slots to our resolved calls and devices. */

const ours = {
  light: ['light'],
  switch: ['switch', 'outlet'],
  fan: ['fan'],
  cover: ['cover'],
  valve: ['valve'],
  lock: ['lock'],
  media_player: ['media'],
  climate: ['climate'],
  scene: ['scene'],
  script: ['script'],
  vacuum: ['vacuum'],
  sensor: ['sensor'],
  binary_sensor: ['binary_sensor'],
  person: ['person'],
  weather: ['weather'],
};

const same = (a, b) => a.length === b.length && [...a].sort().join() === [...b].sort().join();
const plain = (text) => String(text).toLowerCase().trim();

/** Devices that the slots fit. */
function fitting(home, slots) {
  const area = home.areas.find(({ name }) => name === slots.area)?.id;
  const floor = home.floors.find(({ name }) => name === slots.floor)?.id;
  const inFloor = home.areas.filter((each) => each.floor === floor).map(({ id }) => id);
  return home.devices.filter((device) => {
    if (slots.domain !== undefined && !(ours[slots.domain] ?? [slots.domain]).includes(device.kind))
      return false;
    if (slots.device_class !== undefined && device.deviceClass !== slots.device_class) return false;
    const name = slots.name === 'all' ? undefined : slots.name;
    if (name !== undefined && plain(device.name) !== plain(name)) return false;
    if (name === undefined && area !== undefined && device.area !== area) return false;
    if (name === undefined && floor !== undefined && !inFloor.includes(device.area)) return false;
    return true;
  });
}

const ids = (devices) => devices.map(({ id }) => id);
const stated = { open: true, closed: false, locked: true, unlocked: false, on: true, off: false, home: true };

/**
 * @returns {string | null} what is wrong, or null
 */
export function judge(row, outcome, home, active) {
  const { calls, ask } = outcome;
  const { intent, slots } = row;
  const first = calls[0];
  const placed = ['name', 'area', 'floor'].some((slot) => slots[slot] !== undefined);
  // "Set the temperature" in an unknown room of a house with two thermostats: asking is right.
  if (first === undefined && ask !== null && !placed) return null;
  if (first === undefined) return 'not understood';
  const want = (condition, what) => (condition ? null : what);
  const devices = first.devices ?? [];
  const of = (extra = {}) => ids(fitting(home, { ...slots, ...extra }));
  const about = (extra) => want(same(devices, of(extra)), `devices ${devices} instead of ${of(extra)}`);
  const domain = intent.includes('Climate') ? 'climate' : slots.domain;
  const none = first.do === 'none' && of(domain === undefined ? {} : { domain }).length === 0;
  if (none && intent !== 'HassRespond') return null;
  switch (intent) {
    case 'HassTurnOn':
    case 'HassTurnOff': {
      const on = intent === 'HassTurnOn';
      const expected = of(slots.domain === undefined && slots.name === undefined ? { domain: 'light' } : {});
      const kind = home.devices.find(({ id }) => id === expected[0])?.kind ?? slots.domain;
      if (kind === 'scene' || kind === 'script') {
        return want(first.do === 'run' && first.op === 'activate', 'not run') ?? about();
      }
      const state =
        kind === 'lock'
          ? on
            ? 'lock'
            : 'unlock'
          : kind === 'cover' || kind === 'valve'
            ? on
              ? 'open'
              : 'close'
            : on
              ? 'on'
              : 'off';
      // A house without such a device: the words must be read, there is nothing to switch.
      if (expected.length === 0)
        return want(first.do === 'set' || first.do === 'none', 'read as something else');
      return (
        want(first.do === 'set' && first.state === state, `not ${state}`) ??
        want(same(devices, expected), `devices ${devices} instead of ${expected}`)
      );
    }
    case 'HassLightSet': {
      const expected = of({ domain: 'light' });
      const value = slots.brightness ?? slots.color;
      const right =
        slots.brightness !== undefined
          ? first.attr === 'brightness' && first.value === Number(slots.brightness)
          : first.attr === 'color' || first.attr === 'color_temp';
      return (
        want(first.do === 'adjust' && right, `not ${value}`) ??
        want(same(devices, expected) || expected.length === 0, `devices ${devices} instead of ${expected}`)
      );
    }
    case 'HassGetState': {
      if (first.do !== 'query') return want(first.do === 'none' && of().length === 0, 'no question');
      const wrong =
        slots.name !== undefined
          ? want(
              of().every((id) => devices.includes(id)) && devices.length > 0,
              `devices ${devices} instead of ${of()}`,
            )
          : about();
      if (wrong !== null || slots.state === undefined || slots.domain === 'person') return wrong;
      const positive = stated[slots.state];
      const expected = devices.filter((id) => active(id) === positive);
      return want(same(first.matching ?? [], expected), `matching ${first.matching} instead of ${expected}`);
    }
    case 'HassClimateGetTemperature':
      return (
        want(
          first.do === 'query' && (first.attr === 'current' || first.attr === 'temperature'),
          'no temperature',
        ) ?? about({ domain: 'climate' })
      );
    case 'HassClimateSetTemperature':
      return (
        want(
          first.do === 'adjust' && first.attr === 'target' && first.value === Number(slots.temperature),
          'not the target',
        ) ??
        want(
          of({ domain: 'climate' }).length === 0 ||
            same(devices, of({ domain: 'climate' })) ||
            (slots.area ?? slots.floor ?? slots.name) === undefined,
          'other devices',
        )
      );
    case 'HassSetPosition':
      return (
        want(
          first.do === 'adjust' && first.attr === 'position' && first.value === Number(slots.position),
          'not the position',
        ) ?? about()
      );
    case 'HassSetVolume':
      return (
        want(
          first.do === 'adjust' && first.attr === 'volume' && first.value === Number(slots.volume_level),
          'not the volume',
        ) ?? about({ domain: 'media_player' })
      );
    case 'HassMediaNext':
    case 'HassMediaPause':
    case 'HassMediaPrevious':
    case 'HassMediaUnpause': {
      const op = {
        HassMediaNext: 'next',
        HassMediaPause: 'pause',
        HassMediaPrevious: 'previous',
        HassMediaUnpause: 'resume',
      }[intent];
      return want(first.do === 'media' && first.op === op, `not ${op}`) ?? about({ domain: 'media_player' });
    }
    case 'HassMediaSearchAndPlay':
      if (first.do === 'none')
        return want(
          of({ domain: 'media_player', name: slots.name }).length === 0 || slots.area === 'Kitchen',
          'nothing to play on',
        );
      return want(
        first.do === 'media' &&
          first.op === 'play' &&
          plain(first.query ?? '').includes(plain(slots.search_query).replace(/^(the|my) /, '')),
        'not the title',
      );
    case 'HassVacuumStart':
      return want(first.do === 'run' && first.op === 'start', 'not started') ?? about({ domain: 'vacuum' });
    case 'HassVacuumReturnToBase':
      return want(first.do === 'run' && first.op === 'dock', 'not sent home') ?? about();
    case 'HassGetWeather':
      return want(first.do === 'info' && first.topic === 'weather', 'no weather');
    case 'HassBroadcast':
      return want(first.do === 'announce' && first.message === slots.message, 'not announced');
    case 'HassNevermind':
      return want(first.do === 'control' && first.op === 'nevermind', 'not dropped');
    case 'HassGetCurrentTime':
      return want(first.do === 'info' && first.topic === 'time', 'no time');
    case 'HassGetCurrentDate':
      return want(first.do === 'info' && first.topic === 'date', 'no date');
    case 'HassStartTimer':
      return (
        want(first.do === 'timer' && first.op === 'set', 'no timer') ??
        want(first.duration === undefined || first.duration === seconds(slots), `${first.duration} s`)
      );
    case 'HassCancelTimer':
    case 'HassCancelAllTimers':
      return want(first.do === 'timer' && first.op === 'cancel', 'not cancelled');
    case 'HassIncreaseTimer':
    case 'HassDecreaseTimer':
      return want(
        first.do === 'timer' && first.op === (intent === 'HassIncreaseTimer' ? 'add' : 'subtract'),
        'not changed',
      );
    case 'HassPauseTimer':
      return want(first.do === 'timer' && first.op === 'pause', 'not paused');
    case 'HassUnpauseTimer':
      return want(first.do === 'timer' && first.op === 'resume', 'not resumed');
    case 'HassTimerStatus':
      return want(first.do === 'timer' && first.op === 'query', 'no answer');
    case 'HassShoppingListAddItem':
    case 'HassListAddItem':
      return want(first.do === 'list' && first.op === 'add', 'not added');
    case 'HassShoppingListCompleteItem':
    case 'HassListCompleteItem':
      return want(first.do === 'list' && (first.op === 'complete' || first.op === 'remove'), 'not completed');
    default:
      return 'no mapping';
  }
}

const seconds = ({ hours = 0, minutes = 0, seconds: rest = 0 }) =>
  Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
