import { describe, expect, it } from 'vitest';
import type { HubEvent, Part } from '../../src/hub/events.js';
import { type TrialEnd, TrialWatch } from '../../src/update/trial-watch.js';

const ready: HubEvent = {
  event: 'ready',
  page: null,
  broker: 'x',
  home: { devices: 0, areas: 0 },
  parts: [],
  ms: 1,
};
const health = (part: Part, ok: boolean): HubEvent => ({
  event: 'health',
  health: { part, ok, message: `${part} is ${ok ? 'well' : 'broken'}` },
});
const failure = (part: Part): HubEvent => ({ event: 'error', part, code: 'X', message: `${part} failed` });

function watch(): { watch: TrialWatch; ends: TrialEnd[]; check: (times: number) => void } {
  const ends: TrialEnd[] = [];
  const made = new TrialWatch({ onEnd: (end) => ends.push(end), everyMs: 3_600_000, wanted: 4, allowed: 2 });
  const check = (times: number): void => {
    for (let count = 0; count < times; count += 1) made.check();
  };
  return { watch: made, ends, check };
}

describe('a trial', () => {
  it('is won by checks that are good on end, and ends once', () => {
    const { watch: trial, ends, check } = watch();
    trial.observe(ready);
    trial.observe(health('recognizer', true));
    check(3);
    expect(ends).toEqual([]);
    check(5);
    expect(ends).toEqual([{ kept: true }]);
  });

  it('does not begin before the hub is ready', () => {
    const { watch: trial, ends, check } = watch();
    check(10);
    expect(ends).toEqual([]);
    trial.close();
  });

  it.each<Part>(['recognizer', 'models', 'voice'])('is lost when %s stays broken', (part) => {
    const { watch: trial, ends, check } = watch();
    trial.observe(health(part, false));
    trial.observe(ready);
    check(2);
    expect(ends).toEqual([]);
    check(1);
    expect(ends).toEqual([{ kept: false, why: `${part} is broken` }]);
  });

  it('is lost when something fails again and again, even if it is well at each check', () => {
    const { watch: trial, ends, check } = watch();
    trial.observe(ready);
    for (let count = 0; count < 3; count += 1) {
      trial.observe(failure('recognizer'));
      check(1);
    }
    expect(ends).toEqual([{ kept: false, why: 'recognizer failed' }]);
  });

  it('forgives what mends itself', () => {
    const { watch: trial, ends, check } = watch();
    trial.observe(ready);
    trial.observe(health('voice', false));
    check(2);
    trial.observe(health('voice', true));
    check(3);
    trial.observe(failure('voice'));
    check(1);
    check(3);
    expect(ends).toEqual([]);
    check(1);
    expect(ends).toEqual([{ kept: true }]);
  });

  it.each<Part>([
    'microphone',
    'broker',
    'speaker',
    'page',
    'store',
    'plugins',
  ])('does not care for %s, which stands on no model', (part) => {
    const { watch: trial, ends, check } = watch();
    trial.observe(health(part, false));
    trial.observe(ready);
    trial.observe(failure(part));
    check(4);
    expect(ends).toEqual([{ kept: true }]);
  });

  it('knows whether all is well so far', () => {
    const { watch: trial, check } = watch();
    expect(trial.well).toBe(false);
    trial.observe(ready);
    expect(trial.well).toBe(true);
    trial.observe(failure('recognizer'));
    expect(trial.well).toBe(false);
    check(1);
    expect(trial.well).toBe(true);
    trial.observe(health('voice', false));
    expect(trial.well).toBe(false);
    trial.close();
  });

  it('that was closed ends no more', () => {
    const { watch: trial, ends, check } = watch();
    trial.observe(ready);
    trial.close();
    check(9);
    expect(ends).toEqual([]);
  });
});
