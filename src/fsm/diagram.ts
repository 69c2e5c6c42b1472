/** Writes the dialog machine as a Mermaid state diagram, so that docs/dialog.md cannot drift from the code. */
import type { AnyStateNode } from 'xstate';
import { dialogMachine } from './dialog.js';

const MARK = { begin: '<!-- diagram: npm run docs:dialog -->', end: '<!-- /diagram -->' } as const;

/** Mermaid `stateDiagram-v2` of the machine's two regions. */
export function dialogDiagram(): string {
  const lines = ['stateDiagram-v2'];
  for (const region of Object.values(dialogMachine.root.states)) lines.push(...drawState(region, 1));
  return lines.join('\n');
}

/** The page with its diagram replaced; everything outside the two marks is kept. */
export function withDiagram(page: string): string {
  const begin = page.indexOf(MARK.begin);
  const end = page.indexOf(MARK.end);
  if (begin < 0 || end < begin) throw new Error(`The page has no ${MARK.begin} ... ${MARK.end}.`);
  const drawn = `${MARK.begin}\n\`\`\`mermaid\n${dialogDiagram()}\n\`\`\`\n`;
  return page.slice(0, begin) + drawn + page.slice(end);
}

function drawState(node: AnyStateNode, depth: number): string[] {
  const indent = '  '.repeat(depth);
  const children = Object.values(node.states);
  if (children.length === 0) return [`${indent}${node.key}`];
  const start = node.initial?.target[0]?.key ?? '';
  return [
    `${indent}state ${node.key} {`,
    `${indent}  [*] --> ${start}`,
    ...children.flatMap((child) => drawState(child, depth + 1)),
    // Mermaid would draw a second `idle` inside `attending` if arrows stood where they start.
    ...(depth === 1 ? descendants(node).flatMap((child) => drawArrows(child, `${indent}  `)) : []),
    `${indent}}`,
  ];
}

function descendants(node: AnyStateNode): AnyStateNode[] {
  return Object.values(node.states).flatMap((child) => [child, ...descendants(child)]);
}

/** One arrow per source and target, labelled with all events that take it. */
function drawArrows(node: AnyStateNode, indent: string): string[] {
  const labels = new Map<string, Set<string>>();
  for (const [event, transitions] of node.transitions) {
    for (const transition of transitions) {
      for (const target of transition.target ?? []) {
        const known = labels.get(target.key) ?? new Set();
        known.add(label(event));
        labels.set(target.key, known);
      }
    }
  }
  for (const transition of node.always ?? []) {
    for (const target of transition.target ?? []) labels.set(target.key, new Set(['']));
  }
  return [...labels].map(([target, events]) => {
    const text = [...events].filter((event) => event !== '').join(', ');
    return `${indent}${node.key} --> ${target}${text === '' ? '' : `: ${text}`}`;
  });
}

/** `xstate.after.noSpeech.earshot...` -> `after noSpeech`; `xstate.done.actor.x` -> `done`. */
function label(event: string): string {
  const after = /^xstate\.after\.([^.]+)\./.exec(event);
  if (after) return `after ${after[1]}`;
  if (event.startsWith('xstate.done.')) return 'done';
  if (event.startsWith('xstate.error.')) return 'failed';
  return event;
}
