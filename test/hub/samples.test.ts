import { describe, expect, it } from 'vitest';
import { openHome } from '../../src/cli/home-option.js';
import { AgendaTicker } from '../../src/hub/agenda/agenda-ticker.js';
import { Grammar } from '../../src/hub/grammar.js';
import { HubWorld } from '../../src/hub/hub-world.js';
import { samplesFor, speakSample } from '../../src/hub/page/samples.js';
import { fakeUnderstanding, HOME } from './fake-house.js';
import { fakeVoice, never } from './fakes.js';

describe('recordings to click', () => {
  it('fit the house, whatever it has', async () => {
    const texts = samplesFor(await openHome(undefined)).map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(4);
    expect(new Set(texts).size).toBe(texts.length);
    expect(samplesFor({ ...HOME, areas: [], devices: [] }).map(({ text }) => text)).toEqual([
      'Set a timer for five minutes.',
    ]);
  });

  it('are what the voice says, at the rate of the recogniser', async () => {
    const slow = fakeVoice();
    const voice = {
      ...slow,
      async *speak(text: string) {
        for await (const piece of slow.speak(text)) yield { ...piece, sampleRateHz: 24_000 };
      },
    };
    const { heard, recording } = await speakSample(voice, 'One. Two.', never());
    expect(heard).toMatchObject({ sampleRateHz: 24_000 });
    expect(heard.samples).toHaveLength(3200);
    expect(recording.sampleRateHz).toBe(16_000);
    expect(Math.abs(recording.samples.length - (3200 * 2) / 3)).toBeLessThan(3);
  });
});

describe('the agenda', () => {
  it('carries out delayed commands when they are due, and says timers with their names', () => {
    let now = '2026-11-21T09:00:00';
    const world = new HubWorld(
      { home: HOME, states: new Map([['lamp', { on: false }]]), unavailable: new Set() },
      () => now,
    );
    world.applyToAgenda([
      {
        type: 'timer',
        op: 'set',
        timer: {
          id: 'timer_1',
          label: 'pasta',
          room: null,
          duration: 60,
          endsAt: '2026-11-21T09:01:00',
          remaining: null,
          ringing: false,
        },
      },
      {
        type: 'schedule',
        op: 'set',
        entry: {
          id: 'scheduled_2',
          at: '2026-11-21T09:01:30',
          repeat: null,
          once: null,
          calls: [{ do: 'set', state: 'on', devices: ['lamp'] }],
        },
      },
    ]);
    const told: string[] = [];
    const carried: unknown[] = [];
    const ticker = new AgendaTicker(world, {
      carryOut: (effects) => {
        carried.push(...effects);
      },
      fired: ({ kind, id, says }) => told.push(`${kind} ${id}: ${says}`),
    });
    ticker.tick();
    expect(told).toEqual([]);
    now = '2026-11-21T09:01:00';
    ticker.tick();
    expect(told).toEqual(['timer timer_1: Your pasta timer is up.']);
    now = '2026-11-21T09:02:00';
    ticker.tick();
    expect(carried).toEqual([{ type: 'device', device: 'lamp', set: { on: true } }]);
    expect(told[1]).toMatch(/^scheduled scheduled_2: /);
    expect(world.snapshot().agenda.scheduled).toEqual([]);
  });
});

describe('the grammar', () => {
  it('of a house that cannot be understood stays as it was, and the reason is told', async () => {
    const problems: unknown[] = [];
    let broken = false;
    const grammar = new Grammar(HOME, {
      understand: () => {
        if (broken) throw new Error('two lamps');
        return fakeUnderstanding();
      },
      onError: (error) => problems.push(error),
      quietMs: 0,
    });
    const before = grammar.converse;
    broken = true;
    grammar.changed(HOME);
    while (problems.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(grammar.converse).toBe(before);
    grammar.close();
  });

  it('is not sent after closing', async () => {
    const sent: unknown[] = [];
    const grammar = new Grammar(HOME, { understand: fakeUnderstanding, onError: () => {}, quietMs: 0 });
    await grammar.steer({ setGrammar: async (source) => void sent.push(source) });
    grammar.changed(HOME);
    grammar.close();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(sent).toHaveLength(1);
  });
});
