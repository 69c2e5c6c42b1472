/**
 * Lets everything else have its turn while a flood is read. Node reads a socket up to 32 times before it looks at its timers
 * and at what else has happened, and mqtt.js handles all that was read: two megabytes of messages, 90 ms in which no command
 * goes out. Here it stops after a slice of time; the stream behind it fills up and is not read, and both go on a turn later.
 */
import type { MqttClient } from 'mqtt';

/** Of handling what comes one after the other. */
const SLICE_MS = 1;

/** The part of mqtt.js that waits with the next message until this one is done with. */
export type Reading = Pick<MqttClient, 'handleMessage'>;

export function readFairly(client: Reading, now: () => number = () => performance.now()): void {
  /** When the first message of this slice was handled; null before it. */
  let began: number | null = null;
  client.handleMessage = (_packet, done) => {
    const at = now();
    began ??= at;
    if (at - began < SLICE_MS) return done();
    // After an idle while, too: once in a slice that costs less than asking in every turn whether it is a new one.
    began = null;
    setImmediate(done);
  };
}
