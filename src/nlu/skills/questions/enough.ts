/**
 * "Is it warm enough in the nursery", "is the tank nearly empty", "is the CO2 too high in the lounge": what is enough is for the
 * listener to judge, who is told what is measured.
 */
import type { PhraseGroup } from '../../skill.js';

const HOW = '[a bit|too|very|really|so|quite|nice and|getting|still|rather|nearly|almost|running]';
const NOW = '[now|right now|at the moment|yet]';
const FOR = '[(for|to) {whom}]';
const WARM = '(warm|hot|cold|cool|chilly|freezing|boiling|frosty)';
const JUDGED = '(high|low|bad|good|ok|okay|all right|alright|fine|safe|normal|dangerous|healthy)';

const loosely = { textOnly: true, weight: -1, lists: { whom: { wildcard: true } } } as const;

export const ENOUGH: readonly PhraseGroup[] = [
  {
    ...loosely,
    slots: { measure: 'temperature' },
    sentences: [
      `is it ${HOW} ${WARM} [enough] <place_area> ${NOW} ${FOR}`,
      `is it ${HOW} ${WARM} [enough] {outside:scope} ${NOW} ${FOR}`,
      `is it ${HOW} ${WARM} [enough] {scope} ${NOW} ${FOR}`,
      `is <the> {area} ${HOW} ${WARM} [enough] ${NOW} ${FOR}`,
    ],
  },
  {
    ...loosely,
    slots: { measure: 'humidity' },
    sentences: [
      `is (it|the air) ${HOW} (humid|damp|dry|muggy) [enough] <place_area> ${NOW} ${FOR}`,
      `is (it|the air) ${HOW} (humid|damp|muggy) [enough] {scope} ${NOW} ${FOR}`,
      `is <the> {area} ${HOW} (humid|damp|muggy) [enough] ${NOW} ${FOR}`,
    ],
  },
  {
    ...loosely,
    sentences: [
      `is <the> {measure} ${HOW} ${JUDGED} [enough] [<place>] ${NOW} ${FOR}`,
      `is <the> {measure} <place> ${HOW} ${JUDGED} [enough] ${NOW} ${FOR}`,
    ],
  },
  {
    ...loosely,
    // A fridge of which only the temperature is measured.
    slots: { measure: 'temperature' },
    lists: { whom: { wildcard: true }, measured: { wildcard: true } },
    weight: -3,
    sentences: [
      `is <the> {measured} (cold|warm|hot|cool) enough ${NOW}`,
      `is <the> {measured} too (cold|warm|hot) ${NOW}`,
    ],
  },
  {
    ...loosely,
    slots: { measure: 'full' },
    lists: { whom: { wildcard: true }, vessel: { from: 'name', where: { kind: ['sensor'] } } },
    weight: 0.5,
    sentences: [
      `is <the> {vessel:name} ${HOW} (full|empty|low) [enough] ${NOW}`,
      `how (full|empty) is <the> {vessel:name} ${NOW}`,
      `(how much|is there much|is there enough|is there any) (is there|is left|is there left|left) in <the> {vessel:name} ${NOW}`,
    ],
  },
];
