/** "What can I say?", answered with this house's own things, a few at a time and others when asked again. */
import { sayDevice } from '../../nlu/reply/wording.js';
import type { Device, Kind } from '../home.js';
import type { PerformContext } from './perform.js';

const EXAMPLES: Partial<Record<Kind, (name: string) => string>> = {
  light: (name) => `turn on ${name}`,
  cover: (name) => `close ${name}`,
  climate: (name) => `set ${name} to 20 degrees`,
  media: (name) => `pause ${name}`,
  fan: (name) => `turn on ${name} for twenty minutes`,
  lock: (name) => `is ${name} locked?`,
  vacuum: (name) => `start ${name}`,
  scene: (name) => `activate ${name}`,
  switch: (name) => `turn off ${name} in ten minutes`,
  outlet: (name) => `turn off ${name}`,
};

const ALWAYS = ['set a timer for ten minutes', 'wake me up at seven', 'what time is it?'];

/** Sentences that work in this house, the speaker's room first. */
export function examples(context: PerformContext, amount = 3): string[] {
  const { home } = context.world;
  const near = [...home.devices].sort((a, b) => rank(b, context) - rank(a, context));
  const kinds = new Set<Kind>();
  const own: string[] = [];
  for (const device of near) {
    const make = EXAMPLES[device.kind];
    if (make === undefined || kinds.has(device.kind)) continue;
    kinds.add(device.kind);
    own.push(make(called(device)));
  }
  const lists = home.lists.map(({ name }) => `add milk to the ${name.toLowerCase()}`).slice(0, 1);
  const all = [...own, ...lists, ...ALWAYS];
  const start = (context.variety * amount) % all.length;
  return [...all.slice(start), ...all.slice(0, start)].slice(0, amount);
}

/** As it is called in a sentence: "the desk lamp", but "Dusty". */
function called(device: Device): string {
  const said = sayDevice(device);
  return said.startsWith('the ') ? said.toLowerCase() : said;
}

function rank(device: Device, context: PerformContext): number {
  return device.area !== null && device.area === context.room ? 1 : 0;
}

export function helpReply(context: PerformContext): string {
  const [first = '', second = '', third = ''] = examples(context).map((text) => `"${text}"`);
  return `You can say, for example: ${first}, ${second} or ${third}.`;
}
