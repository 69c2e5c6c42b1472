import { describe, expect, it } from 'vitest';
import { parseHome } from '../../src/actions/home-file.js';
import { candidatesOf, MAX_CANDIDATES } from '../../src/llm/problem/candidates.js';

const { home } = parseHome(
  `
version: 1
language: en
areas:
  - { id: galley, name: Galley }
  - { id: cabin, name: Cabin }
  - { id: engine_room, name: Engine Room }
  - { id: quay, name: Quay, outside: true }
devices:
  - { id: galley_light, name: Galley Light, area: galley, kind: light, can: [brightness], state: { on: true } }
  - { id: galley_fan, name: Galley Fan, area: galley, kind: fan, can: [speed], state: { on: false } }
  - { id: kettle, name: Kettle, area: galley, kind: outlet, state: { on: false } }
  - { id: twin_tub, name: Twin Tub Washer, area: engine_room, kind: binary_sensor, class: running, state: { on: true } }
  - { id: panels, name: Solar Panels, area: engine_room, kind: sensor, class: power, state: { value: 0.3, unit: kW } }
  - { id: letters, name: Post Box, area: quay, kind: binary_sensor, class: occupancy, state: { on: true } }
  - { id: mast, name: Mast Wind, area: quay, kind: sensor, class: wind_speed, state: { value: 31, unit: km/h } }
  - { id: cabin_air, name: Cabin Air, area: cabin, kind: sensor, class: carbon_dioxide, state: { value: 900, unit: ppm } }
  - { id: ines, name: Ines, kind: person, state: { location: home } }
  - { id: bram, name: Bram, kind: person, state: { location: market } }
  - { id: sanne, name: Sanne, kind: person, state: { location: away } }
`,
  'barge.yaml',
);
const found = (say: string): string[] =>
  candidatesOf(say, home, { room: 'galley', last: [], states: new Map() }).map(({ id }) => id);

describe('what is asked of', () => {
  it('finds what tells of the subject of a question, in whatever room', () => {
    expect(found('have the aprons finished their spin')).toContain('twin_tub');
    expect(found('are we getting anything out of the sun today')).toContain('panels');
    expect(found('did the courier leave us anything')).toContain('letters');
    expect(found('is it gusting much up there')).toContain('mast');
    expect(found('how stuffy is it down below')).toContain('cabin_air');
  });

  it('finds all who live there, of whom a question does not say the name', () => {
    const people = ['ines', 'bram', 'sanne'];
    expect(found('is my brother back from the shop yet')).toEqual(expect.arrayContaining(people));
    expect(found('has she arrived')).toEqual(expect.arrayContaining(people));
    expect(found('is he far from here, Bram')).not.toEqual(expect.arrayContaining(people));
  });

  it('leaves an order what stands near', () => {
    expect(found('the washing up light please')).not.toContain('panels');
    expect(found('he wants more light here')).not.toContain('bram');
    expect(found('brighter in here')).toEqual(found('brighter in here please'));
  });

  it('is never more than the model reads', () => {
    const said =
      'is he home, is the mail here, is the wash done, is the wind up and is the roof making power';
    expect(found(said).length).toBeLessThanOrEqual(MAX_CANDIDATES);
  });
});
