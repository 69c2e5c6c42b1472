/** Sensors that "go off" give the alarm: of a leak, of motion. A machine that goes off is off. */
import type { SlotMatch } from '../../skill.js';
import type { StateWord } from './state-words.js';

const WARNERS: ReadonlySet<unknown> = new Set([
  'smoke',
  'gas',
  'moisture',
  'carbon_monoxide',
  'safety',
  'tamper',
  'problem',
  'heat',
]);

/** What a sensor tells of, where that can be on and off as a machine is. */
const RUNNING: ReadonlySet<unknown> = new Set(['running', 'power', 'plug', 'light', 'moving']);

/** A leak sensor that "goes off" gives the alarm, as one of motion does; nobody turns one off. */
export function alarms(name: SlotMatch, { word }: StateWord, said: string): boolean {
  const goesOff = /\bgoes? off\b/i.test(said);
  return (
    word === 'off' &&
    name.items.every(
      ({ context }) =>
        WARNERS.has(context?.class) ||
        (goesOff && context?.kind === 'binary_sensor' && !RUNNING.has(context.class)),
    )
  );
}
