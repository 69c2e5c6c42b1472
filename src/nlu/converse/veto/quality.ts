/** "Is the chandelier warm": what only shows whether it is on does not tell. */
import type { Home } from '../../../actions/home.js';
import type { Call } from '../../call.js';
import { bareWords, uncontracted } from '../../normalize.js';
import type { Trial } from '../carry-out.js';

const ASKED =
  /^(?:(?:and|so|but|hey|okay) )*(?:is|are) (?:the|my|our|this|that|these|those) (?:\w+ ){1,4}?(?:hot|warm|cold|cool|wet|dry|full|empty|clean|dirty|safe|broken|fast|slow|heavy|tasty|expensive)(?: (?:yet|now|enough|already|again|still|today))*$/;
/** These show in one bit whatever they are made for. */
const SENSING: ReadonlySet<string> = new Set(['binary_sensor', 'sensor']);

export function asksQuality(text: string, calls: readonly Call[], trial: Trial, home: Home): boolean {
  if (!ASKED.test(bareWords(uncontracted(text)))) return false;
  const ids = new Set(trial.parts.flatMap(({ devices }) => devices));
  return (
    calls.length > 0 &&
    calls.every(
      (call) =>
        call.do === 'query' && (call.attr === 'on' || call.attr === 'state') && call.test !== undefined,
    ) &&
    home.devices.every(({ id, kind }) => !ids.has(id) || !SENSING.has(kind))
  );
}
