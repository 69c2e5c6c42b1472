import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findExecutable } from '../../src/audio/find-executable.js';
import { AplaySink } from '../../src/audio/playback/aplay.js';
import { NullSink } from '../../src/audio/playback/null-sink.js';
import { openSink } from '../../src/audio/playback/open-sink.js';
import { SpeakerSink } from '../../src/audio/playback/speaker.js';
import type { PcmAudio } from '../../src/audio/ports.js';
import { EarshotError } from '../../src/errors.js';
import { sine } from './wav-bytes.js';

const FAKE_CHILD = fileURLToPath(new URL('fake-speaker-child.cjs', import.meta.url));
const second: PcmAudio = { samples: sine(440, 1, 24_000), sampleRateHz: 24_000 };
const never = new AbortController().signal;

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'earshot-playback-'));
  // ALSA's own null device: libasound opens it on any machine.
  await writeFile(join(dir, 'alsa.conf'), 'pcm.!default { type null }\nctl.!default { type null }\n');
  process.env['ALSA_CONFIG_PATH'] = join(dir, 'alsa.conf');
});
afterEach(async () => {
  delete process.env['ALSA_CONFIG_PATH'];
  await rm(dir, { recursive: true, force: true });
});

/** An `aplay` that is a shell script. */
async function fakeAplay(script: string): Promise<string> {
  const command = join(dir, 'aplay');
  await writeFile(command, `#!/bin/sh\n${script}\n`);
  await chmod(command, 0o755);
  return command;
}

/** An abort as soon as the file exists. */
async function abortWhenWritten(file: string, abort: AbortController): Promise<void> {
  while (!findExecutable('started', file)) await new Promise(setImmediate);
  abort.abort();
}

describe('AplaySink', () => {
  it.skipIf(!findExecutable('aplay'))('plays on the null device with the real aplay', async () => {
    const sink = await AplaySink.open();
    await sink.play(second, never);
    await sink.close();
  });

  it.skipIf(!findExecutable('aplay'))('says which device does not open', async () => {
    await expect(AplaySink.open({ device: 'nosuchdevice' })).rejects.toMatchObject({
      code: 'PLAYBACK_FAILED',
      message: expect.stringContaining('aplay -L'),
    });
  });

  it('hands over all samples as 16-bit at their rate', async () => {
    const command = await fakeAplay(`echo "$@" > ${dir}/args; cat > ${dir}/pcm`);
    const sink = await AplaySink.open({ command, device: 'plughw:1' });
    await sink.play(second, never);
    const { readFile } = await import('node:fs/promises');
    expect((await readFile(join(dir, 'pcm'))).length).toBe(48_000);
    expect(await readFile(join(dir, 'args'), 'utf8')).toBe(
      '-D plughw:1 -q -t raw -f S16_LE -c 1 -r 24000 -\n',
    );
  });

  it('passes on what aplay says when it fails', async () => {
    const command = await fakeAplay(
      'cat > /dev/null; echo "aplay: audio open error: Device busy" >&2; exit 1',
    );
    await expect(AplaySink.open({ command })).rejects.toThrow(/Device busy/);
  });

  it('gives up an aplay that never comes back, at its opening and later', async () => {
    const hangs = { command: await fakeAplay('exec sleep 60'), patienceMs: 300 };
    await expect(AplaySink.open(hangs)).rejects.toThrow(/has not come to its end .*earshot doctor/);
    const sink = await AplaySink.open({ command: await fakeAplay('cat > /dev/null'), patienceMs: 2_000 });
    await fakeAplay('exec sleep 60');
    await expect(sink.play(second, never)).rejects.toMatchObject({ code: 'PLAYBACK_FAILED' });
    await sink.close();
  });

  it('waits for nobody whom a script in its place has left behind', async () => {
    const sink = await AplaySink.open({ command: await fakeAplay('sleep 6 & cat > /dev/null') });
    const from = performance.now();
    await sink.play(second, never);
    expect(performance.now() - from).toBeLessThan(4_000);
    await sink.close();
  });

  it('fails and does not crash when aplay leaves without reading', async () => {
    const command = await fakeAplay('exit 1');
    await expect(AplaySink.open({ command })).rejects.toMatchObject({ code: 'PLAYBACK_FAILED' });
  });

  it('is killed by a barge-in, however stubborn', async () => {
    const ok = await AplaySink.open({
      command: await fakeAplay(
        `trap "" TERM; if [ -e ${dir}/probed ]; then touch ${dir}/started; chmod +x ${dir}/started; while :; do :; done; fi; touch ${dir}/probed; cat > /dev/null`,
      ),
    });
    const abort = new AbortController();
    const played = ok.play(second, abort.signal);
    await abortWhenWritten(dir, abort);
    await expect(played).resolves.toBeUndefined();
  });

  it('does not start when aborted before', async () => {
    const sink = await AplaySink.open({ command: await fakeAplay('cat > /dev/null') });
    await rm(join(dir, 'aplay'));
    await expect(sink.play(second, AbortSignal.abort())).resolves.toBeUndefined();
    await expect(sink.play(second, never)).rejects.toMatchObject({ code: 'PLAYBACK_FAILED' });
  });
});

