/** Sensors without a room that stand outside by their name: "Outside Temperature", as announcements have them. */
import { describe, expect, it } from 'vitest';
import { startWorld } from '../../src/actions/apply-effects.js';
import { parseHome } from '../../src/actions/home-file.js';
import { isUnderSky } from '../../src/actions/resolve/under-sky.js';
import { newSession } from '../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../src/nlu/understanding.js';

const sensor = (id: string, name: string, value: number, rest = 'class: temperature') =>
  `{id: ${id}, name: ${name}, kind: sensor, ${rest}, state: {value: ${value}, unit: "${rest.includes('humidity') ? '%' : '°C'}"}}`;

function house(...devices: readonly string[]) {
  const source = `
areas: [{id: kitchen, name: Kitchen}, {id: lawn, name: Lawn, outside: true}]
rooms: {default: kitchen}
devices:
  - ${sensor('inside', 'Kitchen Temperature', 21, 'class: temperature, area: kitchen')}
${devices.map((device) => `  - ${device}`).join('\n')}
`;
  const { home } = parseHome(source, 'home.yaml');
  const { converse } = createUnderstanding(home);
  const world = startWorld(home, '2026-11-21T09:00:00');
  const say = (text: string) => converse(world, newSession('kitchen'), { text });
  return { home, world, say };
}

const ASKED = ["what's the temperature outside", 'how warm is it outside', 'what is the outdoor temperature'];
const WEATHER = '{id: report, name: Weather, kind: weather, state: {temperature: 9, condition: rainy}}';

describe('outside', () => {
  it.each([
    'Outside Temperature',
    'Outdoor Sensor Temperature',
    'Thermometer Outside',
    'Garden Thermometer',
  ])('it is as warm as the %s says, before the weather report', (name) => {
    for (const others of [[], [WEATHER]])
      for (const text of ASKED)
        expect(house(sensor('t', name, 7), ...others).say(text).calls, text).toMatchObject([
          { do: 'query', devices: ['t'] },
        ]);
  });

  it('what stands in an area there is asked first, then what is called so, then the report', () => {
    const lawn = sensor('l', 'Probe', 5, 'class: temperature, area: lawn');
    const all = house(sensor('t', 'Outside Temperature', 7), lawn, WEATHER).say(ASKED[0] ?? '');
    expect(all.calls).toMatchObject([{ devices: ['l'] }]);
    expect(house(WEATHER).say(ASKED[0] ?? '').calls).toMatchObject([{ devices: ['report'] }]);
    expect(house().say(ASKED[0] ?? '').calls).toMatchObject([{ reason: 'no_device' }]);
  });

  it('is another thing for each measure, and no pool', () => {
    const { say } = house(
      sensor('h', 'Outdoor Humidity', 70, 'class: humidity'),
      sensor('pool', 'Garden Pool Temperature', 28),
      WEATHER,
    );
    expect(say('how humid is it outside').calls).toMatchObject([{ devices: ['h'] }]);
    expect(say('how warm is it outside').calls).toMatchObject([{ devices: ['report'] }]);
  });

  it('counts for a condition, too', () => {
    const lamp = '{id: lamp, name: Lamp, kind: light, area: kitchen, state: {on: false}}';
    const { say } = house(sensor('t', 'Outside Temperature', 7), WEATHER, lamp);
    const { calls } = say('turn on the lamp if it is below 8 degrees outside');
    expect(calls).toMatchObject([{ do: 'set', devices: ['lamp'], when: { if: { devices: ['t'] } } }]);
  });

  it('is no name where an area says otherwise', () => {
    const { home } = house(
      sensor('a', 'Outside Wall Temperature', 7, 'class: temperature, area: kitchen'),
      sensor('b', 'Probe', 7, 'class: temperature, area: lawn'),
      sensor('c', 'Shed Temperature', 7),
    );
    const under = home.devices.filter((device) => isUnderSky(device, home)).map(({ id }) => id);
    expect(under).toEqual(['b']);
  });
});
