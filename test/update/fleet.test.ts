import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MemoryHouse } from '../../src/actions/memory-house.js';
import { startBroker } from '../../src/actions/mqtt/broker.js';
import { MqttHouse, whenConnected } from '../../src/actions/mqtt/mqtt-house.js';
import { parseConfig } from '../../src/config-file.js';
import { bodyBytes } from '../../src/update/bundle-format.js';
import { chunkTopic, hubTopic, offerTopic, readHubReport, rolloutTopic } from '../../src/update/channel.js';
import { realDisk } from '../../src/update/disk.js';
import { fetchBundle } from '../../src/update/fetch-bundle.js';
import { BrokerFollower } from '../../src/update/follow-broker.js';
import { hubId, isInStage } from '../../src/update/hub-id.js';
import { withUpdateLock } from '../../src/update/lock.js';
import { publishBundle, publishRollout, withdrawBundle } from '../../src/update/publish-bundle.js';
import { type OpenBundle, openBundle } from '../../src/update/read-bundle.js';
import { keepTrial } from '../../src/update/settle-trial.js';
import { readSlots } from '../../src/update/slot-file.js';
import { HubRig } from './support/hub-rig.js';
import { makeSecretKey } from './support/small-models.js';

const TOPIC = 'earshot/models';

let hub: HubRig;
let house: MemoryHouse;
let stop: AbortController;
let opened: OpenBundle[];
beforeEach(async () => {
  hub = await HubRig.make();
  house = new MemoryHouse();
  stop = new AbortController();
  opened = [];
});
afterEach(async () => {
  stop.abort();
  for (const bundle of opened) await bundle.close();
  await house.close();
  await hub.close();
});

async function open(file: string): Promise<OpenBundle> {
  const bundle = await openBundle(file, [hub.key]);
  opened.push(bundle);
  return bundle;
}

/** Retained messages under a filter, as a newcomer gets them. */
async function kept(filter: string): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  const leave = await house.subscribe(filter, ({ topic, payload }) => found.set(topic, payload));
  await house.settled();
  await leave();
  return found;
}

async function reports(): Promise<string[]> {
  const found = await kept(hubTopic(TOPIC, '+'));
  return [...found.values()].map((payload) => readHubReport(payload)?.state ?? 'unreadable');
}

interface Following {
  readonly follower: BrokerFollower;
  readonly installed: number[];
}

async function follow(id: string, key = hub.key): Promise<Following> {
  const installed: number[] = [];
  const follower = new BrokerFollower({
    house,
    topic: TOPIC,
    hub: id,
    incoming: hub.folder.incoming,
    keys: async () => [key],
    holder: async () => ({ state: (await readSlots(hub.folder)).state, shipped: 0, version: '0.1.0' }),
    install: async (file) => {
      installed.push((await hub.install(file, { by: 'broker' })).info.release);
    },
    patienceMs: 200,
    busyMs: 50,
    signal: stop.signal,
  });
  await follower.start();
  await house.settled();
  await follower.settled();
  return { follower, installed };
}

/** An id that is (or is not) among the first `percent` of a release. */
function idIn(release: number, percent: number, wanted: boolean): string {
  for (let count = 0; ; count += 1) {
    const id = createHash('sha256').update(String(count)).digest('hex').slice(0, 32);
    if (isInStage(id, release, percent) === wanted) return id;
  }
}

