import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSink } from '../../../src/audio/playback/open-sink.js';
import { registerSay, say } from '../../../src/cli/say.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-say-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('say', () => {
  it('writes a WAV file of the length that it tells', async () => {
    const file = join(folder, 'said.wav');
    const row = await say('The light is on. It is 7:30.', { out: file });
    expect(row).toMatchObject({ text: 'The light is on. It is 7:30.', file, voice: 'hibari' });
    expect(row.ms.first).toBeGreaterThan(0);
    expect(row.ms.total).toBeGreaterThanOrEqual(row.ms.first);
    const wav = await readFile(file);
    expect(wav.readUInt32LE(24)).toBe(24_000);
    expect((wav.length - 44) / 2 / 24_000).toBeCloseTo(row.seconds, 6);
  });

  it('says that nobody heard it where there is no loudspeaker, and why', async () => {
    const refuse = () => Promise.reject(new Error('there is no card'));
    const loudspeaker = () => openSink({ openers: { speaker: refuse, aplay: refuse } });
    const row = await say('Done.', { loudspeaker });
    expect(row.file).toBeNull();
    expect(row.unheard).toMatch(/no loudspeaker works \(there is no card; there is no card\).*doctor.*--out/);
    const played: number[] = [];
    const works = async () => ({
      sink: { name: 'aplay', play: async () => void played.push(1), close: async () => {} },
      refused: [],
    });
    expect(await say('Done.', { loudspeaker: works })).not.toHaveProperty('unheard');
    expect(played).not.toEqual([]);
  });

  it('takes a text without a word for a wrong call', async () => {
    await expect(say(' ... ', { out: join(folder, 'no.wav') })).rejects.toMatchObject({
      code: 'SAY_NOTHING',
      usage: true,
    });
  });

  it('tells when the file cannot be written', async () => {
    await expect(say('Done.', { out: join(folder, 'absent', 'said.wav') })).rejects.toMatchObject({
      code: 'AUDIO_NOT_WRITABLE',
    });
  });
});

describe('registerSay', () => {
  it.each([
    [['say']],
    [['say', 'hello', '--speed', 'fast']],
    [['say', 'hello', '--speed', '9']],
    [['say', 'hello', '--voice', 'nobody']],
  ])('refuses %j', async (args) => {
    const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
    registerSay(program);
    for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
    await expect(program.parseAsync(args, { from: 'user' })).rejects.toMatchObject({
      code: expect.stringMatching(/^commander\./),
    });
  });
});
