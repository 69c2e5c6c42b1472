/** Entry of the thread that reads one calendar file and ends; speaks to `read-aside.ts` only. */
import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../../errors.js';
import type { FromIcs, IcsRequest } from './read-aside.js';
import { readIcs } from './read-ics.js';

if (parentPort) {
  const { text, span, timezone } = workerData as IcsRequest;
  let said: FromIcs;
  try {
    said = { events: readIcs(text, span, timezone) };
  } catch (error) {
    said = { problem: messageOf(error) };
  }
  parentPort.postMessage(said);
}
