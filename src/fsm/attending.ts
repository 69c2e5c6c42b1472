/**
 * Listening to somebody: after a wake phrase, while a button is held, or for the answer to our own question. One
 * `listen` actor lives through all of it, so that no sample is lost between its states.
 */
import { dialogSetup } from './dialog-setup.js';

const toIdle = '#earshot.dialog.idle';
const toSpeaking = '#earshot.dialog.speaking';

export const attending = dialogSetup.createStateConfig({
  description: 'The ear is open for one utterance.',
  initial: 'listening',
  tags: ['open'],
  invoke: {
    id: 'listen',
    src: 'listen',
    input: ({ context }) => ({ speaker: context.speaker, answering: context.asks }),
    onError: {
      target: 'speaking',
      actions: [{ type: 'reportFailure', params: { stage: 'listen' } }, 'sayWentWrong'],
    },
  },
  on: {
    mute: 'idle',
    said: { target: 'understanding', actions: 'takeSaid' },
    'talk.start': { target: 'attending', reenter: true, actions: 'hearButton' },
    'talk.end': { target: '.recognising', actions: 'finishListening' },
    'speech.ended': '.recognising',
    'listen.failed': {
      target: 'speaking',
      actions: [{ type: 'reportFailure', params: { stage: 'listen' } }, 'sayWentWrong'],
    },
    heard: [
      { guard: 'isCommand', target: 'understanding', actions: 'takeHeard' },
      { guard: 'isWorthThought', target: 'understanding', actions: 'takeHeard' },
      { guard: 'owesAnswer', target: 'speaking', actions: 'sayNotHeard' },
      { target: 'idle' },
    ],
  },
  states: {
    listening: {
      description: 'Woken; nobody has spoken yet.',
      on: { 'speech.started': 'hearing' },
      after: {
        noSpeech: {
          target: toIdle,
          actions: { type: 'reportTimeout', params: { waitedFor: 'noSpeech' } },
        },
      },
    },
    followUp: {
      description: 'We asked; the answer needs no wake phrase.',
      tags: ['quiet'],
      on: { 'speech.started': 'hearing' },
      after: {
        noAnswer: {
          target: toIdle,
          actions: { type: 'reportTimeout', params: { waitedFor: 'noAnswer' } },
        },
      },
    },
    hearing: {
      description: 'Somebody is speaking.',
      after: {
        tooLong: {
          target: 'recognising',
          actions: ['finishListening', { type: 'reportTimeout', params: { waitedFor: 'tooLong' } }],
        },
      },
    },
    recognising: {
      description: 'The utterance is over and becomes words.',
      after: {
        recognition: {
          target: toSpeaking,
          actions: ['sayWentWrong', { type: 'reportTimeout', params: { waitedFor: 'recognition' } }],
        },
      },
    },
  },
});
