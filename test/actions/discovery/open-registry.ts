/** For tests of what devices come of announcements. */
import type { Home } from '../../../src/actions/home.js';
import { parseHome } from '../../../src/actions/home-file.js';
import { MemoryHouse } from '../../../src/actions/memory-house.js';
import { Registry } from '../../../src/actions/registry/registry.js';
import { until } from '../support/until.js';

/** A registry over a house in memory. `closers` are for the test to close, the last first. */
export async function openRegistry(
  closers: (() => Promise<void>)[],
  base: Home = parseHome('devices: []', 'home.yaml').home,
  options?: ConstructorParameters<typeof Registry>[2],
) {
  const house = new MemoryHouse();
  const registry = new Registry(house, base, options);
  closers.push(
    () => house.close(),
    () => registry.close(),
  );
  await registry.start();
  /** Says all of it, and waits until the registry has taken it in. */
  const say = async (messages: Readonly<Record<string, unknown>>): Promise<void> => {
    let heard = false;
    const leave = registry.onChange(({ type }) => {
      heard ||= type === 'home';
    });
    for (const [topic, payload] of Object.entries(messages)) {
      const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
      await house.publish(topic, text, { retain: true });
    }
    await until(() => heard);
    leave();
    await house.settled();
  };
  const names = (): string[] => registry.snapshot.home.devices.map(({ name }) => name).toSorted();
  return { house, registry, say, names };
}
