/** Television, music, talk. */
import { gadget, here, media, more, named, ours, set, to, x } from './words.mjs';

const plays = { playback: 'playing', muted: false };
const loud = { ...plays, volume: [55, 60, 70, 80, 90] };
const quiet = { ...plays, volume: [5, 10, 15, 20] };

export const SOUND = {
  'too-loud': {
    about:
      "What plays here is too loud (neighbours, baby, headache, can't hear the other): quieter, not off. No device.",
    ways: [{ put: [here('media', loud)], calls: () => [more('volume', -1, ours('media'))] }],
  },
  'too-quiet': {
    about:
      "What plays here is too quiet (mumbling actors, can't hear over the frying, my favourite song): louder. No device.",
    ways: [{ put: [here('media', quiet)], calls: () => [more('volume', 1, ours('media'))] }],
  },
  hold: {
    about:
      'What plays here must wait, for one goes on with it later (loo, doorbell, popcorn, nappy, "I missed that, wait"): pause. No device.',
    ways: [{ put: [here('media', plays)], calls: () => [media('pause', ours('media'))] }],
  },
  'go-on': {
    about:
      'It was paused, and can go on now (back with the tea, phone call over, all seated again). No device.',
    ways: [{ put: [here('media', { playback: 'paused' })], calls: () => [media('resume', ours('media'))] }],
  },
  hush: {
    about:
      'No sound for a moment: an incoming call, a prayer, adverts, a speech at the table. Sound off (mute), not pause, not quieter. No device.',
    ways: [{ put: [here('media', plays)], calls: () => [to('muted', true, ours('media'))] }],
  },
  'sound-back': {
    about: 'It was muted; the sound may come back (adverts over, hung up). No device.',
    ways: [
      {
        put: [here('media', { playback: 'playing', muted: true })],
        calls: () => [to('muted', false, ours('media'))],
      },
    ],
  },
  'another-song': {
    about:
      'Not this song, the next ("I\'ve heard this a thousand times", "anything but Christmas songs"). No device.',
    ways: [{ put: [here('media', plays)], calls: () => [media('next', ours('media'))] }],
  },
  'that-one-again': {
    about: 'The song before this one once more ("I wasn\'t listening, back to the last track"). No device.',
    ways: [{ put: [here('media', plays)], calls: () => [media('previous', ours('media'))] }],
  },
  'no-more-sound': {
    about:
      'What plays here should be off: done watching, homework, bedtime, nobody listens, guests. No device.',
    ways: [{ put: [here('media', plays)], calls: () => [set('off', ours('media'))] }],
  },
  listen: {
    about:
      '`{s}` (a song, an artist, a station, a genre: "abba", "rain sounds", "radio four") is what the speaker would like to hear now.',
    slots: ['s'],
    ways: [
      { put: [here('media', { playback: 'idle' })], calls: (s) => [{ do: 'media', op: 'play', query: s.s }] },
    ],
  },
  'watch-tv': {
    about:
      'Something is about to begin on television (match, news, the series, cartoons), so the TV should be on. Do not say "TV" in more than a third of them.',
    ways: [{ put: [gadget('tv', { playback: 'off' }, { where: 'here' })], calls: (s) => [set('on', x(s))] }],
  },
  'done-with-tv': {
    about:
      'Nobody watches any more, homework first, film over, eyes square: the TV off. Do not say "TV" in more than a third of them.',
    ways: [{ put: [gadget('tv', plays, { where: 'here' })], calls: (s) => [set('off', x(s))] }],
  },
  'radio-on': {
    about:
      'Company while cooking, the news on the hour, the cricket, a voice in the house: the radio on. Do not say "radio" in more than a third of them.',
    ways: [{ put: [gadget('radio', { playback: 'off' })], calls: (s) => [set('on', x(s))] }],
  },
  'player-louder': {
    about: 'A TV, speaker or radio is named, `{x}`, and one hears too little of it.',
    slots: ['x'],
    ways: [{ put: [named(['media'], quiet)], calls: (s) => [more('volume', 1, x(s))] }],
  },
  'player-quieter': {
    about: 'A TV, speaker or radio is named, `{x}`, and it is too loud for somebody.',
    slots: ['x'],
    ways: [{ put: [named(['media'], loud)], calls: (s) => [more('volume', -1, x(s))] }],
  },
  'player-value': {
    about:
      'A TV, speaker or radio is named, `{x}`, and how loud it should be, `{n}` ("{n} is plenty for the {x}").',
    slots: ['x', 'n'],
    ways: [
      {
        put: [named(['media'], { ...plays, volume: [20, 40, 60] })],
        calls: (s) => [to('volume', s.n, x(s))],
      },
    ],
  },
  'player-off': {
    about: 'A TV, speaker or radio is named, `{x}`, and should be off: why, or in unusual words.',
    slots: ['x'],
    ways: [{ put: [named(['media'], plays)], calls: (s) => [set('off', x(s))] }],
  },
  'player-on': {
    about:
      'A TV, speaker or radio is named, `{x}`, and should be on: why, or in unusual words. Nothing is said of what it should play.',
    slots: ['x'],
    ways: [{ put: [named(['media'], { playback: 'off' })], calls: (s) => [set('on', x(s))] }],
  },
  'player-wait': {
    about: 'A TV, speaker or radio is named, `{x}`, and should pause ("{x}, one second, the door").',
    slots: ['x'],
    ways: [{ put: [named(['media'], plays)], calls: (s) => [media('pause', x(s))] }],
  },
};
