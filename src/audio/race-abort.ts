/**
 * The promise's value, or undefined as soon as the signal aborts. The promise goes on; its late failure is swallowed.
 * Leaves no listener behind, so that one signal can serve a long evening.
 */
export async function raceAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  promise.catch(() => {});
  if (signal.aborted) return undefined;
  let wake = () => {};
  const aborted = new Promise<undefined>((resolve) => {
    wake = () => resolve(undefined);
  });
  signal.addEventListener('abort', wake, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', wake);
  }
}