describe('an offer at the broker', () => {
  it('reaches a hub in parts and is installed', async () => {
    const bundle = await open((await hub.bundle(1)).file);
    await publishBundle(house, TOPIC, bundle, 100);
    const { installed } = await follow(idIn(1, 50, true));
    expect(installed).toEqual([1]);
    expect(await hub.start()).toMatchObject({ release: 1, onTrial: true });
    expect(await reports()).toEqual(['installed']);
  });

  it('waits until it is this hub’s turn', async () => {
    const bundle = await open((await hub.bundle(1)).file);
    await publishBundle(house, TOPIC, bundle, 10);
    const { follower, installed } = await follow(idIn(1, 10, false));
    expect(installed).toEqual([]);
    expect(await reports()).toEqual(['waiting']);
    await publishRollout(house, TOPIC, { release: 2, percent: 100 });
    await house.settled();
    await follower.settled();
    expect(installed).toEqual([]);
    await publishRollout(house, TOPIC, { release: 1, percent: 100 });
    await house.settled();
    await follower.settled();
    expect(installed).toEqual([1]);
  });

  it('of a stranger, of an old release or of nonsense is not fetched', async () => {
    const bundle = await open((await hub.bundle(1)).file);
    await publishBundle(house, TOPIC, bundle, 100);
    const stranger = await follow(idIn(1, 50, true), { ...makeSecretKey(), id: hub.key.id });
    expect(stranger.installed).toEqual([]);
    expect(await reports()).toEqual(['refused']);
    expect(await readdir(hub.folder.state).catch(() => [])).toEqual([]);

    await hub.use(5);
    const { follower, installed } = await follow(idIn(1, 50, true));
    expect(installed).toEqual([]);
    for (const payload of ['', 'hello', 'earshot-models 1 5 5\n12345', '{}', '\u0000'.repeat(2_000)]) {
      await house.publish(offerTopic(TOPIC), payload, { retain: true });
      await house.publish(rolloutTopic(TOPIC), payload, { retain: true });
      await house.settled();
      await follower.settled();
    }
    expect(installed).toEqual([]);
    expect(await hub.start()).toMatchObject({ release: 5 });
  });

  it('whose parts were exchanged gets nowhere, and goes on when the right one comes', async () => {
    const bundle = await open((await hub.bundle(1)).file);
    await publishBundle(house, TOPIC, bundle, 100);
    const topic = chunkTopic(TOPIC, bundle.header, 1);
    const right = (await kept(topic)).get(topic) ?? new Uint8Array();
    const wrong = Uint8Array.from(right, (byte) => byte ^ 1);
    await house.publish(topic, wrong, { retain: true });
    const { follower, installed } = await follow(idIn(1, 50, true));
    expect(installed).toEqual([]);
    expect(await reports()).toEqual(['refused']);
    await house.publish(topic, right, { retain: true });
    follower.look();
    await follower.settled();
    expect(installed).toEqual([1]);
  });

  it('that is on trial says so, and a newer one waits until that is over', async () => {
    const id = idIn(1, 100, true);
    await publishBundle(house, TOPIC, await open((await hub.bundle(1)).file), 100);
    const { follower, installed } = await follow(id);
    follower.look();
    await follower.settled();
    expect(await reports()).toEqual(['installed']);
    await hub.start();
    follower.look();
    await follower.settled();
    expect(await reports()).toEqual(['trial']);
    await publishBundle(house, TOPIC, await open((await hub.bundle(2)).file), 100);
    await house.settled();
    await follower.settled();
    expect(await reports()).toEqual(['waiting']);
    await keepTrial(hub.folder, 1, realDisk);
    follower.look();
    await follower.settled();
    expect(installed).toEqual([1, 2]);
  });

  it('that comes while somebody updates by hand is taken when that is done', async () => {
    await publishBundle(house, TOPIC, await open((await hub.bundle(1)).file), 100);
    let installed: readonly number[] = [];
    await withUpdateLock(hub.folder, async () => {
      ({ installed } = await follow(idIn(1, 100, true)));
      expect(await reports()).toEqual(['waiting']);
    });
    await expect.poll(() => installed, { timeout: 60_000 }).toEqual([1]);
  });

  it('is taken back whole', async () => {
    const bundle = await open((await hub.bundle(1)).file);
    await publishBundle(house, TOPIC, bundle, 100);
    expect((await kept(`${TOPIC}/#`)).size).toBe(bundle.header.chunks.length + 2);
    const head = (await kept(offerTopic(TOPIC))).get(offerTopic(TOPIC)) ?? new Uint8Array();
    await withdrawBundle(house, TOPIC, head);
    expect((await kept(`${TOPIC}/#`)).size).toBe(0);
  });
});

