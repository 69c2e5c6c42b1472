/** Waits for something to become true: no deadline of its own, the test's own limit ends it. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((done) => setTimeout(done, 5));
}

export const text = (payload: Uint8Array): string => new TextDecoder().decode(payload);
