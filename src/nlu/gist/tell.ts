/**
 * The pieces of a sentence said again in the plain words that the grammar knows: one act, one thing, perhaps a value, a
 * place and a time. Nothing where the pieces contradict each other or tell rather than ask.
 */
import { MEANINGS, type Meaning, PROPERTY_OF, UNNAMED } from './meanings.js';
import type { Act, Piece, Thing } from './piece.js';

type Of<T extends Piece['type']> = Extract<Piece, { type: T }>;

interface Said {
  readonly things: readonly Of<'thing'>[];
  readonly acts: readonly Act[];
  readonly places: readonly string[];
  readonly number: Of<'number'> | null;
  readonly level: number | null;
  readonly color: string | null;
  readonly size: string;
  readonly time: string | null;
  readonly all: boolean;
  readonly wished: boolean;
  /** Something else is wanted, whatever it is. */
  readonly changed: boolean;
  /** A value of any kind. */
  readonly valued: boolean;
}

/** The plain sentence; null where there is none. */
export function tell(pieces: readonly Piece[]): string | null {
  const said = gather(pieces);
  if (said === null) return null;
  const about = subject(said);
  if (about === null) return null;
  const plain = sentence(about, said);
  if (plain === null) return null;
  return said.time === null ? plain : `${plain} ${said.time}`;
}

function gather(pieces: readonly Piece[]): Said | null {
  const of = <T extends Piece['type']>(type: T): Of<T>[] =>
    pieces.filter((piece): piece is Of<T> => piece.type === type);
  const has = (type: Piece['type']): boolean => pieces.some((piece) => piece.type === type);
  const numbers = of('number');
  const colors = [...new Set(of('color').map(({ text }) => text))];
  const levels = [...new Set(of('level').map(({ percent }) => percent))];
  const times = of('time');
  const places = [...new Set(of('place').map(({ text }) => text))];
  if (numbers.length > 1 || colors.length > 1 || levels.length > 1 || times.length > 1) return null;
  // "The light is on" tells; "the light is too bright" and "the light should be on" ask.
  const reason = has('quality') && has('act');
  if (has('is') && !has('too') && !has('wish') && !reason) return null;
  const valued = numbers.length + colors.length + levels.length > 0;
  const acts = actsOf(pieces, (has('too') || reason) && has('is'), valued || has('size'));
  return {
    things: of('thing'),
    acts,
    places: narrowest(places),
    number: numbers[0] ?? null,
    level: levels[0] ?? null,
    color: colors[0] ?? null,
    size: of('size').at(-1)?.text ?? '',
    time: times[0]?.text ?? null,
    all: has('all'),
    wished: has('wish'),
    changed: pieces.some((piece) => piece.type === 'act' && piece.act === 'change'),
    valued,
  };
}

function actsOf(pieces: readonly Piece[], tooMuch: boolean, otherwise: boolean): Act[] {
  const strong = new Set<Act>();
  const weak = new Set<Act>();
  for (const piece of pieces) {
    if (piece.type === 'quality') strong.add(tooMuch ? piece.tooMuch : piece.act);
    else if (piece.type === 'act')
      (piece.weak === true || piece.act === 'change' ? weak : strong).add(piece.act);
  }
  // "Shut it down" is one verb.
  if (strong.has('close')) strong.delete('down');
  // "On" is a preposition and "change" a verb beside any other.
  if (strong.size > 0 || otherwise) return [...strong];
  return weak.size > 1 ? [...weak].filter((act) => act !== 'change') : [...weak];
}

/** "In the house, in the kitchen": the kitchen. */
function narrowest(places: readonly string[]): string[] {
  const named = places.filter((place) => place !== 'in the house' && place !== 'in here');
  return named.length > 0 ? named : places.slice(0, 1);
}

interface About {
  readonly thing: Thing;
  /** "The desk lamp", "the lights". */
  readonly name: string;
  readonly property: Thing | null;
}

