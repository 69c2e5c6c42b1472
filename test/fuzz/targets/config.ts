import { parseConfig } from '../../../src/config-file.js';
import { refusal, skeleton, type Target } from '../target.js';

/** config.yaml: the hub's own settings. */
export const config: Target = {
  name: 'config',
  kind: 'text',
  words: [
    'home: a.yaml',
    'wake: [hey jarvis]',
    'broker: {url: "mqtt://a"}',
    'page: {port: 0}',
    'patience: long',
    'voice: {engine: none}',
    '~',
    '- ',
    '{',
    '}',
    '[',
    ']',
    '&a',
    '*a',
  ],
  run: (input) => {
    try {
      const { warnings } = parseConfig(Buffer.from(input).toString('utf8'), '/etc/earshot/config.yaml');
      return `read ${warnings.map(skeleton).join()}`;
    } catch (error) {
      return refusal(error);
    }
  },
};
