import { describe, expect, it } from 'vitest';
import { parseHome } from '../../src/actions/home-file.js';
import { singular } from '../../src/actions/resolve/names.js';
import { candidatesOf } from '../../src/llm/problem/candidates.js';
import { PURPOSES } from '../../src/llm/problem/purpose-words.js';
import { forPurpose as forWords } from '../../src/llm/problem/purposes.js';
import { normalWords } from '../../src/nlu/normalize.js';

const { home } = parseHome(
  `
areas: [{ id: kitchen, name: Kitchen }, { id: bedroom, name: Bedroom }, { id: cellar, name: Cellar }, { id: garage, name: Garage }]
devices:
  - { id: kaffee, name: Kaffeemaschine, kind: outlet, area: kitchen }
  - { id: second, name: Office Espresso, kind: switch, area: cellar }
  - { id: tank, name: Fish Tank, kind: switch, area: cellar }
  - { id: blanket, name: Electric Blanket, kind: switch, area: bedroom }
  - { id: awning, name: Markise, kind: cover, class: awning, area: garage }
  - { id: lamp, name: Lamp, kind: light, area: bedroom }
  - { id: napf, name: Futterautomat, kind: button, area: cellar }
`,
  'home.yaml',
);

const forPurpose = (say: string, house: typeof home, room: string | null): string[] =>
  forWords(normalWords(say).map(singular), house, room);

describe('what things are for', () => {
  it('finds a thing by what one wants of it, whatever it is called and wherever it stands', () => {
    expect(forPurpose('I could murder an espresso, I need caffeine', home, 'bedroom')).toContain('kaffee');
    expect(forPurpose('the guppies must sleep now', home, 'kitchen')).toContain('tank');
    expect(forPurpose('these sheets are icy', home, 'kitchen')).toContain('blanket');
    expect(forPurpose('the sun burns on the terrace table', home, 'kitchen')).toContain('awning');
  });

  it('finds what is one press here and a switch elsewhere', () => {
    expect(forPurpose('the hound is begging for its breakfast', home, 'bedroom')).toContain('napf');
  });

  it("puts what is in the speaker's room first", () => {
    expect(forPurpose('caffeine, quick', home, 'cellar').slice(0, 2)).toEqual(['second', 'kaffee']);
  });

  it('says nothing where nothing is wanted, or the house has no such thing', () => {
    expect(forPurpose('who won the election', home, 'bedroom')).toEqual([]);
    expect(forPurpose('the lawn is thirsty', home, 'bedroom')).not.toContain('lamp');
    expect(forPurpose('', home, null)).toEqual([]);
  });

  it('is among the candidates, behind what was named', () => {
    const ids = candidatesOf('lamp off, and I need caffeine', home, {
      room: 'bedroom',
      last: [],
      states: new Map(),
    }).map(({ id }) => id);
    expect(ids[0]).toBe('lamp');
    expect(ids).toContain('kaffee');
  });

  it('has words and weights that can be read', () => {
    for (const { words } of PURPOSES)
      for (const each of words.split(' ')) expect(each).toMatch(/^[^:\s]+:\d+\.\d$/);
  });
});
