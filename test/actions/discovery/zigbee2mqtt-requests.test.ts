import { afterEach, describe, expect, it } from 'vitest';
import { askBridge, renameDevice } from '../../../src/actions/discovery/zigbee2mqtt/requests.js';
import { MemoryHouse } from '../../../src/actions/memory-house.js';

const houses: MemoryHouse[] = [];
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close();
});

/** A bridge that answers every request with what `reply` makes of it. */
async function bridge(reply: (data: Record<string, unknown>) => readonly Record<string, unknown>[]) {
  const house = new MemoryHouse();
  houses.push(house);
  const asked: string[] = [];
  await house.subscribe('zigbee2mqtt/bridge/request/#', ({ topic, payload }) => {
    const data: unknown = JSON.parse(new TextDecoder().decode(payload));
    if (typeof data !== 'object' || data === null) return;
    const { transaction, ...rest } = { ...data } as Record<string, unknown>;
    asked.push(`${topic} ${JSON.stringify(rest)}`);
    for (const answer of reply({ ...rest, transaction })) {
      house.publish(topic.replace('request', 'response'), JSON.stringify(answer)).catch(() => {});
    }
  });
  return { house, asked };
}

describe('requests to the bridge', () => {
  it('are answered by their transaction, whatever else is said', async () => {
    const { house, asked } = await bridge(({ transaction }) => [
      { status: 'error', error: 'somebody else', transaction: 'other' },
      { status: 'ok', data: { from: 'a', to: 'b' }, transaction },
    ]);
    await expect(askBridge(house, 'zigbee2mqtt', 'device/rename', { from: 'a', to: 'b' })).resolves.toEqual({
      from: 'a',
      to: 'b',
    });
    await renameDevice(house, 'zigbee2mqtt', '0x00158d0001a2b3c4', 'Reading Lamp');
    expect(asked.at(-1)).toBe(
      'zigbee2mqtt/bridge/request/device/rename {"from":"0x00158d0001a2b3c4","to":"Reading Lamp"}',
    );
  });

  it('that are refused say why', async () => {
    const { house } = await bridge(({ transaction }) => [
      { status: 'error', error: 'name is taken', data: {}, transaction },
    ]);
    await expect(renameDevice(house, 'zigbee2mqtt', 'a', 'b')).rejects.toMatchObject({
      code: 'BRIDGE_REFUSED',
      message: 'zigbee2mqtt refused: name is taken',
    });
  });

  it('that nobody answers end, and those that are given up, too', async () => {
    const { house } = await bridge(() => []);
    await expect(askBridge(house, 'zigbee2mqtt', 'x', {}, { deadlineMs: 20 })).rejects.toMatchObject({
      code: 'BRIDGE_SILENT',
    });
    const giveUp = new AbortController();
    const asking = askBridge(house, 'zigbee2mqtt', 'x', {}, { signal: giveUp.signal });
    giveUp.abort(new Error('never mind'));
    await expect(asking).rejects.toThrow('never mind');
  });

  it.each(['', 'a/#', '/a', 'a/', 'lamp/2'])('never give the name %j', async (name) => {
    const { house, asked } = await bridge(() => []);
    await expect(renameDevice(house, 'zigbee2mqtt', 'a', name)).rejects.toMatchObject({
      code: 'BRIDGE_NAME',
    });
    expect(asked).toEqual([]);
  });
});
