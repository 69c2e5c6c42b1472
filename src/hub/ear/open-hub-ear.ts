/** Opens the hub's own ear: the recording of `--input`, else a microphone, else nothing. */
import { RECORDER_HINT } from '../../audio/capture/find-recorder.js';
import type { CaptureProblem } from '../../audio/capture/microphone.js';
import { conditioned, OVERDRIVEN } from '../../audio/conditioned.js';
import type { EchoGuard } from '../../audio/echo/echo-guard.js';
import { FileSource } from '../../audio/file-source.js';
import type { FrameSource } from '../../audio/ports.js';
import { EarshotError } from '../../errors.js';
import { phraseAdvice } from '../../wake/advice.js';
import type { HubContext } from '../context.js';
import type { Inbox } from '../inbox.js';
import type { Speech } from '../speech.js';
import type { HubWork } from '../work.js';
import type { BargeInMouth } from './barge-in.js';
import type { Ear } from './ear.js';
import { HubEar } from './hub-ear.js';
import { RetryLog } from './retry-log.js';

/** So that the last sentence of a recording ends like any other. */
const TRAILING_SILENCE_MS = 2_000;
/** A recorder that fails twice in a row is not there; the dialog tries again later and the page says so. */
const HOPELESS_RETRY_MS = 500;

export interface HubEarLinks {
  readonly inbox: () => Inbox;
  readonly work: () => HubWork;
  /** Something rings now. */
  readonly ringing?: () => boolean;
  /** Takes what the hub plays out of what its microphone hears. */
  readonly echo?: EchoGuard;
  readonly mouth?: BargeInMouth;
}

/** @throws EarshotError NO_RECOGNIZER for a recording that nobody can hear */
export function openHubEar(context: HubContext, { roomEar }: Speech, links: HubEarLinks): HubEar | null {
  const { config, events, health, input } = context;
  if (input !== null) {
    if (roomEar === null) {
      const message = health.problem('recognizer') ?? 'Speech cannot be recognised.';
      throw new EarshotError('NO_RECOGNIZER', `${input} cannot be heard. ${message}`);
    }
    const open = (): FrameSource =>
      new FileSource(input, { realTime: true, trailingSilenceMs: TRAILING_SILENCE_MS });
    const { inbox, work } = links;
    return new HubEar({ inbox, work, events, ear: roomEar, open, wakePhrases: [], recording: true });
  }
  if (roomEar === null || !microphoneIsThere(context)) return null;
  let sound = false;
  let advice: readonly string[] = [];
  let rate: readonly string[] = [];
  let level: readonly string[] = [];
  const tellListening = (): void => {
    if (sound) health.set('microphone', true, ['listening', ...rate, ...level, ...advice].join('. '));
  };
  adviceOn(context, roomEar).then(
    (found) => {
      advice = found;
      tellListening();
    },
    (error: unknown) => health.fail('microphone', error),
  );
  const retries = new RetryLog(context.log);
  return new HubEar({
    ...links,
    events,
    ear: roomEar,
    open: () =>
      health.pulse.watched(
        conditioned(
          openMicrophone(context, {
            retries,
            onSilent: (error) => health.fail('microphone', error),
            onSound: tellListening,
            onRate: ({ message }) => {
              rate = [message.replace(/\.$/, '')];
              tellListening();
            },
          }),
          (overdriven) => {
            level = overdriven ? [OVERDRIVEN] : [];
            tellListening();
          },
        ),
      ),
    wakePhrases: config.wakePhrases,
    recording: false,
    onSound: () => {
      sound = true;
      tellListening();
    },
  });
}

/**
 * What should be known of the wake phrases, also in the log.
 * @throws EarshotError WAKE_PHRASE for one that cannot be listened for
 */
async function adviceOn(
  { config, log, signal }: HubContext,
  { recognizer }: Ear,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { phrase } of config.wakePhrases) {
    const facts = await recognizer.wake?.facts(phrase);
    if (signal.aborted) return [];
    const advice = facts === undefined ? null : phraseAdvice(facts);
    if (advice === null) continue;
    log.warn({ phrase }, advice);
    found.push(advice);
  }
  return found;
}

/** Says why not. */
export function microphoneIsThere({ config, health, openers }: HubContext): boolean {
  if (!config.microphone.enabled) {
    health.set('microphone', false, 'switched off in config.yaml');
    return false;
  }
  if (openers.recorder(config.microphone.recorder) !== undefined) return true;
  health.set('microphone', false, `no recorder is installed: ${RECORDER_HINT}`);
  return false;
}

interface MicrophoneNews {
  readonly retries: RetryLog;
  /** It is open and gives nothing. */
  readonly onSilent: (error: EarshotError) => void;
  /** There is sound again. */
  readonly onSound: () => void;
  readonly onRate: (error: EarshotError) => void;
}

/** Short troubles are the microphone's own business; a lasting one ends the stream with its reason. */
function openMicrophone({ config, openers }: HubContext, news: MicrophoneNews): FrameSource {
  const { recorder, device } = config.microphone;
  return {
    async *frames(signal) {
      const hopeless = new AbortController();
      let reason: unknown = null;
      const onProblem = ({ error, retryInMs }: CaptureProblem): void => {
        news.retries.failed(error);
        if (error.code === 'CAPTURE_SILENT') news.onSilent(error);
        if (error.code === 'CAPTURE_RATE') news.onRate(error);
        if (retryInMs < HOPELESS_RETRY_MS) return;
        reason = error;
        hopeless.abort();
      };
      const { onSound } = news;
      const wish = { recorder, onProblem, onSound, ...(device === null ? {} : { device }) };
      const microphone = openers.microphone(wish);
      for await (const frame of microphone.frames(AbortSignal.any([signal, hopeless.signal]))) {
        news.retries.works();
        yield frame;
      }
      if (reason !== null) throw reason;
    },
  };
}
