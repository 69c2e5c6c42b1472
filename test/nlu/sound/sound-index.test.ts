/** The index finds what a comparison with every name finds: on random rows of sounds and on random houses. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SoundIndex } from '../../../src/nlu/sound/sound-index.js';
import { soundDistance, soundsOf } from '../../../src/nlu/sound/spelled-sound.js';

const SYLLABLES =
  'ka ki chen light lamp bed room bath moo n shelf thermo stat par lor ey igh tch o a s é 2'.split(' ');
const word = fc
  .array(fc.constantFrom(...SYLLABLES), { minLength: 1, maxLength: 4 })
  .map((all) => all.join(''));
const name = fc.array(word, { minLength: 1, maxLength: 4 });

/** A name as it may be heard: a letter more, less or other here and there. */
const heard = fc
  .tuple(
    name,
    fc.array(fc.tuple(fc.nat(30), fc.constantFrom('', 'd', 'a', 't', 'ee', 'h', 'x')), { maxLength: 3 }),
  )
  .map(([words, slips]) =>
    slips
      .reduce((text, [at, letters]) => text.slice(0, at) + letters + text.slice(at + 1), words.join(' '))
      .split(' '),
  );

function near(sounds: string, rows: readonly string[], most: number, longer: number): number[] {
  return rows.flatMap((row, at) =>
    Math.abs(row.length - sounds.length) <= longer && soundDistance(sounds, row, most) <= most ? [at] : [],
  );
}

describe('names near in sound', () => {
  it('are those that a comparison with each finds', () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.array(fc.oneof(name, heard), { maxLength: 40 }),
        heard,
        fc.constantFrom(0.08, 0.17, 0.25, 0.5),
        (names, said, most) => {
          const rows = [...names, said].map(soundsOf);
          const sounds = soundsOf(said);
          const all = near(sounds, rows, most, 3);
          found += all.length;
          expect(new SoundIndex(rows).near(sounds, most, 3)).toEqual(all);
        },
      ),
      { numRuns: 600 },
    );
    expect(found).toBeGreaterThan(600);
  });

  it('holds no sounds, or as long ones as anybody likes', () => {
    expect(new SoundIndex([]).near('ka', 0.25, 3)).toEqual([]);
    expect(new SoundIndex(['', 'k', 'a'.repeat(400)]).near('', 0.25, 3)).toEqual([0]);
    expect(new SoundIndex(['kaka', 'kaka']).near('kaka', 0, 0)).toEqual([0, 1]);
  });
});
