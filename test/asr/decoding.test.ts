import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DecoderBuffers, Decoding, type FirstStep } from '../../src/asr/decoding.js';
import { Networks } from '../../src/asr/networks.js';
import { pinkNoise } from '../../src/audio/noise.js';

const TOKENS = [9603, 373, 278];

describe('a batch of hypotheses in the decoder', () => {
  let networks: Networks;
  let first: FirstStep;
  beforeAll(async () => {
    networks = await Networks.load();
    first = await networks.begin(await networks.hear(pinkNoise(16_000, 3)));
  });
  afterAll(() => networks.close());
  const search = () => new Decoding(networks.decoder, first, new DecoderBuffers());

  it('goes on from the rows that it is told to', async () => {
    const straight = search();
    await straight.step([0, 0], [300, 9603]);
    await straight.step([0, 1], [373, 278]);
    const crossed = search();
    await crossed.step([0, 0], [300, 9603]);
    await crossed.step([1, 0], [278, 373]);
    expect(crossed.rows[0]).toEqual(straight.rows[1]);
    expect(crossed.rows[1]).toEqual(straight.rows[0]);
  });

  it('gives log-probabilities', async () => {
    const decoding = search();
    await decoding.step([0], [9603]);
    const sum = decoding.rows[0]?.reduce((total, value) => total + Math.exp(value), 0);
    expect(sum).toBeCloseTo(1, 4);
  });

  it('begins where another search came to, as if it had gone there itself', async () => {
    const whole = search();
    for (const token of TOKENS) await whole.step([0], [token]);
    const begun = search();
    for (const token of TOKENS.slice(0, 2)) await begun.step([0], [token]);
    const later = new Decoding(networks.decoder, begun.asFirstStep(), new DecoderBuffers());
    await begun.step([0], [17]);
    await later.step([0], TOKENS.slice(2));
    expect(later.rows).toEqual(whole.rows);
  });

  it('reads tokens at once as it would one by one, but for how numbers are rounded', async () => {
    const rows = await networks.read(first, []);
    expect(rows).toEqual([first.row]);
    expect(await networks.read(first, TOKENS)).toHaveLength(TOKENS.length + 1);
  });
});
