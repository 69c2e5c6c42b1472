/**
 * The real model for replies, where somebody has made one (docs/replies.md): in training/downloads/replies or where EARSHOT_REPLIES_MODEL
 * says. Elsewhere these tests are skipped, by name.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseHome } from '../../src/actions/home-file.js';
import { openCausalLm } from '../../src/llm/causal/causal-lm.js';
import { GREEDY } from '../../src/llm/causal/sampling.js';
import { createReplier } from '../../src/llm/replies/replier.js';

const folder = process.env['EARSHOT_REPLIES_MODEL'] ?? 'training/downloads/replies';
const isThere = existsSync(join(folder, 'model.onnx'));
const { home } = parseHome(readFileSync('examples/home.yaml', 'utf8'), 'examples/home.yaml');

describe.skipIf(!isThere)(
  `SmolLM2 in ${folder}${isThere ? '' : ' (not there: made by training/llm/replies/export.py)'}`,
  () => {
    it('knows the capital of France, and talks within the guard', async () => {
      const lm = await openCausalLm(folder);
      let text = '';
      const messages = [{ role: 'user' as const, content: 'What is the capital of France?' }];
      for await (const piece of lm.ask({
        fixed: [],
        messages,
        maxTokens: 24,
        sampling: GREEDY,
        choices: null,
      }))
        text += piece.text;
      expect(text).toContain('Paris');
      const talk = await createReplier(lm).talk('good morning', home);
      expect(talk?.first).toMatch(/[.!]$/);
      await lm.close();
    });
  },
);
