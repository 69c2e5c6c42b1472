'use strict';
/** Stands in for speaker-child.cjs: FAKE_SPEAKER says how it behaves. */
const behaviour = process.env.FAKE_SPEAKER;

if (behaviour === 'abort') process.abort();
if (behaviour === 'no-module') require('a-package-that-is-not-installed');

process.on('message', (message) => {
  // The probe is short and always played.
  if (message.type === 'play' && (message.pcm.length < 1000 || behaviour === 'play')) {
    process.send({ type: 'played', id: message.id });
  } else if (behaviour === 'crash') {
    process.exit(3);
  } else if (behaviour === 'fail' && message.type === 'play') {
    process.send({ type: 'failed', id: message.id, message: 'write() failed: -1' });
  } else if (behaviour === 'garbage' && message.type === 'play') {
    for (const odd of [null, 'x', { type: 'played' }, { type: 'other', id: message.id }]) process.send(odd);
    process.send({ type: 'played', id: message.id });
  } else if (behaviour === 'obey' && message.type === 'stop') {
    process.send({ type: 'played', id: message.id });
  }
});
process.on('disconnect', () => process.exit(0));
process.send({ type: 'ready' });
