/** Clocks that are set under a whole hub, and while it and its machine are off: its timers, alarms and commands. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { builtHub } from './built-hub.js';
import { FakedMachine, noFaketime, noReboot } from './faked-machine.js';
import { HubLife, type HubLine } from './hub-life.js';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const NINE = Date.parse('2026-11-23T09:00:00Z');
/** What has not come by then comes a second time never. */
const AGAIN_MS = 3_000;
const HOME = `
areas: [{id: kitchen, name: Kitchen}]
rooms: {default: kitchen}
devices:
  - {id: lamp, name: Lamp, area: kitchen, kind: light, state: {on: false}}
  - {id: fan, name: Fan, area: kitchen, kind: fan, state: {on: false}}
`;

let earshot: string;
let folder: string;
let machine: FakedMachine;
let life: Life | null;
beforeAll(async () => {
  earshot = await builtHub();
}, 120_000);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-set-clock-'));
  await writeFile(join(folder, 'config.yaml'), 'voice: {engine: none}\nhome: home.yaml\n');
  await writeFile(join(folder, 'home.yaml'), HOME);
  machine = new FakedMachine(folder, earshot);
});
afterEach(async () => {
  await life?.hub.kill();
  life = null;
  await rm(folder, { recursive: true });
});

interface Life {
  readonly hub: HubLife;
  readonly lines: readonly HubLine[];
}

async function start(program = earshot): Promise<Life> {
  const hub = new HubLife({
    earshot: program,
    state: join(folder, 'state'),
    config: join(folder, 'config.yaml'),
    env: machine.env,
  });
  const lines: HubLine[] = [];
  hub.onLine((line) => lines.push(line));
  life = { hub, lines };
  if (!(await hub.untilReady())) throw new Error(hub.errors);
  return life;
}

const firedAs = (kind: string) => (line: HubLine) =>
  line.event === 'timer' && line.op === 'fired' && line.kind === kind;
const fired = ({ lines }: Life, kind: string): HubLine[] => lines.filter(firedAs(kind));
const said = ({ lines }: Life, words: RegExp): string[] =>
  lines.flatMap(({ event, text }) => (event === 'reply' && words.test(text ?? '') ? [text ?? ''] : []));
/** How often a device was told to be on (or off) and was not. */
const turned = ({ lines }: Life, device: string, on: boolean): number =>
  lines.filter(({ changes }) => changes?.[device]?.['on'] === on).length;
/** Until it came, however slow this machine is. */
const until = async ({ lines, hub }: Life, fits: (line: HubLine) => boolean): Promise<HubLine> => {
  const line = lines.find(fits) ?? (await hub.next(fits));
  if (line === null) throw new Error(`the hub ended: ${hub.errors}`);
  return line;
};
const isTurned = (device: string, on: boolean) => (line: HubLine) => line.changes?.[device]?.['on'] === on;

const SKIPPED = noFaketime === null ? '' : ` (${noFaketime})`;

