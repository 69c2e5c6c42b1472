/** `earshot plugins test`: each sentence of a plugin's `tests` through the whole grammar, the real process, a simulated house. */
import { isDeepStrictEqual } from 'node:util';
import type { DeviceState, Home } from '../actions/home.js';
import type { Converse } from '../nlu/conversation.js';
import { newSession } from '../nlu/converse/session.js';
import type { Skill } from '../nlu/skill.js';
import { SKILLS } from '../nlu/skills/index.js';
import { createUnderstanding } from '../nlu/understanding.js';
import { answerWith, intentsOf, withAnswers } from './answer.js';
import type { ManifestTest } from './manifest.js';
import { typedSlots } from './phrases.js';
import type { Plugin } from './plugin.js';
import { type TestHouse, textOf } from './test-house.js';

export interface TestResult {
  readonly say: string;
  readonly ok: boolean;
  /** What came out otherwise than written: `reply: wanted "...", got "..."`. */
  readonly differences: readonly string[];
  readonly reply: string;
  readonly ms: number;
}

/** @param skills of the other plugins and folders, so that what they take from each other is seen */
export async function* runTests(
  plugin: Plugin,
  house: TestHouse,
  home: Home,
  skills: readonly Skill[],
): AsyncGenerator<TestResult> {
  const { converse } = createUnderstanding(home, { skills: [...SKILLS, ...skills] });
  for (const test of plugin.manifest?.tests ?? []) yield await runTest(test, plugin, house, converse);
}

async function runTest(
  test: ManifestTest,
  plugin: Plugin,
  house: TestHouse,
  converse: Converse,
): Promise<TestResult> {
  const started = performance.now();
  house.reset(statesOf(test), test.answers);
  const room = test.room ?? house.world().home.defaultRoom;
  const outcome = converse(house.world(), newSession(room), { text: test.say });
  await house.carryOut(outcome.effects, outcome.reply);
  const { manifest } = plugin;
  const own = {
    handles: (intent: string) => manifest !== null && Object.hasOwn(manifest.intents, intent),
    run: plugin.run.bind(plugin),
  };
  const answers = await answerWith(own, outcome.calls, { room, signal: new AbortController().signal });
  await plugin.idle();
  const reply = withAnswers(outcome.reply, answers);
  const [understood] = intentsOf(outcome.calls).filter(({ intent }) => own.handles(intent));

  const differences: string[] = [];
  const check = (what: string, wanted: unknown, got: unknown): void => {
    if (wanted === undefined || isDeepStrictEqual(plain(wanted), plain(got))) return;
    differences.push(`${what}: wanted ${show(wanted)}, got ${show(got)}`);
  };
  check('intent', test.intent, understood?.intent ?? null);
  check(
    'slots',
    test.slots,
    understood === undefined || manifest === null
      ? null
      : typedSlots(manifest, understood.intent, understood.slots),
  );
  check(
    'published',
    test.published?.map(({ topic, payload }) => ({ topic, payload: textOf(payload) })),
    house.published,
  );
  for (const [device, wanted] of Object.entries(test.changes ?? {})) {
    check(`changes.${device}`, wanted, Reflect.get(house.changes, device));
  }
  check('said', test.said, house.said);
  check('reply', test.reply, reply);
  if (plugin.problem !== null) differences.push(plugin.problem);
  return { say: test.say, ok: differences.length === 0, differences, reply, ms: performance.now() - started };
}

/** Checked by the property types of the device they are for only as far as JSON goes: a test may try anything. */
function statesOf(test: ManifestTest): Readonly<Record<string, DeviceState>> {
  return plain(test.state ?? {});
}

const plain = <T>(value: T) => (value === undefined ? null : JSON.parse(JSON.stringify(value)));
const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
