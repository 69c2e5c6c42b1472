import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { eitherSignal } from '../src/either-signal.js';

describe('one of several signals', () => {
  it.each([0, 1])('aborts with signal %i, for its reason', (which) => {
    const both = [new AbortController(), new AbortController()];
    const either = eitherSignal(...both.map(({ signal }) => signal));
    expect(either.signal.aborted).toBe(false);
    const reason = new Error('enough');
    both[which]?.abort(reason);
    expect(either.signal.reason).toBe(reason);
  });

  it('is aborted where one of them is already', () => {
    const reason = new Error('enough');
    expect(eitherSignal(new AbortController().signal, AbortSignal.abort(reason)).signal.reason).toBe(reason);
  });

  it('leaves nothing at them when it is released', () => {
    const { signal } = new AbortController();
    const either = eitherSignal(signal);
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    either.release();
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});
