/**
 * What people put around a command and what stands between two: politeness, hesitation, wishes, haste. None of it changes
 * what is meant, so no skill's phrases need it. Every matcher of text reads these lists; a command may begin after any
 * number of `BEFORE` (also after fewer than were said: "I want to" may be a phrase's own words).
 */

import { normalWords } from '../normalize.js';

/** Left out wherever they stand. */
export const FILLERS: ReadonlySet<string> = new Set([
  ...['uh', 'um', 'erm', 'er', 'hmm', 'oi', 'please', 'bloody', 'damn', 'blasted', 'flipping', 'freaking'],
]);

/** Words said twice by hesitation: "the the light". */
const STUTTERS: ReadonlySet<string> = new Set(['the', 'a', 'to', 'my', 'in', 'on', 'and', 'can', 'i']);

const WHO = ['i', 'we'];
const MODALS = ['can', 'could', 'would', 'will', 'wont'];
const WISHES = [
  ...WHO.flatMap((who) => [
    `${who} want`,
    `${who} need`,
    `${who} wish`,
    `${who} would like`,
    `${who} would love`,
  ]),
  ...['id like', 'id love', 'wed like', 'wed love'],
];

export const BEFORE: readonly (readonly string[])[] = [
  // To the assistant: "could you", "I'd like you to", "would it be possible to".
  ...MODALS.flatMap((modal) => [`${modal} you`, `${modal} you mind`, `${modal} you kindly`]),
  ...['can u', 'do you mind', 'do you think you could', 'do you think you can', 'are you able to'],
  ...WISHES.flatMap((wish) => [`${wish} you to`, `${wish} for you to`, `${wish} to`]),
  ...['want you to', 'want to', 'need you to', 'need to'],
  ...['i was wondering', 'i wonder', 'i was hoping', 'im wondering'].flatMap((lead) =>
    ['if', 'whether', ''].flatMap((link) =>
      ['could', 'might', 'would', 'can'].map((modal) => `${lead} ${link} you ${modal}`.replace('  ', ' ')),
    ),
  ),
  ...['i would appreciate it if you could', 'oi', 'oy', 'yo'],
  ...['may i ask you to', 'can i ask you to', 'could i ask you to', 'i am asking you to', 'i ask you to'],
  ...['would it be possible to', 'is it possible to', 'would it be okay to', 'is it okay to'],
  ...[
    'is it possible for you to',
    'would it be possible for you to',
    'is there any way you could',
    'is there a way to',
    'go on and',
    'is there any chance you could',
    'any chance you could',
  ],
  ...['can we', 'could we', 'can i', 'could i', 'may i', 'may we', 'shall we'],
  ...['you can', 'you could', 'you may', 'you should', 'you need to', 'you have to', 'you must'],
  ...['let us', 'lets', 'let me', 'help me', 'help me to', 'help us', 'help us to', 'help to'],
  ...[
    'dont you think its time to',
    'dont you think we should',
    'dont you think you should',
    'isnt it time to',
  ],
  ...['its time to', 'it is time to', 'time to', 'see to it that you', 'make sure you', 'make sure to'],
  ...['be sure to', 'try to', 'try and', 'go and', 'go ahead and', 'be so kind and', 'be so kind as to'],
  ...[
    'be so good as to',
    'be a dear and',
    'be an angel and',
    'do me a favor and',
    'would you be so kind as to',
  ],
  ...[
    'if you can',
    'if you could',
    'if you dont mind',
    'if possible',
    'when you can',
    'when you get a chance',
  ],
  ...['when you have a moment', 'when you have time', 'i think you should', 'first', 'first of all'],
  // Alone: greetings, haste, hesitation.
  ...[
    'hey there',
    'hi there',
    'hello there',
    'can i get you to',
    'could i get you to',
    'can i have you',
    'could i have you',
  ],
  ...[
    'do',
    'shh',
    'shhh',
    'hey',
    'hi',
    'hello',
    'yo',
    'okay',
    'oh',
    'ah',
    'alright',
    'all right',
    'so',
    'well',
    'now',
    'just',
  ],
  ...[
    'no',
    'no no',
    'nope',
    'wait',
    'sorry',
    'oops',
    'mind',
    'arrange to',
    'make arrangements to',
    'arrange for',
  ],
  ...[
    'kindly',
    'quickly',
    'hurry up and',
    'hurry and',
    'immediately',
    'actually',
    'maybe',
    'perhaps',
    'right now',
  ],
  ...[
    'simply',
    'good morning',
    'good evening',
    'good afternoon',
    'good night',
    'excuse me',
    'come on',
    'then',
    'also',
  ],
  ...['lastly', 'finally', 'secondly'],
  // To a question that was answered: "yes, turn it off".
  ...['yes', 'yes please', 'yeah', 'yep', 'yup', 'ok then', 'okay then', 'go on', 'go on then'],
].map(wordsOf);

