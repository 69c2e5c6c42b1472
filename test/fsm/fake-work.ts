/** Work for the dialog that a test finishes by hand: nothing resolves before the test says so. */
import { SimulatedClock } from 'xstate';
import type { DialogWork, ListenControls } from '../../src/fsm/actors.js';
import type { Acted, DialogNews, Heard, ListenInput, Said, Speech } from '../../src/fsm/dialog-types.js';
import { type Dialog, type DialogStep, startDialog } from '../../src/fsm/start-dialog.js';
import type { Outcome } from '../../src/nlu/conversation.js';

interface Job<Input, Output> {
  readonly input: Input;
  readonly signal: AbortSignal;
  resolve(value: Output): void;
  reject(error: unknown): void;
}

export interface Bench {
  readonly dialog: Dialog;
  readonly clock: SimulatedClock;
  readonly steps: DialogStep[];
  readonly news: DialogNews[];
  readonly crashes: unknown[];
  readonly listen: (Job<ListenInput, Heard> & { controls: ListenControls })[];
  readonly understand: Job<Said, Outcome>[];
  readonly act: Job<Outcome, Acted>[];
  readonly speak: Job<Speech, void>[];
  readonly capture: (Job<null, void> & { wake: (phrase: string | null) => void })[];
}

export function bench(options: { microphone?: boolean } = {}): Bench {
  const clock = new SimulatedClock();
  const lists = { listen: [], understand: [], act: [], speak: [], capture: [] } as unknown as Bench;
  const steps: DialogStep[] = [];
  const news: DialogNews[] = [];
  const crashes: unknown[] = [];
  const work: DialogWork = {
    listen: (input, controls) =>
      job(input, controls.signal, (entry) => lists.listen.push({ ...entry, controls })),
    understand: (input, signal) => job(input, signal, (entry) => lists.understand.push(entry)),
    act: (input, signal) => job(input, signal, (entry) => lists.act.push(entry)),
    speak: (input, signal) => job(input, signal, (entry) => lists.speak.push(entry)),
    capture: (wake, signal) => job(null, signal, (entry) => lists.capture.push({ ...entry, wake })),
  };
  const dialog = startDialog(work, {
    microphone: options.microphone ?? true,
    clock,
    onStep: (step) => steps.push(step),
    onNews: (item) => news.push(item),
    onCrash: (error) => crashes.push(error),
  });
  return { ...lists, dialog, clock, steps, news, crashes };
}

function job<Input, Output>(
  input: Input,
  signal: AbortSignal,
  add: (entry: Job<Input, Output>) => void,
): Promise<Output> {
  return new Promise((resolve, reject) => add({ input, signal, resolve, reject }));
}

/** Lets promises that have been resolved take effect. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

export function outcome(parts: Partial<Outcome> = {}): Outcome {
  return {
    session: { room: null, last: null, pending: null, undo: null, lastReply: null, failures: 0 },
    source: 'grammar',
    calls: [],
    effects: [],
    reply: 'Done.',
    ask: null,
    confidence: 1,
    ms: { total: 1 },
    ...parts,
  };
}

export const lampOn = outcome({
  calls: [{ do: 'set', state: 'on', devices: ['lamp'] }],
  effects: [{ type: 'device', device: 'lamp', set: { on: true } }],
});

export const confirmQuestion = outcome({
  ask: 'Shall I unlock the front door?',
  reply: 'Shall I unlock the front door?',
  session: {
    ...outcome().session,
    pending: { kind: 'confirm', calls: [], at: '2026-11-21T09:00:00' },
  },
});

export const command: Exclude<Heard, { kind: 'silence' }> = {
  kind: 'command',
  turn: 1,
  text: 'turn on the lamp',
  freeText: 'Turn on the lamp.',
  confidence: 0.97,
  seconds: 1.2,
  ms: { encode: 20, decode: 30 },
};
export const typed: Said = { text: 'turn on the lamp', speaker: { kind: 'typed' } };
