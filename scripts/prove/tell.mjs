/** Types a sentence on the page of a hub, as a browser does. */
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';

const PATIENCE_MS = 60_000;

/** @returns the reply; empty: none came */
export async function tell(port, text) {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/live`);
    try {
      return await answer(socket, text, until - performance.now());
    } catch {
      // The page opens a moment after the hub; what was not answered changes nothing to be asked again.
      await sleep(500);
    } finally {
      socket.terminate();
    }
  }
  return '';
}

function answer(socket, text, ms) {
  return new Promise((resolve, reject) => {
    let turn = null;
    const late = setTimeout(() => resolve(''), ms);
    const fail = () => {
      clearTimeout(late);
      reject(new Error('the page is not there'));
    };
    socket.once('error', fail);
    socket.once('close', fail);
    socket.once('open', () => socket.send(JSON.stringify({ type: 'say', text })));
    socket.on('message', (data, isBinary) => {
      if (isBinary) return;
      const { type, event } = JSON.parse(data.toString());
      if (type !== 'event') return;
      if (event.event === 'understood' && event.say === text) turn = event.turn;
      if (event.event !== 'reply' || turn === null || event.turn !== turn) return;
      clearTimeout(late);
      resolve(event.text);
    });
  });
}
