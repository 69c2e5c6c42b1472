/** A subscription from the moment it is asked for: it may be given up before the broker has granted it, or was ever reached. */
import { messageOf } from '../../errors.js';
import { createLog } from '../../log.js';

type Leave = () => Promise<void>;

const log = createLog('registry');

export class Standing {
  /** Resolves when the broker has granted it; rejects as the house's `subscribe` does. */
  readonly stands: Promise<void>;
  private leave: Leave | null = null;
  private ended = false;

  constructor(asked: Promise<Leave>) {
    this.stands = asked.then((leave) => {
      if (this.ended) this.quit(leave);
      else this.leave = leave;
    });
    // Whoever asked hears of it by `stands`; nobody has to.
    this.stands.catch(() => {});
  }

  /** Leaves it. What does not stand yet is left when it does, and not waited for. */
  async end(): Promise<void> {
    this.ended = true;
    const leave = this.leave;
    this.leave = null;
    await leave?.().catch((error: unknown) => log.debug(`leaving a topic: ${messageOf(error)}`));
  }

  private quit(leave: Leave): void {
    leave().catch((error: unknown) => log.debug(`leaving a topic: ${messageOf(error)}`));
  }
}
