import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { stopProcess } from '../../src/audio/stop-process.js';

it.each([
  ['was running', 'sleep 6 & echo ready; wait'],
  ['had ended by itself', 'sleep 6 & echo ready'],
])('a script that %s leaves no pipe open, whatever it started', async (_how, script) => {
  const child = spawn('/bin/sh', ['-c', script], { stdio: ['ignore', 'pipe', 'pipe'] });
  const closed = once(child, 'close');
  await once(child.stdout, 'data');
  if (script.endsWith('ready')) await once(child, 'exit');
  const from = performance.now();
  await stopProcess(child);
  await closed;
  expect(performance.now() - from).toBeLessThan(4_000);
});