describe.skipIf(noFaketime !== null)(`a clock that is set under a running hub${SKIPPED}`, () => {
  it.each([
    ['back to 1970', -NINE],
    ['ahead to 2038', 12 * 365 * DAY_MS],
  ])('%s and right again: lengths stay lengths, and nothing comes twice', async (_, jumpMs) => {
    machine.set(NINE);
    const right = machine.nowMs - Date.now();
    const now = await start();
    const asked = performance.now();
    expect(await now.hub.tell('set a pasta timer for 8 seconds')).toMatch(/timer/);
    expect(await now.hub.tell('turn on the lamp in 9 seconds')).toMatch(/lamp/i);
    expect(await now.hub.tell('set an alarm for 9:03 am')).toMatch(/9:03/);
    await sleep(1_500);
    machine.ahead(right + jumpMs);
    await until(now, ({ event }) => event === 'clock');
    await sleep(1_500);
    machine.ahead(right);
    await until(now, firedAs('timer'));
    // Its first second may have begun before the answer, and it is looked at once a second.
    expect(performance.now() - asked).toBeGreaterThan(7_000);
    await until(now, isTurned('lamp', true));
    expect(performance.now() - asked).toBeGreaterThan(8_000);
    await now.hub.tell('stop');
    // Over its time while the clock was wrong, it was told then; else it rings at its own.
    const wasTold = said(now, /9:03 AM alarm was/).length;
    expect(wasTold).toBe(jumpMs > 0 ? 1 : 0);
    machine.set(NINE + 3 * MINUTE_MS - 2_000);
    if (wasTold === 0) {
      const { at = '' } = await until(now, firedAs('alarm'));
      expect(Date.parse(at)).toBeGreaterThanOrEqual(NINE + 3 * MINUTE_MS);
      await now.hub.tell('stop');
    }
    await now.hub.tell('turn off the lamp');
    machine.set(NINE + 3 * MINUTE_MS - 2_000);
    await sleep(2_000 + AGAIN_MS);
    expect([fired(now, 'timer').length, fired(now, 'alarm').length]).toEqual([1, 1]);
    expect(turned(now, 'lamp', true)).toBe(1);
  });

  it('while the hub is off, and the machine is not: the same', async () => {
    machine.set(NINE);
    const before = await start();
    const asked = performance.now();
    await before.hub.tell('set a pasta timer for 25 seconds');
    await before.hub.tell('turn on the lamp in 26 seconds');
    await before.hub.tell('turn on the fan at 11 am');
    await before.hub.kill();
    machine.set(NINE + 2 * 3_600_000 - MINUTE_MS);
    const after = await start();
    await until(after, firedAs('timer'));
    expect(performance.now() - asked).toBeGreaterThan(23_000);
    await until(after, isTurned('lamp', true));
    await after.hub.tell('stop');
    expect(turned(after, 'fan', true)).toBe(0);
    machine.set(NINE + 2 * 3_600_000 - 1_000);
    await until(after, isTurned('fan', true));
    await after.hub.tell('turn off the lamp');
    await after.hub.tell('turn off the fan');
    await after.hub.kill();
    machine.set(NINE + 2 * 3_600_000 - 2_000);
    const last = await start();
    await sleep(2_000 + AGAIN_MS);
    expect([fired(last, 'timer').length, turned(last, 'lamp', true), turned(last, 'fan', true)]).toEqual([
      0, 0, 0,
    ]);
  });
});

describe.skipIf(noFaketime !== null || noReboot !== null)(
  `a machine without a battery${SKIPPED}${noReboot === null ? '' : ` (${noReboot})`}`,
  () => {
    it('that starts in 1970 and is set right later: what was planned before the cut comes once, by the right clock', async () => {
      machine.set(NINE);
      const before = await start(machine.reboot());
      await before.hub.tell('set a pasta timer for 10 minutes');
      await before.hub.tell('set an alarm for 9:15 am');
      await before.hub.tell('turn on the lamp in 10 minutes');
      await before.hub.kill();

      machine.set(30_000);
      const program = machine.reboot();
      const after = await start(program);
      expect(await after.hub.tell('set an egg timer for 12 seconds')).toMatch(/egg/i);
      const asked = performance.now();
      await until(
        after,
        (line) => line.event === 'reply' && /before I was switched off/.test(line.text ?? ''),
      );
      expect([fired(after, 'timer').length, fired(after, 'alarm').length]).toEqual([0, 0]);

      machine.set(NINE + 12 * MINUTE_MS);
      await until(after, (line) => line.event === 'reply' && /pasta timer/.test(line.text ?? ''));
      expect(said(after, /pasta timer ended (2 minutes|.*ago)/)).toHaveLength(1);
      await until(after, isTurned('lamp', true));
      await after.hub.tell('stop');
      await until(after, (line) => firedAs('timer')(line) && line.label === 'egg');
      expect(performance.now() - asked).toBeGreaterThan(10_000);
      await after.hub.tell('stop');
      machine.set(NINE + 15 * MINUTE_MS - 2_000);
      const { at = '' } = await until(after, firedAs('alarm'));
      expect(Date.parse(at)).toBeGreaterThanOrEqual(NINE + 15 * MINUTE_MS);
      await after.hub.tell('stop');
      await after.hub.tell('turn off the lamp');
      await after.hub.kill();

      // Once more without a battery, and right again.
      machine.set(30_000);
      const last = await start(machine.reboot());
      machine.set(NINE + 15 * MINUTE_MS - 1_000);
      await sleep(1_000 + AGAIN_MS);
      expect([fired(last, 'timer').length, fired(last, 'alarm').length, turned(last, 'lamp', true)]).toEqual([
        0, 0, 0,
      ]);
    });
  },
);
