/** What people, or the recogniser, say to a house: lines of one conversation, through all that listens to a sentence. */
import { applyEffects } from '../../../src/actions/apply-effects.js';
import { newSession } from '../../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../../src/nlu/understanding.js';
import { claim, type Target } from '../target.js';
import { HOUSE, WORLD } from './house.js';

const { converse } = createUnderstanding(HOUSE);

const TURNS = 4;
/** What a page or a satellite may send at most is longer; nobody says more in a breath. */
const LONGEST = 500;

export const said: Target = {
  name: 'said',
  kind: 'text',
  words: [
    ...[
      'and',
      'then',
      'no',
      'not',
      'wait',
      'sorry',
      'i mean',
      'it',
      'them',
      'both',
      'the other one',
      'except',
      'all',
      'again',
    ],
    ...[
      'if',
      'when',
      'until',
      'after',
      'at half past seven',
      'in ten minutes',
      'every monday',
      'tomorrow',
      'twenty',
      '7',
      '100%',
    ],
    ...[
      'the lamp',
      'lamp',
      'door',
      'kitchen',
      'shopping list',
      'timer',
      'milk',
      'turn on',
      'off',
      'lock',
      'is',
      'why',
      '?',
      ',',
      '\n',
    ],
  ],
  run: (input) => {
    let world = WORLD;
    let session = newSession('kitchen');
    const told: string[] = [];
    for (const line of Buffer.from(input).toString('utf8').split('\n').slice(0, TURNS)) {
      const outcome = converse(world, session, { text: line.slice(0, LONGEST) });
      claim(
        outcome.reply.trim() !== '' || outcome.calls.length > 0 || outcome.source === 'none',
        'an answer',
      );
      claim(
        outcome.source === 'none' ? outcome.effects.length === 0 : true,
        'nothing is done that was not understood',
      );
      ({ session } = outcome);
      world = applyEffects(world, outcome.effects);
      told.push(`${outcome.source} ${outcome.calls.map((call) => call.do).join()}`);
    }
    return told.join('; ');
  },
};
