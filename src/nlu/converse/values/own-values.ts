/**
 * What a device itself can be put to, by its own word: the preset "boost", the mode "eco", the source "Vinyl". Where the
 * words put it to one of them, nothing else may be made of them: "boost the radiator" is no degree warmer.
 */
import type { Device, Home } from '../../../actions/home.js';
import { findByName } from '../../../actions/resolve/names.js';
import { remembered } from '../../../actions/resolve/place.js';
import type { World } from '../../../actions/world.js';
import type { Call } from '../../call.js';
import type { Session } from '../../conversation.js';
import { bareWords, normalWords } from '../../normalize.js';

/** Values that are everyday words for what the grammar does by itself. */
const COMMON: ReadonlySet<string> = new Set(
  'on off none auto heat cool dry fan only low medium high normal min max up down left right tv radio music open closed forward reverse'.split(
    ' ',
  ),
);

interface OwnValue {
  readonly device: Device;
  readonly property: string;
  readonly value: string;
  /** In normal form. */
  readonly said: string;
}

/** Before a value that is asked for, and after it. */
const BEFORE =
  '(?:^|, |(?:on|onto|to|in|into|for|its|their|a|an|the|put|set|play|use|have|hear|want|it|them|back|please|and|then|mode|preset|source|input) )';
const AFTER =
  '(?= ?,| (?:on|mode|modes|preset|setting|source|input|station|channel|program|it|please|now|for|in|from|the)\\b|$)';

/** The values of these devices that the words put something to, and the calls do not. */
export function unmetValues(
  text: string,
  devices: readonly Device[],
  calls: readonly Call[],
): readonly OwnValue[] {
  const values = devices.flatMap(valuesOf);
  if (values.length === 0) return [];
  const said = phrased(text);
  const used = new Set(
    calls.flatMap((call) => (call.do === 'adjust' ? [String(call.value).toLowerCase()] : [])),
  );
  return values.filter(
    ({ device, value, said: words }) =>
      !used.has(value.toLowerCase()) && (asks(said, words) || isDone(said, words, device)),
  );
}

/** "Boost Boris": the value as a verb. */
function isDone(said: string, words: string, { name, aliases }: Device): boolean {
  const names = [name, ...aliases].map((one) => normalWords(one).join(' '));
  return names.some((one) =>
    ['', 'the ', 'my ', 'our '].some((the) =>
      ` ${said} `.replaceAll(',', ' ,').includes(` ${words} ${the}${one} `),
    ),
  );
}

function asks(said: string, words: string): boolean {
  // "Switch it off", where a source is called Switch.
  if (
    VERBS.has(words) &&
    !new RegExp(`\\b(?:to|on|onto|in|into|the|its|a|source|input|use) ${words}\\b`).test(said)
  )
    return false;
  return new RegExp(`${BEFORE}${words}${AFTER}`).test(said) && !/\bgo(?:ing)? to (?:sleep|bed)\b/.test(said);
}

/** Values that are verbs of everyday commands: at the beginning they are that. */
const VERBS: ReadonlySet<string> = new Set([
  'switch',
  'play',
  'stop',
  'pause',
  'start',
  'open',
  'lock',
  'turn',
]);

/** Words in normal form, with the pauses between them. */
function phrased(text: string): string {
  return text
    .split(/[,;.!?]+/)
    .map((part) => normalWords(part).join(' '))
    .filter((part) => part !== '')
    .join(', ');
}

const known = new WeakMap<Device, readonly OwnValue[]>();

function valuesOf(device: Device): readonly OwnValue[] {
  const before = known.get(device);
  if (before !== undefined) return before;
  const names = [device.name, ...device.aliases].map((name) => normalWords(name).join(' '));
  const values = Object.entries(device.abilities)
    .flatMap(([property, { values: own = [] }]) =>
      own.map((value) => ({
        device,
        property,
        value,
        said: normalWords(value.replaceAll('_', ' ')).join(' '),
      })),
    )
    .filter(({ said }) => /^[\p{L}\p{N} ]+$/u.test(said) && !COMMON.has(said) && !names.includes(said));
  known.set(device, values);
  return values;
}

/** Words beside the name and the value that say no more than "put it so". */
const PLAIN: ReadonlySet<string> = new Set(
  (
    'the a an my our its it on onto to in into for up back put set switch turn change give make get have mode preset setting source input ' +
    'please now and then i want would like you can could should go just okay hey'
  ).split(' '),
);
const PLAYED: ReadonlySet<string> = new Set(
  'play listen watch tune hear stream start some me us let lets'.split(' '),
);
const KINDS =
  /^(?:radiator|heater|heating|thermostat|ac|aircon|boiler|tv|speaker|stereo|radio|fan|humidifier|dehumidifier|purifier)$/;

/** The call that puts the one device to its one value, where the words say nothing else. */
export function ownValueCall(text: string, unmet: readonly OwnValue[], home: Home): Call | null {
  const [only, ...more] = unmet;
  if (only === undefined || more.length > 0) return null;
  const { device, property, value, said } = only;
  const rest = ` ${bareWords(phrased(text))} `.replace(` ${said} `, ' ').trim();
  const named = rest.split(' ').filter((word) => word !== '' && !PLAIN.has(word));
  const name = named.join(' ');
  const found = findByName(home, name, home.devices);
  // "Play Radio 4": what plays is the source.
  const isPlayed = property === 'source' && named.every((word) => PLAYED.has(word));
  const isMeant = isPlayed || KINDS.test(name) || (found.length === 1 && found[0]?.id === device.id);
  if (named.length === 0 || !isMeant) return null;
  return { do: 'adjust', attr: property, value, target: { ids: [device.id] } };
}

const IT = '(?:it|that|this|them|they|both)(?: (?:all|both|of them|back|over|up|down))*';
const TO = '(?:(?:to|on|onto|in|into|at) )?(?:the |its |a )?';
const MODE =
  '(?: (?:mode|preset|setting|source|input|station|channel|program))?(?: (?:please|now|again|instead))*';

/** "Put it in sleep mode", "switch them to eco", "back to comfort": values that only what was last spoken of has. */
export function putToItsOwn(text: string, session: Session, world: World): readonly Call[] | null {
  const last = remembered(session, world.now);
  if (last === null) return null;
  const said = normalWords(text).join(' ');
  const ids = [...last.devices, ...(/\b(?:them|both)\b/.test(said) ? (last.also ?? last.before ?? []) : [])];
  const values = world.home.devices.filter(({ id }) => ids.includes(id)).flatMap(valuesOf);
  const meant = values.filter(({ said: own }) =>
    new RegExp(
      `^(?:(?:and|now|okay|please|no|then|actually) )*(?:(?:put|set|switch|change|turn|move|make|have|go) ${IT} ${TO}${own}|(?:(?:put|set|switch|change|turn|go) )?(?:back )?to ${own}|(?:put|set|switch|change|turn|go) back to ${own})${MODE}$`,
    ).test(said),
  );
  if (meant.length === 0 || new Set(meant.map(({ property }) => property)).size > 1) return null;
  return meant.map(({ device, property, value }) => ({
    do: 'adjust',
    attr: property,
    value,
    target: { ids: [device.id] },
  }));
}
