/** Signals of long and short life together, without a trace at the long-lived ones. */

export interface EitherSignal {
  /** Aborts with the first of them, for its reason. */
  readonly signal: AbortSignal;
  /** To be called when the work is over. */
  readonly release: () => void;
}

/**
 * What `AbortSignal.any` does; that leaves a weak reference at each of its signals for as long as that one lives (Node 20), which
 * for a hub's own is months, with one for each sentence it says.
 */
export function eitherSignal(...signals: readonly AbortSignal[]): EitherSignal {
  const either = new AbortController();
  const abort = ({ target }: Event): void => {
    either.abort(target instanceof AbortSignal ? target.reason : undefined);
  };
  const aborted = signals.find((signal) => signal.aborted);
  if (aborted !== undefined) either.abort(aborted.reason);
  else for (const signal of signals) signal.addEventListener('abort', abort, { once: true });
  return {
    signal: either.signal,
    release: () => {
      for (const signal of signals) signal.removeEventListener('abort', abort);
    },
  };
}