export const AFTER: readonly (readonly string[])[] = [
  ...['for me', 'for us', 'thanks', 'thanks a lot', 'thank you', 'thank you very much', 'cheers', 'okay'],
  ...MODALS.flatMap((modal) => [`${modal} you`]),
  ...['can you do that', 'could you do that', 'would you mind', 'can you do it', 'if you would', 'would ya'],
  ...['if you can', 'if you could', 'if you dont mind', 'if you like', 'if possible', 'if thats okay'],
  ...['now', 'right now', 'right away', 'straight away', 'immediately', 'at once', 'quickly', 'asap'],
  ...['as soon as possible', 'this instant', 'already', 'dear', 'my dear', 'darling', 'honey', 'mate'],
  ...['buddy', 'my friend', 'sweetheart', 'kindly', 'this time', 'this minute'],
  ...['until i ask you', 'until i ask you to', 'for the night', 'for the day'],
]
  .map(wordsOf)
  // The longest first: "until I tell you not to" is not "until I tell you" and a rest.
  .sort((a, b) => b.length - a.length);

export const JOINS: readonly (readonly string[])[] = [
  ...[
    'and then also',
    'and then',
    'and also',
    'and after that',
    'and afterwards',
    'and finally',
    'and please',
  ],
  ...['and next', 'after that', 'afterwards', 'and', 'then', 'also', 'plus', 'as well as', 'but also'],
].map(wordsOf);

/** "would you mind turning": what follows these is said as -ing. */
const MINDING: ReadonlySet<string> = new Set(['mind', 'try']);

const DOUBLED: ReadonlySet<string> = new Set([
  'skip',
  'put',
  'set',
  'dim',
  'shut',
  'run',
  'get',
  'flip',
  'cut',
]);

const GERUNDS: ReadonlyMap<string, string> = new Map(
  [
    ...[
      'turn',
      'switch',
      'open',
      'lock',
      'unlock',
      'start',
      'stop',
      'play',
      'pause',
      'skip',
      'add',
      'put',
      'set',
    ],
    ...[
      'dim',
      'brighten',
      'lower',
      'raise',
      'increase',
      'decrease',
      'reduce',
      'change',
      'make',
      'close',
      'shut',
    ],
    ...[
      'adjust',
      'mute',
      'unmute',
      'vacuum',
      'clean',
      'run',
      'activate',
      'show',
      'tell',
      'read',
      'check',
      'give',
    ],
    ...[
      'wake',
      'remind',
      'cancel',
      'remove',
      'delete',
      'take',
      'draw',
      'pull',
      'roll',
      'warm',
      'cool',
      'heat',
    ],
    ...[
      'bring',
      'get',
      'send',
      'announce',
      'light',
      'flip',
      'move',
      'crank',
      'kill',
      'cut',
      'power',
      'brew',
      'fire',
    ],
  ].map((verb) => [gerund(verb), verb]),
);

function gerund(verb: string): string {
  if (DOUBLED.has(verb)) return `${verb}${verb.at(-1) ?? ''}ing`;
  return `${verb.endsWith('e') ? verb.slice(0, -1) : verb}ing`;
}

/** As the text is compared: "first" is a number there. */
function wordsOf(phrase: string): readonly string[] {
  return normalWords(phrase);
}

/** Tokens without the first of two words said twice. */
export function unstutter<T extends { readonly norm: string }>(tokens: readonly T[]): T[] {
  return tokens.filter(({ norm }, at) => !(STUTTERS.has(norm) && tokens[at + 1]?.norm === norm));
}

/** A sentence's tokens without hesitation, and "would you mind turning" as "would you mind turn". */
export function settle<T extends { readonly norm: string }>(tokens: readonly T[]): T[] {
  return unstutter(tokens.filter(({ norm }) => !FILLERS.has(norm))).map((token, at, all) => {
    const verb = MINDING.has(all[at - 1]?.norm ?? '') ? GERUNDS.get(token.norm) : undefined;
    return verb === undefined ? token : { ...token, norm: verb };
  });
}
