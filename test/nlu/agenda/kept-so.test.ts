/** "Leave it on until eight", "keep the lights on till ten": what is so stays so, and ends then. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: den, name: Den}
  - {id: shed, name: Shed}
devices:
  - {id: stove, name: Oil Heater, area: den, kind: outlet, state: {on: false}}
  - {id: tall, name: Tall Lamp, area: den, kind: light, state: {on: true}}
  - {id: short, name: Short Lamp, area: den, kind: light, state: {on: false}}
  - {id: fan, name: Wall Fan, area: shed, kind: fan, state: {on: true}}
  - {id: horn, name: Horn, area: den, kind: media, state: {playback: playing}}
  - {id: rover, name: Rover, area: den, kind: vacuum, state: {activity: docked}}
`;

const say = (...sentences: readonly string[]) => talkIn(HOUSE, 'kept-so.yaml')('den', ...sentences);
const AT_TEN = { at: '2026-11-21T10:00:00' };
const onUntilTen = (id: string) => [
  { do: 'set', state: 'on', devices: [id] },
  { do: 'set', state: 'off', devices: [id], when: AT_TEN },
];

describe('what is kept on for a time', () => {
  it.each<[string, readonly string[]]>([
    ['stove', ['keep the oil heater on till ten']],
    ['stove', ['keep the oil heater going till ten']],
    ['stove', ['let the oil heater run until ten']],
    ['stove', ['turn on the oil heater', 'leave it on until ten']],
    ['stove', ['turn on the oil heater', 'leave it running until ten']],
    ['fan', ['leave the wall fan running until ten']],
    ['fan', ['is the wall fan on', 'keep it going till ten']],
  ])('%s: %j', (id, sentences) => {
    expect(say(...sentences).calls).toMatchObject(onUntilTen(id));
  });

  it('keeps a player playing', () => {
    expect(say('leave the horn playing until ten').calls).toMatchObject([
      { do: 'media', op: 'resume', devices: ['horn'] },
      { do: 'media', op: 'stop', devices: ['horn'], when: AT_TEN },
    ]);
  });

  it('leaves of several lights those on that are on', () => {
    expect(say('leave the lights on until ten').calls).toMatchObject(onUntilTen('tall'));
    expect(say('keep the lights off until ten').calls).toMatchObject([
      { do: 'set', state: 'off', devices: ['short'] },
      { do: 'set', state: 'on', devices: ['short'], when: AT_TEN },
    ]);
  });

  it('turns all of them on where none is, and where they are to be turned on', () => {
    expect(say('turn off the lights', 'keep the lights on').changes).toEqual({
      tall: { on: true },
      short: { on: true },
    });
    expect(say('turn the lights on until ten').calls[0]).toMatchObject({ devices: ['tall', 'short'] });
  });

  it.each(['keep going', 'leave it running', 'keep on running until ten'])('%s: nothing', (text) => {
    expect(say(text).changes).toEqual({});
  });
});
