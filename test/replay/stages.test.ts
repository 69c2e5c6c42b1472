import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonical, decisionDifference, firstDifference, type Result } from '../../src/replay/stages.js';

const THEN: Result = {
  text: 'turn on the lamp',
  freeText: 'Turn on the lamp.',
  confidence: 0.9,
  accepted: true,
  source: 'grammar',
  calls: [{ do: 'set', state: 'on', devices: ['lamp'] }],
  effects: [{ type: 'device', device: 'lamp', set: { on: true } }],
  ask: null,
  reply: 'The Lamp is on.',
};

it('the same is the same, in whatever order its fields stand', () => {
  expect(
    firstDifference(THEN, { ...THEN, calls: [{ state: 'on', devices: ['lamp'], do: 'set' }] }),
  ).toBeNull();
  expect(decisionDifference(THEN, THEN)).toBeNull();
});

it('one bit of a confidence is a difference, and no other decision', () => {
  const next = 0.9 + Number.EPSILON / 2;
  expect(next).not.toBe(0.9);
  expect(firstDifference(THEN, { ...THEN, confidence: next })).toEqual({
    stage: 'confidence',
    before: 0.9,
    after: next,
  });
  expect(decisionDifference(THEN, { ...THEN, confidence: next })).toBeNull();
});

it('of several differences the first on the way from sound to reply is named', () => {
  const after: Result = { ...THEN, text: 'turn off the lamp', calls: [], reply: 'The Lamp is off.' };
  expect(firstDifference(THEN, after)).toMatchObject({ stage: 'text', after: 'turn off the lamp' });
  expect(decisionDifference(THEN, after)).toMatchObject({ stage: 'calls', after: [] });
});

it('what was not done again is not compared', () => {
  const { text: _, freeText: __, ...typed } = THEN;
  expect(firstDifference(THEN, typed)).toBeNull();
  expect(firstDifference(THEN, { accepted: false })).toMatchObject({ stage: 'accepted' });
});

it('numbers are compared to the last bit', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      expect(Number(canonical(number))).toBe(Object.is(number, -0) ? 0 : number);
    }),
  );
});
