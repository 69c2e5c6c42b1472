import type { House } from '../house.js';

/** Resolves when connected; rejects when aborted, or closed meanwhile. */
export async function whenConnected(house: House, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  if (house.connected) return;
  await new Promise<void>((resolve, reject) => {
    const settle = (then: () => void) => (): void => {
      leave();
      signal?.removeEventListener('abort', aborted);
      then();
    };
    const connected = settle(resolve);
    const aborted = settle(() => reject(signal?.reason));
    const leave = house.onConnection((now) => now && connected());
    signal?.addEventListener('abort', aborted, { once: true });
  });
}
