import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canUseWorker, openWorkerVoice } from '../../../src/audio/voice/worker-voice.js';
import { modelsRoot } from '../../../src/models.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** Below node_modules, so that the compiled files find their libraries and git does not see them. */
const FOLDER = join(ROOT, 'node_modules', '.cache', `earshot-voice-worker-${process.pid}`);
const ENTRY = join(FOLDER, 'out', 'audio', 'voice', 'voice-worker.js');

// Node 20 cannot run TypeScript in a worker: the entry and what it imports are compiled for this test.
beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, 'package.json'), '{"type": "module"}');
  await writeFile(
    join(FOLDER, 'tsconfig.json'),
    JSON.stringify({
      extends: join(ROOT, 'tsconfig.json'),
      compilerOptions: {
        noEmit: false,
        rootDir: join(ROOT, 'src'),
        outDir: join(FOLDER, 'out'),
        typeRoots: [join(ROOT, 'node_modules', '@types')],
      },
      include: [],
      files: [join(ROOT, 'src', 'audio', 'voice', 'voice-worker.ts')],
    }),
  );
  await promisify(execFile)(process.execPath, [
    join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'),
    '-p',
    FOLDER,
  ]);
  process.env['EARSHOT_MODELS'] = modelsRoot();
});
afterAll(() => rm(FOLDER, { recursive: true, force: true }));

async function seconds(
  pieces: AsyncIterable<{ samples: Float32Array; sampleRateHz: number }>,
): Promise<number> {
  let sum = 0;
  for await (const { samples, sampleRateHz } of pieces) sum += samples.length / sampleRateHz;
  return sum;
}

describe('openWorkerVoice', () => {
  it('is not chosen for the bare sources, which no worker could load', () => {
    expect(canUseWorker()).toBe(false);
    expect(canUseWorker(ENTRY)).toBe(true);
  });

  it('leaves the event loop free, serves several speeches at once and stops one without the other', async () => {
    const voice = await openWorkerVoice({ speed: 1 }, ENTRY);
    let turns = 0;
    const clock = setInterval(() => turns++, 1);
    const stop = new AbortController();
    const stopped = (async () => {
      let pieces = 0;
      for await (const _piece of voice.speak(
        'One. Two. Three. Four. Five. Six. Seven. Eight.',
        stop.signal,
      )) {
        pieces++;
        stop.abort();
      }
      return pieces;
    })();
    const whole = seconds(voice.speak('The garage door is open. Do you want me to close it?'));
    expect(await stopped).toBe(1);
    expect(await whole).toBeGreaterThan(2);
    clearInterval(clock);
    // On this thread the two sentences would let it turn twice.
    expect(turns).toBeGreaterThan(10);
    await voice.close();
    expect(await seconds(voice.speak('Hello.'))).toBe(0);
  });

  it('closes in the middle of a speech without taking the process along', async () => {
    const voice = await openWorkerVoice({ speed: 1 }, ENTRY);
    const pieces = voice
      .speak('One. Two. Three. Four. Five. Six. Seven. Eight. Nine. Ten.')
      [Symbol.asyncIterator]();
    expect((await pieces.next()).done).toBe(false);
    await Promise.all([voice.close(), voice.close()]);
    while (!(await pieces.next()).done);
  });

  it('tells by code why the models could not be loaded', async () => {
    const good = process.env['EARSHOT_MODELS'];
    process.env['EARSHOT_MODELS'] = FOLDER;
    try {
      await expect(openWorkerVoice({ speed: 1 }, ENTRY)).rejects.toMatchObject({
        code: 'MODEL_MANIFEST_MISSING',
      });
    } finally {
      process.env['EARSHOT_MODELS'] = good;
    }
  });

  it('fails the speech of a thread that dies and starts another for the next', async () => {
    const flaky = join(FOLDER, 'flaky.js');
    await writeFile(
      flaky,
      `import { parentPort } from 'node:worker_threads';
       parentPort.on('message', ({ type, id, text }) => {
         if (type === 'close') parentPort.close();
         if (type === 'speak' && text === 'die') process.exit(1);
         if (type === 'speak') parentPort.postMessage({ type: 'end', id });
       });
       parentPort.postMessage({ type: 'ready' });`,
    );
    const voice = await openWorkerVoice({ speed: 1 }, flaky);
    await expect(seconds(voice.speak('die'))).rejects.toMatchObject({ code: 'VOICE_WORKER_DIED' });
    expect(await seconds(voice.speak('live'))).toBe(0);
    await voice.close();
  });
});
