/** The check of the microphone by what it gives: a recording of a few seconds, or a file in its place. */
import type { Recorder } from '../../audio/capture/find-recorder.js';
import { Microphone } from '../../audio/capture/microphone.js';
import { decodeFile } from '../../audio/decode-file.js';
import { concat } from '../../audio/pcm.js';
import { SAMPLE_RATE_HZ } from '../../audio/ports.js';
import { SileroVad, speechProbabilities } from '../../audio/vad.js';
import type { Config } from '../../config.js';
import { EarshotError, messageOf } from '../../errors.js';
import { levelled } from '../../wake/gain.js';
import type { Check } from '../doctor.js';
import { ON_PAGE } from './setup.js';
import { type SignalFacts, signalFacts } from './signal.js';

const RECORDED_SECONDS = 3;
/** Before it the recorder has told why it gives no sound. */
const PATIENCE_MS = 3_000 + 1_000 * RECORDED_SECONDS;
const MAX_SECONDS = 60;
const SPEECH = 0.5;

/** Below it speech is lost even with the 30 dB that the hub adds by itself (src/wake/gain.ts). */
const QUIET_DBFS = -50;
const NOISY_DBFS = -32;
/** Speech over noise, dB: with less the recogniser loses every second command. */
const LITTLE_DB = 8;
const CLIPPED_PERMILLE = 0.5;
const HUM_DBFS = -50;

const LOUDER = 'raise it with `alsamixer` (F4, then the arrow keys), or come closer';
const SOFTER = 'lower its level with `alsamixer` (F4, then the arrow keys)';

/** @param file in the place of the microphone */
export async function checkMicrophone({ microphone }: Config, file: string | undefined): Promise<Check> {
  const check = 'microphone';
  try {
    const samples =
      file === undefined ? await recordFor(microphone, RECORDED_SECONDS) : await samplesOf(file);
    return judge(signalFacts(samples, await speechIn(samples)));
  } catch (error) {
    const remedy =
      error instanceof EarshotError ? error.message : `${messageOf(error)}: \`arecord -l\` lists the devices`;
    return { check, ok: false, found: 'nothing could be heard', remedy };
  }
}

/**
 * Seconds of the microphone, 16 kHz.
 * @throws EarshotError why it gives no sound
 */
export async function recordFor(
  {
    recorder,
    device,
  }: { readonly recorder: Config['microphone']['recorder'] | Recorder; readonly device: string | null },
  seconds: number,
): Promise<Float32Array> {
  const stop = new AbortController();
  const failed: EarshotError[] = [];
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  const frames: Float32Array[] = [];
  let taken = 0;
  try {
    const source = new Microphone({
      recorder,
      ...(device === null ? {} : { device }),
      onProblem: ({ error }) => {
        failed.push(error);
        stop.abort();
      },
    });
    for await (const frame of source.frames(stop.signal)) {
      frames.push(frame);
      taken += frame.length;
      if (taken >= seconds * SAMPLE_RATE_HZ) return concat(frames);
    }
  } finally {
    clearTimeout(timer);
  }
  throw (
    failed[0] ??
    new EarshotError('CAPTURE_STALLED', 'The recorder gives no sound: `arecord -l` lists the devices.')
  );
}

const samplesOf = async (file: string): Promise<Float32Array> =>
  (await decodeFile(file, { maxSeconds: MAX_SECONDS })).samples;

/** null: the speech detector does not load; another check says so. */
export async function speechIn(samples: Float32Array): Promise<boolean[] | null> {
  const detector = await SileroVad.load().catch(() => null);
  if (detector === null) return null;
  try {
    // As the hub hears it: quiet speech is brought up first.
    return [...(await speechProbabilities(detector, levelled(samples)))].map((each) => each > SPEECH);
  } finally {
    await detector.close();
  }
}

/** The first fault that explains the others, with what mends it. */
export function judge(facts: SignalFacts): Check {
  const { speechDbfs, noiseDbfs, hum, clippedPermille } = facts;
  const levels = `${speechDbfs === null ? 'no speech' : `speech at ${shown(speechDbfs)}`}, noise at ${shown(noiseDbfs)}`;
  const bad = (found: string, remedy: string): Check => ({ check: 'microphone', ok: false, found, remedy });
  if (facts.seconds < 1)
    return bad('less than a second of sound', 'give it a recording of three seconds or more');
  if (facts.dead) {
    return bad(
      'nothing but digital silence',
      `it is muted (\`alsamixer\`, F4, M), or another device is recorded: \`arecord -l\` lists them, ${ON_PAGE} or \`microphone: {device: "plughw:CARD=NAME"}\` in config.yaml chooses one`,
    );
  }
  if (clippedPermille > CLIPPED_PERMILLE)
    return bad(`too loud: ${clippedPermille.toFixed(1)} of 1000 samples are cut off (${levels})`, SOFTER);
  if (facts.narrow) {
    return bad(
      `nothing above 4 kHz (${levels})`,
      "this is a telephone's sound, as of a Bluetooth headset: choose another device (`arecord -l`), or its profile with full bandwidth",
    );
  }
  if (hum !== null && hum.dbfs > HUM_DBFS) {
    return bad(
      `a hum of ${hum.hz} Hz at ${shown(hum.dbfs)} (${levels})`,
      'use another power supply or USB port, keep its cable away from mains cables, or take a USB microphone in the place of an analogue one',
    );
  }
  if (noiseDbfs > NOISY_DBFS)
    return bad(`loud noise (${levels})`, `move it away from fans and loudspeakers, or ${SOFTER}`);
  if (speechDbfs !== null && speechDbfs < QUIET_DBFS) return bad(`too quiet (${levels})`, LOUDER);
  if (speechDbfs !== null && speechDbfs - noiseDbfs < LITTLE_DB)
    return bad(
      `speech hardly stands out from the noise (${levels})`,
      `move it away from what makes the noise, or ${LOUDER}`,
    );
  const remedy =
    speechDbfs === null ? 'to judge the level of speech, too: talk while `earshot doctor` listens' : null;
  return { check: 'microphone', ok: true, found: levels, remedy };
}

const shown = (level: number): string => `${Math.round(level)} dBFS`;
