import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { QuietMoment } from '../../src/update/quiet-moment.js';

let come: ReturnType<typeof vi.fn<() => void>>;
let quiet: QuietMoment;
beforeEach(() => {
  vi.useFakeTimers();
  come = vi.fn<() => void>();
  quiet = new QuietMoment(come, 10_000);
});
afterEach(() => {
  quiet.close();
  vi.useRealTimers();
});

it('comes when nobody has spoken for its length', () => {
  quiet.observe('idle');
  quiet.want();
  vi.advanceTimersByTime(9_000);
  quiet.observe('listening');
  vi.advanceTimersByTime(60_000);
  expect(come).not.toHaveBeenCalled();
  quiet.observe('idle');
  vi.advanceTimersByTime(9_999);
  expect(come).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(come).toHaveBeenCalledOnce();
});

it('is not put off by a microphone that comes and goes every ten seconds', () => {
  quiet.observe('idle');
  quiet.want();
  for (let second = 0; second < 12; second += 4) {
    quiet.observe('idle');
    vi.advanceTimersByTime(4_000);
  }
  expect(come).toHaveBeenCalledOnce();
});

it('does not come where nobody waits for it, or nobody does any more', () => {
  quiet.observe('idle');
  vi.advanceTimersByTime(60_000);
  quiet.want();
  quiet.close();
  vi.advanceTimersByTime(60_000);
  expect(come).not.toHaveBeenCalled();
});
