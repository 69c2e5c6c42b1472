import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RECORDS_FOLDER } from '../../src/records/folder.js';
import { type CallsJudgeOptions, callsJudge } from '../../src/update/calls-judge.js';
import { allJudges, compareHearings, compareLost, type Hearing, type Judge } from '../../src/update/judge.js';
import { replayJudge } from '../../src/update/replay-judge.js';
import type { runEarshot } from '../../src/update/run-earshot.js';
import { type Hear, voiceJudge } from '../../src/update/voice-judge.js';
import { contentsOf, writeModels } from './support/small-models.js';

const HOUSE = { home: null, tests: null, plugins: null };

const row = (right: boolean, ms = 100): Hearing => ({
  say: 'Open the blinds.',
  heard: right ? 'open the blinds' : 'open',
  right,
  ms,
});

describe('the comparison', () => {
  it.each([
    ['as good', [true, false], [true, false], true],
    ['better', [false, false], [true, false], true],
    ['another one right', [true, false], [false, true], true],
    ['worse', [true, true], [true, false], false],
    ['fewer sentences', [true, true], [true], false],
    ['none', [], [], false],
  ])('of %s', (_what, before, after, ok) => {
    const rows = (list: boolean[]): Hearing[] => list.map((right) => row(right));
    expect(compareHearings('hearing', rows(before), rows(after)).ok).toBe(ok);
  });

  it('tells figures, and what was lost', () => {
    const { text } = compareHearings('hearing', [row(true), row(true)], [row(true), row(false)]);
    expect(text).toBe('hearing: 1 of 2 sentences right, 2 before (now "open" for "Open the blinds.")');
  });

  it('refuses what is out of all proportion slower, and not what is quick anyway', () => {
    expect(compareHearings('hearing', [row(true, 400)], [row(true, 1_300)]).ok).toBe(false);
    expect(compareHearings('hearing', [row(true, 400)], [row(true, 1_100)]).ok).toBe(true);
    expect(compareHearings('hearing', [row(true, 10)], [row(true, 300)]).ok).toBe(true);
  });
});

describe('the comparison in noise', () => {
  const lost = (shares: number[]): Hearing[] => shares.map((share) => ({ ...row(false), lost: share }));
  const before = [0.5, 0.3, 0.1, 0, 0.2, 0.4];
  it.each([
    ['the same', before, true],
    ['as much here as less there', [0.1, 0.3, 0.5, 0, 0.2, 0.4], true],
    ['much more of one row', [0.5, 0.3, 0.1, 1, 0.2, 0.4], true],
    ['more of most rows', [0.6, 0.4, 0.2, 0.1, 0.3, 0.4], false],
    ['hardly more of every row', before.map((share) => share + 0.01), true],
    ['less', [0.3, 0.1, 0, 0, 0, 0.2], true],
    ['rows are missing', [0.5], false],
    ['none', [], false],
  ])('of %s', (_what, after, ok) => {
    expect(compareLost('in noise', lost(before), lost(after)).ok).toBe(ok);
  });

  it('takes what was not counted for lost', () => {
    expect(
      compareLost(
        'in noise',
        lost(before),
        before.map(() => row(true)),
      ).ok,
    ).toBe(false);
  });
});

describe('several judges', () => {
  const says =
    (ok: boolean, text: string): Judge =>
    async () => ({ ok, text });
  const folders = { current: 'a', candidate: 'b' };

  it('must agree', async () => {
    expect(await allJudges([says(true, 'one'), says(true, 'two')])(folders)).toEqual({
      ok: true,
      text: 'one; two',
    });
    expect(await allJudges([says(true, 'one'), says(false, 'no')])(folders)).toEqual({
      ok: false,
      text: 'no',
    });
  });
});

describe('the recordings of a home as a judge', () => {
  let state: string;
  beforeAll(async () => {
    state = await mkdtemp(join(tmpdir(), 'earshot-judge-'));
    await mkdir(join(state, RECORDS_FOLDER));
  });
  afterAll(() => rm(state, { recursive: true }));

  /** `earshot replay` over so many recordings, some of which come out otherwise with the new models. */
  const judged = (recordings: number, otherwise: number, words = 0) => {
    const asked: string[][] = [];
    const rowsOf = (args: readonly string[], models: string): unknown[] => {
      if (args.includes('--list')) {
        const sounds = Array.from({ length: recordings }, (_, id) => ({
          id: `${id}`,
          sound: true,
          accepted: true,
          asked: false,
        }));
        return [
          ...sounds,
          { id: 'x', sound: false, accepted: true, asked: false },
          { id: 'y', sound: true, accepted: false, asked: false },
          ...Array.from({ length: words }, (_, id) => ({
            ...{ id: `${1000 + id}`, sound: false, accepted: true, asked: true },
          })),
        ];
      }
      return args
        .filter((arg) => /^\d+$/.test(arg))
        .map((id, index) => ({
          id,
          say: 'open the blinds',
          decision: models === 'new' && index < otherwise ? 'different' : 'same',
          heard_again: !args.includes('--words'),
          ms: { hear: 10 },
        }));
    };
    const run: typeof runEarshot = async (args, models, row) => {
      asked.push([...args]);
      return { rows: rowsOf(args, models).map((each) => row.parse(each)), code: 0, complaint: '' };
    };
    const judge = replayJudge({ state, config: null, run });
    return { asked, verdict: judge({ current: 'old', candidate: 'new' }) };
  };

  it('has nothing to say without any', async () => {
    const { asked, verdict } = judged(0, 0);
    expect(await verdict).toEqual({ ok: true, text: 'nothing is kept that these models could be tried on' });
    expect(asked).toHaveLength(1);
  });

  it('takes the latest hundred, and forgives what may have been misheard then', async () => {
    const { asked, verdict } = judged(130, 2);
    expect(await verdict).toEqual({
      ok: true,
      text: "this home's recordings: 98 of 100 sentences right, 100 before",
    });
    expect(asked[1]).toContain('129');
    expect(asked[1]).not.toContain('29');
  });

  it('puts what no phrase covered to the language model again, where the sound was not kept', async () => {
    const { asked, verdict } = judged(0, 2, 130);
    expect(await verdict).toEqual({
      ok: true,
      text: "this home's own words: 98 of 100 sentences right, 100 before",
    });
    expect(asked[1]).toEqual(expect.arrayContaining(['--words', '1129']));
    expect((await judged(0, 3, 130).verdict).ok).toBe(false);
    expect((await judged(1, 0, 1).verdict).text).toMatch(
      /recordings: 1 of 1.*; this home's own words: 1 of 1/,
    );
  });

  it('refuses what understands this home worse', async () => {
    expect((await judged(130, 3).verdict).ok).toBe(false);
    expect((await judged(4, 1).verdict).ok).toBe(false);
  });
});

