/** Entry of the thread that reads one calendar file and ends; speaks to `read-aside.ts` only. */
import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../../errors.js';
import type { FromIcs, IcsRequest } from './read-aside.js';
import { readIcs } from './read-ics.js';

if (parentPort) {
  const { text, span, timezone } = workerData as IcsRequest;
  const say = (said: FromIcs): void => parentPort?.postMessage(said);
  try {
    // Whatever comes next may never end: what was read before is safe by then.
    for (const part of readIcs(text, span, timezone)) say({ part });
    say({ refused: null });
  } catch (error) {
    say({ refused: messageOf(error) });
  }
}
