import { describe, expect, it } from 'vitest';
import type { AudioSink } from '../../src/audio/ports.js';
import type { DialogEvent } from '../../src/fsm/dialog-types.js';
import { Announcements } from '../../src/hub/mouth/announcements.js';
import { Mouth } from '../../src/hub/mouth/mouth.js';
import { rig } from './fake-house.js';
import { fakeSink, fakeVoice, never } from './fakes.js';

describe('announcements in quiet hours', () => {
  const opened = () => {
    const sent: string[] = [];
    const state = { quiet: true };
    const put = (event: DialogEvent): void => {
      if (event.type === 'announce') sent.push(event.text);
    };
    const announcements = new Announcements(
      () => ({ put }),
      () => state.quiet,
    );
    announcements.start();
    return { announcements, sent, state };
  };

  it('wait for their end, and are then said once each', () => {
    const { announcements, sent, state } = opened();
    let said = 0;
    announcements.put('The lamp is off, as you asked.', () => (said += 1));
    announcements.put('The tea is ready.');
    announcements.put('The tea is ready.');
    expect(sent).toEqual([]);
    announcements.over('The tea is ready.', false);
    state.quiet = false;
    announcements.deliver();
    announcements.deliver();
    expect(sent).toEqual(['The lamp is off, as you asked.', 'The tea is ready.']);
    announcements.over('The lamp is off, as you asked.', false);
    expect(said).toBe(1);
  });

  it('are said at once where somebody set them for now', () => {
    const { announcements, sent } = opened();
    announcements.put('Your pasta timer is up.', () => {}, true);
    expect(sent).toEqual(['Your pasta timer is up.']);
  });

  it('are no more than a person wants to hear in the morning', () => {
    const { announcements, sent, state } = opened();
    for (let one = 0; one < 500; one += 1) announcements.put(`Thing ${one}.`);
    state.quiet = false;
    announcements.deliver();
    expect(sent).toHaveLength(20);
    expect(sent.at(-1)).toBe('Thing 499.');
  });
});

it('the hub speaks as softly as it may, and rings as ever', async () => {
  let loudest = 20;
  const sink = fakeSink();
  const mouth = new Mouth({
    voice: () => fakeVoice(),
    loudspeaker: () => sink as AudioSink,
    browsers: () => null,
    loudest: () => loudest,
  });
  await mouth.say('Hello.', { kind: 'microphone' }, never());
  await mouth.ring({ samples: new Float32Array(4).fill(0.5), sampleRateHz: 16_000 }, never());
  expect(sink.played.map(({ samples }) => samples[0])).toEqual([expect.closeTo(0.1), 0.5]);
  loudest = 0;
  await mouth.say('Hello.', { kind: 'microphone' }, never());
  expect(sink.played).toHaveLength(2);
});

it('the page and the status tell of them', async () => {
  const always = ['00:00', '12:00'].map((from, at) => ({
    from,
    to: at === 0 ? '12:00' : '00:00',
    days: null,
    rooms: null,
    volume: 20,
    players: 30,
  }));
  const { hub, until } = await rig({}, { configParts: { quiet: always } });
  const { health } = await until('health', ({ health: { part } }) => part === 'hub');
  expect(health).toMatchObject({
    ok: true,
    message: expect.stringMatching(/^quiet hours until (noon|midnight)$/),
  });
  await hub.close();
});
