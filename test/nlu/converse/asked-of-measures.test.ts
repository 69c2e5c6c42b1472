/** Sums, averages, the most and the least of what is measured, and questions that rooms answer, in a small brewery with a flat above. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
floors:
  - {id: below, name: Ground Floor, aliases: [downstairs]}
  - {id: above, name: Upstairs}
areas:
  - {id: taproom, name: Taproom, floor: below}
  - {id: brewhouse, name: Brewhouse, floor: below}
  - {id: north, name: North Bedroom, floor: above}
  - {id: south, name: South Bedroom, floor: above}
  - {id: scullery, name: Boot Room, floor: above, aliases: [back porch]}
  - {id: quay, name: Quay, outside: true}
devices:
  - {id: bar_lights, name: Bar Lights, area: taproom, kind: light, state: {on: true}}
  - {id: mash_lamp, name: Mash Lamp, area: brewhouse, kind: light, state: {on: false}}
  - {id: north_lamp, name: North Lamp, area: north, kind: light, state: {on: true}}
  - {id: sink_lamp, name: Sink Lamp, area: scullery, kind: light, state: {on: true}}
  - {id: taproom_t, name: Taproom Temperature, area: taproom, kind: sensor, class: temperature, state: {value: 19.5, unit: °C}}
  - {id: brewhouse_t, name: Brewhouse Temperature, area: brewhouse, kind: sensor, class: temperature, state: {value: 27, unit: °C}}
  - {id: north_t, name: North Bedroom Temperature, area: north, kind: sensor, class: temperature, state: {value: 16, unit: °C}}
  - {id: south_t, name: South Bedroom Temperature, area: south, kind: sensor, class: temperature, state: {value: 21, unit: °C}}
  - {id: quay_t, name: Quay Temperature, area: quay, kind: sensor, class: temperature, state: {value: 4, unit: °C}}
  - {id: taproom_air, name: Taproom Air, area: taproom, kind: sensor, class: carbon_dioxide, state: {value: 950, unit: ppm}}
  - {id: brewhouse_air, name: Brewhouse Air, area: brewhouse, kind: sensor, class: carbon_dioxide, state: {value: 2300, unit: ppm}}
  - {id: kettle, name: Copper, area: brewhouse, kind: outlet, state: {on: true}}
  - {id: kettle_p, name: Copper Power, area: brewhouse, kind: sensor, class: power, state: {value: 2.8, unit: kW}}
  - {id: pump, name: Mash Pump, area: brewhouse, kind: outlet, state: {on: true}}
  - {id: pump_p, name: Mash Pump Power, area: brewhouse, kind: sensor, class: power, state: {value: 150, unit: W}}
  - {id: cooler, name: Cellar Cooler, area: taproom, kind: outlet, state: {on: true}}
  - {id: cooler_p, name: Cellar Cooler Power, area: taproom, kind: sensor, class: power, state: {value: 640, unit: W}}
  - {id: roof, name: Solar Power, area: quay, kind: sensor, class: power, state: {value: 900, unit: W}}
  - {id: hop_bed, name: Hop Bed, area: quay, kind: sensor, class: moisture, state: {value: 31, unit: "%"}}
  - {id: mint_bed, name: Mint Bed, area: quay, kind: sensor, class: moisture, state: {value: 58, unit: "%"}}
`;
const METERED = `${HOUSE}
  - {id: mains, name: Mains Meter, area: taproom, kind: sensor, class: power, state: {value: 4100, unit: W}}
`;
const sayIn = talkIn(HOUSE, 'brewery.yaml');
const say = (text: string) => sayIn('taproom', text);

describe('sums', () => {
  it.each([
    ['how much electricity are we drawing in total', 'The 3 that tell me use 3590 W altogether.'],
    [
      'what is the total power consumption downstairs',
      'On the ground floor, the 3 that tell me use 3590 W altogether.',
    ],
    [
      'how many watts is the brewhouse burning',
      'In the brewhouse, the 2 that tell me use 2950 W altogether.',
    ],
    [
      'what are the mash pump and the cellar cooler drawing between them',
      'Together, the Mash Pump and the Cellar Cooler use 790 W.',
    ],
    [
      'how much power does the taproom need',
      'The Cellar Cooler uses 640 W. Nothing else in the taproom tells me.',
    ],
  ])('%s', (text, reply) => {
    const { reply: said, changes } = say(text);
    expect(said).toBe(reply);
    expect(changes).toEqual({});
  });

  it("of the whole house are its own meter's to tell", () => {
    const { reply } = talkIn(METERED, 'metered.yaml')('taproom', 'how much power are we using overall');
    expect(reply).toBe('The Mains Meter shows 4100 W.');
  });

  it('are of what nobody measures not made up', () => {
    expect(say('how much energy have we used').reply).not.toMatch(/\d/);
  });
});

describe('averages', () => {
  it.each([
    ['what does the temperature upstairs average', 'On average it is 18.5 degrees upstairs.'],
    ['what is the mean temperature upstairs', 'On average it is 18.5 degrees upstairs.'],
    ['how warm is it indoors on average', 'On average it is 20.9 degrees in the house.'],
    ["what's the average soil moisture on the quay", 'On average it is 44.5% in the quay.'],
  ])('%s', (text, reply) => {
    expect(say(text).reply).toBe(reply);
  });
});

describe('the most and the least', () => {
  it.each([
    ['which appliance is drawing the most', 'The Copper uses the most, 2800 W.'],
    ['out of all the plugs what uses the least electricity', 'The Mash Pump uses the least, 150 W.'],
    ['which bed wants watering', 'The Hop Bed is the driest, at 31%.'],
    ['which bedroom is the chilliest', 'The north bedroom is the coldest, at 16 degrees.'],
    ['whose room is warmest', 'The brewhouse is the warmest, at 27 degrees.'],
    ['which room has the best air', 'The taproom is the freshest, at 950 ppm.'],
    ['is any room too stuffy', 'The brewhouse is the stuffiest, at 2300 ppm.'],
    ["what's the warmest room upstairs", 'The south bedroom is the warmest, at 21 degrees.'],
    [
      'does the mash pump draw less than the copper',
      'Yes, the Mash Pump is at 150 W and the Copper is at 2800 W.',
    ],
    [
      'how much more does the copper use than the cellar cooler',
      'The Copper is 2160 W more than the Cellar Cooler.',
    ],
    [
      'is the air staler in the taproom than in the brewhouse',
      'No, it is 950 ppm in the taproom and 2300 ppm in the brewhouse.',
    ],
    [
      'how many degrees are there between the taproom and the quay',
      'It is 15.5 degrees warmer in the taproom than in the quay.',
    ],
    [
      "what's the gap between the brewhouse and the quay",
      'It is 23 degrees warmer in the brewhouse than in the quay.',
    ],
  ])('%s', (text, reply) => {
    expect(say(text).reply).toBe(reply);
  });
});

describe('rooms', () => {
  it.each([
    ['what rooms still have lights on', 'Lights are on in the taproom, the north bedroom and the boot room.'],
    [
      'how many rooms have a light on',
      'Lights are on in 3 rooms: the taproom, the north bedroom and the boot room.',
    ],
    [
      'which rooms upstairs are colder than 20 degrees',
      'Only one room is below 20 degrees: the north bedroom at 16 degrees.',
    ],
    [
      'how many rooms are over 20',
      '2 rooms are above 20 degrees: the brewhouse at 27 degrees and the south bedroom at 21 degrees.',
    ],
    [
      'is anywhere under 10 degrees',
      'No room is below 10 degrees. The nearest is the north bedroom at 16 degrees.',
    ],
  ])('%s', (text, reply) => {
    expect(say(text).reply).toBe(reply);
  });

  it('are told apart from a floor that has nothing of the kind', () => {
    expect(say('are the fans off upstairs').reply).toBe('There is no fan upstairs.');
  });
});

describe('what goes on from a reading', () => {
  it('is the most of all that tell it', () => {
    expect(sayIn('taproom', "what's the co2 in the taproom", 'and which is the highest').reply).toBe(
      'The brewhouse is the stuffiest, at 2300 ppm.',
    );
    expect(sayIn('taproom', 'how warm is it in the taproom', 'which room is the coldest').reply).toBe(
      'The north bedroom is the coldest, at 16 degrees.',
    );
  });

  it('is the power of the thing that was spoken of', () => {
    expect(sayIn('taproom', 'is the cellar cooler on', 'how much is it using').reply).toBe(
      'The Cellar Cooler Power is 640 W.',
    );
  });
});

describe('the ends of what is measured', () => {
  it.each([
    ["what's the highest temperature in the house", 'The brewhouse is the warmest, at 27 degrees.'],
    ["what's the coldest it gets indoors", 'The north bedroom is the coldest, at 16 degrees.'],
    ['which of our rooms gets the warmest', 'The brewhouse is the warmest, at 27 degrees.'],
    ["where's the coldest room to sleep", 'The north bedroom is the coldest, at 16 degrees.'],
    ['which is colder', 'The north bedroom is the coldest, at 16 degrees.'],
    ['how stuffy is it in the stuffiest room', 'The brewhouse is the stuffiest, at 2300 ppm.'],
  ])('%s', (text, reply) => {
    expect(say(text).reply).toBe(reply);
  });
});
