import { expect, it } from 'vitest';
import { asBacklogs, commandOf } from '../../../src/actions/discovery/backlog.js';

it('takes no more commands at once than Tasmota does, and forgets none', () => {
  const commands = Array.from({ length: 32 }, (_, n) => ({ name: `Power${n + 1}`, argument: 'ON' }));
  const messages = asBacklogs('cmnd/x/', commands);
  expect(messages.map(([topic, payload]) => [topic, payload.split('; ').length])).toEqual([
    ['cmnd/x/Backlog0', 30],
    ['cmnd/x/Backlog0', 2],
  ]);
});

it('opens lists, and leaves alone what cannot stand in one', () => {
  const list = commandOf('cmnd/x/', 'cmnd/x/Backlog0', 'Dimmer 5; CT 200');
  const one = commandOf('cmnd/x/', 'cmnd/x/Power2', 'OFF');
  expect(asBacklogs('cmnd/x/', [list!, one!])).toEqual([['cmnd/x/Backlog0', 'Dimmer 5; CT 200; Power2 OFF']]);
  expect(commandOf('cmnd/x/', 'cmnd/x/Rule1', 'on a do b; c endon')).toBeNull();
  expect(commandOf('cmnd/x/', 'cmnd/y/Power1', 'ON')).toBeNull();
});