describe('the language model as judged', () => {
  let folder: string;
  const at = (name: string): string => join(folder, name);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-judge-'));
    await writeModels(at('old'), { ...contentsOf(1), 'llm/calls.bin': Buffer.from('old') });
    await writeModels(at('new'), { ...contentsOf(1), 'llm/calls.bin': Buffer.from('new') });
    await writeModels(at('without'), contentsOf(1));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function judged(current: string, candidate: string, wrong: string) {
    const asked: string[] = [];
    const house = { home: 'mine.yaml', tests: 'phrases.yaml', plugins: null };
    const ask: NonNullable<CallsJudgeOptions['ask']> = async (models, whose) => {
      expect(whose).toBe(house);
      asked.push(models.replace(`${folder}/`, ''));
      return models === at('without') ? [] : [row(true), row(models !== at(wrong))];
    };
    const candidates = { current: at(current), candidate: at(candidate) };
    const { ok } = await callsJudge({ house, ask })(candidates);
    return { ok, asked };
  }

  it('is asked the sentences of this home, the old one and the new one', async () => {
    expect(await judged('old', 'new', '')).toEqual({ ok: true, asked: ['old', 'new'] });
    expect(await judged('old', 'new', 'new')).toEqual({ ok: false, asked: ['old', 'new'] });
    expect(await judged('old', 'new', 'old')).toMatchObject({ ok: true });
    expect(await judged('old', 'old', 'old')).toEqual({ ok: true, asked: [] });
  });

  it('may come, and may not go', async () => {
    expect(await judged('without', 'new', '')).toMatchObject({ ok: true });
    expect(await judged('old', 'without', '')).toMatchObject({ ok: false });
  });
});

describe('the voice as a judge', () => {
  let folder: string;
  const at = (name: string): string => join(folder, name);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-judge-'));
    await writeModels(at('old'), contentsOf(1));
    await writeModels(at('ears'), contentsOf(2));
    await writeModels(at('voice'), { ...contentsOf(1), 'voice/voice.bin': Buffer.from('new') });
    await writeModels(at('both'), { ...contentsOf(2), 'voice/voice.bin': Buffer.from('new') });
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function judged(
    candidate: string,
    deaf: string,
    hardOfHearing = '',
  ): Promise<{ ok: boolean; pairs: string[] }> {
    const extra = (ears: string): number => (ears === at(hardOfHearing) ? 0.1 : 0);
    const pairs: string[] = [];
    const hear: Hear = async ({ ears, voice, noise = false }) => {
      pairs.push(`${ears} hears ${voice}${noise ? ' in noise' : ''}`.replaceAll(`${folder}/`, ''));
      if (noise)
        return [0.1, 0.3, 0.2, 0, 0.4, 0.2].map((lost) => ({ ...row(false), lost: lost + extra(ears) }));
      return [row(![ears, voice].includes(at(deaf)))];
    };
    const { ok } = await voiceJudge({ house: HOUSE, hear })({ current: at('old'), candidate: at(candidate) });
    return { ok, pairs };
  }

  it('tries new ears with the old voice and the other way round, never the new with the new', async () => {
    const noise = ['old hears old in noise', 'ears hears old in noise'];
    expect(await judged('ears', '')).toEqual({
      ok: true,
      pairs: ['old hears old', 'ears hears old', ...noise],
    });
    expect(await judged('voice', '')).toEqual({ ok: true, pairs: ['old hears old', 'old hears voice'] });
    const both = [
      ...['old hears old', 'both hears old', 'old hears old in noise', 'both hears old in noise'],
      'old hears both',
    ];
    expect(await judged('both', '')).toEqual({ ok: true, pairs: both });
  });

  it('hears nothing where nothing is new', async () => {
    expect(await judged('old', 'old')).toEqual({ ok: true, pairs: [] });
  });

  it('finds ears and voices worse', async () => {
    expect((await judged('ears', 'ears')).ok).toBe(false);
    expect((await judged('ears', '', 'ears')).ok).toBe(false);
    expect((await judged('ears', '', 'old')).ok).toBe(true);
    expect((await judged('voice', 'voice')).ok).toBe(false);
  });
});
