import { expect, it } from 'vitest';
import { RetryLog } from '../../src/hub/ear/retry-log.js';

it('tells each reason once, until there was sound', () => {
  const lines: string[] = [];
  const keep =
    (level: string) =>
    (facts: unknown): void =>
      void lines.push(`${level}: ${JSON.stringify(facts)}`);
  const log = new RetryLog({ info: keep('info'), debug: keep('debug') });
  const gone = new Error('no soundcards found');
  for (let tried = 0; tried < 3; tried += 1) log.failed(gone);
  log.failed(new Error('the device is busy'));
  log.works();
  log.failed(new Error('the device is busy'));
  expect(lines.filter((line) => line.startsWith('info'))).toEqual([
    'info: {"error":"no soundcards found"}',
    'info: {"error":"the device is busy"}',
    'info: {"error":"the device is busy"}',
  ]);
  expect(lines).toHaveLength(5);
});
