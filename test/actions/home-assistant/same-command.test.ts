/** One command, given to Home Assistant and to us: the same message at the device, and its answer read alike by both. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeviceEffect } from '../../../src/actions/discovery/binding.js';
import { carryOut } from '../../../src/actions/transaction.js';
import { noMosquitto } from '../support/mosquitto.js';
import { disagreements } from './agree.js';
import { climateCommands } from './commands/climates.js';
import type { SameCommand } from './commands/command.js';
import { lightCommands } from './commands/lights.js';
import { openingCommands } from './commands/openings.js';
import { valueCommands } from './commands/values.js';
import { noHass } from './hass.js';
import { climates, fans, heaters, humidifiers } from './houses/climates.js';
import { jsonLights } from './houses/json-lights.js';
import { alarms, covers, locks, valves } from './houses/openings.js';
import { templateLights } from './houses/template-lights.js';
import { topicLights } from './houses/topic-lights.js';
import { robots, runnables, settables, switches } from './houses/values.js';
import { sameMessages, written } from './messages.js';
import { openRig, type Rig } from './rig.js';
import { type SimulatedDevice, uniqueId } from './simulated.js';

const DEVICES: readonly SimulatedDevice[] = [
  ...[jsonLights, topicLights, templateLights, covers, valves, locks, alarms],
  ...[climates, humidifiers, fans, heaters, switches, robots, runnables, settables],
].flat();
const COMMANDS = inTurn([...lightCommands, ...openingCommands, ...climateCommands, ...valueCommands]);

/** No device twice in a row: we leave each 150 ms between two commands. */
function inTurn(commands: readonly SameCommand[]): readonly SameCommand[] {
  const seen = new Map<string, number>();
  const turn = commands.map((command) => {
    const count = (seen.get(command.object) ?? 0) + 1;
    seen.set(command.object, count);
    return { command, count };
  });
  return turn.toSorted((a, b) => a.count - b.count).map(({ command }) => command);
}

const inWords = ({ object, set, op, service, from }: SameCommand): string =>
  `${object}: ${op ?? JSON.stringify(set)} is ${service}${from === undefined || Object.keys(from).length === 0 ? '' : ` from ${JSON.stringify(from)}`}`;

const why = noMosquitto ?? noHass;
describe.skipIf(why !== null)(`the same command${why === null ? '' : ` (${why})`}`, () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await openRig();
    await rig.announce(DEVICES);
  });
  afterAll(async () => await rig?.close());

  it.for(COMMANDS.map((command) => [inWords(command), command] as const))('%s', async ([, command], {
    skip,
  }) => {
    if (command.until !== undefined && rig.hass.version >= command.until) skip();
    const device = DEVICES.find(({ object }) => object === command.object);
    if (device === undefined) throw new Error(`no device ${command.object}`);
    const reset = async (): Promise<void> => {
      await rig.say({ ...device.states, ...command.from });
      await rig.settled();
      rig.heard();
    };
    await reset();
    const entity = (await rig.entities()).get(uniqueId(device));
    if (entity === undefined) throw new Error(`Home Assistant has no ${command.object}`);
    await rig.hass.call(device.component, command.service, { entity_id: entity.entity_id, ...command.data });
    await rig.settled('hass');
    const theirs = rig.heard();
    expect(theirs).not.toEqual([]);
    // What has no state topic, we know only of our own commands.
    const afterTheirs = device.states === undefined ? [] : await disagreements(rig, [device]);

    await reset();
    const id = rig.deviceId(uniqueId(device)) ?? '';
    const effect: DeviceEffect =
      command.op === undefined
        ? { type: 'device', device: id, set: command.set ?? {} }
        : { type: 'device-op', device: id, op: command.op };
    const { outcomes } = await carryOut(rig.registry, rig.house, [effect]);
    await rig.settled('earshot');
    const ours = rig.heard();

    if (command.differs !== undefined) {
      expect([written(theirs), written(ours)]).toEqual([command.differs.theirs, command.differs.ours]);
    } else if (!sameMessages(theirs, ours, command.within)) {
      expect(written(ours)).toEqual(written(theirs));
    }
    expect([...afterTheirs, ...(await disagreements(rig, [device]))]).toEqual([]);
    const wanted = device.states === undefined && command.op === undefined ? 'assumed' : 'confirmed';
    expect(outcomes).toEqual([{ device: id, status: wanted }]);
  });
});
