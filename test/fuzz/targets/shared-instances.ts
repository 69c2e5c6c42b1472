/**
 * WebAssembly instances for many inputs: the decoders' libraries make one or two for each recording, with megabytes of
 * memory that the collector must find again, which cost twenty times what an input does. What one recording leaves in an
 * instance meets the next one here, which asks more of the decoders than a hub does.
 */

/** What is used of it: the compiler knows it as part of a browser only. */
declare const WebAssembly: {
  readonly Module: new () => object;
  readonly RuntimeError: new () => Error;
  readonly instantiate: (source: object, imports?: object) => Promise<object>;
};

/** A new one from time to time: what leaks in it in a hub lasts for one recording. */
const MOST_USES = 500;

const { instantiate } = WebAssembly;
let kept = new Map<object, object>();
let uses = 0;

async function share(source: object, imports?: object): Promise<object> {
  if (!(source instanceof WebAssembly.Module)) return instantiate(source, imports);
  const known = kept.get(source);
  if (known !== undefined) return known;
  const made = await instantiate(source, imports);
  kept.set(source, made);
  return made;
}

/** Whatever begins from here on is new. */
function renew(): void {
  kept = new Map();
  uses = 0;
}

/** To be told what `work` failed of: an instance that stumbled may be in a state that none begins in. */
export function noteFailure(error: unknown): void {
  if (error instanceof Error && error.cause instanceof WebAssembly.RuntimeError) renew();
}

/** Instances that are asked for within `work` are shared with those before it. */
export async function withSharedInstances<T>(work: () => Promise<T>): Promise<T> {
  uses += 1;
  if (uses > MOST_USES) renew();
  Object.assign(WebAssembly, { instantiate: share });
  try {
    return await work();
  } finally {
    Object.assign(WebAssembly, { instantiate });
  }
}
