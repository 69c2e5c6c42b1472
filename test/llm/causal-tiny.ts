/** The tiny model of test/llm/causal-tiny (made by training/llm/replies/tiny.py), as it is or spoilt in one way. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { CausalLm } from '../../src/llm/causal/causal-lm.js';
import type { ThreadQuestion } from '../../src/llm/causal/protocol.js';
import { GREEDY } from '../../src/llm/causal/sampling.js';

export const TINY = 'test/llm/causal-tiny';

/** A copy to spoil; gone after the tests of the file. */
export function copyOfTiny(spoil: (folder: string) => void = () => {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-causal-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(TINY, folder, { recursive: true });
  spoil(folder);
  return folder;
}

export const asking = (content: string, more: Partial<ThreadQuestion> = {}): ThreadQuestion => ({
  fixed: [{ role: 'system', content: 'the hello the' }],
  messages: [{ role: 'user', content }],
  maxTokens: 12,
  sampling: GREEDY,
  choices: null,
  ...more,
});

export async function said(
  lm: CausalLm,
  question: ThreadQuestion,
): Promise<{ text: string; tokens: number[] }> {
  const tokens: number[] = [];
  let text = '';
  for await (const piece of lm.ask(question)) {
    tokens.push(piece.token);
    text += piece.text;
  }
  return { text, tokens };
}
