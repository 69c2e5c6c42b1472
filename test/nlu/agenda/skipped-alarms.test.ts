/** An alarm that comes again, left out on one day by words that only point at it. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const say = talkIn(
  `
areas: [{id: bunk, name: Bunk Room}]
devices:
  - {id: radio, name: Radio, area: bunk, kind: media, can: [volume], state: {playback: idle, volume: 20}}
`,
  'skipped-alarms.yaml',
  '2026-11-23T12:00:00',
);
const DAILY = 'set an alarm for 7 every weekday';
const WEEKEND = 'set an alarm for 9 every weekend';

describe('left out once', () => {
  it.each<[string[], string]>([
    [[DAILY, 'skip it on thursday'], 'The 7 AM alarm will not ring on Thursday.'],
    [[DAILY, 'not on wednesday'], 'The 7 AM alarm will not ring on Wednesday.'],
    [[DAILY, 'skip the next one'], 'The 7 AM alarm will not ring tomorrow.'],
    [[DAILY, 'when is my alarm', 'skip it tomorrow'], 'The 7 AM alarm will not ring tomorrow.'],
    [[DAILY, "skip tomorrow's alarm"], 'The 7 AM alarm will not ring tomorrow.'],
    [[DAILY, "it's a weekday alarm: skip it on thursday"], 'The 7 AM alarm will not ring on Thursday.'],
    [[DAILY, WEEKEND, 'my weekend alarm, skip it on saturday'], 'The 9 AM alarm will not ring on Saturday.'],
    [[DAILY, "thursday's a holiday, skip the alarm"], 'The 7 AM alarm will not ring on Thursday.'],
    [[DAILY, 'skip it on sunday'], 'The alarm does not ring that day.'],
    [
      ['remind me to stretch every day at 9', 'skip it tomorrow'],
      'The 9 AM reminder will not ring tomorrow.',
    ],
  ])('%j', (sentences, reply) => {
    expect(say('bunk', ...sentences).reply).toBe(reply);
  });

  it.each<[string[]]>([
    [['skip it on thursday']],
    [['set an alarm for 7 tomorrow', 'skip it on thursday']],
    [[DAILY, WEEKEND, 'what alarms are set', 'skip it on friday']],
    [[DAILY, "it's a weekday alarm"]],
    [[DAILY, 'turn off the radio', 'not on thursday']],
  ])('nothing where it is said of nothing: %j', (sentences) => {
    expect(say('bunk', ...sentences).effects).toEqual([]);
  });

  it('a song is skipped as before', () => {
    expect(say('bunk', DAILY, 'play the radio', 'skip the next one').calls).toMatchObject([
      { do: 'media', op: 'next' },
    ]);
  });
});
