import { describe, expect, it } from 'vitest';
import { Tokenizer } from '../../src/asr/tokenizer.js';
import { thresholdFor } from '../../src/bench/benches/wake.js';
import { modelPath } from '../../src/models.js';
import { phraseAdvice } from '../../src/wake/advice.js';
import { FrameHistory } from '../../src/wake/frame-history.js';
import { levelled, RunningGain } from '../../src/wake/gain.js';
import { peaks, REFRACTORY_SECONDS } from '../../src/wake/peaks.js';
import { type PhraseNode, wakePhrase } from '../../src/wake/phrase.js';
import { DEFAULT_THRESHOLD, scoreOf } from '../../src/wake/score.js';
import { type Stretch, Stretches } from '../../src/wake/stretches.js';
import { WakeRule } from '../../src/wake/wake-rule.js';

/** Stretches of a stream given as [probability, frames] pairs. */
function stretchesOf(...parts: readonly (readonly [number, number])[]): Stretch[] {
  const stretches = new Stretches();
  const found: (Stretch | undefined)[] = [];
  for (const [probability, frames] of parts) {
    for (let frame = 0; frame < frames; frame += 1) found.push(stretches.push(probability));
  }
  found.push(stretches.end());
  return found.filter((stretch) => stretch !== undefined);
}

describe('the stretches that are read', () => {
  it('end at a pause and reach back before the speech', () => {
    expect(stretchesOf([0, 100], [0.9, 60], [0, 100])).toEqual([
      { start: 90, begin: 90, end: 164, speechEnd: 160 },
    ]);
  });

  it('are read at a short pause and again, longer, where speech goes on', () => {
    expect(stretchesOf([0, 100], [0.9, 60], [0, 6], [0.9, 20], [0, 100])).toEqual([
      { start: 90, begin: 90, end: 164, speechEnd: 160 },
      { start: 90, begin: 90, end: 190, speechEnd: 186 },
    ]);
  });

  it('are open until a pause that no sentence has inside', () => {
    const stretches = new Stretches();
    const open = (probability: number, frames: number): boolean[] =>
      Array.from({ length: frames }, () => {
        stretches.push(probability);
        return stretches.open;
      });
    expect(open(0, 5)).not.toContain(true);
    expect(open(0.9, 20)).not.toContain(false);
    expect(open(0, 9)).toEqual([...Array.from({ length: 7 }, () => true), false, false]);
  });

  it('are at least 1.6 s long, silence before them included', () => {
    const [stretch] = stretchesOf([0, 100], [0.9, 12], [0, 20]);
    expect((stretch?.end ?? 0) - (stretch?.start ?? 0)).toBe(50);
    expect(stretch?.start).toBeLessThan(stretch?.begin ?? 0);
    expect(stretch?.begin).toBeLessThan(100);
  });

  it('overlap by 1.6 s where nobody pauses, so that every 1.6 s are whole in one of them', () => {
    const found = stretchesOf([0.9, 1_000]);
    expect(found.length).toBeGreaterThan(5);
    for (let start = 0; start + 50 <= 1_000; start += 1) {
      expect(found.some((stretch) => stretch.start <= start && start + 50 <= stretch.end)).toBe(true);
    }
  });

  it('are none in silence and for a click', () => {
    expect(stretchesOf([0.05, 500], [0.9, 2], [0.05, 500])).toEqual([]);
  });

  it('do not read the end of a cut stretch again when nothing more is said', () => {
    expect(stretchesOf([0.9, 140], [0, 100])).toHaveLength(1);
  });
});

describe('peaks', () => {
  const seen = (at: number, score: number, phrase = 'computer') => ({ at, score, phrase });

  it('keep the highest within the refractory time, phrase by phrase', () => {
    const other = seen(1.1, 0.2, 'jarvis');
    expect(peaks([seen(1, 0.6), seen(1.2, 0.9), other, seen(1.2 + REFRACTORY_SECONDS, 0.3)])).toEqual([
      other,
      seen(1.2, 0.9),
      seen(1.2 + REFRACTORY_SECONDS, 0.3),
    ]);
  });

  it('are the same whatever is left out below a threshold', () => {
    const all = [seen(1, 0.6), seen(1.5, 0.55), seen(2.3, 0.7), seen(3.1, 0.2), seen(5, 0.9)];
    for (const least of [0.1, 0.5, 0.65]) {
      expect(peaks(all.filter(({ score }) => score >= least))).toEqual(
        peaks(all).filter(({ score }) => score >= least),
      );
    }
  });
});

