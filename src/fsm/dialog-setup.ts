/**
 * The vocabulary of the dialog machine: its delays, guards and actions by name. The states that use them are in
 * dialog.ts and attending.ts. Actions only move data or emit news; I/O is in the actors.
 */
import { assign, emit, enqueueActions, sendTo, setup } from 'xstate';
import { EarshotError } from '../errors.js';
import {
  actLogic,
  captureLogic,
  type DialogWork,
  listenLogic,
  speakLogic,
  understandLogic,
} from './actors.js';
import type {
  DialogContext,
  DialogEvent,
  DialogInput,
  DialogNews,
  Said,
  Stage,
  Timing,
} from './dialog-types.js';
import { NO_ANSWER, NOT_HEARD, WENT_WRONG } from './phrases.js';

/** Stands where no work was provided: the diagram and the graph tests need none. */
const missing = (): Promise<never> =>
  Promise.reject(
    new EarshotError('ACTOR_MISSING', 'The dialog runs without its work: start it with startDialog.'),
  );
const noWork: DialogWork = {
  listen: missing,
  understand: missing,
  act: missing,
  speak: missing,
  capture: missing,
};

const errorOf = (event: object): unknown => ('error' in event ? event.error : null);

export const dialogSetup = setup({
  types: {
    context: {} as DialogContext,
    events: {} as DialogEvent,
    input: {} as DialogInput,
    emitted: {} as DialogNews,
    /** `open`: takes words at once. `quiet`: nobody is speaking or being heard, so queued things may come. */
    tags: {} as 'open' | 'quiet',
  },
  actors: {
    listen: listenLogic(noWork),
    understand: understandLogic(noWork),
    act: actLogic(noWork),
    speak: speakLogic(noWork),
    capture: captureLogic(noWork),
  },
  delays: {
    noSpeech: ({ context }) => context.timing.noSpeech,
    noAnswer: ({ context }) => context.timing.noAnswer,
    tooLong: ({ context }) => context.timing.tooLong,
    recognition: ({ context }) => context.timing.recognition,
    thinking: ({ context }) => context.timing.thinking,
    acting: ({ context }) => context.timing.acting,
    talking: ({ context }) => context.timing.talking,
    microphoneRetry: ({ context }) => context.timing.microphoneRetry,
  },
  guards: {
    notMuted: ({ context }) => !context.muted,
    hasMicrophone: ({ context }) => context.hasMicrophone,
    asks: ({ context }) => context.asks,
    isCommand: ({ event }) => event.type === 'heard' && event.heard.kind === 'command',
    /** Words that no command has, from somebody who addressed us: they may mean something all the same. */
    isWorthThought: ({ context, event }) =>
      event.type === 'heard' && event.heard.kind === 'loose' && context.addressed,
    /** Nothing understood from somebody who addressed us: a person waits for a word. Others get silence. */
    owesAnswer: ({ context, event }) =>
      event.type === 'heard' && event.heard.kind === 'rejected' && context.addressed,
  },
  actions: {
    hearWake: assign(({ event }) =>
      event.type === 'wake'
        ? { speaker: { kind: 'microphone' }, addressed: event.phrase !== null, announcing: false }
        : {},
    ),
    hearButton: assign(({ event }) =>
      event.type === 'talk.start' ? { speaker: event.speaker, addressed: true, announcing: false } : {},
    ),
    takeSaid: assign(({ event }) =>
      event.type === 'said' ? { said: event.said, speaker: event.said.speaker, addressed: true } : {},
    ),
    takeHeard: assign(({ context, event }) => {
      if (event.type !== 'heard' || event.heard.kind === 'silence') return {};
      const { kind, text, confidence, ranked, ms, turn } = event.heard;
      const others = ranked === undefined ? {} : { ranked };
      const said: Said = { text, confidence, ms, turn, speaker: context.speaker, ...others };
      return { said: kind === 'loose' ? { ...said, loose: true } : said };
    }),
    takeAnnouncement: assign(({ event }) =>
      event.type === 'announce' ? { reply: event.text, asks: false, announcing: true } : {},
    ),
    /** One second chance to answer a question; noise must not keep a conversation open for ever. */
    sayNotHeard: assign(({ context }) => ({
      reply: NOT_HEARD,
      asks: context.asks && !context.askedAgain,
      askedAgain: true,
    })),
    sayWentWrong: assign({ reply: WENT_WRONG, asks: false }),
    sayNoAnswer: assign({ reply: NO_ANSWER, asks: false }),
    finishListening: sendTo('listen', { type: 'finish' }),
    dropQuestion: enqueueActions(({ context, enqueue }) => {
      if (context.questionOpen) enqueue.emit({ type: 'question.dropped' });
    }),
    reportTimeout: emit(
      (_, { waitedFor }: { waitedFor: keyof Timing }): DialogNews => ({ type: 'timeout', waitedFor }),
    ),
    reportFailure: emit(
      ({ event }, { stage }: { stage: Stage }): DialogNews => ({
        type: 'failed',
        stage,
        error: errorOf(event),
      }),
    ),
    forgetTurn: assign({
      said: null,
      outcome: null,
      reply: '',
      announcing: false,
      asks: false,
      addressed: false,
      askedAgain: false,
      questionOpen: false,
    }),
    setMuted: assign({ muted: true }),
    setUnmuted: assign({ muted: false }),
  },
});
