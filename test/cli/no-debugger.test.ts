/** SIGUSR1 from anybody who may signal the hub: Node's debugger stays shut, and the hub goes on. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';

const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

let child: ChildProcess | null = null;
afterEach(() => void child?.kill('SIGKILL'));

it('opens no port for a debugger', async () => {
  expect(existsSync(here('dist/cli/main.js')), 'run `npm run build` first').toBe(true);
  const started = spawn(here('bin/earshot'), ['try', '--json'], { stdio: ['pipe', 'pipe', 'pipe'] });
  child = started;
  let said = '';
  started.stderr.on('data', (data: Buffer) => {
    said += data.toString();
  });
  const answers = createInterface({ input: started.stdout })[Symbol.asyncIterator]();
  started.stdin.write('turn on the kitchen light\n');
  await answers.next();
  started.kill('SIGUSR1');
  started.stdin.write('turn off the kitchen light\n');
  expect((await answers.next()).value).toContain('"reply"');
  started.stdin.end();
  expect(await once(started, 'exit')).toEqual([0, null]);
  expect(said).not.toContain('Debugger');
});
