/**
 * The program of a plugin's process. It gives the plugin a context of its own with nothing but ECMAScript in it, and
 * passes text between it and the hub, so much and no more. Run as text (`program.ts`): its imports are Node's and types.
 */
import vm from 'node:vm';
import type { ToPlugin } from '../protocol.js';
import type { Inside, Outside } from './guest.js';

const BURST = 120;
const PER_SECOND = 40;
const MAX_BYTES = 64 * 1024;
const REFUSED = 'a plugin is one file: it can import only "earshot"';
const ENTRY = 'export const definePlugin = (plugin) => plugin;';

const exitWith = (message: Record<string, unknown>, code: number): void => {
  process.send?.(JSON.stringify(message), () => process.exit(code));
};
const crash = (error: unknown): void => exitWith({ type: 'crash', message: messageOf(error) }, 1);

process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);
process.on('disconnect', () => process.exit(0));

let left = BURST;
let filledAt = performance.now();
let silent = false;

/** Never throws: an error of this realm is no business of the plugin's. */
function post(text: unknown): void {
  if (silent || typeof text !== 'string') return;
  const now = performance.now();
  left = Math.min(BURST, left + ((now - filledAt) / 1000) * PER_SECOND);
  filledAt = now;
  left -= 1;
  if (left >= 0 && text.length <= MAX_BYTES) {
    process.send?.(text);
    return;
  }
  silent = true;
  exitWith({ type: 'flood' }, 3);
}

const timers = new Map<number, NodeJS.Timeout>();
let inside: Inside | null = null;

const outside: Outside = {
  post,
  setTimer: (id, ms) => {
    const fire = (): void => {
      timers.delete(id);
      inside?.timerFired(id);
    };
    timers.set(id, setTimeout(fire, ms));
  },
  clearTimer: (id) => {
    clearTimeout(timers.get(id));
    timers.delete(id);
  },
};

type Load = Extract<ToPlugin, { type: 'load' }>;

async function load({ guest, kit, source, file }: Load): Promise<void> {
  const context = vm.createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });
  // Memory that V8's heap limit does not count.
  vm.runInContext(
    "for (const name of ['ArrayBuffer','SharedArrayBuffer','DataView','Atomics','WebAssembly',...Object.getOwnPropertyNames(globalThis).filter((name) => /Array$/.test(name) && name !== 'Array')]) delete globalThis[name];",
    context,
  );
  const refuse = (): never => {
    throw REFUSED;
  };
  const entry = new vm.SourceTextModule(ENTRY, { context, identifier: 'earshot' });
  const tools = new vm.SourceTextModule(kit, { context, identifier: 'earshot-kit' });
  const runtime = new vm.SourceTextModule(guest, { context, identifier: 'earshot-runtime' });
  for (const module of [entry, tools, runtime]) {
    await module.link((name) => (module === runtime && name === './kit.js' ? tools : refuse()));
    await module.evaluate();
  }
  const begin: unknown = Reflect.get(runtime.namespace, 'start');
  if (typeof begin !== 'function') throw new TypeError('the runtime has no start');
  inside = begin(outside);
  const link = (name: string): vm.Module => (name === 'earshot' ? entry : refuse());
  const plugin = new vm.SourceTextModule(source, {
    context,
    identifier: file,
    importModuleDynamically: link,
  });
  await plugin.link(link);
  await plugin.evaluate();
  inside?.load(plugin.namespace);
}

function messageOf(error: unknown): string {
  try {
    if (typeof error !== 'object' || error === null || !('message' in error))
      return String(error).slice(0, 1_000);
    // "coffee.js:3" is the first line of a syntax error's stack, or stands in the first frame.
    const stack = 'stack' in error ? String(error.stack) : '';
    const place = /\b[\w.-]+\.[mc]?[jt]s:\d+/.exec(stack)?.[0];
    return `${String(error.message)}${place === undefined ? '' : ` (${place})`}`.slice(0, 1_000);
  } catch {
    return 'an error that cannot be read';
  }
}

process.on('message', (text: unknown) => {
  if (typeof text !== 'string') return;
  const message: ToPlugin = JSON.parse(text);
  if (message.type === 'ping') process.send?.('{"type":"pong"}');
  else if (message.type === 'load') {
    load(message).catch((error: unknown) => exitWith({ type: 'refused', message: messageOf(error) }, 1));
  } else inside?.receive(text);
});
