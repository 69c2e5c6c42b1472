/** Spoiled announcements and states of every adapter. `node scripts/fuzz-discovery.mjs` does a million of them. */
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ADAPTERS } from '../../../src/actions/discovery/adapters.js';
import { readByHand } from '../../../src/actions/discovery/by-hand.js';
import { KINDS } from '../../../src/actions/home.js';
import { topicMatches } from '../../../src/actions/mqtt/topic.js';
import { readCorpus } from './fuzz/corpus.js';
import { fuzz } from './fuzz/driver.js';
import { mutatePayload, mutateValue, randomFrom } from './fuzz/mutate.js';

/** What the registry logged: the source of each problem. */
const logged: string[] = [];
vi.mock('../../../src/log.js', () => {
  const quiet = (): void => {};
  const warn = (entry: { source?: string }): void => void logged.push(entry.source ?? '');
  return { createLog: () => ({ debug: quiet, info: quiet, warn, error: quiet }) };
});

const corpus = readCorpus(await readFile(new URL('./fuzz/corpus.json', import.meta.url), 'utf8'));

describe('spoiled announcements', () => {
  it.each(ADAPTERS.map((open) => [open('metric').name, open] as const))('never throw in %s', (_, open) => {
    const adapter = open('imperial');
    const own = corpus.announcements.filter(([topic]) =>
      adapter.filters.some((filter) => topicMatches(filter, topic)),
    );
    expect(own.length).toBeGreaterThan(1);
    fc.assert(
      fc.property(fc.integer(), fc.nat(own.length - 1), (seed, which) => {
        const [topic, payload] = own[which] ?? ['', ''];
        const { sources, problems, passedOver } = adapter.read(
          topic,
          mutatePayload(payload, randomFrom(seed)),
        );
        for (const { source, reason } of problems) {
          expect(source.length).toBeLessThanOrEqual(400);
          expect(reason).not.toBe('');
        }
        for (const { reason } of passedOver.values()) expect(reason).not.toBe('');
        for (const devices of sources.values()) {
          for (const { ids, name } of devices) {
            expect(ids.length).toBeGreaterThan(0);
            expect(name).not.toBe('');
          }
        }
      }),
      { numRuns: 600 },
    );
  });

  it('of any bytes on any topic never throw', () => {
    const topics = corpus.announcements.map(([topic]) => topic);
    const adapters = ADAPTERS.map((open) => open('metric'));
    fc.assert(
      fc.property(fc.constantFrom(...topics), fc.uint8Array({ maxLength: 200 }), (topic, payload) => {
        for (const adapter of adapters) adapter.read(topic, payload);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a house of spoiled messages', () => {
  it('stands, names each bad source once, and is whole again after sound ones', async () => {
    const clean = await fuzz({ count: 0, seed: 1, corpus });
    expect(clean.problems).toBe(0);
    expect(clean.devices).toBeGreaterThan(40);
    logged.length = 0;
    const report = await fuzz({ count: 6_000, seed: 7, corpus, units: 'imperial' });
    expect(report.crashes).toEqual([]);
    expect(logged.length).toBeGreaterThan(10);
    expect(new Set(logged).size).toBe(logged.length);
    expect(report.devices).toBeGreaterThanOrEqual(clean.devices);
  });
});

describe('spoiled bindings by hand', () => {
  it('are refused in words or read, and nothing else', () => {
    const seeds: readonly unknown[] = [
      { state_topic: 'a', command_topic: 'b', can: { volume: { min: 0, max: 10 } } },
      { platform: 'light', command_topic: 'c', state_topic: 's', brightness_command_topic: 'b' },
      {
        base: 'x',
        availability: { topic: '~/a' },
        properties: {
          on: { state: '~/s', path: 'a.b[0]', command: '~/c', payloads: { true: 1, false: 0 } },
          brightness: { state: '~/s', command: '~/b', set: 'a.b', scale: [0, 255] },
        },
        operations: { run: { command: '~/r', payload: 'GO' } },
      },
    ];
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(...seeds), fc.constantFrom(...KINDS), (seed, mqtt, kind) => {
        try {
          const { binding } = readByHand(mutateValue(mqtt, randomFrom(seed)), kind, 'metric');
          binding.encode({ type: 'device', device: 'x', set: { on: true, brightness: 5 } }, {});
          for (const readers of binding.routes.values()) for (const read of readers) read('{"a":{"b":[1]}}');
        } catch (error) {
          expect(error).toBeInstanceOf(SyntaxError);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
