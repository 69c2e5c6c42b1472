/** "Stop everything": what rings, plays or moves stops; what merely is on stays on. In a house of its own. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const QUIET = `
areas:
  - {id: loft, name: Loft}
  - {id: cave, name: Cave}
devices:
  - {id: glim, name: Glim, area: loft, kind: light, state: {on: true}}
  - {id: stove, name: Oven, area: cave, kind: switch, state: {on: true}}
  - {id: lid, name: Roller Shutter, area: loft, kind: cover, class: shutter, can: [position], state: {position: 40}}
  - {id: drum, name: Drum, area: loft, kind: media, can: [volume], state: {playback: idle, volume: 30}}
  - {id: brass, name: Brass, area: cave, kind: media, can: [volume], state: {playback: paused, volume: 30}}
  - {id: mole, name: Mole, area: cave, kind: vacuum, state: {activity: docked, battery: 80}}
`;
const BUSY = QUIET.replace('playback: idle', 'playback: playing')
  .replace('playback: paused', 'playback: playing')
  .replace('activity: docked', 'activity: returning')
  .replace('{position: 40}', '{position: 40, moving: true}');

const inQuiet = talkIn(QUIET, 'quiet.yaml');
const inBusy = talkIn(BUSY, 'busy.yaml');

describe('stops whatever goes on, wherever it is', () => {
  it.each([
    'stop everything',
    'stop all',
    'stop it all',
    'halt everything now',
    'everything stop',
  ])('%s', (text) => {
    const { calls, changes, source } = inBusy('loft', text);
    expect(source).toBe('grammar');
    expect(changes).toEqual({
      drum: { playback: 'idle' },
      brass: { playback: 'idle' },
      lid: { moving: false },
      mole: { activity: 'idle' },
    });
    expect(calls).toMatchObject([
      { do: 'media', op: 'stop', devices: ['drum', 'brass'] },
      { do: 'set', state: 'stop', devices: ['lid'] },
      { do: 'run', op: 'stop', devices: ['mole'] },
    ]);
  });

  it('takes what was just set going for moving, where nothing tells', () => {
    expect(inQuiet('loft', 'close the roller shutter', 'stop everything').calls).toMatchObject([
      { do: 'set', state: 'stop', devices: ['lid'] },
    ]);
  });
});

describe('leaves alone what merely is', () => {
  it.each([
    ['nothing goes on', ['stop everything']],
    ['only a timer runs', ['set a timer for five minutes', 'stop all']],
    ['a lamp was turned on', ['turn on the glim', 'stop everything']],
  ])('%s', (_what, sentences) => {
    const { effects, reply } = inQuiet('loft', ...sentences);
    expect(effects).toEqual([]);
    expect(reply).toBe('Nothing is ringing, playing or moving.');
  });

  it.each([
    'stop everything from going wrong',
    'stop all the nonsense',
    'stop',
    'never stop everything',
  ])('is something else: %s', (text) => {
    expect(inQuiet('loft', text).reply).not.toMatch(/ringing, playing/);
  });
});
