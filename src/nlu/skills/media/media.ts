/** Players: play, pause, resume, stop, next, previous, what to play, source, shuffle and repeat. */
import type { Home } from '../../../actions/home.js';
import { abilityOf } from '../../../actions/kinds/kinds.js';
import type { Call, MediaCall, Target } from '../../call.js';
import { defineSkill, type IntentSpec, type Match } from '../../skill.js';
import { setStates } from '../set-state.js';
import { namesOf, onOffSentences, wordsOf } from '../shared-rules.js';
import { stringSlot } from '../target.js';
import { search } from './media-search.js';
import { MEDIA, MEDIA_LISTS, MEDIA_RULES, playerOf } from './media-words.js';

const OPS: readonly MediaCall['op'][] = ['play', 'pause', 'resume', 'next', 'previous', 'stop'];

const transport = (match: Match): Call[] => {
  const op = OPS.find((known) => known === stringSlot(match, 'op'));
  if (op === undefined) return [];
  const player = playerOf(match);
  const target: Target =
    KEEPS.test(match.text) && player.ref === undefined ? { ...player, already: 'on' } : player;
  return [{ do: 'media', op, target, ...(SUNG.test(match.text) ? { sung: true } : {}) }];
};

/** "Keep the music going" is of what plays. */
const KEEPS = /^(?:keep|leave|let|dont stop|don['’]t stop)\b/i;
const SUNG = /\b(?:songs?|tracks?|tunes?|music)\b/i;

const control: IntentSpec = {
  groups: [
    {
      sentences: [
        '{op} [<title>|this|it] [<on_player>]',
        '{op} [whats|what is] playing [<on_player>]',
        '{op} <player> [<title>]',
        '(put|set|keep|hold) (<player>|<title>|it|this) on {on_hold:op}',
        '{op} [whatever|what] is (on|playing|running) [<on_player>]',
        '<player> {op} [<title>]',
        '[<in_first>] {op} [<title>]',
        '{op_of_all:op} {every:quant} [<place>]',
      ],
      rules: { in_first: '(on|in) (<player>|<the> {area})' },
    },
    {
      slots: { op: 'next' },
      sentences: [
        '(next|next up) [item|song|track|tune|episode|channel|station|video|chapter|one] [please] [<on_player>]',
        '(skip|skip ahead|skip forward|fast forward|advance|forward) [to] [<the>] [next] [<title>|this|it] [<on_player>]',
        '(play|go to|skip to|jump to|switch to|change to|move to|put on|start) <the> (next|following) [<title>] [<on_player>]',
        '(skip|advance) <player> [to <the> next [<title>]]',
        '<player> (next|skip) [<title>|this]',
        '(change|switch) <the> (song|track|music|station|channel) [<on_player>]',
        '(i dont like|i hate|not) (this|that) (song|track|tune|music) [skip it|next]',
        'play (something else|another song|another track|a different song) [<on_player>]',
      ],
    },
    {
      slots: { op: 'previous' },
      sentences: [
        '(previous|back|go back|skip back|skip backward|skip backwards|rewind) [[to] [<the>] [previous|last] [item|song|track|tune|episode|channel|station|video|one]] [<on_player>]',
        '(play|go back to|go to|skip to|replay|return to|jump back to) <the> (previous|last) [item|song|track|tune|episode|channel|station|video|one] [again|once more] [<on_player>]',
        '(replay|restart) [<the>] [this|last|previous] [song|track|tune|episode|it] [<on_player>]',
        'play (that|it|this|that song|this song) (again|once more|1 more time) [<on_player>]',
        '(go back|skip back) (a|1) (song|track) [<on_player>]',
        '(in|on) (<player>|<the> {area}) (play|replay|go back to) <the> (last|previous) (song|track|one) [again]',
        '<player> (previous|go back|back|replay) [[to] <the> (last|previous)] [song|track|one] [again]',
        '<player> play <the> (last|previous) [song|track|one] [again]',
        '<player> go back [to <the> (last|previous) (song|track)]',
      ],
    },
    {
      slots: { op: 'stop' },
      sentences: [
        '(stop|end|quit|cancel) (<title>|playing|<player>|playback|playing music) [<on_player>]',
        '(turn|switch|shut) off <the> (music|song|audio|playback|movie|film|show|tunes|podcast|audiobook) [<on_player>]',
        '(turn|switch|shut) <the> (music|song|audio|playback|movie|film|show|tunes|podcast|audiobook) off [<on_player>]',
        '<the> (music|audio|song|radio show) (off|stop) [<on_player>]',
        '(end|stop) <the> session [<on_player>]',
        '(no|no more) (music|songs|tunes|radio) [please] [<on_player>]',
      ],
    },
    {
      slots: { op: 'resume' },
      sentences: [
        '(continue|keep|go on|carry on) (playing|listening|watching) [<title>] [<on_player>]',
        '(keep|leave) <player> (playing|going)',
        '(keep|leave) <title> (playing|going|on|running) [<on_player>]',
        'let <title> (play|keep playing|play on|go on|run) [<on_player>]',
      ],
    },
    {
      slots: { op: 'play' },
      sentences: [
        '(start|begin) (playing|playback|<title>|playing music) [<on_player>]',
        '(turn|switch|put) on [some|<the>] (music|tunes|songs|audio) [<on_player>]',
        '(turn|switch|put) [some|<the>] (music|tunes|songs|audio) on [<on_player>]',
        '(play|put on|start|give me|i want|i need|i want to hear|id like to hear|let me hear) [some|<the>|any] (music|tunes|songs|a song|something|anything|background music) [<on_player>]',
        '(start|play) <player>',
        'music [on] [please] [<on_player>]',
      ],
    },
  ],
  interpret: transport,
};

const RADIO = /^radio$/i;

function hasRadio({ devices }: Home): boolean {
  const players = devices.filter(({ kind }) => kind === 'media');
  return (
    players.some((player) => abilityOf(player, 'source')?.values?.some((one) => RADIO.test(one)) === true) &&
    !players.some(({ name, aliases }) => [name, ...aliases].some((one) => /\bradio\b/i.test(one)))
  );
}

const source: IntentSpec = {
  groups: [
    {
      sentences: [
        '(set|change|switch|put|turn) <player> [source|input|channel] [to|on|onto] ({source}|{house_source:source}) [input|source]',
        '<player> [source|input|channel] [to|onto|on] ({source}|{house_source:source})',
        '(set|change|switch) <the> (source|input) [(of|on|for) <player>] to {source} [<on_player>]',
        '(switch|change) to ({source}|{house_source:source}) [<on_player>]',
        '(put|watch|show) {house_source:source} [on] [<on_player>]',
        '(put|turn|switch) on {house_source:source} [<on_player>]',
        '(open|launch|start) {source} [<on_player>]',
        '(turn|switch|put) on {source} [<on_player>]',
        '(play|watch) {source} [<on_player>]',
        '(put|set|switch) (it|that) (on|onto) {source}',
      ],
    },
    {
      // "Put the radio on in the kitchen", where a player has one and none is called so.
      needs: hasRadio,
      weight: 1,
      sentences: [
        '(turn|switch|put) <the> {radio:source} on [<on_player>]',
        '(turn|switch|put) on <the> {radio:source} [<on_player>]',
        '(play|start|listen to) <the> {radio:source} [<on_player>]',
      ],
    },
  ],
  interpret: (match): Call[] => {
    const value = stringSlot(match, 'source');
    return value === undefined ? [] : [{ do: 'adjust', attr: 'source', value, target: playerOf(match) }];
  },
};

const power: IntentSpec = {
  groups: [
    { sentences: onOffSentences('<group_at>', '<group>') },
    {
      slots: { onoff: 'off' },
      sentences: [
        '(im|i am|were|we are) [all] (done|finished) (with|watching|listening to) (<group_at>|<thing_at>)',
        '(nobody|no one) is (watching|listening to) (<group_at>|<thing_at>) [anymore|any more]',
        '(i|we) (dont|do not|no longer) (need|want) (<group_at>|<thing_at>) [on] [anymore|any more]',
      ],
    },
    { weight: -1, textOnly: true, sentences: ['{onoff} <the> {group}'] },
  ],
  interpret: setStates(MEDIA),
};

export const media = defineSkill({
  id: 'media',
  summary: 'Music, radio and TV: play, pause, skip, source.',
  rules: MEDIA_RULES,
  lists: {
    ...MEDIA_LISTS,
    thing: namesOf('media'),
    op: wordsOf([
      ['(pause|hold|freeze)', 'pause'],
      ['(resume|unpause|continue|carry on)', 'resume'],
      ['(stop playing|stop playback of|stop playback)', 'stop'],
      ['play', 'play'],
    ]),
    op_of_all: wordsOf([
      ['pause', 'pause'],
      ['(resume|unpause)', 'resume'],
      ['stop playing', 'stop'],
    ]),
    every: wordsOf([['(everything|every thing|all of it|everywhere)', 'all']]),
    on_hold: wordsOf([['(pause|hold)', 'pause']]),
    query: { wildcard: true },
    radio: wordsOf([['radio', 'Radio']]),
    kind_of: wordsOf([
      [
        '(song|track|album|artist|playlist|podcast|movie|film|tv show|show|audiobook|radio station|station|band|radio)',
        'kind',
      ],
    ]),
    source: wordsOf([
      ['hdmi [1]', 'HDMI 1'],
      ['hdmi 2', 'HDMI 2'],
      ['hdmi 3', 'HDMI 3'],
      ['hdmi 4', 'HDMI 4'],
      ['bluetooth', 'Bluetooth'],
      ['(aux|auxiliary|line in)', 'AUX'],
      ['optical', 'Optical'],
      ['usb', 'USB'],
      ['(radio|fm|tuner)', 'Radio'],
      ['netflix', 'Netflix'],
      ['(youtube|you tube)', 'YouTube'],
      ['spotify', 'Spotify'],
      ['(apple tv|airplay)', 'Apple TV'],
      ['(disney plus|disney)', 'Disney+'],
      ['(chromecast|cast)', 'Chromecast'],
      ['(playstation|xbox|game console|games console)', 'Game'],
      ['games', 'Games'],
      ['(live tv|antenna|cable|satellite)', 'TV'],
      ['(phono|turntable|vinyl|record player)', 'Phono'],
    ]),
  },
  intents: { control, power, source, search },
  tests: [
    { say: 'pause', calls: [{ do: 'media', op: 'pause' }] },
    { say: 'skip this song', calls: [{ do: 'media', op: 'next' }] },
    { say: 'go back to the previous track', calls: [{ do: 'media', op: 'previous' }] },
    {
      say: 'resume the music in the kitchen',
      calls: [{ do: 'media', op: 'resume', target: { area: 'kitchen' } }],
    },
    {
      say: 'play bohemian rhapsody in the kitchen',
      calls: [{ do: 'media', op: 'play', query: 'bohemian rhapsody', target: { area: 'kitchen' } }],
    },
    { say: 'turn off the music', calls: [{ do: 'media', op: 'stop' }] },
  ],
});
