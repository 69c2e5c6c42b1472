/** The devices' side of the bench `mqtt`: raw packets on a socket, since a client library would cost more than the broker. */
import { once } from 'node:events';
import { connect as connectSocket, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Order } from './protocol.js';
import { availabilityOf, configOf, connectPacket, publishPacket, stateOf } from './traffic.js';

/** CLOCK_MONOTONIC, the same in all processes of a machine, ms. */
export const clockMs = (): number => Number(process.hrtime.bigint()) / 1e6;

export async function generator(port: number): Promise<(wanted: Order) => Promise<Answer>> {
  const socket = connectSocket({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  socket.write(connectPacket('bench-generator'));
  await once(socket, 'data');
  socket.resume();
  return async (wanted) => {
    if (wanted.do === 'retain') {
      for (let index = 0; index < wanted.devices; index += 1) {
        const all = [configOf(index), stateOf(index, 0), availabilityOf(index)];
        await write(socket, Buffer.concat(all.map((message) => publishPacket(message, true))));
      }
      return { done: 'retain' };
    }
    if (wanted.do !== 'send') throw new Error(`the generator cannot ${wanted.do}`);
    return send(socket, wanted);
  };
}

/** Rounds of all devices, or the same one again and again; paced in slices of 5 ms. */
async function send(socket: Socket, wanted: Extract<Order, { do: 'send' }>): Promise<Answer> {
  const { devices, rate, seconds, wild } = wanted;
  const packets = Array.from({ length: 8 * devices }, (_, at) =>
    publishPacket(wild ? stateOf(0, at) : stateOf(at % devices, Math.floor(at / devices) + 1)),
  );
  const startedAt = clockMs();
  let sent = 0;
  const slice = rate === 0 ? 200 : 0;
  while (clockMs() - startedAt < seconds * 1_000) {
    const due = rate === 0 ? slice : Math.floor(((clockMs() - startedAt) / 1_000) * rate) - sent;
    const batch: Buffer[] = [];
    for (let index = 0; index < due; index += 1) batch.push(packets[(sent + index) % packets.length]!);
    if (batch.length > 0) await write(socket, Buffer.concat(batch));
    sent += batch.length;
    if (rate > 0) await sleep(5);
  }
  return { done: 'send', sent, seconds: (clockMs() - startedAt) / 1_000 };
}

async function write(socket: Socket, bytes: Buffer): Promise<void> {
  if (!socket.write(bytes)) await once(socket, 'drain');
}
