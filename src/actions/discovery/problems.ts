/** What was announced or told wrongly: each source is reported once, until it is mended. */
import type { Problem } from './adapter.js';

/** A flood of different ones is cut off. */
const MAX_PROBLEMS = 200;
const MAX_SAID = 1_000;

export class Problems {
  private readonly bySource = new Map<string, string>();
  private readonly said = new Set<string>();

  /**
   * True the first time: to be logged. A source that keeps failing, in whatever way, is one problem; one that is now
   * good and now bad is listed while it is bad, and logged once.
   */
  report({ source, reason }: Problem): boolean {
    if (this.bySource.size < MAX_PROBLEMS && !this.bySource.has(source)) this.bySource.set(source, reason);
    if (this.said.has(source) || this.said.size >= MAX_SAID) return false;
    this.said.add(source);
    return true;
  }

  /** The source was read well: forget what was wrong, with its parts, unless they are named again. */
  mended(source: string, still: readonly Problem[]): void {
    if (this.bySource.size === 0) return;
    const bad = new Set(still.map((problem) => problem.source));
    for (const known of [...this.bySource.keys()]) {
      if ((known === source || known.startsWith(`${source} `)) && !bad.has(known))
        this.bySource.delete(known);
    }
  }

  /** One source alone, without its parts. */
  forget(source: () => string): void {
    if (this.bySource.size > 0) this.bySource.delete(source());
  }

  get list(): readonly Problem[] {
    return [...this.bySource].map(([source, reason]) => ({ source, reason }));
  }
}
