/** Stands for the recogniser's thread: speaks its protocol, recognises nothing. A command is told by its first sample. */
import { parentPort } from 'node:worker_threads';

const heard = (id, text) =>
  parentPort.postMessage({
    id,
    type: 'heard',
    result: { text, freeText: '', confidence: 1, accepted: true, path: 'free', ms: { encode: 0, decode: 0 } },
  });
const steered = [];
let waiting = null;

parentPort.on('message', (message) => {
  if (message.type === 'steer') {
    steered.push(message.graph.vocabulary);
    parentPort.postMessage({ id: message.id, type: 'steered' });
  } else if (message.type === 'facts') {
    const { id, phrase } = message;
    if (phrase === '?')
      parentPort.postMessage({ id, type: 'error', code: 'WAKE_PHRASE', message: 'no', usage: true });
    else parentPort.postMessage({ id, type: 'facts', facts: { text: phrase, letters: 8, prior: -20 } });
  } else if (message.type === 'spot') {
    const { id, phrases, samples, speech } = message;
    const text = `${phrases.join()} in ${samples.length}, speech until ${speech}`;
    parentPort.postMessage({ id, type: 'spotted', reading: { text, candidates: [] } });
  } else if (message.type === 'command' && message.opening !== undefined) {
    heard(message.id, `after ${message.opening.tokens.join()}`);
  } else if (message.type === 'command') {
    const [kind] = message.samples;
    if (kind === 1) heard(message.id, `steered ${steered.length}: ${steered.at(-1)?.join(' ')}`);
    else if (kind === 2) process.exit(1);
    else if (kind === 3) parentPort.postMessage({ id: message.id, type: 'error', code: 'X', message: 'no' });
    else if (kind === 4) {
      waiting = message.id;
      parentPort.postMessage({ type: 'read', ask: 7, text: 'lamp on' });
    }
  } else if (message.type === 'reading') heard(waiting, `${message.ask}: ${message.text}`);
  else if (message.type === 'close') parentPort.close();
});
parentPort.postMessage({ type: 'ready' });
