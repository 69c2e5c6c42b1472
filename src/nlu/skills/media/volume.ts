/** Volume: "set the TV volume to 30", "turn it up", "a bit quieter in the kitchen", "mute". */
import type { AdjustCall, Call } from '../../call.js';
import { defineSkill, type IntentSpec, type Match } from '../../skill.js';
import { withPurpose, withReason } from '../reasons.js';
import { becomes, namesOf, shouldBe, wordsOf } from '../shared-rules.js';
import { deltaOf, EXTREMES, LEVELS, levelOf, signOf } from '../values.js';
import { MEDIA_LISTS, MEDIA_RULES, playerOf } from './media-words.js';
import { isOwnVoice } from './own-voice.js';
import { hush, mute } from './silence.js';

const RULES = {
  ...MEDIA_RULES,
  volume:
    '(volume|volumes|music volume level|music level|music sound|noise|volume control|volume level|sound|sound level|audio|loudness|music volume|media volume|audio level|audio volume|speaker volume|volume of the music|volume of music|radio volume|speaker sound|speak volume|speaking volume|tone)',
  sounding:
    '(<player>|<the> (music|radio|sound|sounds|audio|song|songs|track|video|movie|film|show|podcast|playlist|volume of the music|volume of the song))',
  level: '([level] <percent>|[the] {level} [level|volume|setting]|{extreme})',
  to: '(to|at|down to|up to|on)',
  amount: '({few}|{percent:by} percent|even)',
};

/** The assistant's own voice, or a player. */
function whose(match: Match): Pick<AdjustCall, 'own' | 'target'> {
  return isOwnVoice(match) ? { own: true } : { target: playerOf(match) };
}

const set: IntentSpec = {
  groups: [
    {
      sentences: [
        '<set_volume> <the> <volume> [[up|down] [<on_player>] <to>] <level> [<on_player>]',
        '<set_volume> <player> <volume> [[up|down] <to>] <level>',
        '<set_volume> (<the> {area}) <volume> [up|down] <to> <level>',
        '(turn|bring|crank|put|take|pull|push|move) (up|down) <the> <volume> [<on_player>] <to> <level> [<on_player>]',
        '(take|pull|push|move|crank) (<the> <volume>|<player>) (up|down) <to> <level> [<on_player>]',
        '(turn|crank|put|bring) (it|<player>|<the> <volume>) {extreme}',
        '(turn|bring|crank|put) (up|down) <player> [<volume>] <to> <level>',
        '(turn|bring|crank|put) <player> (up|down) <to> <level>',
        '(in|on) (<player>|<the> {area}) <set_volume> <the> <volume> [up|down] <to> <level>',
        '<player> <volume> [<to>] <level>',
        '(put|set|turn|play|keep) (<player>|<sounding>) (on|at|to) <level>',
        '<volume> [<to>] <level> [<on_player>]',
        '<the> {area} <volume> [<to>] <level>',
        'volume level {percent} [<on_player>]',
        '{level} volume [<on_player>]',
        ...becomes(
          '(<the> <volume> [<on_player>]|<player> [<volume>])',
          '[[up|down] <to>] <level> [<on_player>]',
        ),
        '(<the> <volume>|<player>|<sounding>) <to> (<level>|{extreme}) [<on_player>]',
        '{updown_verb:updown} (<the> <volume>|<player>|<sounding>) <to> <level> [<on_player>]',
        '(maximum|max|minimum|min|full) [<the>] <volume> [<on_player>]',
        '(maximize|maximise|max out) (<the> <volume>|<player>|<sounding>) [<on_player>]',
        '(minimize|minimise) (<the> <volume>|<player>|<sounding>) [<on_player>]',
        '<wish> <the> <volume> [at|to be [at]] <level> [<on_player>]',
        '(full|maximum|max) volume [<on_player>]',
        '<the> <volume> (should|must|needs to) (be|go to|increase to|go up to|go down to) <level>',
        '(turn|bring|put|crank) <the> <volume> (up|down) <to> <level> [<on_player>]',
      ],
    },
  ],
  interpret: (match): Call[] => {
    const value =
      levelOf(match) ?? (/^(full|max)/i.test(match.text) ? 100 : /^min/i.test(match.text) ? 1 : undefined);
    if (value === undefined) return [];
    return [{ do: 'adjust', attr: 'volume', value, unit: 'percent', ...whose(match) }];
  },
};

