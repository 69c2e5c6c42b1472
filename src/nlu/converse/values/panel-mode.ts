/** "Set it to night mode", "no, stay", "make it home", just after the burglar alarm was spoken of: its mode, by the everyday word. */
import { remembered } from '../../../actions/resolve/place.js';
import type { Call } from '../../call.js';
import type { Said } from '../said.js';

const MODE =
  /^(?:(?:no|nope|actually|sorry|wait|and|but|okay|ok|please|i (?:meant|mean|said))[\s,]+)*(?:(?:make|set|put|switch|change|arm|turn) (?:it|that)(?: (?:to|on|in|into|for|at))?\s+)?(?:the )?(?<mode>\p{L}+(?: \p{L}+)??)(?: mode)?(?: (?:then|please|instead))*[\s.!]*$/iu;

/** Null where something else was spoken of, or the words name no mode of it. */
export function panelMode({ text, session, world, sense }: Said): Call | null {
  const last = remembered(session, world.now);
  const [device, ...more] = world.home.devices.filter(({ id }) => last?.devices.includes(id) === true);
  if (device?.kind !== 'alarm' || more.length > 0) return null;
  const mode = MODE.exec(text.trim())?.groups?.['mode'];
  const call = mode === undefined ? null : sense.call(`set the ${device.name} to ${mode} mode`);
  if (call?.do !== 'adjust' || call.attr !== 'mode') return null;
  return { ...call, target: { ref: 'last' } };
}
