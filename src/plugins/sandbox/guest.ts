/**
 * The part of a plugin's process that shares a realm with the plugin: a module of plain ECMAScript, evaluated in the
 * plugin's own context. Nothing of Node's is here; the functions of `Outside` are the only way out, they take text and
 * numbers only and are never handed on. Its one import besides types is `kit.ts`.
 */
import type { PluginCall, PluginContext, PluginMessage } from '../define.js';
import type { Scene, ToPlugin } from '../protocol.js';
import { AbortError, isObject, PlainSignal, textOf, topicFits } from './kit.js';

export interface Outside {
  readonly post: (text: string) => void;
  readonly setTimer: (id: number, ms: number) => void;
  readonly clearTimer: (id: number) => void;
}

export interface Inside {
  /** Takes the plugin's module; tells what it is, or throws. */
  readonly load: (namespace: { readonly default?: unknown }) => void;
  readonly receive: (text: string) => void;
  readonly timerFired: (id: number) => void;
}

type Fn = (...parameters: readonly unknown[]) => unknown;
interface Waiter {
  readonly filter: string;
  readonly resolve: (message: PluginMessage) => void;
}
interface Task {
  readonly signal: PlainSignal;
  readonly waiters: Set<Waiter>;
}

const MAX_TIMERS = 1_000;
const NEXT_MS = 5_000;