const CHANGES: readonly string[] = [
  '(turn|bring|crank|tune|move|put|push|adjust|pump) {updown} <the> (<volume>|<sounding> volume|music|radio|sound) [<up_by>] [<on_player>]',
  '(turn|bring|crank|tune|move|put|push|adjust|pump) <the> (<volume>|<sounding> volume|music|radio|sound) [<on_player>] {updown} [<up_by>] [<on_player>]',
  '(turn|bring|crank|tune|move|put|push) {updown} <player> [<volume>] [<up_by>]',
  '(turn|bring|crank|tune|move|put|push) <player> [<volume>] {updown} [<up_by>]',
  '(turn|crank|tune|bring|put|take|dial|bump|kick|knock|notch) (it|this|that|things) {updown} [<by>] [<on_player>]',
  '{updown_verb:updown} [all] <the> (<volume>|<sounding> volume) [<on_player>] [<by>] [<on_player>]',
  '{updown_verb:updown} <player> [<volume>] [<by>]',
  '{updown_verb:updown} <the> {area} <volume> [<by>]',
  '<volume> {updown} [<up_by>] [<on_player>]',
  '<player> [<volume>] {updown} [<up_by>]',
  '[<amount>] {louder:updown} [<on_player>]',
  '(play|turn) <the> (music|radio|song|it) {louder:updown} [<on_player>]',
  '{more:updown} (volume|sound|noise) [<on_player>]',
  '<wish> {more:updown} <volume> [<on_player>]',
  ...becomes(
    '(it|this|<sounding>|<the> <volume> [<on_player>])',
    '[<amount>] ({louder:updown}|{lower:updown}) [<on_player>] [{few}]',
  ),
  '{updown_verb:updown} (it|this|that) [down|up] [<by>] [<on_player>]',
  '{updown_verb:updown} <sounding> [<by>] [<on_player>]',
  '<set_volume> <the> <volume> [<amount>] ({louder:updown}|{updown}) [<on_player>]',
  '(turn|speak) {updown} [please]',
  '{updown_verb:updown} <the> <volume> of <the> (song|current song|music|current music|tv|radio|speaker|speakers|media|movie)',
  '<the> <volume> [of <the> music] (should|must|needs to) {updown_verb:updown}',
  '<player> <volume> {updown_verb:updown}',
  '(turn|bring) {updown} <the> <volume> (on|of) <the> (music|song|radio)',
  '<wish> {high:updown} <volume>',
  '<volume> {louder:updown} [<on_player>]',
  '{updown} <the> volume',
  '(get|go|be) [<amount>] {louder:updown}',
  '{louder:updown} (music|<volume>) [<on_player>]',
];

/** Rarer ways, for text. */
const TYPED: readonly string[] = [
  'add [some|a bit of] {more:updown} (volume|sound|noise)',
  '{updown_verb:updown} <by>',
  '<wish> you [to be] [<amount>] {louder:updown}',
  '(use|speak in|talk in|speak with) a {voice:updown} (voice|tone|volume)',
  'not (so|that|as|too) {loud_word:updown} [<on_player>]',
  '(turn|bring) {updown} <the> (volume|sound) (on|of|in) [the|my] (spotify|itunes|netflix|youtube|music app|app)',
  '(quiet|quieten) (<sounding>|<player>) down',
  '(hear|have) (it|<sounding>|<player>) {better:updown} [<on_player>]',
  'play [it|this|that|<sounding>] {loudly:updown} [<on_player>]',
  '(make|get|set) <the> <volume> {more:updown}',
  'volume {updown_verb:updown}',
  '(<sounding>|<the> <volume>) [<amount>] ({louder:updown}|{lower:updown}|{updown}) [<by>] [<on_player>]',
  ...becomes(
    '(<sounding>|<the> <volume> [<on_player>])',
    '[a] [<amount>] {lower:updown} [level|volume|setting] [<on_player>]',
  ),
  ...shouldBe(
    '(it|this|<sounding>|<the> <volume> [<on_player>])',
    '[<amount>] ({louder:updown}|{lower:updown})',
  ),
];

