import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseHome } from '../../src/actions/home-file.js';
import { candidatesOf, MAX_CANDIDATES } from '../../src/llm/problem/candidates.js';
import { likeness, soundOf } from '../../src/llm/problem/likeness.js';

const { home } = parseHome(readFileSync('examples/home.yaml', 'utf8'), 'examples/home.yaml');
const found = (say: string, room: string | null = null, last: readonly string[] = []): string[] =>
  candidatesOf(say, home, { room, last, states: new Map() }).map(({ id }) => id);

describe('candidates', () => {
  it('finds by name, alias, room and what a thing is for, the named first', () => {
    expect(found('garden light on')[0]).toBe('garden_light');
    expect(found('start the hoover')).toContain('robot_vacuum');
    expect(found('lights in the study')).toContain('office');
    expect(found('make me a latte')).toContain('coffee_machine');
  });

  it('finds what was misheard', () => {
    expect(found('the gardn lite please')).toContain('garden_light');
    expect(found('thermostad to twenty')).toContain('thermostat');
  });

  it('does not take a common word for a name', () => {
    expect(found('brighten the lights')).not.toContain('good_night');
  });

  it('offers the room where nothing is named, and what was meant last', () => {
    expect(found("it's like a cave in here", 'bedroom')).toContain('bedroom_light');
    expect(found('a little less of it', null, ['garden_light'])[0]).toBe('garden_light');
  });

  it('brings in what a word hints at, wherever it is, where there is one', () => {
    expect(found('my fingers are like icicles, I am freezing', 'garage')).toContain('thermostat');
    expect(found('somebody let her in', 'bedroom')).toContain('front_door');
    expect(found('crumbs everywhere', 'bedroom')).toContain('robot_vacuum');
    expect(found('what is planned for Saturday', 'kitchen')).toContain('family');
  });

  it('does not take which way something goes for a floor', () => {
    const mill = parseHome(
      `
floors: [{id: low, name: Downstairs, level: 0}, {id: high, name: Upstairs, level: 1}]
areas:
  - {id: scullery, name: Scullery, floor: low}
  - {id: loft, name: Loft, floor: high}
devices:
  - {id: shade, name: Blackout Blind, area: loft, kind: cover, class: blind, state: {position: 100}}
`,
      'mill.yaml',
    ).home;
    const inLoft = (say: string): string[] =>
      candidatesOf(say, mill, { room: 'loft', last: [], states: new Map() }).map(({ id }) => id);
    expect(inLoft('blind right down, little one')).not.toContain('low');
    expect(inLoft('all off downstairs')).toContain('low');
  });

  it('is never more than the model reads', () => {
    const everything = home.devices.map(({ name }) => name).join(' and ');
    expect(found(everything, 'kitchen')).toHaveLength(MAX_CANDIDATES);
  });
});

describe('likeness', () => {
  it('grows with what words share', () => {
    expect(likeness('lamp', 'lamp')).toBe(1);
    expect(likeness('bedroom', 'bedrom')).toBeGreaterThan(0.5);
    expect(likeness('kitchen', 'garage')).toBe(0);
    expect(likeness('in', 'on')).toBe(0);
  });

  it('hears like consonants as one', () => {
    expect(soundOf('phone')).toBe(soundOf('fone'));
    expect(soundOf('blinds')).toBe(soundOf('plints'));
  });
});
