/** "We're leaving", "I'm off to work": the house's scene for that, where it has just one; nobody is left in the dark by it. */
import type { Device } from '../../../actions/home.js';
import type { World } from '../../../actions/world.js';
import { bareWords } from '../../normalize.js';

const LEAVES =
  /^(?:(?:ok|okay|right|well|bye|goodbye|good bye|see you|see you later|hey|so) )*(?<who>im|i am|were|we are)(?: all| both)? (?:now )?(?:leaving|off|heading out|going out|on (?:my|our) way out|out of here|off to (?:work|school|town|the (?:shops?|office|airport))|leaving (?:the house|home|for work))(?: now| then)?(?: bye| goodbye)?$/;
const CALLED =
  /^(?:(?:were|we are|im|i am|everyone|everybody|house|home) )?(?:away|leaving|leave|goodbye|bye|bye bye|going out|gone|out|nobody home|exit|departure)(?: (?:home|house|the house|mode|scene|now))*$/;
const SCENES: ReadonlySet<string> = new Set(['scene', 'script']);

/** An order for that scene; null where there is none or more than one, or one of several people at home speaks for himself. */
export function leavingScene(text: string, { home, states }: World): string | null {
  const who = LEAVES.exec(bareWords(text))?.groups?.['who'];
  if (who === undefined) return null;
  const isIn = ({ id, kind, state }: Device): boolean =>
    kind === 'person' && (states.get(id) ?? state)['location'] === 'home';
  if (who.startsWith('i') && home.devices.filter(isIn).length > 1) return null;
  const [scene, ...more] = home.devices.filter(
    ({ kind, name, aliases }) =>
      SCENES.has(kind) && [name, ...aliases].some((one) => CALLED.test(bareWords(one))),
  );
  return scene === undefined || more.length > 0 ? null : `activate ${scene.name}`;
}