const change: IntentSpec = {
  groups: [
    { sentences: CHANGES },
    { textOnly: true, sentences: TYPED },
    { slots: { updown: 'up' }, sentences: ['(speak up|talk louder|sing louder|sing up) <player>'] },
    withReason(CHANGES, 'sound'),
    withPurpose([
      '{updown_verb:updown} <the> <volume>',
      '(turn|bring) {updown} <the> <volume>',
      '(turn|bring) <the> <volume> {updown}',
    ]),
  ],
  interpret: (match): Call[] => [
    { do: 'adjust', attr: 'volume', delta: deltaOf(match, signOf(match)), ...whose(match) },
  ],
};

/** The value is missing: whoever carries it out asks for it. */
const ask: IntentSpec = {
  groups: [{ weight: -1, sentences: ['(adjust|change|set|modify|alter) <the> <volume> [<on_player>]'] }],
  interpret: (match): Call[] => [{ do: 'adjust', attr: 'volume', target: playerOf(match) }],
};

export const volume = defineSkill({
  id: 'volume',
  summary: 'How loud players are, and mute.',
  rules: {
    ...RULES,
    set_volume: '(set|change|turn|make|put|adjust|increase|decrease|raise|lower|bring|reduce|drop|get)',
  },
  lists: {
    ...MEDIA_LISTS,
    thing: namesOf('media'),
    level: LEVELS,
    extreme: EXTREMES,
    updown: wordsOf([
      ['[right|way|back] (up|higher|up [a bit|a little] louder|up higher)', 'up'],
      ['[right|way|back] (down|lower|down [a bit|a little] quieter)', 'down'],
    ]),
    updown_verb: wordsOf([
      [
        '(increase|raise|rise|boost|up|turn up|tune up|bring up|put up|amplify|blast|blast out|beef up|pump up|crank up|push up|bump up|ramp up|jack up|hike up|dial up|step up|kick up|lift|maximize)',
        'up',
      ],
      [
        '(lower|decrease|reduce|lessen|drop|turn down|low|soften|quiet|quiet down|quieten|quieten down|cut down|tone down|bump down|dial down|crank down|dial back|cut back|take down|pull down|knock down|scale back|slow|slow down|diminish)',
        'down',
      ],
    ]),
    louder: wordsOf([
      ['(louder|more loud|less quiet|more audible)', 'up'],
      ['(quieter|softer|less loud|more quiet|more quietly|more softly)', 'down'],
    ]),
    more: wordsOf([
      ['more', 'up'],
      ['less', 'down'],
    ]),
    lower: wordsOf([
      ['(higher|louder|stronger)', 'up'],
      ['[lower] (lower|quieter|softer|more comfortable)', 'down'],
    ]),
    loud_word: wordsOf([
      ['(loud|noisy)', 'down'],
      ['(quiet|soft)', 'up'],
    ]),
    voice: wordsOf([
      ['(louder|higher|stronger)', 'up'],
      ['(lower|quieter|softer|gentler)', 'down'],
    ]),
    better: wordsOf([['better', 'up']]),
    loudly: wordsOf([
      ['(loud|loudly|louder)', 'up'],
      ['(quietly|softly|softer|quieter)', 'down'],
    ]),
    high: wordsOf([
      ['[a] (more|higher|high|louder)', 'up'],
      ['[a] (less|lower|low|quieter)', 'down'],
    ]),
  },
  intents: { set, change, ask, mute, hush },
  tests: [
    { say: 'set the volume to 30 percent', calls: [{ do: 'adjust', attr: 'volume', value: 30 }] },
    {
      say: 'turn the volume down in the kitchen',
      calls: [{ do: 'adjust', attr: 'volume', delta: { some: -1 }, target: { area: 'kitchen' } }],
    },
    { say: 'turn it up a bit', calls: [{ do: 'adjust', attr: 'volume', delta: { some: 1, size: 'few' } }] },
    { say: 'mute the tv', calls: [{ do: 'adjust', attr: 'muted', value: true }] },
  ],
});
