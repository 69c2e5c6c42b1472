/** Speaks a recording into the page of a hub, as a browser's talk button does. */
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { decodeFile } from '../../dist/audio/decode-file.js';
import { pcm16FromFloats } from '../../dist/audio/pcm.js';

const PATIENCE_MS = 60_000;
/** As the page's worklet sends it: 100 ms of 16 kHz, 16 bit. */
const PIECE_BYTES = 3_200;
/** @returns what was heard and answered; empty: nothing came. Tried again until the recogniser is open. */
export async function speak(port, file) {
  const until = performance.now() + PATIENCE_MS;
  const nothing = { heard: '', reply: '' };
  const { samples } = await decodeFile(file);
  const sound = pcm16FromFloats(samples);
  for (let last = nothing; ; await sleep(500)) {
    last = await once(port, sound).catch(() => nothing);
    if (last.reply !== '' || performance.now() > until) return last;
  }
}

function once(port, sound) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/live`);
  return new Promise((resolve, reject) => {
    let heard = '';
    const late = setTimeout(() => reject(new Error('no answer')), PATIENCE_MS);
    const over = (act) => (value) => {
      clearTimeout(late);
      act(value);
    };
    const [done, fail] = [over(resolve), over(reject)];
    socket.once('error', fail);
    socket.once('close', () => fail(new Error('closed')));
    socket.on('message', (data, isBinary) => {
      if (isBinary) return;
      const message = JSON.parse(data.toString());
      if (message.type === 'refused') fail(new Error(message.reason));
      if (message.type !== 'event') return;
      if (message.event.event === 'heard') heard = message.event.text;
      if (message.event.event === 'reply' && heard !== '') done({ heard, reply: message.event.text });
    });
    socket.once('open', async () => {
      socket.send(JSON.stringify({ type: 'talk', on: true }));
      for (let at = 0; at < sound.length; at += PIECE_BYTES) {
        socket.send(sound.subarray(at, at + PIECE_BYTES));
        await sleep(100);
      }
      socket.send(JSON.stringify({ type: 'talk', on: false }));
    });
  }).finally(() => socket.terminate());
}
