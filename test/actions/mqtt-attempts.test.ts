import { describe, expect, it } from 'vitest';
import type { HouseMessage } from '../../src/actions/house.js';
import { addressesOf, parseAddress } from '../../src/actions/mqtt/addresses.js';
import { Attempts } from '../../src/actions/mqtt/attempts.js';
import { Conflation } from '../../src/actions/mqtt/conflation.js';
import { text } from './support/until.js';

const nowhere = { refused: false, answered: false };
const backoffMs = { first: 500, longest: 4_000 };
const attempts = (urls: string[], version: 4 | 5 | 'auto', chance = 1): Attempts =>
  new Attempts(addressesOf(urls), { version, backoffMs, chance: () => chance });

describe('addresses', () => {
  it.each([
    ['mqtt://host', { protocol: 'mqtt', host: 'host', port: 1883 }],
    ['mqtts://host', { protocol: 'mqtts', host: 'host', port: 8883 }],
    ['mqtt://[::1]:1884', { protocol: 'mqtt', host: '::1', port: 1884 }],
    ['wss://host/mqtt?x=1', { protocol: 'wss', port: 443, path: '/mqtt?x=1' }],
    ['ws://me:secret@host:9001', { path: '/', shown: 'host:9001' }],
  ])('%s', (url, parts) => {
    expect(parseAddress(url)).toMatchObject(parts);
  });
});

describe('attempts to connect', () => {
  it('wait longer each time, up to the longest, and never in step', () => {
    const waits = (chance: number): number[] => {
      const one = attempts(['mqtt://a'], 4, chance);
      return Array.from({ length: 5 }, () => {
        const { waitMs } = one.next();
        one.failed(nowhere);
        return waitMs;
      });
    };
    expect(waits(1)).toEqual([500, 1_000, 2_000, 4_000, 4_000]);
    expect(waits(0)).toEqual([250, 500, 1_000, 2_000, 2_000]);
  });

  it('go round the brokers quickly, and wait before the next round', () => {
    const two = attempts(['mqtt://a', 'mqtt://b'], 4);
    const seen = Array.from({ length: 4 }, () => {
      const { address, waitMs } = two.next();
      two.failed(nowhere);
      return [address.host, waitMs];
    });
    expect(seen).toEqual([
      ['a', 100],
      ['b', 500],
      ['a', 100],
      ['b', 1_000],
    ]);
  });

  it('turn to the next broker when a connection is lost, and begin with short waits', () => {
    const two = attempts(['mqtt://a', 'mqtt://b'], 4);
    for (let i = 0; i < 4; i++) {
      two.next();
      two.failed(nowhere);
    }
    two.next();
    expect(two.connected()).toBe(100);
    two.lost();
    expect(two.next()).toMatchObject({ address: { host: 'b' }, waitMs: 100 });
  });

  it('fall back to 3.1.1 at a broker that refuses 5, and stay there', () => {
    const one = attempts(['mqtt://a'], 'auto');
    expect(one.next().version).toBe(5);
    one.failed({ refused: true, answered: true });
    expect(one.next().version).toBe(4);
    one.connected();
    one.lost();
    expect(one.next().version).toBe(4);
  });

  it('try 3.1.1 where the broker hangs up, and 5 again after that: it may only have been starting', () => {
    const one = attempts(['mqtt://a'], 'auto');
    const versions: number[] = [];
    for (let i = 0; i < 4; i++) {
      versions.push(one.next().version);
      one.failed({ refused: false, answered: true });
    }
    expect(versions).toEqual([5, 4, 5, 4]);
  });

  it('never change a version that was asked for', () => {
    const one = attempts(['mqtt://a'], 5);
    one.next();
    one.failed({ refused: true, answered: true });
    expect(one.next().version).toBe(5);
  });
});

