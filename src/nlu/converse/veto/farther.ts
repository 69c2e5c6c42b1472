/**
 * Something in another room called only by its kind, where the speaker's own room has a thing of that kind: "blind down, lamp off",
 * said in the bedroom, means no lamp of the kitchen.
 */
import type { Device, Home } from '../../../actions/home.js';
import { nameWords, singular } from '../../../actions/resolve/names.js';
import type { Call } from '../../call.js';
import { KINDS_OF_WORD } from '../../kind-words.js';
import { normalWords } from '../../normalize.js';
import type { Trial } from '../carry-out.js';
import { nameIn, spaced } from './named.js';

/** Words that point away from here, or may: "in there", "their lamp", "I'm going down for a jar", "the cooking corner". */
const ELSEWHERE =
  /\b(?:there|where|other|next door|through|their|his|her|hers|theirs|downstairs|upstairs|down|up|outside|somebody|someone|everyone|everybody|nobody|corner|nook|end|side|area|place|spot|part)\b/i;
/** The kinds of which a room has its own. */
const OWN: ReadonlySet<string> = new Set(['light', 'media', 'cover', 'fan', 'climate']);

/** No window of the room is meant by those. */
const GATES: ReadonlySet<string> = new Set(['garage', 'gate', 'door']);

export function isFarther(
  text: string,
  calls: readonly Call[],
  trial: Trial,
  home: Home,
  room: string | null,
): boolean {
  if (room === null || ELSEWHERE.test(text) || !callsByKind(text)) return false;
  return calls.some((call, at) => {
    const { target } = call;
    if (call.do === 'query' || call.when !== undefined || target?.ids === undefined) return false;
    const ids = new Set(trial.parts[at]?.devices);
    const devices = home.devices.filter(({ id }) => ids.has(id));
    return devices.length > 0 && devices.every((device) => isFar(device, text, home, room));
  });
}

/** What is only hinted at is found by what it is for, wherever it stands: "rake's put away" is of the barn light. */
const callsByKind = (text: string): boolean =>
  normalWords(text).some((word) => KINDS_OF_WORD.has(singular(word)));

function isFar(device: Device, text: string, home: Home, room: string): boolean {
  const { area, kind } = device;
  if (area === null || area === room || !OWN.has(kind) || GATES.has(device.deviceClass ?? '')) return false;
  const place = home.areas.find(({ id }) => id === area);
  // Who hears or sees somebody out there speaks of it in many ways.
  if (place?.outside === true || nameIn(spaced(text), device) !== null) return false;
  const said = new Set(normalWords(text).map(singular));
  const named = [device.name, ...device.aliases, place?.name ?? '', ...(place?.aliases ?? [])]
    .flatMap(nameWords)
    .some((word) => said.has(word) && !KINDS_OF_WORD.has(word));
  return !named && home.devices.some((other) => other.area === room && other.kind === kind);
}
