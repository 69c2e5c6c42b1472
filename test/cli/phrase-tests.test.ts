import { describe, expect, it } from 'vitest';
import { readDialogues, runDialogue } from '../../src/cli/try/phrase-tests.js';
import type { Converse } from '../../src/nlu/conversation.js';
import { HOME } from '../actions/small-house.js';

const converse: Converse = (_world, session) => ({
  session,
  source: 'grammar',
  calls: [{ do: 'set', state: 'on', devices: ['living_lamp'] }],
  effects: [{ type: 'device', device: 'living_lamp', set: { on: true } }],
  reply: 'The lamp is on.',
  ask: null,
  confidence: 1,
  ms: { total: 0 },
});

const run = (yaml: string): string[] =>
  readDialogues(yaml, 'mine.yaml').flatMap((dialogue) =>
    runDialogue(dialogue, HOME, { converse }).flatMap(({ differences }) => differences),
  );

describe('phrase tests', () => {
  it.each([
    '- {say: lamp, changes: {living_lamp: {on: true}}}',
    '- {say: lamp, calls: [{do: set, devices: [living_lamp]}], reply: "^The lamp", ask: false}',
    '- {name: twice, turns: [{say: lamp}, {say: lamp, changes: {}}]}',
    '- {say: lamp, devices: [living_lamp], source: grammar}',
  ])('passes %s', (yaml) => {
    expect(run(yaml)).toEqual([]);
  });

  it.each<[string, string]>([
    ['- {say: lamp, changes: {}}', 'changes: wanted {}, got {"living_lamp":{"on":true}}'],
    ['- {say: lamp, changes: {living_lamp: {on: false}}}', 'got {"living_lamp":{"on":true}}'],
    ['- {say: lamp, calls: []}', 'calls: wanted []'],
    ['- {say: lamp, calls: [{do: set, state: off}]}', 'calls: wanted [{"do":"set","state":"off"}]'],
    ['- {say: lamp, ask: true}', 'ask: wanted true, got "The lamp is on."'],
    ['- {say: lamp, refused: true}', 'a refusal'],
    ['- {say: lamp, reply: off}', 'reply: wanted "off"'],
    ['- {say: lamp, has: [timers]}', 'wanted "timers"'],
    ['- {say: lamp, matching: [living_lamp]}', 'matching: wanted ["living_lamp"], got nothing'],
  ])('fails %s', (yaml, difference) => {
    expect(run(yaml)).toEqual([expect.stringContaining(difference)]);
  });

  it.each([
    'say: lamp',
    '- {says: lamp}',
    '- {name: none, turns: []}',
    '- {say: [lamp',
  ])('refuses %s', (yaml) => {
    expect(() => readDialogues(yaml, 'mine.yaml')).toThrow(
      expect.objectContaining({
        code: 'PHRASE_TESTS_INVALID',
        usage: true,
        message: expect.stringMatching(/^mine\.yaml/),
      }),
    );
  });
});
