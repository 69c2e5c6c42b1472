/**
 * Every failure a person can meet carries a stable code (for scripts) and says what to do next (for people).
 * Throw this, never a bare Error, for anything that comes from outside: files, config, payloads, devices.
 */
export class EarshotError extends Error {
  /** Stable, UPPER_SNAKE_CASE, e.g. `HOME_FILE_INVALID`. Never reworded once released. */
  readonly code: string;
  /** True when the person typed something wrong (bad flag, missing file, bad home.yaml): the CLI exits 2. */
  readonly usage: boolean;

  constructor(code: string, message: string, options: { cause?: unknown; usage?: boolean } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'EarshotError';
    this.code = code;
    this.usage = options.usage ?? false;
  }
}

/** The message of anything thrown, without its stack. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
