/** The voice's and the loudspeaker's processes, killed while they speak: the reply is shown, and the next one is spoken. */
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeWav } from '../../src/audio/encode-wav.js';
import { AplaySink } from '../../src/audio/playback/aplay.js';
import { openEspeakVoice } from '../../src/audio/voice/espeak.js';
import { type Rig, rig } from '../hub/fake-house.js';
import { fakeSink } from '../hub/fakes.js';

let folder: string;
let open: Rig | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-voice-'));
  const tone = encodeWav({ samples: new Float32Array(800).fill(0.1), sampleRateHz: 16_000 });
  await writeFile(join(folder, 'tone.wav'), tone);
});
afterEach(async () => {
  await open?.hub.close();
  open = null;
  await rm(folder, { recursive: true });
});

/** A program that hangs as long as the file `hang` is there, with its process id in `pid`. */
async function program(name: string, then: string): Promise<string> {
  const path = join(folder, name);
  const lines = [
    '#!/bin/sh',
    'cat > /dev/null',
    `if [ -e '${folder}/hang' ]; then echo $$ > '${folder}/pid.new'; mv '${folder}/pid.new' '${folder}/pid'; exec sleep 60; fi`,
    then,
    '',
  ];
  await writeFile(path, lines.join('\n'));
  await chmod(path, 0o755);
  return path;
}

async function killHanging(): Promise<void> {
  for (;;) {
    const pid = Number(await readFile(join(folder, 'pid'), 'utf8').catch(() => '0'));
    if (pid > 0) {
      process.kill(pid, 'SIGKILL');
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('a process that speaks', () => {
  it('(eSpeak NG) killed in the middle is told; the reply stands, and the next one is spoken', async () => {
    const sink = fakeSink('loudspeaker');
    const command = await program('espeak-ng', `cat '${folder}/tone.wav'`);
    open = await rig({
      voice: async () => openEspeakVoice({ command }),
      sink: async () => ({ sink, refused: [] }),
    });
    const { hub, until } = open;
    await writeFile(join(folder, 'hang'), '');
    hub.say('lamp on');
    await killHanging();
    expect(await until('error')).toMatchObject({ part: 'voice', code: 'ESPEAK_FAILED' });
    expect(await until('reply')).toMatchObject({ turn: 1, text: 'The lamp is on.' });
    expect(sink.played).toHaveLength(0);
    await rm(join(folder, 'hang'));
    hub.say('lamp off');
    await until('spoken', ({ turn }) => turn === 2);
    expect(sink.played.length).toBeGreaterThan(0);
  });

  it('(aplay) killed in the middle costs the rest of that reply', async () => {
    const command = await program('aplay', 'exit 0');
    const sink = await AplaySink.open({ command });
    open = await rig({ sink: async () => ({ sink, refused: [] }) });
    const { hub, until, events } = open;
    await writeFile(join(folder, 'hang'), '');
    hub.say('lamp on');
    await killHanging();
    await until('spoken', ({ turn }) => turn === 1);
    await rm(join(folder, 'hang'));
    hub.say('lamp off');
    expect(await until('spoken', ({ turn }) => turn === 2)).toMatchObject({ interrupted: false });
    expect(events.filter(({ event }) => event === 'error')).toEqual([]);
  });
});
