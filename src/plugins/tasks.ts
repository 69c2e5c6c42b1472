/** The runs and message handlers that a plugin is at: each with its time, its room and whoever waits for it. */
import { LIMITS } from './limits.js';

export type TaskEnd =
  | { readonly how: 'done'; readonly reply: string | null }
  | { readonly how: 'failed'; readonly message: string }
  /** Its process is gone, or it is not wanted any more. */
  | { readonly how: 'stopped' };

export interface Task {
  readonly id: number;
  readonly room: string | null;
  /** Aborts when the task is over, for what is still done on its behalf. */
  readonly over: AbortController;
  readonly end: (end: TaskEnd) => void;
}

interface OpenTask extends Task {
  readonly timers: readonly NodeJS.Timeout[];
  readonly ended: Promise<TaskEnd>;
}

export interface TaskHooks {
  /** The budget is spent: the plugin is asked to stop. */
  readonly onLate: (id: number, budgetMs: number) => void;
  /** It did not stop. */
  readonly onStuck: (id: number, budgetMs: number) => void;
}

export class Tasks {
  private readonly hooks: TaskHooks;
  private readonly open = new Map<number, OpenTask>();
  private lastId = 0;

  constructor(hooks: TaskHooks) {
    this.hooks = hooks;
  }

  get full(): boolean {
    return this.open.size >= LIMITS.concurrent;
  }

  /** Resolves when all that is open now is over. */
  async idle(): Promise<void> {
    await Promise.all([...this.open.values()].map(({ ended }) => ended));
  }

  get(id: number | null): Task | null {
    return id === null ? null : (this.open.get(id) ?? null);
  }

  begin(room: string | null, budgetMs: number): { readonly id: number; readonly ended: Promise<TaskEnd> } {
    this.lastId += 1;
    const id = this.lastId;
    const over = new AbortController();
    const timers = [
      setTimeout(() => this.hooks.onLate(id, budgetMs), budgetMs),
      setTimeout(() => this.hooks.onStuck(id, budgetMs), budgetMs + LIMITS.graceMs),
    ];
    let end: Task['end'] = () => {};
    const ended = new Promise<TaskEnd>((resolve) => {
      end = resolve;
    });
    this.open.set(id, { id, room, over, end, timers, ended });
    return { id, ended };
  }

  finish(id: number, end: TaskEnd): void {
    const task = this.open.get(id);
    if (task === undefined) return;
    this.open.delete(id);
    for (const timer of task.timers) clearTimeout(timer);
    task.over.abort();
    task.end(end);
  }

  finishAll(): void {
    for (const id of [...this.open.keys()]) this.finish(id, { how: 'stopped' });
  }
}
