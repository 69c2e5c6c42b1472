import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadPin } from '../../src/hub/pin.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-pin-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('takes the digits, however they were written, and nothing else', async () => {
  const file = join(folder, 'pin');
  await writeFile(file, '4711\n', { mode: 0o600 });
  const verify = await loadPin(file);
  expect(['4711', '4 7 1 1', '47-11'].map(verify)).toEqual([true, true, true]);
  expect(['4712', '471', '', '47110'].map(verify)).toEqual([false, false, false, false]);
});

it('refuses a file without a PIN, and never says what is in it', async () => {
  const file = join(folder, 'bad');
  for (const text of ['', '123', 'hunter2hunter2', '1234 5678']) {
    await writeFile(file, text, { mode: 0o600 });
    await expect(loadPin(file)).rejects.toMatchObject({ code: 'PIN_FILE_INVALID', usage: true });
    await expect(loadPin(file)).rejects.not.toThrow(/hunter2/);
  }
  await expect(loadPin(join(folder, 'none'))).rejects.toMatchObject({
    code: 'PIN_FILE_MISSING',
    usage: true,
  });
});

it('refuses a file that everybody can read, whatever it holds', async () => {
  const file = join(folder, 'open');
  await writeFile(file, '4711\n', { mode: 0o644 });
  await expect(loadPin(file)).rejects.toMatchObject({ code: 'PIN_FILE_OPEN', usage: true });
  await expect(loadPin(file)).rejects.toThrow(/chmod 600/);
});
