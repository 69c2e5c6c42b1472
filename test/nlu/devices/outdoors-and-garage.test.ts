/** What a place alone says: out of doors the water is warmed, and in a garage the door is the garage's. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: spa, name: Spa, outside: true}
  - {id: carport, name: Carport}
  - {id: bath, name: Bathroom}
devices:
  - {id: tub, name: Bubbler, area: spa, kind: water_heater, can: [target: {min: 20, max: 40}], state: {on: false, target: 35, current: 20}}
  - {id: boiler, name: Boiler, area: bath, kind: water_heater, can: [target: {min: 20, max: 65}], state: {on: true, target: 55, current: 50}}
  - {id: roller, name: Roller, area: carport, kind: cover, class: garage, state: {position: 100}}
  - {id: box, name: Box Fan, area: carport, kind: fan, can: [speed], state: {on: false, speed: 80}}
`;
const say = (room: string, ...sentences: string[]) => talkIn(HOUSE, 'outdoors.yaml')(room, ...sentences);

describe('what a place alone says', () => {
  it('heats the water of a place out of doors, and no boiler of a room', () => {
    expect(say('spa', 'heat the spa to 38').changes).toEqual({ tub: { on: true, target: 38 } });
    expect(say('bath', 'set the bathroom to 21').changes).toEqual({});
  });

  it('tells when the water is as warm as it was set', () => {
    const { effects } = say('spa', 'set the bubbler to 38', 'tell me when it gets there');
    expect(effects).toMatchObject([{ type: 'schedule', entry: { once: { devices: ['tub'], above: 38 } } }]);
  });

  it('closes the one door of a garage', () => {
    expect(say('carport', 'close the door').changes).toEqual({ roller: { position: 0 } });
  });

  it('sets a speed that follows "on"', () => {
    expect(say('carport', 'turn on the box fan low').changes).toMatchObject({ box: { on: true } });
    expect(say('carport', 'get the box fan running on high').changes).toMatchObject({
      box: { on: true, speed: 100 },
    });
  });
});