describe('the rule that wakes', () => {
  const seen = (at: number, score: number, phrase = 'computer') => ({ at, score, phrase });
  const nobody = () => false;
  const rule = () =>
    new WakeRule([
      { phrase: 'computer', sensitivity: 0.5 },
      { phrase: 'hey jarvis', sensitivity: 0.8 },
    ]);

  it('asks of each phrase what its sensitivity says', () => {
    expect(rule().decide([seen(1, 0.49)], nobody)).toBeNull();
    expect(rule().decide([seen(1, 0.49), seen(1, 0.3, 'hey jarvis')], nobody)).toEqual(
      seen(1, 0.3, 'hey jarvis'),
    );
    expect(rule().decide([seen(1, 0.99, 'another')], nobody)).toBeNull();
  });

  it('takes the surest, and the same words once', () => {
    const once = rule();
    expect(once.decide([seen(1, 0.6), seen(3, 0.9)], nobody)).toEqual(seen(3, 0.9));
    expect(once.decide([seen(3.2, 0.95), seen(2.5, 0.7, 'hey jarvis')], nobody)).toBeNull();
    expect(once.decide([seen(3 + REFRACTORY_SECONDS, 0.6)], nobody)).not.toBeNull();
  });

  it('leaves out what the hub said itself', () => {
    const own = ({ phrase }: { readonly phrase: string }) => phrase === 'computer';
    expect(rule().decide([seen(1, 0.9)], own)).toBeNull();
    expect(rule().decide([seen(1, 0.9), seen(1, 0.7, 'hey jarvis')], own)?.phrase).toBe('hey jarvis');
  });
});

describe('the last frames', () => {
  it('are found by their number, as far back as they are kept', () => {
    const history = new FrameHistory(3);
    for (let frame = 0; frame < 5; frame += 1) history.push(new Float32Array(2).fill(frame));
    expect(history.end).toBe(5);
    expect([...history.samples(3, 5)]).toEqual([3, 3, 4, 4]);
    expect([...history.samples(0, 3)]).toEqual([2, 2]);
    expect(history.since(4).map(([first]) => first)).toEqual([4]);
    expect(history.since(0)).toHaveLength(3);
    history.clear();
    expect([history.end, history.since(0)]).toEqual([0, []]);
  });
});

describe('the score', () => {
  it('grows with the likelihood, asks less of a rare phrase, and stays within 0 and 1', () => {
    const at = (likelihood: number, prior: number, letters = 9) =>
      scoreOf({ likelihood, again: likelihood, prior, letters });
    expect(at(-1, -10)).toBeGreaterThan(at(-3, -10));
    expect(at(-8, -30)).toBeGreaterThan(DEFAULT_THRESHOLD);
    expect(at(-8, -10)).toBeLessThan(DEFAULT_THRESHOLD);
    expect(at(-5, -15, 3)).toBeLessThan(at(-5, -15, 9));
    expect(at(0, -10)).toBeLessThanOrEqual(1);
    expect(at(-10, -10)).toBeGreaterThan(0);
  });
});

describe('a phrase', () => {
  const tokenizer = Tokenizer.load(modelPath('asr-tokenizer'));
  const accepts = (node: PhraseNode, tokens: readonly number[]): boolean => {
    const [token, ...rest] = tokens;
    if (token === undefined) return node.last;
    return node.edges.some((edge) => edge.token === token && accepts(edge.to, rest));
  };
  const spelled = (...words: readonly string[]) =>
    words.flatMap((word) => (word === ',' ? (tokenizer.id(',') ?? []) : [...tokenizer.word(word)]));

  it('is read in any of its spellings, with a comma or without, and not cut short', () => {
    const { start, letters } = wakePhrase('Hey Jarvis', tokenizer);
    expect(letters).toBe(9);
    for (const words of [
      ['Hey', ',', 'Jarvis'],
      ['hey', 'jarvis'],
      ['Hey', 'Jarvis'],
    ]) {
      expect(accepts(start, spelled(...words))).toBe(true);
    }
    expect(accepts(start, spelled('Hey'))).toBe(false);
    expect(accepts(start, spelled('Hey', 'Jarvis', 'Jarvis'))).toBe(false);
  });

  it.each(['', '  ', '?!', 'x'.repeat(80)])('is refused where nothing can be said: %j', (text) => {
    expect(() => wakePhrase(text, tokenizer)).toThrow(
      expect.objectContaining({ code: 'WAKE_PHRASE', usage: true }),
    );
  });
});

describe('the level', () => {
  it('brings up what is quiet and leaves what is loud', () => {
    const quiet = new Float32Array(512).fill(0.01);
    const loud = new Float32Array(512).fill(0.5);
    expect(levelled(quiet)[0]).toBeCloseTo(0.3, 5);
    expect(levelled(loud)).toEqual(loud);
    expect(levelled(new Float32Array(4))).toEqual(new Float32Array(4));
    const gain = new RunningGain();
    gain.apply(loud);
    expect(gain.apply(quiet)[0]).toBeCloseTo(0.01, 3);
  });
});

describe('a threshold for a rate', () => {
  it('is the least that leaves so many alarms', () => {
    const scores = [0.1, 0.9, 0.4, 0.7];
    expect(thresholdFor(scores, 2, 0.5)).toBe(0.7);
    expect(thresholdFor(scores, 2, 0.1)).toBe(0.9);
    expect(thresholdFor([], 2, 0.1)).toBe(0);
  });
});

describe('advice', () => {
  it('warns of the short and the common and of nothing else', () => {
    expect(phraseAdvice({ text: 'hey earshot', letters: 10, prior: -24.4 })).toBeNull();
    expect(phraseAdvice({ text: 'bo', letters: 2, prior: -14 })).toMatch(/"bo" .*short.*hey bo/s);
    expect(phraseAdvice({ text: 'thank you', letters: 8, prior: -4.7 })).toMatch(
      /common.*false alarms? in an hour/,
    );
  });
});
