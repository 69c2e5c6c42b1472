/** Properties of the machine as a whole: what a misspelt name or a forgotten arrow would break. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AnyStateNode } from 'xstate';
import { toDirectedGraph } from 'xstate/graph';
import { dialogDiagram, withDiagram } from '../../src/fsm/diagram.js';
import { dialogMachine } from '../../src/fsm/dialog.js';
import { DEFAULT_TIMING } from '../../src/fsm/dialog-types.js';
import { DIALOG_STATES, MICROPHONE_STATES } from '../../src/fsm/start-dialog.js';
import { bench, command, confirmQuestion, lampOn, outcome, settle, typed } from './fake-work.js';

const nodes = allNodes(dialogMachine.root);
const leaves = nodes.filter((node) => Object.keys(node.states).length === 0);

describe('delays', () => {
  // A misspelt delay name compiles and fires at once.
  const used = nodes.flatMap((node) => Object.keys(node.config.after ?? {}));

  it('all exist, by name', () => {
    expect(used.filter((name) => !(name in dialogMachine.implementations.delays))).toEqual([]);
    expect(Object.keys(dialogMachine.implementations.delays).sort()).toEqual(
      Object.keys(DEFAULT_TIMING).sort(),
    );
  });

  it('are all used', () => {
    expect([...new Set(used)].sort()).toEqual(Object.keys(DEFAULT_TIMING).sort());
  });
});

it('every invoke has an onError', () => {
  const invoking = nodes.filter((node) => node.invoke.length > 0);
  expect(invoking.map((node) => node.key).sort()).toEqual([
    'acting',
    'attending',
    'clarifying',
    'confirming',
    'live',
    'speaking',
    'understanding',
  ]);
  for (const node of invoking)
    for (const invoke of node.invoke) expect(invoke.onError, node.key).toBeDefined();
});

it('every state has an arrow path to idle', () => {
  const edges = new Map<string, Set<string>>();
  const visit = (graph: ReturnType<typeof toDirectedGraph>): void => {
    for (const child of graph.children) visit(child);
    const from = edges.get(graph.stateNode.id) ?? new Set<string>();
    for (const edge of graph.edges) from.add(edge.target.id);
    edges.set(graph.stateNode.id, from);
  };
  visit(toDirectedGraph(dialogMachine));
  const dialog = leaves.filter((node) => node.id.startsWith('earshot.dialog.'));
  expect(dialog.map((node) => node.key).sort()).toEqual([...DIALOG_STATES].sort());
  for (const leaf of dialog) {
    const seen = new Set<string>();
    const open = [leaf.id];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      open.push(...(edges.get(id) ?? []));
    }
    expect(seen.has('earshot.dialog.idle'), leaf.id).toBe(true);
  }
});

it('reaches idle by waiting alone, from every state, whatever never answers', async () => {
  // Not one actor resolves: only the named delays move the machine.
  const longest = Object.values(DEFAULT_TIMING).reduce((sum, ms) => sum + ms, 0);
  for (const state of DIALOG_STATES) {
    const run = bench();
    await drive(run, state);
    expect(run.dialog.step.state).toBe(state);
    // A simulated clock starts a new wait at the end of its step, so each wait in a row needs a step.
    for (const _ of Object.keys(DEFAULT_TIMING)) run.clock.increment(longest);
    expect(run.dialog.step.state, state).toBe('idle');
    expect(run.crashes).toEqual([]);
  }
});

it('names every state for people', () => {
  const microphone = leaves.filter((node) => node.id.startsWith('earshot.microphone.'));
  expect(microphone.map((node) => node.key).filter((key) => key !== 'choosing')).toEqual(
    expect.arrayContaining([...MICROPHONE_STATES]),
  );
});

it('docs/dialog.md shows this machine (npm run docs:dialog)', () => {
  const page = readFileSync(new URL('../../docs/dialog.md', import.meta.url), 'utf8');
  expect(page).toBe(withDiagram(page));
  expect(dialogDiagram()).toContain('idle --> attending: wake, talk.start');
});

function allNodes(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(allNodes)];
}

/** Brings a fresh dialog into a state. */
async function drive(run: ReturnType<typeof bench>, state: (typeof DIALOG_STATES)[number]): Promise<void> {
  const { dialog, listen, understand } = run;
  const hear = (): void => dialog.send({ type: 'wake', phrase: 'hey earshot' });
  const think = async (result = outcome()): Promise<void> => {
    dialog.send({ type: 'said', said: typed });
    understand[0]!.resolve(result);
    await settle();
  };
  const steps: Record<typeof state, () => Promise<void> | void> = {
    idle: () => {},
    listening: hear,
    hearing: () => {
      hear();
      listen[0]!.controls.onSpeechStart();
    },
    recognising: () => {
      hear();
      listen[0]!.controls.onSpeechEnd();
    },
    understanding: async () => {
      hear();
      listen[0]!.resolve(command);
      await settle();
    },
    confirming: () => think(confirmQuestion),
    clarifying: () => think(outcome({ ask: 'Which?', reply: 'Which?' })),
    followUp: async () => {
      await think(confirmQuestion);
      run.speak[0]!.resolve();
      await settle();
    },
    acting: () => think(lampOn),
    speaking: () => think(),
  };
  await steps[state]();
}
