/** The hub's records: the parts put together from its context, and the context with somebody looking on. */
import { join } from 'node:path';
import { messageOf } from '../errors.js';
import type { HubContext } from '../hub/context.js';
import { RECORDS_FOLDER, RecordFolder } from './folder.js';
import { keyPlace, readOrMakeKey } from './key.js';
import { Recorder } from './recorder.js';
import { versionsHere } from './versions.js';
import { Watching } from './watching.js';
import { RecordWriter } from './writer.js';

/** Records that nobody adds to grow old, too. */
const LOOK_MS = 6 * 60 * 60 * 1000;
const MIB = 1024 * 1024;

export interface HubRecords {
  /** null: none are kept (`records: false`, or no state folder). */
  readonly recorder: Recorder | null;
  readonly context: HubContext;
}

export function openHubRecords(context: HubContext): HubRecords {
  const { config, state, closers, events, log } = context;
  if (state === null) return { recorder: null, context };
  // Also where no more are kept: those of before still grow old.
  const writer = openWriter(context, state);
  if (!config.records.enabled) return { recorder: null, context };
  const watching = new Watching();
  const recorder = new Recorder({
    writer,
    watching,
    versions: (added) => versionsHere(config, added),
    pinSet: config.pinFile !== null,
    ambient: config.wakePhrases.length === 0 && context.input === null,
    onError: (error) => log.debug({ error: messageOf(error) }, 'an utterance left no record'),
  });
  const stop = events.on((event) => recorder.follow(event));
  closers.add('what was said last', () => {
    stop();
    recorder.close();
  });
  return { recorder, context: watched(context, watching, recorder) };
}

/** Closed after everything that puts something in. */
function openWriter({ config, closers, log }: HubContext, state: string): RecordWriter {
  const { count, days, megabytes } = config.records;
  const folder = new RecordFolder(join(state, RECORDS_FOLDER), async () =>
    readOrMakeKey(keyPlace(config.records, state)),
  );
  const audioDays = config.recordings.enabled ? config.recordings.days : 0;
  const writer = new RecordWriter(folder, {
    limits: { count, days, bytes: megabytes * MIB, audioDays },
    onProblem: (error) => {
      if (error === null) log.info('records of what was said are written again');
      else log.warn({ error: messageOf(error) }, 'what is said leaves no record, and cannot be replayed');
    },
  });
  const timer = setInterval(() => writer.look(), LOOK_MS);
  timer.unref();
  closers.add('records', async () => {
    clearInterval(timer);
    await writer.settled();
  });
  // What is kept for longer than now allowed goes at the start, not at the first command.
  writer.look();
  return writer;
}

/** The same openers, with somebody who looks on; the sound passes by only where it may be kept. */
function watched(context: HubContext, watching: Watching, recorder: Recorder): HubContext {
  const { openers, config } = context;
  return {
    ...context,
    openers: {
      ...openers,
      understanding: (home, verifyPin, added) => {
        recorder.use(added);
        return watching.understanding(openers.understanding(home, watching.pin(verifyPin), added), home);
      },
      ...(config.recordings.enabled
        ? {
            recognizer: async (signal: AbortSignal) => watching.recognizer(await openers.recognizer(signal)),
          }
        : {}),
    },
  };
}
