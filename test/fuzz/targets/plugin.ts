import { createUnderstanding } from '../../../src/nlu/understanding.js';
import { parseManifest } from '../../../src/plugins/manifest.js';
import { skillOf } from '../../../src/plugins/phrases.js';
import { Powers } from '../../../src/plugins/powers.js';
import { type FromPlugin, parseFromPlugin } from '../../../src/plugins/protocol.js';
import { TestHouse } from '../../../src/plugins/test-house.js';
import { claim, refusal, type Target } from '../target.js';
import { HOUSE } from './house.js';

const GRANTED = parseManifest(
  {
    summary: 'May do what a plugin may.',
    abilities: {
      devices: ['lamp', 'door'],
      kinds: ['light'],
      mqtt: { publish: ['a/#'], subscribe: ['a/#'] },
      timers: true,
      say: true,
    },
    intents: { Go: { sentences: ['go'] } },
  },
  'a.js',
).abilities;

async function take(message: FromPlugin): Promise<string> {
  const house = new TestHouse(HOUSE);
  try {
    switch (message.type) {
      case 'loaded': {
        const skill = skillOf('a', 'a.js', parseManifest(message.manifest, 'a.js'));
        createUnderstanding(HOUSE, { skills: [skill] });
        return 'loaded';
      }
      case 'devices':
      case 'act':
      case 'publish':
      case 'say': {
        await new Powers(GRANTED, house).grant(message, 'kitchen', new AbortController().signal);
        claim(house.world().states.get('door')?.['locked'] === true, 'the door stays locked');
        for (const { topic } of house.published)
          claim(topic === 'a' || topic.startsWith('a/'), `${topic} is granted`);
        return message.type;
      }
      default:
        return message.type;
    }
  } catch (error) {
    return refusal(error);
  }
}

/** What a plugin's process sends: one message on each line. */
export const plugin: Target = {
  name: 'plugin',
  kind: 'text',
  words: [
    '"type":"act"',
    '"type":"publish"',
    '"type":"loaded"',
    '"type":"say"',
    '"task":null',
    '"id":1',
    '"do":"set"',
    '"state":"unlock"',
    '"do":"adjust"',
    '"do":"timer"',
    '"target":{"ids":["door"]}',
    '"target":{"all":true}',
    '"topic":"b/c"',
    '"manifest":{',
    '"sentences":["go {x}"]',
    '"lists":{',
    '"wildcard":true',
    '"__proto__":{',
    'null',
    '1e309',
    '{}',
    '[]',
  ],
  run: async (input) => {
    const answers: string[] = [];
    for (const line of Buffer.from(input).toString('utf8').split('\n').slice(0, 20)) {
      const message = parseFromPlugin(line);
      answers.push(message === null ? 'unread' : await take(message));
    }
    return [...new Set(answers)].join(' | ').slice(0, 300);
  },
};
