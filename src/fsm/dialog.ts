/**
 * The dialog: when to listen, think, act, speak and stop. XState v5 and pure: every effect is an actor given from
 * outside (actors.ts), every wait has a name (`Timing`). What is meant and said is the conversation's business.
 *
 * docs/dialog.md holds the diagram, generated from this machine.
 */
import { assign } from 'xstate';
import type { Outcome } from '../nlu/conversation.js';
import { attending } from './attending.js';
import { dialogSetup } from './dialog-setup.js';
import { DEFAULT_TIMING, type DialogContext, type Speech } from './dialog-types.js';

/** Speaking can be interrupted: leaving the state aborts the `speak` actor, which is barge-in. */
const interruptions = {
  wake: { guard: 'notMuted', target: 'attending', actions: 'hearWake' },
  'talk.start': { guard: 'notMuted', target: 'attending', actions: 'hearButton' },
  said: { target: 'understanding', actions: 'takeSaid' },
} as const;

const speechOf = ({ reply, asks, announcing, speaker }: DialogContext): Speech => ({
  text: reply,
  asks,
  to: announcing ? null : speaker,
});

/** A question is spoken like any reply, but the window for its answer always follows. */
const asking = dialogSetup.createStateConfig({
  tags: ['open'],
  invoke: {
    src: 'speak',
    input: ({ context }) => speechOf(context),
    onDone: 'attending.followUp',
    onError: { target: 'attending.followUp', actions: { type: 'reportFailure', params: { stage: 'speak' } } },
  },
  after: {
    talking: {
      target: 'attending.followUp',
      actions: { type: 'reportTimeout', params: { waitedFor: 'talking' } },
    },
  },
  on: interruptions,
});

const ask = (outcome: Outcome): Partial<DialogContext> => ({
  outcome,
  reply: outcome.reply,
  asks: true,
  questionOpen: true,
});

/** A plugin's intent is carried out like an effect: what it does is its own. */
const isDeed = ({ effects, calls }: Outcome): boolean =>
  effects.length > 0 || calls.some((call) => call.do === 'intent');

const understanding = dialogSetup.createStateConfig({
  description: 'Words become calls and a reply; nothing is done yet.',
  entry: assign({ outcome: null, reply: '', announcing: false, asks: false, questionOpen: false }),
  invoke: {
    src: 'understand',
    input: ({ context }) => context.said ?? { text: '', speaker: context.speaker },
    onDone: [
      {
        guard: ({ event }) => event.output.ask !== null && event.output.session.pending?.kind === 'confirm',
        target: 'confirming',
        actions: assign(({ event }) => ask(event.output)),
      },
      {
        guard: ({ event }) => event.output.ask !== null && event.output.effects.length === 0,
        target: 'clarifying',
        actions: assign(({ event }) => ask(event.output)),
      },
      {
        guard: ({ event }) => isDeed(event.output),
        target: 'acting',
        actions: assign(({ event }) => ({ outcome: event.output })),
      },
      {
        target: 'speaking',
        actions: assign(({ event }) => ({ outcome: event.output, reply: event.output.reply })),
      },
    ],
    onError: {
      target: 'speaking',
      actions: [{ type: 'reportFailure', params: { stage: 'understand' } }, 'sayWentWrong'],
    },
  },
  after: {
    thinking: {
      target: 'speaking',
      actions: ['sayWentWrong', { type: 'reportTimeout', params: { waitedFor: 'thinking' } }],
    },
  },
});

const acting = dialogSetup.createStateConfig({
  description: 'The calls go to the house and are confirmed by its states.',
  invoke: {
    src: 'act',
    // Only the transition above leads here, and it sets the outcome.
    input: ({ context }) => context.outcome!,
    onDone: {
      target: 'speaking',
      actions: assign(({ event: { output } }) => ({
        reply: output.reply,
        asks: output.ask !== null,
        questionOpen: output.ask !== null,
      })),
    },
    onError: {
      target: 'speaking',
      actions: [{ type: 'reportFailure', params: { stage: 'act' } }, 'sayNoAnswer'],
    },
  },
  after: {
    acting: {
      target: 'speaking',
      actions: ['sayNoAnswer', { type: 'reportTimeout', params: { waitedFor: 'acting' } }],
    },
  },
  // What has been sent to the house cannot be called back by silence: "undo that" can.
  on: { cancel: {} },
});

const speaking = dialogSetup.createStateConfig({
  description: 'The reply is spoken; a new wake or word interrupts it.',
  tags: ['open'],
  invoke: {
    src: 'speak',
    input: ({ context }) => speechOf(context),
    onDone: [{ guard: 'asks', target: 'attending.followUp' }, { target: 'idle' }],
    onError: { target: 'idle', actions: { type: 'reportFailure', params: { stage: 'speak' } } },
  },
  after: {
    talking: { target: 'idle', actions: { type: 'reportTimeout', params: { waitedFor: 'talking' } } },
  },
  on: interruptions,
});

const microphone = dialogSetup.createStateConfig({
  description: "The hub's own microphone. Muted, its recorder does not run.",
  initial: 'choosing',
  on: { mute: { target: '.muted' } },
  states: {
    choosing: { always: [{ guard: 'hasMicrophone', target: 'live' }, { target: 'absent' }] },
    live: {
      invoke: {
        src: 'capture',
        onError: { target: 'waiting', actions: { type: 'reportFailure', params: { stage: 'capture' } } },
      },
      on: {
        'capture.failed': {
          target: 'waiting',
          actions: { type: 'reportFailure', params: { stage: 'capture' } },
        },
      },
    },
    waiting: {
      description: 'It failed; it is tried again.',
      after: { microphoneRetry: 'live' },
    },
    absent: { description: 'This hub has none; typing, the page and timers work.' },
    muted: {
      entry: 'setMuted',
      exit: 'setUnmuted',
      on: { unmute: { target: 'choosing' }, mute: {} },
    },
  },
});

export const dialogMachine = dialogSetup.createMachine({
  id: 'earshot',
  type: 'parallel',
  context: ({ input }) => ({
    timing: { ...DEFAULT_TIMING, ...input.timing },
    hasMicrophone: input.microphone,
    muted: false,
    speaker: { kind: 'microphone' },
    addressed: false,
    askedAgain: false,
    said: null,
    outcome: null,
    reply: '',
    announcing: false,
    asks: false,
    questionOpen: false,
  }),
  states: {
    dialog: {
      initial: 'idle',
      on: { cancel: { target: '.idle' } },
      states: {
        idle: {
          tags: ['open', 'quiet'],
          entry: ['dropQuestion', 'forgetTurn'],
          on: { ...interruptions, announce: { target: 'speaking', actions: 'takeAnnouncement' }, cancel: {} },
        },
        attending,
        understanding,
        confirming: { ...asking, description: 'A risky request is asked back before anything is done.' },
        clarifying: { ...asking, description: 'Something is missing or ambiguous; one short question.' },
        acting,
        speaking,
      },
    },
    microphone,
  },
});

export type DialogMachine = typeof dialogMachine;
