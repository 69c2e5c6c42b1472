/** Words for the things of a house; its own names come from house-names.ts. */
import { type Entry, entries, phrasesOf } from './entry.js';
import type { Thing } from './piece.js';

const thing = (of: Thing, said: string): Entry[] =>
  entries(said, (text) => ({ type: 'thing', thing: of, text }));
/** Things that are said again by one plain word. */
const called = (of: Thing, text: string, said: string): Entry[] =>
  entries(said, () => ({ type: 'thing', thing: of, text }));
const detail = (of: Thing, said: string): Entry[] => entries(said, () => ({ type: 'detail', of }));

const LIGHT_KINDS = phrasesOf(
  `ceiling, overhead, main, bedside, table, floor, desk, reading, night, wall, corner, smart, hue, led, mood, ambient, side, electric,
  room, house, home, left, right, front, back, top, middle, security, porch, string, fairy, christmas, left side, right side`,
);
const LIGHT_NOUNS = phrasesOf('light, lights, lamp, lamps, bulb, bulbs, lighting');

export const THINGS: readonly Entry[] = [
  ...thing(
    'light',
    `${LIGHT_NOUNS.join()}, light bulb, light bulbs, spotlight, spotlights, chandelier, lantern, led strip`,
  ),
  ...called(
    'light',
    'lights',
    'illumination, light fixture, light fixtures, light source, lights switch, light switch, lites, lite',
  ),
  ...thing('light', LIGHT_KINDS.flatMap((kind) => LIGHT_NOUNS.map((noun) => `${kind} ${noun}`)).join()),
  ...called(
    'brightness',
    'brightness',
    `brightness, light level, light levels, lighting level, light intensity, luminosity, luminance, glow, shine, glare,
    brightness level, light brightness, lights brightness, dimness, dimmer switch, brilliance, strength, intensity`,
  ),
  ...called(
    'hue',
    'color',
    'color, colors, colour, hue, shade, tint, tone, hues, shades, coloring, colored, toned, tinted',
  ),
  ...thing(
    'plug',
    `plug, plugs, socket, sockets, outlet, outlets, smart plug, smart plugs, smart socket, smart sockets, plug socket, plug sockets,
    wall socket, power outlet, power socket, wemo, wemo plug, wemo plug socket, wemo socket, kettle, toaster, dishwasher, oven`,
  ),
  ...thing('player', 'tv, tvs, radio, stereo, speaker, speakers, hifi, sound system, sound bar, soundbar'),
  ...called('player', 'tv', 'tele, smart tv, tv set'),
  ...called(
    'music',
    'music',
    `music, song, songs, track, tune, tunes, audiobook, podcast, movie, film, video, music player, media player,
    media, itunes, spotify, music app, current music`,
  ),
  ...detail('music', 'playlist, list, queue, queued, number, hit, musical, jam, piece'),
  ...called(
    'volume',
    'volume',
    `volume, volumes, sound, sounds, audio, loudness, noise, noise level, sound level, volume level, audio level, sound volume,
    music volume, volume control, speaker volume, volume button, media volume, audio volume, volume setting, voice, vocals, voice box, speaking voice, speak volume, speaking volume`,
  ),
  ...called('speech', 'voice', 'your voice, speak, talk, speaking, talking, speech, respond, answer, reply'),
  ...called(
    'coffee',
    'coffee',
    `coffee, coffees, espresso, cappuccino, capuccino, latte, americano, macchiato, mocha, java, cup of joe, caffeine,
    flat white, cuppa, brew for me`,
  ),
  ...called(
    'coffee',
    'coffee machine',
    `coffee machine, coffee maker, coffeemaker, coffee pot, espresso machine, espresso maker, coffee brewer, percolator,
    coffee appliance, mr coffee`,
  ),
  ...detail(
    'coffee',
    `sugar, sugars, cream, milk, black, strongest, filter, iced, creamy, milky, decaf, regular, fresh, freshly, delicious, lovely,
    large, small, big, double, single, morning, cup, cups, mug, pot, drink, beans, foam, honey, vanilla, sweet, cooled, tasty, hot, time,
    strong, weak`,
  ),
  ...called(
    'robot',
    'vacuum',
    `vacuum, vacuum cleaner, robot vacuum, robot vacuum cleaner, robotic vacuum, robot cleaner, vacuum robot, cleaning robot, robot,
    roomba, iroomba, irobot, hoover, robo vac, robovac, cleaner, vac, cleaner robot, vacuum cleaner robot, robotic vacuum cleaner,
    smart vacuum, vacuum machine, vacuum bot, cleaning bot, vacuums`,
  ),
  ...called(
    'floor',
    'floor',
    `floor, floors, carpet, carpets, rug, rugs, dirt, mess, crumbs, carpeting, tiles, flooring, dog hair, cat hair, pet hair`,
  ),
  ...detail('robot', 'dust, sofa, couch, bed, furniture, corners, dirty, dusty, time'),
  ...detail('floor', 'dust, dirty, dusty, hair'),
  ...thing('fan', 'fan, fans, ceiling fan, ceiling fans, extractor, ventilator, exhaust fan'),
  ...thing(
    'cover',
    'blind, blinds, curtain, curtains, window shade, window shades, shutter, shutters, drape, drapes, roller blind, roller blinds, roller shutters, awning',
  ),
  ...called('heating', 'heating', 'heating, heat, furnace, central heating, thermostat, climate control'),
  // Which of them is meant, the room tells.
  ...thing('heating', 'heater, heaters, radiator, radiators'),
  ...called('heating', 'ac', 'ac, air con, aircon, air conditioning, air conditioner'),
  ...called('temperature', 'temperature', 'temperature, temp'),
  // Only ever to be locked: doors that open are covers, and are called by name.
  ...thing('lock', 'door, doors, front door, back door, door lock, door locks, locks'),
];
