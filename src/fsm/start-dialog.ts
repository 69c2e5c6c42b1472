/** Runs the dialog machine over real work, and turns XState's inspection into a few small typed events. */
import { type Actor, type ActorOptions, createActor, type SnapshotFrom } from 'xstate';
import {
  actLogic,
  captureLogic,
  type DialogWork,
  listenLogic,
  speakLogic,
  understandLogic,
} from './actors.js';
import { type DialogMachine, dialogMachine } from './dialog.js';
import type { DialogEvent, DialogInput, DialogNews } from './dialog-types.js';

export const DIALOG_STATES = [
  'idle',
  'listening',
  'followUp',
  'hearing',
  'recognising',
  'understanding',
  'confirming',
  'clarifying',
  'acting',
  'speaking',
] as const;
export type DialogState = (typeof DIALOG_STATES)[number];

export const MICROPHONE_STATES = ['live', 'waiting', 'absent', 'muted'] as const;
export type MicrophoneState = (typeof MICROPHONE_STATES)[number];

/** One step of the dialog, for the log and the page. */
export interface DialogStep {
  readonly state: DialogState;
  readonly microphone: MicrophoneState;
  /** The type of the event that led here. */
  readonly by: string;
}

export interface Dialog {
  readonly step: DialogStep;
  /** True while words are taken at once. */
  readonly open: boolean;
  /** True while nobody speaks or is heard: queued words and announcements may come. */
  readonly quiet: boolean;
  send(event: DialogEvent): void;
  /** Aborts whatever is running. The dialog cannot be started again. */
  stop(): void;
}

export interface DialogOptions extends DialogInput {
  readonly onStep?: (step: DialogStep) => void;
  readonly onNews?: (news: DialogNews) => void;
  /** The machine itself failed (a bug of ours): a new one starts from idle in its place. */
  readonly onCrash?: (error: unknown) => void;
  readonly clock?: NonNullable<ActorOptions<DialogMachine>['clock']>;
}

/** @example const dialog = startDialog(work, {microphone: false}); dialog.send({type: 'said', said: {text, speaker}}); */
export function startDialog(work: DialogWork, options: DialogOptions): Dialog {
  const machine = dialogMachine.provide({
    actors: {
      listen: listenLogic(work),
      understand: understandLogic(work),
      act: actLogic(work),
      speak: speakLogic(work),
      capture: captureLogic(work),
    },
  });
  let last = '';
  const begin = (): Actor<DialogMachine> => {
    const next: Actor<DialogMachine> = createActor(machine, {
      input: { microphone: options.microphone, ...(options.timing ? { timing: options.timing } : {}) },
      inspect: (inspection) => {
        if (inspection.type !== '@xstate.snapshot' || inspection.actorRef !== next) return;
        const step = stepOf(next.getSnapshot(), inspection.event.type);
        const key = `${step.state} ${step.microphone}`;
        if (key === last) return;
        last = key;
        options.onStep?.(step);
      },
      ...(options.clock ? { clock: options.clock } : {}),
    });
    next.on('*', (news) => options.onNews?.(news));
    next.subscribe({
      error: (error) => {
        options.onCrash?.(error);
        actor = begin();
      },
    });
    return next.start();
  };
  let actor = begin();
  return {
    get step() {
      return stepOf(actor.getSnapshot(), '');
    },
    get open() {
      return actor.getSnapshot().hasTag('open');
    },
    get quiet() {
      return actor.getSnapshot().hasTag('quiet');
    },
    send: (event) => actor.send(event),
    stop: () => void actor.stop(),
  };
}

/** The names people read: the innermost dialog state, and what the microphone does. */
export function stepOf(snapshot: SnapshotFrom<DialogMachine>, by: string): DialogStep {
  const { dialog, microphone } = snapshot.value;
  const leaf = typeof dialog === 'string' ? dialog : dialog.attending;
  return {
    state: DIALOG_STATES.find((state) => state === leaf) ?? 'idle',
    microphone: MICROPHONE_STATES.find((state) => state === microphone) ?? 'absent',
    by,
  };
}
