/** What on and off mean for a binary sensor of each class (Home Assistant's device classes), the usual word first. */
export const SENSOR_WORDS: Readonly<
  Record<string, readonly [on: readonly string[], off: readonly string[]]>
> = {
  battery: [['low'], ['normal', 'fine', 'ok', 'okay', 'charged', 'full']],
  battery_charging: [['charging'], ['not charging']],
  carbon_monoxide: [['triggered', 'detected'], ['clear']],
  cold: [['cold'], ['normal', 'warm']],
  connectivity: [
    ['connected', 'online', 'reachable'],
    ['disconnected', 'offline', 'unreachable'],
  ],
  door: [
    ['open', 'opened', 'ajar'],
    ['closed', 'shut'],
  ],
  gas: [['triggered', 'detected'], ['clear']],
  heat: [['hot'], ['normal', 'cool']],
  light: [
    ['bright', 'detected', 'light'],
    ['dark', 'not detected', 'no light'],
  ],
  lock: [['unlocked', 'open'], ['locked']],
  moisture: [
    ['wet', 'leaking', 'detected'],
    ['dry', 'clear'],
  ],
  motion: [
    ['active', 'detected', 'moving'],
    ['clear', 'still'],
  ],
  moving: [['moving'], ['stopped', 'still', 'not moving']],
  occupancy: [
    ['occupied', 'detected'],
    ['clear', 'empty', 'vacant', 'free', 'unoccupied'],
  ],
  plug: [['plugged in'], ['unplugged']],
  power: [
    ['powered', 'detected'],
    ['not powered', 'no power'],
  ],
  presence: [
    ['home', 'present', 'here', 'detected'],
    ['away', 'gone', 'absent', 'not home', 'not_home'],
  ],
  problem: [
    ['having a problem', 'broken', 'problem', 'faulty'],
    ['ok', 'okay', 'fine', 'normal'],
  ],
  running: [
    ['running', 'going'],
    ['not running', 'finished', 'done', 'stopped'],
  ],
  safety: [['unsafe'], ['safe']],
  smoke: [['triggered', 'detected'], ['clear']],
  sound: [
    ['noisy', 'detected'],
    ['clear', 'quiet', 'silent'],
  ],
  tamper: [['tampered with', 'tampered', 'detected'], ['clear']],
  update: [
    ['update available', 'available', 'outdated'],
    ['up to date', 'current'],
  ],
  vibration: [
    ['vibrating', 'detected'],
    ['not vibrating', 'still', 'clear'],
  ],
};
const OPENINGS = ['window', 'garage_door', 'garage', 'opening', 'gate'];
const PLAIN = [['on'], ['off']] as const;

/** Words for the two states of a class; on and off where it has none of its own. */
export function sensorWords(deviceClass: string | null): readonly [readonly string[], readonly string[]] {
  if (deviceClass === null) return PLAIN;
  if (OPENINGS.includes(deviceClass)) return SENSOR_WORDS['door'] ?? PLAIN;
  return Object.hasOwn(SENSOR_WORDS, deviceClass) ? (SENSOR_WORDS[deviceClass] ?? PLAIN) : PLAIN;
}
