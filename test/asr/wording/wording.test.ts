import { describe, expect, it } from 'vitest';
import { loadHome } from '../../../src/actions/home-file.js';
import { houseWords } from '../../../src/asr/wording/house-words.js';
import { WordCounts } from '../../../src/asr/wording/word-counts.js';
import { Wording, type Written } from '../../../src/asr/wording/wording.js';
import { modelPath } from '../../../src/models.js';
import { createUnderstanding } from '../../../src/nlu/understanding.js';

const counts = WordCounts.load(modelPath('asr-wording'));
const { home } = await loadHome('bench/dev-home.yaml');
const words = houseWords(createUnderstanding(home).grammar);
if (words === null) throw new Error('the bench house has built-in sentences');
const wording = new Wording(counts, words);

/** As the recogniser would write it, a word a piece. */
const written = (text: string, by = wording): Written =>
  text.split(' ').reduce((so, word) => by.after(so, `▁${word}`), by.begin);
const whole = (text: string, by = wording): number => by.ended(written(text, by));

describe('how a sentence is put', () => {
  it.each([
    ['Turn on standing light', 'Put on sand pipe'],
    ['Cancel all timers', 'Add the whole part'],
    ['Turn off all of the lights in the office', 'Turn off all of the light in the office'],
    ['Set a timer for 5 minutes', 'At seven five minutes'],
    ['Is the front door locked', 'Is the front door low'],
  ])('would rather hear "%s" than "%s"', (likely, strange) => {
    expect(whole(likely)).toBeGreaterThan(whole(strange));
  });

  it('counts a name of the house as one word, whatever it is made of', () => {
    const named = new Wording(counts, { names: ['zorblax quintle mbira'], areas: [], own: [] });
    expect(whole('turn on the Zorblax Quintle Mbira', named)).toBeGreaterThan(
      whole('turn on the Zorblax', named) + 3,
    );
    expect(whole('turn on the Zorblax Quintle Mbira', named)).toBeGreaterThan(
      whole('turn on the Zorblax Quintle Mbira') + 3,
    );
  });

  it('falls no lower in the middle of a name than at its end', () => {
    const pieces = ['▁turn', '▁on', '▁stand', 'ing', '▁light'];
    let so = wording.begin;
    const path = pieces.map((piece) => {
      so = wording.after(so, piece);
      return wording.nats(so);
    });
    expect(path[3]).toBeCloseTo(path[4] ?? Number.NaN, 5);
  });

  it('does not care how a word is cut into pieces, nor how numbers are written', () => {
    const cut = ['▁s', 'et', '▁the', '▁ti', 'mer', '▁for', '▁1', '0', '▁minutes', '.'];
    const so = cut.reduce((before, piece) => wording.after(before, piece), wording.begin);
    expect(wording.ended(so)).toBeCloseTo(whole('set the timer for ten minutes'), 6);
    expect(whole('set it to 50%')).toBeCloseTo(whole('set it to fifty percent'), 6);
    expect(whole('set it to twenty five percent')).toBeCloseTo(whole('set it to 25 percent'), 6);
  });

  it('never falls by more than a rare word for one piece', () => {
    for (const text of ['xyzzy plugh frotz', 'turn on xyzzy now', 'play xylophonic quux']) {
      let so = wording.begin;
      for (const word of text.split(' ')) {
        const before = wording.nats(so);
        so = wording.after(so, `▁${word}`);
        expect(before - wording.nats(so)).toBeLessThanOrEqual(12.001);
      }
    }
  });

  it('has nothing against the words of plugins', () => {
    const own = new Wording(counts, { ...words, own: ['ristretto'] });
    expect(whole('brew a ristretto', own)).toBeGreaterThan(whole('brew a ristretto') + 2);
  });
});

describe('the words of a house', () => {
  it('are its names and rooms, and what plugins say', () => {
    const { groups, lists, rules } = createUnderstanding(home).grammar;
    const plugin = { skill: 'coffee', intent: 'brew', sentences: ['(brew|pull) [a] {drink}'], rules: {} };
    const found = houseWords({
      groups: [...groups, { ...plugin, lists: { drink: { values: [{ in: 'flat white', out: 'flat' }] } } }],
      lists,
      rules,
    });
    expect(found?.names).toContain('bed light');
    expect(found?.areas).toContain('kitchen');
    expect(found?.own).toEqual(['a', 'brew', 'drink', 'flat', 'pull', 'white']);
  });

  it('are names in both numbers: one thing is spoken of as several, several as one', () => {
    const values = ['Office Curtain', 'Landing Lights', 'Porch Switch', 'Brightly'].map((name) => ({
      in: name,
      out: name,
    }));
    const { groups, rules } = createUnderstanding(home).grammar;
    expect(houseWords({ groups, rules, lists: { name: { values } } })?.names).toEqual([
      ...['office curtain', 'office curtains', 'landing lights', 'landing light'],
      ...['porch switch', 'porch switches', 'brightly'],
    ]);
    expect(whole('open the office curtains')).toBe(whole('open the office curtain'));
  });

  it('are of no use where only a plugin can be spoken to', () => {
    const plugin = { skill: 'coffee', intent: 'brew', sentences: ['brew a coffee'], rules: {}, lists: {} };
    expect(houseWords({ groups: [plugin], lists: {}, rules: {} })).toBeNull();
  });
});
