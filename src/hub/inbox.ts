/**
 * Words and announcements that come while the dialog is busy wait here. Somebody at the keyboard is taken as soon as
 * the dialog takes words; a ringing timer or the next sentence of a recording waits for silence.
 */
import type { DialogEvent } from '../fsm/dialog-types.js';
import type { Dialog } from '../fsm/start-dialog.js';

/** Beyond this somebody is flooding us; the oldest is dropped. */
const CAPACITY = 50;

type Manner = 'at-once' | 'when-quiet';

export class Inbox {
  private readonly waiting: { readonly event: DialogEvent; readonly manner: Manner }[] = [];
  private readonly dialog: Pick<Dialog, 'open' | 'quiet' | 'step' | 'send'>;

  constructor(dialog: Pick<Dialog, 'open' | 'quiet' | 'step' | 'send'>) {
    this.dialog = dialog;
  }

  get empty(): boolean {
    return this.waiting.length === 0;
  }

  put(event: DialogEvent, manner: Manner): void {
    this.waiting.push({ event, manner });
    if (this.waiting.length > CAPACITY) this.waiting.shift();
    this.deliver();
  }

  /** Call at every step of the dialog. */
  deliver(): void {
    const dialog = this.dialog;
    const index = this.waiting.findIndex(({ event, manner }) => {
      if (manner === 'at-once') return dialog.open;
      // A follow-up window takes words, but an announcement would talk into somebody's answer.
      return event.type === 'announce' ? dialog.step.state === 'idle' : dialog.quiet;
    });
    const [next] = index < 0 ? [] : this.waiting.splice(index, 1);
    if (next) dialog.send(next.event);
  }
}