/** The one thing that all of the words name, with its property; null where they name several. */
function subject({ things, acts, all, places, color, changed }: Said): About | null {
  if (things.length === 0) {
    if (color !== null && (places.length > 0 || changed) && acts.length === 0)
      return { thing: 'light', name: 'the lights', property: null };
    const meant = new Set(acts.map((act) => UNNAMED[act]).filter((one) => one !== undefined));
    const [thing] = meant;
    if (meant.size !== 1 || thing === undefined) {
      // "Clean" alone may be said of anything.
      const cleans = acts.includes('clean') && (places.length > 0 || acts.includes('on'));
      return cleans ? { thing: 'floor', name: '', property: null } : null;
    }
    return { thing, name: thing === 'light' ? 'the lights' : `the ${thing}`, property: null };
  }
  const kinds = new Set(things.map(({ thing }) => thing));
  const properties = [...kinds].filter((kind) => (PROPERTY_OF[kind] ?? []).some((owner) => kinds.has(owner)));
  const owners = [...kinds].filter((kind) => !properties.includes(kind));
  const [thing] = owners;
  if (owners.length !== 1 || thing === undefined) return null;
  const texts = [...new Set(things.filter((one) => one.thing === thing).map(({ text }) => text))];
  // "The light of the desk lamp" is the desk lamp.
  const text = texts.reduce((longest, one) => (one.length > longest.length ? one : longest), '');
  if (texts.some((one) => !one.split(' ').every((word) => isPart(word, text)))) return null;
  const name = all && thing === 'light' ? `all the ${text}` : `the ${text}`;
  return { thing, name, property: properties[0] ?? null };
}

/** "Lights" beside "desk lamp" is only what a desk lamp is. */
function isPart(word: string, name: string): boolean {
  const words = name.split(' ').map((one) => one.replace(/s$/, ''));
  return GENERIC.has(word) || words.includes(word.replace(/s$/, ''));
}

const GENERIC: ReadonlySet<string> = new Set([
  'light',
  'lights',
  'lamp',
  'lamps',
  'lighting',
  'bulb',
  'plug',
  'socket',
  'outlet',
  'vacuum',
  'machine',
  'music',
  'tv',
  'coffee',
]);

function sentence(about: About, said: Said): string | null {
  const { thing, property } = about;
  const place = said.places.map((where) => ` ${where}`).join(' and');
  if (thing === 'coffee') return said.number === null ? coffeeSentence(said.acts) : null;
  if (said.valued) return valueSentence(about, said, place);
  const acts = leading(said.acts);
  const meanings = new Set(acts.map((act) => MEANINGS[property ?? thing][act] ?? MEANINGS[thing][act]));
  if (
    said.acts.length === 0 &&
    thing === 'robot' &&
    (said.wished || said.places.length > 0 || said.time !== null || property !== null)
  )
    return plainly('clean', about, place, '');
  if (said.acts.length === 0 && said.wished) return wishSentence(about, place);
  const [meaning] = meanings;
  if (meanings.size !== 1 || meaning === undefined) return null;
  return plainly(meaning, about, place, said.size === '' ? '' : ` ${said.size}`);
}

/** "Turn on the lights brighter", "start cleaning": on is part of it; "stop this song and play the next". */
function leading(acts: readonly Act[]): readonly Act[] {
  for (const act of ['next', 'previous'] as const) {
    if (acts.includes(act) && acts.every((one) => one === act || SKIPPED.has(one))) return [act];
  }
  return acts.length > 1 ? acts.filter((act) => act !== 'on') : acts;
}

const SKIPPED: ReadonlySet<Act> = new Set(['on', 'off', 'play', 'pause', 'resume', 'change']);

/** How strong it shall be changes nothing, and whoever says "coffee" wants one. */
function coffeeSentence(acts: readonly Act[]): string | null {
  const asked = new Set(
    acts
      .filter((act) => !['up', 'down', 'warmer', 'dimmer', 'cooler'].includes(act))
      .map((act) => MEANINGS.coffee[act]),
  );
  if (asked.has(undefined) || asked.size > 1) return null;
  return asked.has('off') ? 'turn off the coffee machine' : 'make coffee';
}

function wishSentence({ thing, name, property }: About, place: string): string | null {
  if (property !== null) return null;
  if (thing === 'scene') return `activate ${name}`;
  return thing === 'light' || thing === 'fan' || thing === 'heating' ? `turn on ${name}${place}` : null;
}