describe('through a broker', () => {
  it('the same happens over real connections', async () => {
    const broker = await startBroker();
    const connect = (clientId: string): MqttHouse =>
      new MqttHouse({ url: broker.url, clientId, statusTopic: null });
    const [maker, other] = [connect('maker'), connect('hub')];
    try {
      await Promise.all([whenConnected(maker), whenConnected(other)]);
      const bundle = await open((await hub.bundle(1)).file);
      await publishBundle(maker, TOPIC, bundle, 100);
      const { header, head } = bundle;
      const options = {
        house: other,
        topic: TOPIC,
        into: hub.folder.incoming,
        head,
        header,
        signal: stop.signal,
      };
      const path = await fetchBundle(options);
      expect((await readFile(path)).equals(await readFile(bundle.file))).toBe(true);
    } finally {
      await Promise.all([maker.close(), other.close()]);
      await broker.close();
    }
  });
});

describe('the topic in config.yaml', () => {
  it('is none until it is named, and must be one', () => {
    expect(parseConfig('').config.updates.topic).toBeNull();
    expect(parseConfig('updates: {topic: house/models}').config.updates.topic).toBe('house/models');
    for (const topic of ['"#"', 'a/+/b', 'a/', '""']) {
      expect(() => parseConfig(`updates: {topic: ${topic}}`), topic).toThrow(/updates topic/);
    }
    expect(() => parseConfig('updates: {url: "https://example.com"}')).toThrow(/url/);
  });
});

describe('fetching', () => {
  it('goes on after the parts that are there and right', async () => {
    const { file, header } = await hub.bundle(1);
    const bundle = await open(file);
    await publishBundle(house, TOPIC, bundle, 100);
    const asked: string[] = [];
    const counting = {
      subscribe: (...args: Parameters<MemoryHouse['subscribe']>) => {
        asked.push(args[0]);
        return house.subscribe(...args);
      },
    };
    const options = {
      house: counting,
      topic: TOPIC,
      into: hub.folder.incoming,
      head: bundle.head,
      header,
      signal: stop.signal,
    };
    const path = await fetchBundle(options);
    const whole = await readFile(path);
    expect(whole.equals(await readFile(file))).toBe(true);
    expect(asked).toHaveLength(header.chunks.length);

    // Torn in the third part, and with a bit flipped in the second: those two and all after them are fetched again.
    const torn = Buffer.from(whole.subarray(0, bundle.head.length + 2 * header.chunkBytes + 10));
    const at = bundle.head.length + header.chunkBytes + 5;
    torn[at] = (torn[at] ?? 0) ^ 1;
    await writeFile(path, torn);
    await writeFile(join(hub.folder.incoming, 'old.part'), 'left over');
    asked.length = 0;
    expect((await readFile(await fetchBundle(options))).equals(whole)).toBe(true);
    expect(asked).toHaveLength(header.chunks.length - 1);
    expect(await readdir(hub.folder.incoming)).toHaveLength(1);
    expect(whole.length).toBe(bundle.head.length + bodyBytes(header));

    // Whole already, because its install was broken off: nothing is fetched, and nothing is added.
    asked.length = 0;
    expect((await readFile(await fetchBundle(options))).equals(whole)).toBe(true);
    expect(asked).toEqual([]);
  });
});

describe('the stage of a hub', () => {
  const ids = Array.from({ length: 4_000 }, (_, index) =>
    createHash('sha256').update(`hub ${index}`).digest('hex').slice(0, 32),
  );

  it('is stable, grows with the percentage and is about as large as it says', () => {
    let before = new Set<string>();
    for (const percent of [0, 1, 10, 25, 50, 99, 100]) {
      const now = new Set(ids.filter((id) => isInStage(id, 3, percent)));
      expect(
        [...before].every((id) => now.has(id)),
        `${percent} %`,
      ).toBe(true);
      // Five standard deviations of a fair draw, at most 4 % of these.
      expect(Math.abs(now.size / ids.length - percent / 100)).toBeLessThan(0.04);
      before = now;
    }
    expect(before.size).toBe(ids.length);
  });

  it('is another for another release: no house is always the first', () => {
    const first = ids.filter((id) => isInStage(id, 3, 50));
    const again = first.filter((id) => isInStage(id, 4, 50));
    expect(again.length / first.length).toBeGreaterThan(0.4);
    expect(again.length / first.length).toBeLessThan(0.6);
  });

  it('goes by an id that is made once', async () => {
    const id = await hubId(hub.folder, realDisk);
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(await hubId(hub.folder, realDisk)).toBe(id);
  });
});
