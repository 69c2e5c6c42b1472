/** The hub's records: the parts put together from its context, and the context with somebody looking on. */
import { join } from 'node:path';
import { messageOf } from '../errors.js';
import type { HubContext } from '../hub/context.js';
import { RECORDS_FOLDER, RecordFolder } from './folder.js';
import { keyPlace, readOrMakeKey } from './key.js';
import type { Versions } from './record.js';
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
  const { config, state, openers, closers, events, log } = context;
  if (!config.records.enabled || state === null) return { recorder: null, context };
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
  const watching = new Watching();
  let versions: Versions | null = null;
  const recorder = new Recorder({
    writer,
    watching,
    versions: (added) => {
      versions ??= versionsHere(config, added);
      return versions;
    },
    pinSet: config.pinFile !== null,
    ambient: config.wakePhrases.length === 0 && context.input === null,
    onError: (error) => log.debug({ error: messageOf(error) }, 'an utterance left no record'),
  });
  const stop = events.on((event) => recorder.follow(event));
  const timer = setInterval(() => writer.look(), LOOK_MS);
  timer.unref();
  // What is kept for longer than now allowed goes at the start, not at the first command.
  writer.look();
  closers.add('records', async () => {
    clearInterval(timer);
    stop();
    recorder.close();
    await writer.settled();
  });
  return {
    recorder,
    context: {
      ...context,
      openers: {
        ...openers,
        understanding: (home, verifyPin, added) => {
          recorder.added = added;
          versions = null;
          return watching.understanding(openers.understanding(home, watching.pin(verifyPin), added), home);
        },
        ...(config.recordings.enabled
          ? {
              recognizer: async (signal: AbortSignal) =>
                watching.recognizer(await openers.recognizer(signal)),
            }
          : {}),
      },
    },
  };
}
