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

/** Word -> kinds. */
export const KINDS_OF_WORD: ReadonlyMap<string, readonly Kind[]> = (() => {
  const kinds = new Map<string, Kind[]>();
  for (const [kind, words] of Object.entries(TABLE) as [Kind, string][]) {
    for (const word of words.split(' ')) kinds.set(word, [...(kinds.get(word) ?? []), kind]);
  }
  return kinds;
})();
