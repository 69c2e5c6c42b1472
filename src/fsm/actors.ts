/** The work behind the dialog as plain async functions, and how they become XState actors. All I/O is behind these. */
import { type EventObject, fromCallback, fromPromise } from 'xstate';
import type { Outcome } from '../nlu/conversation.js';
import type { Acted, DialogEvent, Heard, ListenInput, Said, Speech } from './dialog-types.js';

export interface ListenControls {
  /** Aborts when the dialog leaves: stop at once, the result is not wanted. */
  readonly signal: AbortSignal;
  /** Aborts when the turn is over (button released, too long): recognise what there is. */
  readonly finish: AbortSignal;
  readonly onSpeechStart: () => void;
  readonly onSpeechEnd: () => void;
}

export interface DialogWork {
  /** One utterance from the speaker, recognised. */
  listen(input: ListenInput, controls: ListenControls): Promise<Heard>;
  understand(said: Said, signal: AbortSignal): Promise<Outcome>;
  act(outcome: Outcome, signal: AbortSignal): Promise<Acted>;
  /** Resolves when said to the end; an abort is barge-in. */
  speak(speech: Speech, signal: AbortSignal): Promise<void>;
  /** Keeps the hub's microphone open until aborted, and reports wakes. Rejects when it cannot. */
  capture(onWake: (phrase: string | null) => void, signal: AbortSignal): Promise<void>;
}

/** Tells the listener that the turn is over and it should recognise what it has. */
export interface FinishListening extends EventObject {
  readonly type: 'finish';
}

export const understandLogic = (work: Pick<DialogWork, 'understand'>) =>
  fromPromise<Outcome, Said>(({ input, signal }) => work.understand(input, signal));

export const actLogic = (work: Pick<DialogWork, 'act'>) =>
  fromPromise<Acted, Outcome>(({ input, signal }) => work.act(input, signal));

export const speakLogic = (work: Pick<DialogWork, 'speak'>) =>
  fromPromise<void, Speech>(({ input, signal }) => work.speak(input, signal));

/** Promises cannot report on the way, so listening is a callback actor with an abort on leaving. */
export const listenLogic = (work: Pick<DialogWork, 'listen'>) =>
  fromCallback<FinishListening, ListenInput>(({ input, sendBack, receive }) => {
    const left = new AbortController();
    const finish = new AbortController();
    const tell = (event: DialogEvent): void => {
      if (!left.signal.aborted) sendBack(event);
    };
    receive(() => finish.abort());
    work
      .listen(input, {
        signal: left.signal,
        finish: finish.signal,
        onSpeechStart: () => tell({ type: 'speech.started' }),
        onSpeechEnd: () => tell({ type: 'speech.ended' }),
      })
      .then(
        (heard) => tell({ type: 'heard', heard }),
        (error: unknown) => tell({ type: 'listen.failed', error }),
      );
    return () => left.abort();
  });

export const captureLogic = (work: Pick<DialogWork, 'capture'>) =>
  fromCallback<EventObject>(({ sendBack }) => {
    const left = new AbortController();
    const tell = (event: DialogEvent): void => {
      if (!left.signal.aborted) sendBack(event);
    };
    work
      .capture((phrase) => tell({ type: 'wake', phrase }), left.signal)
      .catch((error: unknown) => tell({ type: 'capture.failed', error }));
    return () => left.abort();
  });
