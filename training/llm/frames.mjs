/**
 * Whole frames of slurp's rows: is every slot that the annotators marked in what was understood? Slots are read from their
 * own words; a slot of which a house's call says nothing (a coffee's kind, the person whose alarm it is) is not judged.
 */

const words = (text) => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
const slug = (text) => words(text).join('_');
const EVERYWHERE = /^(?:house|home|flat|apartment|room|interior|place|house cleaning|carpet)$/;
/** Whose time or day cannot be seen in the answer of a house that has no alarm. */
const UNSEEN = new Set(['alarm_remove', 'alarm_query', 'lists_query', 'lists_remove', 'datetime_query']);
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/**
 * @param row of slurp, with `intent` and `slots`
 * @param calls as resolved
 * @param read the values in a text (src/llm/problem/values.ts)
 * @param now local time
 */
export function frameFits({ intent, slots }, calls, home, read, now) {
  const devices = calls.flatMap((call) => call.devices ?? []);
  const of = (id) => home.devices.find((one) => one.id === id);
  const judge = {
    house_place: (value) =>
      EVERYWHERE.test(value) ||
      devices.some((id) => of(id)?.area?.replaceAll('_', '') === slug(value).replaceAll('_', '')) ||
      calls.some(({ area }) => area === slug(value)),
    device_type: (value) => {
      const said = new Set(words(value.replace('roomba', 'vacuum')).map((word) => word.replace(/s$/, '')));
      const fits = (name) => words(name).some((word) => said.has(word.replace(/s$/, '')));
      return devices.some((id) =>
        [of(id)?.name, of(id)?.kind, ...(of(id)?.aliases ?? [])].some((name) => fits(name ?? '')),
      );
    },
    color_type: (value) => {
      const color = read(value).find(({ type }) => type === 'color');
      return color === undefined || calls.some(({ attr }) => attr === 'color' || attr === 'color_temp');
    },
    change_amount: (value) => {
      const number = read(value).find(({ type }) => type === 'number')?.number;
      return (
        number === undefined || calls.some((call) => call.value === number || Math.abs(call.delta) === number)
      );
    },
    list_name: (value) =>
      calls.some(({ list = '', name = '' }) => {
        const known = home.lists.find(({ id }) => id === list);
        const called = words([list, name, known?.name, ...(known?.aliases ?? [])].join(' '));
        const stem = (word) => word.replace(/^groc.*/, 'shopping').replace(/(?:ies|y|s)$/, '');
        return (
          /buy|things/.test(value) ||
          words(value).some((word) => called.some((other) => stem(other) === stem(word)))
        );
      }),
    time: (value) =>
      UNSEEN.has(intent) || read(value).every((one) => calls.some((call) => saysTime(call, one))),
    date: (value) =>
      UNSEEN.has(intent) || read(value).every((one) => calls.some((call) => saysDay(call, one, now))),
    timeofday: (value) =>
      UNSEEN.has(intent) ||
      calls.some((call) => {
        const hour = Number(clockOf(call)?.slice(0, 2));
        return /morning/.test(value) ? hour < 12 : hour >= 12;
      }),
    general_frequency: () =>
      calls.some((call) => call.repeat !== undefined || call.when?.repeat !== undefined),
    place_name: () => calls.some((call) => call.to !== undefined || call.from !== undefined),
    time_zone: () => calls.some((call) => call.to !== undefined || call.from !== undefined),
  };
  return slots.every(({ type, value }) => judge[type]?.(value.toLowerCase()) ?? true);
}

/** "06:30" of an alarm or of a call put off. */
function clockOf(call) {
  const at = typeof call.time === 'string' ? call.time : call.when?.at;
  return typeof at === 'string' ? at.slice(at.includes('T') ? 11 : 0).slice(0, 5) : undefined;
}

function saysTime(call, { type, time, seconds, number }) {
  if (type === 'duration') return call.duration === seconds || call.when?.delay === seconds;
  const clock = clockOf(call);
  if (clock === undefined) return false;
  const half = (text) => `${Number(text.slice(0, 2)) % 12}${text.slice(2, 5)}`;
  if (type === 'time' && time.clock !== undefined)
    return time.meridiem === undefined
      ? half(time.clock) === half(clock)
      : half(time.clock) === half(clock) && Number(clock.slice(0, 2)) >= 12 === (time.meridiem === 'pm');
  return type === 'number' ? Number(clock.slice(0, 2)) % 12 === number % 12 : true;
}

function saysDay(call, { type, day }, now) {
  if (type !== 'day') return true;
  const at = typeof call.time === 'string' ? call.time : call.when?.at;
  const repeat = call.repeat ?? call.when?.repeat ?? '';
  if (day.weekday !== undefined && repeat.includes(day.weekday)) return true;
  if (typeof at !== 'string' || !at.includes('T')) return false;
  const date = new Date(`${at.slice(0, 10)}T00:00:00Z`);
  if (day.weekday !== undefined) return WEEKDAYS[date.getUTCDay()] === day.weekday;
  if (day.in === undefined) return true;
  const then = new Date(`${now.slice(0, 10)}T00:00:00Z`);
  then.setUTCDate(then.getUTCDate() + day.in);
  return then.getTime() === date.getTime();
}
