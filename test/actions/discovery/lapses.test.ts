/** What the silence of a sensor means, where it has said so: `expire_after` and `off_delay`. */
import { afterEach, expect, it } from 'vitest';
import { until } from '../support/until.js';
import { openRegistry } from './open-registry.js';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function open(component: string, config: object) {
  const { house, registry } = await openRegistry(closers);
  const say = (payload: string) => house.publish('s', payload);
  await house.publish(
    `homeassistant/${component}/x/config`,
    JSON.stringify({ name: 'Shed', stat_t: 's', ...config }),
  );
  await until(() => registry.device('x') !== null);
  return { registry, say };
}

it('a sensor that falls silent is away until it speaks again', async () => {
  const { registry, say } = await open('sensor', { exp_aft: 0.1 });
  const available: boolean[] = [];
  registry.onChange((change) => change.type === 'availability' && available.push(change.available));
  await say('20');
  await until(() => !registry.isAvailable('x'));
  expect(registry.snapshot.unavailable.has('x')).toBe(true);
  expect(registry.state('x')).toEqual({ value: 20 });
  // The same value is a word, too.
  await say('20');
  await until(() => registry.isAvailable('x'));
  expect(available).toEqual([false, true]);
});

it('each word puts its end off', async () => {
  const { registry, say } = await open('binary_sensor', { exp_aft: 0.3 });
  for (let n = 0; n < 5; n++) {
    await say('ON');
    await new Promise((done) => setTimeout(done, 100));
    expect(registry.isAvailable('x')).toBe(true);
  }
});

it('motion is over a while after it was last told', async () => {
  const { registry, say } = await open('binary_sensor', { off_dly: 0.1, dev_cla: 'motion' });
  await say('ON');
  await until(() => registry.state('x')['on'] === true);
  await until(() => registry.state('x')['on'] === false);
  expect(registry.isAvailable('x')).toBe(true);
});