describe('a flood of messages', () => {
  const message = (topic: string, word: number): HouseMessage => ({
    topic,
    payload: new TextEncoder().encode(String(word)),
    retained: false,
  });
  const setup = () => {
    const heard: string[] = [];
    let now = 0;
    const conflation = new Conflation(
      ({ topic, payload }) => heard.push(`${topic} ${text(payload)}`),
      { perSecond: 3, everyMs: 60_000 },
      () => now,
    );
    return { heard, conflation, pass: (ms: number) => (now += ms) };
  };

  it('is cut to its latest word, while others are heard in full and in order', () => {
    const { heard, conflation } = setup();
    for (let word = 1; word <= 100; word++) {
      conflation.take(message('wild', word));
      if (word % 50 === 0) conflation.take(message('calm', word));
    }
    expect(heard).toEqual(['wild 1', 'wild 2', 'wild 3', 'calm 50', 'calm 100']);
    conflation.close();
    expect(heard.at(-1)).toBe('wild 100');
    expect(conflation.dropped).toBe(96);
  });

  it('never lets a later word overtake one that is held', () => {
    const { heard, conflation, pass } = setup();
    for (let word = 1; word <= 4; word++) conflation.take(message('wild', word));
    pass(1_000);
    conflation.take(message('wild', 5));
    expect(heard.at(-1)).toBe('wild 3');
    conflation.close();
    expect(heard.at(-1)).toBe('wild 5');
  });

  it('takes no memory for what is superseded, and leaves alone what was handed on', () => {
    const heard: HouseMessage[] = [];
    const conflation = new Conflation(
      (one) => heard.push(one),
      { perSecond: 0, everyMs: 60_000 },
      () => 0,
    );
    const said = (words: readonly number[]): void => {
      for (const word of words) conflation.take(message('wild', word));
      conflation.close();
    };
    said([1234, 5, 678, 90_123, 4]);
    said([7]);
    expect(heard.map(({ payload }) => text(payload))).toEqual(['4', '7']);
    // Of five words only the longest needed memory beside the first's.
    expect(heard[0]!.payload.buffer.byteLength).toBe(5);
    expect(heard[1]!.payload.buffer).not.toBe(heard[0]!.payload.buffer);
  });

  it('of all topics together is cut as well, and the last word of each is heard', () => {
    const heard: string[] = [];
    let now = 0;
    const conflation = new Conflation(
      ({ topic, payload }) => {
        // Each takes a millisecond to handle.
        now += 1;
        heard.push(`${topic} ${text(payload)}`);
      },
      { perSecond: 1_000, everyMs: 60_000 },
      () => now,
    );
    for (let word = 1; word <= 3; word++)
      for (let topic = 0; topic < 40; topic++) conflation.take(message(`t${topic}`, word));
    expect(heard).toHaveLength(51);
    conflation.close();
    expect(heard).toHaveLength(91);
    expect(new Set(heard.slice(51))).toEqual(
      new Set(Array.from({ length: 40 }, (_, topic) => `t${topic} 3`)),
    );
    expect([conflation.received, conflation.dropped]).toEqual([120, 29]);
  });

  it('that was held is delivered in slices, with room between them', async () => {
    const heard: number[] = [];
    let now = 0;
    let turns = 0;
    const conflation = new Conflation(
      () => {
        now += 3;
        heard.push(turns);
      },
      { perSecond: 0, everyMs: 1 },
      () => now,
    );
    for (let topic = 0; topic < 20; topic++) conflation.take(message(`t${topic}`, 1));
    while (heard.length < 20) {
      await new Promise((done) => setImmediate(done));
      turns += 1;
    }
    expect(new Set(heard).size).toBeGreaterThan(3);
    conflation.close();
  });

  it('is forgotten after a second', () => {
    const { heard, conflation, pass } = setup();
    for (let word = 1; word <= 3; word++) conflation.take(message('busy', word));
    pass(1_000);
    conflation.take(message('busy', 4));
    expect(heard).toHaveLength(4);
    conflation.close();
  });
});