export function start(outside: Outside): Inside {
  const { post, setTimer, clearTimer } = outside;
  const { parse, stringify } = JSON;
  const runs = new Map<string, Fn>();
  const handlers = new Map<string, Fn>();
  const subscriptions: string[] = [];
  const tasks = new Map<number, Task>();
  const timers = new Map<number, Fn>();
  const asked = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;

  const send = (message: Record<string, unknown>): void => post(stringify(message));
  const nextId = (): number => {
    lastId += 1;
    return lastId;
  };

  function later(run: Fn, ms: unknown): number {
    if (timers.size >= MAX_TIMERS) throw new RangeError(`more than ${MAX_TIMERS} timers at once`);
    const id = nextId();
    timers.set(id, run);
    setTimer(id, Math.min(Math.max(Number(ms) || 0, 4), 2 ** 31 - 1));
    return id;
  }

  function forget(id: unknown): void {
    if (typeof id === 'number' && timers.delete(id)) clearTimer(id);
  }

  const log = (...parts: readonly unknown[]): void =>
    send({
      type: 'log',
      text: parts
        .map((part) => (typeof part === 'string' ? part : isObject(part) ? stringify(part) : String(part)))
        .join(' ')
        .slice(0, 1_000),
    });

  Object.assign(globalThis, {
    setTimeout: (run: Fn, ms: unknown, ...rest: unknown[]) => later(() => run(...rest), ms),
    clearTimeout: forget,
    console: { log, info: log, warn: log, error: log, debug: () => {} },
  });

  function ask(message: Record<string, unknown>): Promise<unknown> {
    const id = nextId();
    return new Promise((resolve, reject) => {
      asked.set(id, { resolve, reject });
      send({ ...message, id });
    });
  }

  function contextOf(id: number, task: Task, scene: Scene): PluginContext {
    const { signal, waiters } = task;
    /** Ends with the task: nothing is asked for, and nothing waits, beyond it. */
    const within = <T>(work: (resolve: (value: T) => void, reject: (error: unknown) => void) => () => void) =>
      new Promise<T>((resolve, reject) => {
        signal.throwIfAborted();
        let leave = (): void => {};
        const aborted = (): void => {
          leave();
          reject(signal.reason);
        };
        signal.addEventListener('abort', aborted);
        const settle = (then: () => void): void => {
          signal.removeEventListener('abort', aborted);
          then();
        };
        leave = work(
          (value) => settle(() => resolve(value)),
          (error) => settle(() => reject(error)),
        );
      });
    const request = (message: Record<string, unknown>): Promise<unknown> =>
      within((resolve, reject) => {
        ask({ ...message, task: id }).then(resolve, reject);
        return () => {};
      });
    return {
      ...scene,
      signal,
      devices: async () => {
        const found = await request({ type: 'devices' });
        return Array.isArray(found) ? found : [];
      },
      act: async (...calls: readonly PluginCall[]) => {
        const done = await request({ type: 'act', calls });
        return isObject(done)
          ? { ok: done['ok'] === true, reply: String(done['reply']) }
          : { ok: false, reply: '' };
      },
      publish: async (topic, payload) => {
        const text = typeof payload === 'string' ? payload : (stringify(payload) ?? '');
        await request({ type: 'publish', topic: String(topic), payload: text });
      },
      say: async (text) => void (await request({ type: 'say', text: String(text) })),
      next: (filter, options = {}) =>
        within<PluginMessage>((resolve, reject) => {
          if (!subscriptions.some((own) => own === filter || topicFits(own, filter))) {
            throw new Error(`add "${filter}" to abilities.mqtt.subscribe to wait for it`);
          }
          const ms = options.timeoutMs ?? NEXT_MS;
          const leave = (): void => {
            waiters.delete(waiter);
            forget(timer);
          };
          const waiter: Waiter = {
            filter,
            resolve: (message) => {
              leave();
              resolve(message);
            },
          };
          const timer = later(() => {
            leave();
            reject(new Error(`nothing came on ${filter} within ${ms} ms`));
          }, ms);
          waiters.add(waiter);
          return leave;
        }),
      log: (text) => log(text),
      sleep: (ms) =>
        within((resolve) => {
          const timer = later(() => resolve(undefined), ms);
          return () => forget(timer);
        }),
    };
  }

  async function carryOut(
    id: number,
    scene: Scene,
    work: (context: PluginContext) => unknown,
  ): Promise<void> {
    const task: Task = { signal: new PlainSignal(), waiters: new Set() };
    tasks.set(id, task);
    try {
      const result = await work(contextOf(id, task, scene));
      send({ type: 'done', task: id, reply: typeof result === 'string' ? result.slice(0, 500) : null });
    } catch (error) {
      send({ type: 'failed', task: id, message: textOf(error) });
    } finally {
      tasks.delete(id);
      task.signal.abort(new AbortError('the run is over'));
    }
  }

  function receive(text: string): void {
    const message: ToPlugin = parse(text);
    switch (message.type) {
      case 'run': {
        const { task, intent, slots, scene } = message;
        const run = runs.get(intent);
        void carryOut(task, scene, (context) => run?.({ ...context, slots }));
        return;
      }
      case 'message': {
        const { topic, payload, retained } = message;
        const told = { topic, payload, retained };
        if (!retained) {
          for (const { waiters } of tasks.values()) {
            for (const waiter of [...waiters]) if (topicFits(waiter.filter, topic)) waiter.resolve(told);
          }
        }
        for (const { filter, task, scene } of message.handle) {
          void carryOut(task, scene, (context) => handlers.get(filter)?.(told, context));
        }
        return;
      }
      case 'abort':
        tasks.get(message.task)?.signal.abort(new AbortError(message.reason));
        return;
      case 'answer': {
        const waiting = asked.get(message.id);
        asked.delete(message.id);
        if (message.ok) waiting?.resolve(message.value);
        else waiting?.reject(new Error(String(message.value)));
        return;
      }
    }
  }

  return {
    receive,
    timerFired: (id) => {
      const run = timers.get(id);
      timers.delete(id);
      run?.();
    },
    load: (namespace) => {
      const definition = namespace.default;
      if (!isObject(definition)) {
        throw new Error('the file must end in `export default definePlugin({...})`');
      }
      const { intents = {}, messages = {}, ...rest } = definition;
      for (const [name, intent] of Object.entries(isObject(intents) ? intents : {})) {
        const run = isObject(intent) ? intent['run'] : undefined;
        if (typeof run !== 'function') throw new Error(`intents.${name}.run must be a function`);
        runs.set(name, (context) => Reflect.apply(run, intent, [context]));
      }
      for (const [filter, handler] of Object.entries(isObject(messages) ? messages : {})) {
        if (typeof handler !== 'function') throw new Error(`messages.${filter} must be a function`);
        handlers.set(filter, (...parameters) => Reflect.apply(handler, messages, parameters));
      }
      const text = stringify({
        type: 'loaded',
        manifest: { ...rest, intents, messages: [...handlers.keys()] },
      });
      const granted: { manifest?: { abilities?: { mqtt?: { subscribe?: unknown } } } } = parse(text);
      const listed = granted.manifest?.abilities?.mqtt?.subscribe;
      if (Array.isArray(listed)) subscriptions.push(...listed.map(String));
      post(text);
    },
  };
}
