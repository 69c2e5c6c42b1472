/** Words that speak of a kind of device without its name, in the singular: what retrieval looks at beside names. */
import type { Kind } from '../actions/home.js';

const TABLE: Readonly<Partial<Record<Kind, string>>> = {
  light: 'light lamp bulb spot spotlight lighting lantern chandelier bright brightness dim dark glow color',
  switch: 'switch plug socket pump',
  outlet: 'plug socket outlet power',
  siren: 'siren horn',
  fan: 'fan ventilator air breeze ventilation extractor',
  humidifier: 'humidifier dehumidifier humidity air mist',
  water_heater: 'boiler water heater',
  cover: 'blind curtain shade shutter drape window door gate garage awning cover sun',
  valve: 'valve water tap sprinkler hose irrigation',
  lock: 'lock locked locking door bolt bolted key secure',
  alarm: 'alarm security',
  climate:
    'thermostat heating heater heat radiator ac conditioner conditioning warm cold hot temperature degree cool',
  media:
    'tv speaker radio stereo music song sound volume movie film show loud player track playlist noise channel',
  vacuum: 'vacuum hoover robot cleaner clean floor sweep dust dirty',
  mower: 'mower lawn grass mow',
  scene: 'scene mode mood',
  script: 'script routine program',
  automation: 'automation routine',
  button: 'button press',
  sensor: 'temperature humidity sensor meter battery power energy finished machine',
  binary_sensor: 'door window open motion movement sensor leak smoke',
  weather: 'weather forecast rain outside temperature',
  person: 'home who anyone anybody he she husband wife father mother dad mum son daughter',
};

/**
 * Words by which people hint at a kind without naming it. Too loose for names: they only bring in what the house has one or two
 * of. Found by how much oftener the written requests for a kind have them.
 */
const HINTS: Readonly<Partial<Record<Kind | 'calendar', string>>> = {
  light:
    'darker gloom gloomy shadow glare glaring harsh blazing feeble torch see kelvin candlelight douse lit steps path',
  fan: 'blowing breeze smoke smoking steam smell stink stuffy blade whirring swing frying sweat sweating',
  humidifier: 'dry damp nose lip throat cough moisture wallpaper sinus',
  water_heater: 'bath bathe bathed shower lukewarm tepid tap hot hotter soak boiling',
  cover: 'slat daylight glare sunrise drawn draw storm raise gap hatch roof open shut close up',
  valve: 'drink garden plant tomato bean flower geranium pot thirsty running wet soak watering',
  lock: 'unlocked unlock undone bolted latch latched burglar open let',
  climate:
    'freezing frozen cooling cooler frost toe finger shivering shiver coat icy ice chilly sweating sweat boiling warmth warmer degrees breath',
  media:
    'hear telly mute muted news silence quieter hush deaf channel netflix youtube screen talking voice match game',
  vacuum: 'crumb dock send charger charge sand bumping rug under sweeping dirt bead feet',
  mower: 'dock charger send cut',
  alarm: 'arm armed disarm away',
  sensor: 'how much many above below degree reading liter hot full level',
  binary_sensor: 'shut closed anything someone somebody wet opened heard',
  weather: 'wind windy blowing umbrella snow snowing storm coat cold sunny',
  person: 'where daddy mummy gone back yet grandma grandpa',
  scene: 'time everybody goodnight bed leaving',
  script: 'everybody time goodnight bed leaving rule',
  calendar:
    'when tomorrow today monday tuesday wednesday thursday friday saturday sunday week calendar diary appointment booked planned plan happening agenda schedule',
};

/** Word -> kinds. */
function byWord<K extends string>(
  table: Readonly<Partial<Record<K, string>>>,
): ReadonlyMap<string, readonly K[]> {
  const kinds = new Map<string, K[]>();
  for (const [kind, words] of Object.entries(table) as [K, string][]) {
    for (const word of words.split(' ')) kinds.set(word, [...(kinds.get(word) ?? []), kind]);
  }
  return kinds;
}

export const KINDS_OF_WORD: ReadonlyMap<string, readonly Kind[]> = byWord(TABLE);
export const HINTED_KINDS: ReadonlyMap<string, readonly (Kind | 'calendar')[]> = byWord(HINTS);
