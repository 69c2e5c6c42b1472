import { describe, expect, it } from 'vitest';
import { RequestQueue } from '../../src/asr/request-queue.js';

/** A promise with its handle outside. */
function gate(): { readonly open: () => void; readonly opened: Promise<void> } {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe('the queue of requests', () => {
  it('runs one at a time, in order, what somebody waits for first', async () => {
    const queue = new RequestQueue();
    const first = gate();
    const ran: string[] = [];
    let running = 0;
    const note = (name: string, background: boolean, until?: Promise<void>) =>
      queue.ask(background, async () => {
        running += 1;
        expect(running).toBe(1);
        await until;
        ran.push(name);
        running -= 1;
      });
    const all = [
      note('one', false, first.opened),
      note('watch', true),
      note('two', false),
      note('three', false),
    ];
    first.open();
    await Promise.all(all);
    expect(ran).toEqual(['one', 'two', 'three', 'watch']);
  });

  it('stops what runs in the background for a request, and does it again after that', async () => {
    const queue = new RequestQueue();
    const begun = gate();
    const steps: string[] = [];
    const background = queue.ask(true, async (stopped) => {
      steps.push('background begins');
      begun.open();
      if (steps.length === 1) {
        await new Promise((resolve) => stopped.addEventListener('abort', resolve));
        stopped.throwIfAborted();
      }
      return 'read';
    });
    await begun.opened;
    await queue.ask(false, async () => void steps.push('command'));
    expect(await background).toBe('read');
    expect(steps).toEqual(['background begins', 'command', 'background begins']);
  });

  it('does not stop one request for another', async () => {
    const queue = new RequestQueue();
    const begun = gate();
    const end = gate();
    const first = queue.ask(false, async (stopped) => {
      begun.open();
      await end.opened;
      return stopped.aborted;
    });
    await begun.opened;
    const second = queue.ask(false, async () => 'second');
    end.open();
    expect(await first).toBe(false);
    expect(await second).toBe('second');
  });

  it('hands on what a request throws, and goes on', async () => {
    const queue = new RequestQueue();
    const failing = queue.ask(true, () => Promise.reject(new Error('no model')));
    const next = queue.ask(false, async () => 'fine');
    await expect(failing).rejects.toThrow('no model');
    expect(await next).toBe('fine');
  });

  it('is drained when nothing waits, also what came meanwhile', async () => {
    const queue = new RequestQueue();
    const ran: number[] = [];
    void queue.ask(false, async () => {
      ran.push(1);
      void queue.ask(true, async () => void ran.push(2));
    });
    await queue.drained();
    expect(ran).toEqual([1, 2]);
    await queue.drained();
  });
});
