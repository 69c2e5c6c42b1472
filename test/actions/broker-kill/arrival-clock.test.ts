import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { ArrivalClock } from './arrival-clock.js';

it('counts what came during a standstill from its beginning, and later things as they come', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const socket = connect(typeof address === 'object' && address !== null ? address.port : 0, '127.0.0.1');
  const [peer] = await once(server, 'connection');
  const clock = new ArrivalClock();
  onTestFinished(() => {
    clock.close();
    socket.destroy();
    server.close();
  });
  await sleep(20);
  const arrived: number[] = [];
  socket.on('data', () => void arrived.push(clock.now()));
  peer.write('x');
  const stoodFrom = performance.now();
  while (performance.now() < stoodFrom + 200);
  while (arrived.length === 0) await sleep(1);
  expect(arrived[0]).toBeLessThan(stoodFrom + 100);
  await sleep(30);
  const later = performance.now();
  peer.write('y');
  while (arrived.length === 1) await sleep(1);
  expect(arrived[1]).toBeGreaterThan(later - 100);
});
