import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PcmAudio, Voice } from '../../../src/audio/ports.js';
import { openVoice } from '../../../src/audio/voice/voice.js';

async function heard(voice: Voice, text: string, signal?: AbortSignal): Promise<PcmAudio[]> {
  const pieces: PcmAudio[] = [];
  for await (const piece of voice.speak(text, signal)) pieces.push(piece);
  return pieces;
}

describe('the neural voice on this thread', () => {
  it('speaks, remembers, stops when told and is silent once closed', async () => {
    const voice = await openVoice({ worker: false });
    expect(voice.name).toBe('hibari');
    const first = await heard(voice, 'It is on. It is off.');
    expect(first).toHaveLength(2);
    expect(await heard(voice, 'It is on. It is off.')).toEqual(first);

    const stop = new AbortController();
    let pieces = 0;
    for await (const _piece of voice.speak('One. Two. Three. Four.', stop.signal)) {
      pieces++;
      stop.abort();
    }
    expect(pieces).toBe(1);
    expect(await heard(voice, 'Never.', AbortSignal.abort())).toEqual([]);

    // A speech that nobody takes to its end must not hold up the closing.
    const left = voice.speak('Five. Six. Seven.')[Symbol.asyncIterator]();
    await left.next();
    await voice.close();
    expect((await left.next()).done).toBe(true);
    expect(await heard(voice, 'Hello.')).toEqual([]);
  });
});

describe('eSpeak NG', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-espeak-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** A stand-in for the program: a Node script. */
  async function program(name: string, body: string): Promise<string> {
    const file = join(folder, name);
    await writeFile(file, `#!${process.execPath}\n${body}\n`);
    await chmod(file, 0o755);
    return file;
  }

  /** Answers with a WAV of one sample per byte of text, its length field as wrong as the real program's. */
  const ECHO = `
    const chunks = [];
    process.stdin.on('data', (chunk) => chunks.push(chunk)).on('end', () => {
      const text = Buffer.concat(chunks);
      const wav = Buffer.alloc(44 + 2 * text.length);
      wav.write('RIFF'); wav.write('WAVEfmt ', 8); wav.writeUInt32LE(16, 16); wav.writeUInt16LE(1, 20);
      wav.writeUInt16LE(1, 22); wav.writeUInt32LE(22050, 24); wav.writeUInt32LE(44100, 28);
      wav.writeUInt16LE(2, 32); wav.writeUInt16LE(16, 34); wav.write('data', 36); wav.writeUInt32LE(0x7ffff000, 40);
      text.forEach((byte, at) => wav.writeInt16LE(byte, 44 + 2 * at));
      process.stdout.write(wav);
    });`;

  it('gets normalised sentences by stdin and answers in WAV', async () => {
    const voice = await openVoice({ engine: 'espeak', espeak: { command: await program('echo', ECHO) } });
    const pieces = await heard(voice, 'It is 7:30. -v is no option');
    const said = pieces.map(({ samples }) => String.fromCharCode(...samples.map((value) => value * 32768)));
    expect(said).toEqual(['It is seven thirty.', '-v is no option']);
    expect(pieces[0]!.sampleRateHz).toBe(22_050);
    await voice.close();
  });

  it('says how to install it when it is missing', async () => {
    const voice = await openVoice({ engine: 'espeak', espeak: { command: join(folder, 'absent') } });
    await expect(heard(voice, 'Hello.')).rejects.toMatchObject({
      code: 'ESPEAK_MISSING',
      message: expect.stringContaining('apt install espeak-ng'),
    });
  });

  it.each([
    ['complains', 'console.error("no such voice\\nmore"); process.exit(3);', 'no such voice'],
    ['dies silently', 'process.exit(3);', 'status 3'],
    ['writes no WAV', 'process.stdout.write("hello");', 'no 16-bit mono WAV'],
  ])('reports a program that %s', async (name, body, why) => {
    const command = await program(name.replaceAll(' ', '-'), body);
    const voice = await openVoice({ engine: 'espeak', espeak: { command } });
    await expect(heard(voice, 'Hello.')).rejects.toMatchObject({
      code: 'ESPEAK_FAILED',
      message: expect.stringContaining(why),
    });
  });

  it('ends a program that hangs as soon as the signal aborts', async () => {
    const command = await program('hangs', 'setInterval(() => {}, 1000);');
    const voice = await openVoice({ engine: 'espeak', espeak: { command } });
    const stop = new AbortController();
    const speaking = heard(voice, 'Hello.', stop.signal);
    setTimeout(() => stop.abort(), 20);
    expect(await speaking).toEqual([]);
  });
});