function valueSentence({ thing, name, property }: About, said: Said, place: string): string | null {
  const { number, level, color } = said;
  const lit = thing === 'light' || thing === 'brightness' || thing === 'hue';
  if (color !== null)
    return lit && number === null && level === null && !said.acts.includes('off')
      ? `make ${thing === 'light' ? name : 'the lights'}${place} ${color}`
      : null;
  const value = number === null ? `${level ?? 0}` : number.text;
  if (number?.by === true) return byValue({ thing, name, property }, said, place, value);
  if (number?.unit === 'degrees')
    return thing === 'heating' || thing === 'temperature'
      ? `set the temperature${place} to ${value} degrees`
      : null;
  if (said.acts.includes('off') || said.acts.includes('mute')) return null;
  if (thing === 'speech')
    return number === null ? `speak ${(level ?? 0) >= 50 ? 'louder' : 'quieter'}` : null;
  if (thing === 'light') return `set ${name}${place} to ${value} percent`;
  if (thing === 'brightness') return `set the brightness${place} to ${value} percent`;
  if (thing === 'volume' || property === 'volume') return `set the volume${place} to ${value} percent`;
  if (thing === 'player') return `set the volume of ${name}${place} to ${value} percent`;
  if (thing === 'fan' || thing === 'cover') return `set ${name}${place} to ${value} percent`;
  const heated = thing === 'heating' || thing === 'temperature';
  return heated && number !== null && number.unit === null
    ? `set the temperature${place} to ${value} degrees`
    : null;
}

function byValue({ thing, name, property }: About, said: Said, place: string, value: string): string | null {
  const directions = new Set(said.acts.map((act) => MEANINGS[property ?? thing][act]));
  const [way] = directions;
  if (directions.size !== 1 || way === undefined) return null;
  if (way === 'brighter' || way === 'dimmer')
    return `${way === 'brighter' ? 'increase' : 'decrease'} the brightness of ${thing === 'light' ? name : 'the lights'}${place} by ${value} percent`;
  if (way === 'louder' || way === 'quieter')
    return `turn ${way === 'louder' ? 'up' : 'down'} the volume${place} by ${value} percent`;
  if (way === 'warmer' || way === 'cooler')
    return thing === 'light'
      ? null
      : `turn the temperature ${way === 'warmer' ? 'up' : 'down'} by ${value} degrees${place}`;
  return null;
}

function plainly(
  meaning: Meaning,
  { thing, name, property }: About,
  place: string,
  size: string,
): string | null {
  const lit = thing === 'light' ? name : 'the lights';
  const on = thing === 'player' ? ` on ${name}` : '';
  switch (meaning) {
    case 'on':
    case 'off':
      return property !== null && property !== 'music' && thing === 'light'
        ? null
        : `turn ${meaning} ${name}${place}`;
    case 'brighter':
    case 'dimmer':
      return `make ${lit}${place}${size} ${meaning}`;
    case 'louder':
      if (thing === 'speech') return 'speak louder';
      return `turn the volume up${size}${on}${place}`;
    case 'quieter':
      if (thing === 'speech') return 'speak quieter';
      return `turn the volume down${size}${on}${place}`;
    case 'warmer':
    case 'cooler':
      if (thing === 'light' || thing === 'hue') return `make ${lit}${place}${size} ${meaning}`;
      return `make it${size} ${meaning}${place}`;
    case 'faster':
    case 'slower':
      return `turn ${meaning === 'faster' ? 'up' : 'down'} ${name}${place}`;
    case 'open':
    case 'close':
      return size === '' ? `${meaning} ${name}${place}` : null;
    case 'lock':
      return `lock ${name}${place}`;
    case 'mute':
    case 'unmute':
      if (thing === 'speech') return meaning === 'mute' ? 'be quiet' : null;
      return `${meaning} ${thing === 'player' ? name : 'the volume'}${place}`;
    case 'play':
      return `play music${on}${place}`;
    case 'stop':
      return thing === 'robot' ? `stop ${name}` : `stop the music${on}${place}`;
    case 'pause':
    case 'resume':
      return `${meaning} ${thing === 'robot' || thing === 'player' ? name : 'the music'}${place}`;
    case 'next':
    case 'previous':
      return `${meaning} song${on}${place}`;
    case 'clean':
      if (place === '' || place === ' in the house' || place === ' in here')
        return thing === 'robot' ? `start ${name}` : 'start the vacuum';
      return `vacuum${place.replace(/^ in/, '')}`;
    case 'brew':
      return 'make coffee';
    case 'dock':
      return `send ${name} home`;
    case 'activate':
      return `activate ${name}`;
    case 'change':
      return `change the color of ${lit}${place}`;
  }
}