const hasSpeaker = (() => {
  try {
    // Only resolved, never loaded here: loading it without a sound card aborts the process.
    createRequire(import.meta.url).resolve('speaker');
    return true;
  } catch {
    return false;
  }
})();

describe('SpeakerSink', () => {
  const open = (behaviour: string) => {
    process.env['FAKE_SPEAKER'] = behaviour;
    return SpeakerSink.open({ child: FAKE_CHILD });
  };

  it.skipIf(!hasSpeaker)('plays on the null device with the real package', async () => {
    const sink = await SpeakerSink.open();
    await sink.play(second, never);
    await sink.close();
  });

  it.skipIf(!hasSpeaker)('survives libasound aborting where there is no device', async () => {
    await writeFile(join(dir, 'alsa.conf'), 'pcm.!default { type hw card nosuchcard }\n');
    await expect(SpeakerSink.open()).rejects.toMatchObject({ code: 'PLAYBACK_UNAVAILABLE' });
  });

  it.each(['abort', 'no-module'])('cannot be opened when its child ends by %s', async (behaviour) => {
    await expect(open(behaviour)).rejects.toMatchObject({ code: 'PLAYBACK_UNAVAILABLE' });
  });

  it('plays one after another in one child', async () => {
    const sink = await open('play');
    await sink.play(second, never);
    await sink.play(second, never);
    await sink.close();
    await sink.close();
  });

  it("drops messages that are not the child's", async () => {
    const sink = await open('garbage');
    await expect(sink.play(second, never)).resolves.toBeUndefined();
    await sink.close();
  });

  it('fails one play and starts anew when the child crashes', async () => {
    const sink = await open('crash');
    await expect(sink.play(second, never)).rejects.toMatchObject({ code: 'PLAYBACK_FAILED' });
    process.env['FAKE_SPEAKER'] = 'play';
    await expect(sink.play(second, never)).resolves.toBeUndefined();
    await sink.close();
  });

  it('passes on a failure', async () => {
    const sink = await open('fail');
    await expect(sink.play(second, never)).rejects.toThrow(/write\(\) failed/);
    await sink.close();
  });

  it.each(['obey', 'ignore'])('stops on a barge-in when the child does %s', async (behaviour) => {
    const sink = await open(behaviour);
    const abort = new AbortController();
    const played = sink.play(second, abort.signal);
    setImmediate(() => abort.abort());
    await expect(played).resolves.toBeUndefined();
    await sink.close();
  });
});

describe('openSink', () => {
  const refuse = async () => {
    throw new EarshotError('PLAYBACK_UNAVAILABLE', 'not here');
  };

  it('falls from speaker over aplay to nothing, with the reasons', async () => {
    const { sink, refused } = await openSink({ openers: { speaker: refuse, aplay: refuse } });
    expect(sink.name).toBe('null');
    expect(refused).toEqual([
      { name: 'speaker', reason: 'not here' },
      { name: 'aplay', reason: 'not here' },
    ]);
  });

  it('takes the first that works', async () => {
    const { sink } = await openSink({
      openers: {
        speaker: refuse,
        aplay: async () => ({
          ...new NullSink(),
          name: 'aplay',
          play: async () => {},
          close: async () => {},
        }),
      },
    });
    expect(sink.name).toBe('aplay');
  });

  it('tries only what is asked for', async () => {
    const { sink, refused } = await openSink({ prefer: 'aplay', openers: { aplay: refuse } });
    expect([sink.name, refused.length]).toEqual(['null', 1]);
  });

  it('logs what the null sink would have played', async () => {
    const lines: unknown[] = [];
    const sink = new NullSink({ log: { info: (...line: unknown[]) => void lines.push(line) } });
    await sink.play(second, never);
    await sink.play(second, AbortSignal.abort());
    expect(lines).toEqual([[{ seconds: 1 }, expect.stringContaining('no loudspeaker')]]);
  });
});
