/** One conversation per speaker: "it" in one browser is not "it" in another. */
import type { Speaker } from '../fsm/dialog-types.js';
import type { Session } from '../nlu/conversation.js';
import { newSession } from '../nlu/converse/session.js';
import { isAfar } from '../page/client-id.js';

/** Browsers come and go; a hub runs for months. */
const KEPT = 64;

export class Sessions {
  private readonly sessions = new Map<string, Session>();

  of(speaker: Speaker): Session {
    const key = speakerKey(speaker);
    return this.sessions.get(key) ?? { ...newSession(), ...(isAfar(key) ? { afar: true as const } : {}) };
  }

  keep(speaker: Speaker, session: Session): void {
    const key = speakerKey(speaker);
    this.sessions.delete(key);
    this.sessions.set(key, session);
    const [oldest] = this.sessions.keys();
    if (this.sessions.size > KEPT && oldest !== undefined) this.sessions.delete(oldest);
  }

  /** Nobody answered: a later "yes" must confirm nothing. */
  dropQuestion(speaker: Speaker): void {
    const session = this.of(speaker);
    if (session.pending !== null) this.keep(speaker, { ...session, pending: null });
  }
}

/** A browser that types, talks or clicks is one speaker; so is the hub's own room. */
export function speakerKey(speaker: Speaker): string {
  return 'id' in speaker && speaker.id !== undefined ? speaker.id : 'hub';
}
