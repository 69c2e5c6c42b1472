/** The assistant's own voice, while something plays. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
location: {latitude: 40, longitude: 22, timezone: Europe/Athens}
areas:
  - {id: taverna, name: Taverna}
devices:
  - {id: bouzouki, name: Jukebox, area: taverna, kind: media, class: speaker, can: [volume, muted], state: {playback: playing, volume: 40, muted: false}}
`;

const sayIn = talkIn(HOUSE, 'own-voice.yaml');
const say = (...sentences: readonly string[]) => sayIn('taverna', ...sentences);

describe('said of the own voice', () => {
  it.each<[string, object]>([
    ['set your volume to 50', { level: 50 }],
    ['your volume to 30 percent', { level: 30 }],
    ['turn your volume up', { volume: 10 }],
    ['turn your volume up by 20', { volume: 20 }],
    ['speak up', { volume: 10 }],
    ['talk quieter', { volume: -10 }],
    ["you're too loud", { volume: -10 }],
    ['be quiet', { muted: true }],
    ['mute yourself', { muted: true }],
  ])('%s', (text, effect) => {
    expect(say(text).effects).toEqual([{ type: 'hub', ...effect }]);
    expect(say(`turn up the jukebox`, text).effects).toEqual([{ type: 'hub', ...effect }]);
  });

  it.each<[string, object]>([
    ['louder', { volume: 50 }],
    ['set the volume to 20', { volume: 20 }],
    ['can you turn the volume up', { volume: 50 }],
    ['could you make the music louder', { volume: 50 }],
    ['your music is too loud', { volume: 30 }],
    ['mute', { muted: true }],
  ])('and of what plays: %s', (text, change) => {
    expect(say(text).changes).toEqual({ bouzouki: change });
  });
});
