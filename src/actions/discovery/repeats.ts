/**
 * Announcements that say again what their topic said before: a bridge that restarts repeats all of its devices, and a house
 * that did not change needs no new phrases.
 */
import { createHash } from 'node:crypto';

/** Homie 4 has some thirty topics a device. */
const MAX_TOPICS = 100_000;

export class Repeats {
  private readonly said = new Map<string, string>();

  /** True where the topic's last message was the same. */
  isRepeat(topic: string, payload: Uint8Array): boolean {
    if (payload.length === 0) {
      this.said.delete(topic);
      return false;
    }
    const hash = createHash('sha1').update(payload).digest('base64');
    if (this.said.get(topic) === hash) return true;
    if (this.said.size < MAX_TOPICS || this.said.has(topic)) this.said.set(topic, hash);
    return false;
  }
}
