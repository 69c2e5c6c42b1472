import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { Aedes } from 'aedes';
import { expect, it, onTestFinished } from 'vitest';
import { type Reading, readFairly } from '../../../src/actions/mqtt/fair-reading.js';
import { Link } from '../../../src/actions/mqtt/link.js';

const MESSAGES = 300;

/** A message that takes a millisecond to handle. */
function work(): void {
  const until = performance.now() + 1;
  while (performance.now() < until);
}

it('other work has its turn amid messages that came all at once', async () => {
  const aedes = await Aedes.createBroker();
  const server = createServer((socket) => void aedes.handle(socket)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { client } = new Link({ url: `mqtt://127.0.0.1:${port}` }, null);
  onTestFinished(async () => {
    client.end(true);
    server.close();
    await new Promise<void>((done) => aedes.close(() => done()));
  });
  client.connect();
  await new Promise<void>((done) => void client.once('connect', () => done()));
  await client.subscribeAsync('many/#');
  /** How many messages came between one timer and the next. */
  const between: number[] = [];
  let heard = 0;
  let last = 0;
  const timer = setInterval(() => {
    between.push(heard - last);
    last = heard;
  }, 1);
  const order: number[] = [];
  const all = new Promise<void>((done) => {
    client.on('message', (topic) => {
      order.push(Number(topic.slice('many/'.length)));
      work();
      heard += 1;
      if (heard === MESSAGES) done();
    });
  });
  // One burst, which the client finds whole in its socket.
  const packets = Array.from({ length: MESSAGES }, (_, index) => {
    const topic = `many/${index}`;
    return Buffer.from([0x30, 2 + topic.length, 0, topic.length, ...Buffer.from(topic)]);
  });
  client.stream.unshift(Buffer.concat(packets));
  await all;
  clearInterval(timer);
  between.push(heard - last);
  expect(order).toEqual(Array.from({ length: MESSAGES }, (_, index) => index));
  expect(Math.max(...between)).toBeLessThan(MESSAGES / 10);
});

it('what takes no time waits for nobody', async () => {
  const client: Reading = { handleMessage: () => {} };
  let clock = 0;
  readFairly(client, () => clock);
  const handled: number[] = [];
  const handle = (at: number): void => {
    clock = at;
    client.handleMessage({ cmd: 'publish', topic: 'x', payload: '', qos: 0, dup: false, retain: false }, () =>
      handled.push(at),
    );
  };
  for (const at of [100, 100.5, 100.9]) handle(at);
  expect(handled).toEqual([100, 100.5, 100.9]);
  handle(101);
  expect(handled).toHaveLength(3);
  await new Promise((done) => setImmediate(done));
  expect(handled).toEqual([100, 100.5, 100.9, 101]);
  handle(102);
  expect(handled).toHaveLength(5);
});
