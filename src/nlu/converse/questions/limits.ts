/** "How high can it go?", "what's the lowest?", of what was just spoken of: its own range. */
import { abilityOf } from '../../../actions/kinds/kinds.js';
import { remembered } from '../../../actions/resolve/place.js';
import { normalWords } from '../../normalize.js';
import { sayDegrees, sayNumber } from '../../reply/values.js';
import { capital, sayDevice } from '../../reply/wording.js';
import type { Said } from '../said.js';

const ASKED =
  /^(?:(?:and|so|okay|well|then) )*(?:how (?:high|low|hot|cold|warm|far|cool) (?:can|does|will) (?:it|that|this|the \w+) (?:go|get|be set)|(?:what|whats)(?: is)? (?:the|its) (?:lowest|highest|maximum|minimum|max|min|range|limit|coldest|warmest|hottest)(?: (?:it goes|it can go|setting|temperature|it can do|possible))?|what can (?:it|that|this) (?:go|be set) (?:to|up to|down to))(?: then)?$/;

/** Null where it is not asked, or nothing was spoken of that is set between two ends. */
export function toldLimits({ text, session, world }: Said): string | null {
  const ids = remembered(session, world.now)?.devices ?? [];
  if (ids.length === 0 || !ASKED.test(normalWords(text).join(' '))) return null;
  const [device, ...more] = world.home.devices.filter(({ id }) => ids.includes(id));
  const range = device === undefined || more.length > 0 ? null : abilityOf(device, 'target');
  if (device === undefined || range?.min === undefined || range.max === undefined) return null;
  const say = device.kind === 'humidifier' ? (value: number) => `${sayNumber(value)}%` : sayDegrees;
  return `${capital(sayDevice(device))} goes from ${sayNumber(range.min)} to ${say(range.max)}.`;
}
