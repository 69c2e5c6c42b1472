/** The same meaning, said less tidily: politeness, reasons, hesitation, another verb, words that a recogniser mishears or drops. */

const BEFORE = (
  'please|hey|um|uh|okay so|so|listen|right then|hi there|could you please|can you|would you mind|i would like you to|do me a favour and|be a dear and|go ahead and|quickly|i think we should|' +
  'whenever you get a moment|if you would be so kind|let us|just|now|alright|hmm|you know what|i was wondering if you could|kindly|i need you to|would it be possible to|for me please|yo|dear house|mate|honey|sorry but'
).split('|');
const AFTER =
  'please|thanks|thank you|right now|for me|would you|will you|if you can|now|okay|cheers|quick|love|mate|when you can|as soon as possible|immediately|my friend|if possible|thank you so much|and hurry|at once|pronto'.split(
    '|',
  );
const REASONS = (
  'i am heading out|guests are coming|my eyes are tired|i want to sleep|the baby is asleep|we are about to eat|i am on the phone|it is getting late|i have a headache|mum is calling|i am trying to read|the film is starting|' +
  'i just got home|i am working|my hands are full|i forgot earlier|we are having a party|the dog is scared|i cannot reach it|it has been a long day|dinner is ready|the kids are awake'
).split('|');
const SWAPS = [
  [
    /\bturn on\b/,
    ['switch on', 'put on', 'fire up', 'start up', 'get going', 'power up', 'flick on', 'activate', 'get on'],
  ],
  [
    /\bturn off\b/,
    [
      'switch off',
      'shut off',
      'kill',
      'cut',
      'power down',
      'flick off',
      'put out',
      'deactivate',
      'shut down',
    ],
  ],
  [/\bset\b/, ['put', 'change', 'adjust', 'make', 'bring', 'move']],
  [/\bopen\b/, ['pull open', 'raise', 'roll up']],
  [/\bclose\b/, ['shut', 'pull shut', 'roll down']],
  [/\bplay\b/, ['put on', 'let me hear', 'start playing', 'give me']],
  [/\badd\b/, ['put', 'write', 'stick', 'note']],
  [/\blights\b/, ['lights', 'lamps', 'lighting']],
];
/** What recognisers and fingers confuse. */
const HEARD = {
  off: ['of', 'off'],
  the: ['a', 'the', 'da'],
  light: ['lite', 'like'],
  lights: ['lites', 'light'],
  to: ['two', 'too'],
  for: ['four'],
  four: ['for'],
  two: ['to'],
  lamp: ['lamb', 'lump'],
  blinds: ['blind', 'blines'],
  dim: ['tim', 'dem'],
  fan: ['van', 'fen'],
  set: ['said', 'sit'],
  turn: ['turned', 'then'],
  heat: ['heap', 'eat'],
  in: ['and', 'an'],
  on: ['an', 'own'],
  lock: ['look', 'log'],
  play: ['place', 'played'],
  volume: ['volumes', 'value'],
  minutes: ['minute', 'minuets'],
  kitchen: ['chicken', 'kitchens'],
};

/** The text changed a little; the words of `keep` (names, free texts) stay. */
export function noise(text, random, { strong = false } = {}) {
  let said = text;
  if (random.chance(strong ? 0.7 : 0.35)) {
    const [pattern, words] = random.pick(SWAPS);
    said = said.replace(pattern, random.pick(words));
  }
  if (random.chance(strong ? 0.5 : 0.25)) said = `${random.pick(BEFORE)} ${said}`;
  if (random.chance(strong ? 0.4 : 0.2)) said = `${said} ${random.pick(AFTER)}`;
  if (random.chance(strong ? 0.35 : 0.1)) {
    const reason = random.pick(REASONS);
    said = random.pick([
      `${reason}, ${said}`,
      `${reason} so ${said}`,
      `${said} because ${reason}`,
      `${said}, ${reason}`,
      `${reason} ${said}`,
    ]);
  }
  return said;
}

/** As a recogniser might give it back: a word dropped, doubled or taken for another; no punctuation. */
export function misheard(text, random) {
  const words = text
    .toLowerCase()
    .replace(/[,.!?;]/g, '')
    .split(/\s+/);
  const out = [];
  let changed = false;
  for (const word of words) {
    const others = HEARD[word];
    if (!changed && others !== undefined && random.chance(0.35)) {
      out.push(random.pick(others));
      changed = true;
    } else if (!changed && /^(?:the|a|my|in|to|please|of|it|is)$/.test(word) && random.chance(0.25)) {
      changed = true;
    } else if (random.chance(0.02)) out.push(word, word);
    else out.push(word);
  }
  return out.join(' ');
}
