import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseHome } from '../../src/actions/home-file.js';
import { candidatesOf, MAX_CANDIDATES } from '../../src/llm/candidates.js';
import { likeness, soundOf } from '../../src/llm/likeness.js';

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
