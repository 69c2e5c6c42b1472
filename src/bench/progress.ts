/** How far a long bench is: one line on stderr that is written over, on a terminal only. */

export interface Progress {
  /** @param what the stage, in a few words */
  step(what: string, done: number, of: number): void;
  /** Leaves the terminal as it was. */
  clear(): void;
}

export const silentProgress: Progress = { step: () => {}, clear: () => {} };

const WIDTH = 24;

export function terminalProgress(stream: Pick<NodeJS.WriteStream, 'write' | 'columns'>): Progress {
  return {
    step: (what, done, of) => {
      const share = of === 0 ? 1 : Math.min(1, done / of);
      const filled = Math.round(share * WIDTH);
      const bar = `${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}`;
      const line = `${bar} ${done}/${of} ${what}`;
      stream.write(`\r\u001b[K${line.slice(0, Math.max(20, (stream.columns ?? 80) - 1))}`);
    },
    clear: () => void stream.write('\r\u001b[K'),
  };
}
