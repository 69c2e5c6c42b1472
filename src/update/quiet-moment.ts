/** Waits for a moment in which nobody speaks: a hub that was told something is not stopped in the middle of it. */
import type { DialogState } from '../fsm/start-dialog.js';

const QUIET_MS = 10_000;

export class QuietMoment {
  #wanted = false;
  #idle = false;
  #timer: NodeJS.Timeout | null = null;

  /** @param come called once it is there @param quietMs of idleness without a break */
  constructor(
    private readonly come: () => void,
    private readonly quietMs = QUIET_MS,
  ) {}

  want(): void {
    this.#wanted = true;
    this.#look();
  }

  /** The dialog's step. Told again while nothing changed (a microphone that comes and goes), it breaks no silence. */
  observe(state: DialogState): void {
    const idle = state === 'idle';
    if (idle === this.#idle) return;
    this.#idle = idle;
    this.#look();
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #look(): void {
    this.close();
    if (this.#wanted && this.#idle) this.#timer = setTimeout(this.come, this.quietMs);
  }
}
