/**
 * Retrieval for questions: what tells of the thing that is asked about without being named. "Has he reached" is asked of the
 * people of the house, "are those sheets still going round" of the washing machine, "are we making anything off the roof" of
 * the panels' meter. What is near is where people act, but seldom what they ask about.
 */
import type { Device, Home } from '../../actions/home.js';

/** So many sorts are offered, and things of each: the model reads twelve in all. */
const MAX_OF_SORT = 2;
const MAX_PEOPLE = 4;
const MAX_ASKED = 5;

interface Topic {
  /** Words of the sentence, in the singular. */
  readonly said: ReadonlySet<string>;
  readonly tells: (device: Device) => boolean;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Things that are called so, whatever they are. */
const called =
  (names: RegExp): Topic['tells'] =>
  ({ name, aliases }) =>
    [name, ...aliases].some((one) => names.test(one));

/** What senses or measures that. */
const senses =
  (classes: string, names?: RegExp): Topic['tells'] =>
  (device) =>
    SENSORS.has(device.kind) &&
    ((device.deviceClass !== null && classes.split(' ').includes(device.deviceClass)) ||
      (names !== undefined && called(names)(device)));

const SENSORS: ReadonlySet<Device['kind']> = new Set(['sensor', 'binary_sensor']);
const WARMTH: ReadonlySet<Device['kind']> = new Set(['climate', 'weather']);

const either =
  (...all: readonly Topic['tells'][]): Topic['tells'] =>
  (device) =>
    all.some((tells) => tells(device));

const TOPICS: readonly Topic[] = [
  {
    said: words('mail mailman post postman postie letter parcel package packet delivery courier delivered'),
    tells: called(/\b(?:mail|post|letter|parcel|package)\s?(?:box|flap|slot)?\b/i),
  },
  {
    said: words(
      'wash washing laundry load sheet towel nappy nappies diaper shirt uniform clothes sock bedding spin spinning tumble tumbling slosh sloshing cycle rinse rinsing round',
    ),
    tells: called(/\b(?:wash(?:er|ing)|dr[yi]er|tumble)/i),
  },
  { said: words('plate dish dishes cutlery crockery pan cup'), tells: called(/\bdish\s?washer/i) },
  {
    said: words('roof sun solar panel kilowatt watt generating making producing'),
    tells: either(called(/\b(?:solar|panels?|pv|photovoltaic)\b/i), senses('power')),
  },
  {
    said: words('power electricity mains grid outage blackout current light'),
    tells: either(senses('power'), called(/\b(?:grid|mains|supply|utility)\b/i)),
  },
  {
    said: words('wind windy gust gusting blow blowing breeze'),
    tells: senses('wind_speed', /\b(?:wind|anemometer)\b/i),
  },
  {
    said: words('rain raining wet drizzle pouring'),
    tells: either(senses('moisture precipitation', /\brain/i), ({ kind }) => kind === 'weather'),
  },
  {
    said: words('roast lasagne lasagna cake cookie biscuit casserole pie bread loaf bake baking'),
    tells: called(/\b(?:oven|stove|cooker|range|hob|aga)\b/i),
  },
  { said: words('smell smoke burning gas fume'), tells: senses('gas smoke carbon_monoxide') },
  {
    said: words('milk meat fish butter beer frozen food'),
    tells: called(/\b(?:fridge|freezer|refrigerator|icebox|larder)\b/i),
  },
  {
    said: words('stuffy air fresh breathe breathing'),
    tells: senses('carbon_dioxide aqi pm25 volatile_organic_compounds'),
  },
  {
    said: words('damp humid humidity dry moist wet musty mould mold'),
    tells: either(senses('humidity'), ({ kind }) => kind === 'humidifier'),
  },
  {
    said: words(
      'temperature degree warm warmer hot hotter cold colder cool cooler chilly parky nippy freezing thermometer thermostat',
    ),
    tells: either(senses('temperature'), ({ kind }) => WARMTH.has(kind)),
  },
  { said: words('cry crying baby awake asleep'), tells: called(/\b(?:cry|baby|nursery)\b/i) },
  {
    said: words('tank water barrel cistern well level'),
    tells: senses('water volume volume_storage', /\b(?:tank|cistern|barrel|butt|well)\b/i),
  },
  {
    said: words('car drive charge charged range'),
    tells: either(senses('battery battery_charging'), called(/\b(?:car|charger|ev|wallbox)\b/i)),
  },
  {
    said: words('bill credit prepaid unit money cost paying afford'),
    tells: either(senses('monetary energy'), called(/\b(?:meter|prepaid)\b/i)),
  },
];

/** One of the house is spoken of, and not by name. "Who" and "anyone" are asked of all of them, who need no candidate. */
const SOMEBODY = words(
  'he she they him her himself herself husband wife hubby missus partner boyfriend girlfriend father mother dad daddy papa mum mummy mom mommy mama parent son daughter brother sister kid child boy girl lad grandson granddaughter grandma grandpa granny granddad nan nana niece nephew uncle aunt auntie cousin flatmate roommate housemate lodger',
);
/** Where somebody is, or on the way to. */
const WHEREABOUTS = words(
  'where home house back out gone left in away here there return returned arrived arrive reached reach come came coming still yet work school office town shop road way stuck went stayed',
);

/**
 * Ids of what may tell of the subject of a question, likeliest first; those of the speaker's room before others.
 *
 * @param said words of the sentence, in normal form and the singular
 */
export function askedOf(said: readonly string[], { devices }: Home, room: string | null): string[] {
  const near = devices.toSorted((a, b) => Number(b.area === room) - Number(a.area === room));
  const people =
    said.some((word) => SOMEBODY.has(word)) && said.some((word) => WHEREABOUTS.has(word))
      ? devices.filter(({ kind }) => kind === 'person').slice(0, MAX_PEOPLE)
      : [];
  const things = TOPICS.map((topic) => ({ topic, count: said.filter((word) => topic.said.has(word)).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .flatMap(({ topic }) => near.filter((device) => topic.tells(device)).slice(0, MAX_OF_SORT));
  return [...new Set([...people, ...things])].slice(0, MAX_ASKED).map(({ id }) => id);
}
