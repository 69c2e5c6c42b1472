/** The sentences of needs that the model for calls learns from, in the houses that are made for them. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { startWorld } from '../../src/actions/apply-effects.js';
import type { DeviceState, Home } from '../../src/actions/home.js';
import { KIND_TABLE } from '../../src/actions/kinds/kind-table.js';
import { tryOut } from '../../src/nlu/converse/carry-out.js';
import { conclude } from '../../src/nlu/converse/conclude.js';
import { newSession } from '../../src/nlu/converse/session.js';

interface Example {
  readonly home: Home;
  readonly room: string;
  readonly states: Map<string, DeviceState>;
  readonly say: string;
  readonly calls: { do: string; op?: string; when?: unknown }[];
  readonly needs: string[];
}
const training = (path: string): Promise<Record<string, unknown>> =>
  import(pathToFileURL(resolve('training/llm', path)).href);

/** Nothing that a fresh house could change: what runs, what is listed, where the sun is. */
const NEEDS_A_PAST = /^(?:bought|not-needed|what-to-buy|longer-yet|no-timer|how-long|at-sunset)$/;

describe('needs', () => {
  const examples = new Map<string, Example[]>();
  let names: string[] = [];
  beforeAll(async () => {
    const { anywhere } = await training('generate/anywhere.mjs');
    const { dice } = await training('generate/random.mjs');
    const { NEEDS } = await training('generate/needs/index.mjs');
    names = Object.keys(NEEDS as object);
    const made = (anywhere as (...all: unknown[]) => Iterable<Example>)(
      (dice as (seed: number) => unknown)(3),
      { KIND_TABLE },
      { times: 1, takes: (line: number) => line % 12 === 0 },
    );
    for (const example of made) {
      const [need] = example.needs;
      if (need === undefined || example.needs.length > 1) continue;
      examples.set(need, [...(examples.get(need) ?? []), example]);
    }
  });

  it('are written without doubles and with their slots', async () => {
    const { faultsOf } = await training('generate/needs/faults.mjs');
    expect((faultsOf as () => { faults: string[] })().faults).toEqual([]);
  });

  it('have houses, every one', () => {
    expect(names.filter((name) => !examples.has(name))).toEqual([]);
  });

  it('leave no slot open', () => {
    const open = [...examples.values()].flat().filter(({ say }) => /[{}]/.test(say));
    expect(open.map(({ say }) => say)).toEqual([]);
  });

  it('mean something there: most of what is asked for is done or answered', () => {
    const idle = [...examples].flatMap(([need, all]) => {
      if (NEEDS_A_PAST.test(need)) return [];
      const share = all.filter((one) => !doesSomething(one)).length / all.length;
      return share > 0.4
        ? [`${need}: ${all.filter((one) => !doesSomething(one)).map(({ say }) => say)[0]}`]
        : [];
    });
    expect(idle).toEqual([]);
  });
});

function doesSomething({ home, room, states, say, calls }: Example): boolean {
  if (calls.some(({ do: does }) => ['none', 'query', 'info'].includes(does))) return true;
  const fresh = startWorld(home, '2026-11-21T19:00:00');
  const known = new Map(fresh.states);
  for (const [id, state] of states) known.set(id, { ...known.get(id), ...state });
  const world = { ...fresh, states: known };
  const session = newSession(room);
  const trial = tryOut(calls.map((call) => [call]) as never, world, session, room);
  const { effects, ask } = conclude(trial, { world, session, room } as never, { confirmed: null, text: say });
  // Unlocking is asked about.
  return ask !== null || effects.length > 0;
}
