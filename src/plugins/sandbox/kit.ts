/** Small things that the plugin's own realm lacks. Like `guest.ts`, it stands on plain ECMAScript alone. */
import type { PluginSignal } from '../define.js';

export class PlainSignal implements PluginSignal {
  aborted = false;
  reason: unknown = undefined;
  readonly #listeners = new Set<() => void>();

  addEventListener(type: string, listener: () => void): void {
    if (type === 'abort') this.#listeners.add(listener);
  }

  removeEventListener(_type: string, listener: () => void): void {
    this.#listeners.delete(listener);
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason;
  }

  abort(reason: Error): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }
}

export class AbortError extends Error {
  override name = 'AbortError';
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

export const textOf = (error: unknown): string => {
  const text = isObject(error) && 'message' in error ? String(error['message']) : String(error);
  // The line of the plugin's own file, where there is one.
  const stack = isObject(error) ? String(error['stack'] ?? '') : '';
  const place = /\b[\w.-]+\.[mc]?[jt]s:\d+/.exec(stack.replaceAll('earshot', ''))?.[0];
  return `${text}${place === undefined ? '' : ` (${place})`}`.slice(0, 1_000);
};

/** MQTT 3.1.1, section 4.7. */
export function topicFits(filter: string, topic: string): boolean {
  const wanted = filter.split('/');
  const levels = topic.split('/');
  for (const [index, level] of wanted.entries()) {
    if (level === '#') return true;
    if (index >= levels.length || (level !== '+' && level !== levels[index])) return false;
  }
  return wanted.length === levels.length;
}
