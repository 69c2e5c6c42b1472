/**
 * Some projects announce their devices only when they start and when Home Assistant does, and let no broker keep it
 * (ring-mqtt; zwave-js-ui unless it is told to). Without Home Assistant nobody would ask them again, and a hub that starts
 * later would never hear of them. So it says what Home Assistant says at its start: `online` on `<prefix>/status`. Neither
 * retained nor with a last will: whether Home Assistant is there, only Home Assistant tells.
 */
import type { House } from '../../actions/house.js';
import { messageOf } from '../../errors.js';
import { createLog } from '../../log.js';

/** By then the topics of announcements are listened to. */
const AFTER_MS = 1_000;
/** A broker that comes and goes must not make every bridge tell all its devices each time. */
const AT_MOST_EVERY_MS = 5 * 60_000;
const log = createLog('house');

export interface AskingTimes {
  readonly afterMs?: number;
  readonly atMostEveryMs?: number;
}

/** @returns asks no longer */
export function askForAnnouncements(
  house: Pick<House, 'connected' | 'publish' | 'onConnection'>,
  prefixes: readonly string[],
  { afterMs = AFTER_MS, atMostEveryMs = AT_MOST_EVERY_MS }: AskingTimes = {},
): () => void {
  let askedAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  const ask = (): void => {
    if (!house.connected || performance.now() - askedAt < atMostEveryMs) return;
    askedAt = performance.now();
    for (const prefix of prefixes) {
      house
        .publish(`${prefix}/status`, 'online')
        .catch((error: unknown) => log.debug({ error: messageOf(error) }, 'nobody was asked to announce'));
    }
  };
  const connection = (connected: boolean): void => {
    clearTimeout(timer);
    if (connected) timer = setTimeout(ask, afterMs).unref();
  };
  const leave = house.onConnection(connection);
  connection(house.connected);
  return () => {
    clearTimeout(timer);
    leave();
  };
}
