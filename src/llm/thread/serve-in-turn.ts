/** A model's thread answers one question at a time: two at once would share cores and memory, and neither would be sooner. */
import type { MessagePort } from 'node:worker_threads';

interface Question {
  readonly type: 'ask';
  readonly id: number;
}

type ToThread<Ask extends Question> =
  | Ask
  | { readonly type: 'abort'; readonly id: number }
  | { readonly type: 'close' };

/**
 * Until it is told to close.
 * @param answer never rejects; its signal aborts when nobody waits any more
 * @param release of the model, once all is answered
 */
export function serveInTurn<Ask extends Question>(
  port: MessagePort,
  answer: (question: Ask, signal: AbortSignal) => Promise<void>,
  release: () => Promise<void>,
): void {
  const running = new Map<number, AbortController>();
  let last: Promise<void> = Promise.resolve();
  port.on('message', (message: ToThread<Ask>) => {
    if (message.type === 'abort') running.get(message.id)?.abort();
    else if (message.type === 'ask') {
      const controller = new AbortController();
      running.set(message.id, controller);
      last = last.then(() => answer(message, controller.signal)).finally(() => running.delete(message.id));
    } else {
      for (const controller of running.values()) controller.abort();
      last = last.then(release).then(() => port.close());
    }
  });
}
