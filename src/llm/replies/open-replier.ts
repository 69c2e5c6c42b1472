/** The model that a hub talks with: the one that its settings name, else the one that came with it. */
import { join } from 'node:path';
import { EarshotError } from '../../errors.js';
import { loadManifest, modelsRoot } from '../../models.js';
import type { CausalLm } from '../causal/causal-lm.js';
import { createReplier, type Replier } from './replier.js';
import { FIXED } from './reply-prompt.js';

/** Its graph's id in models/manifest.json. */
const SHIPPED = 'llm-replies-model';

export interface LateReplier extends Replier {
  /** Loads the model and reads the fixed part of the prompt, so that nobody waits for it. */
  open(signal?: AbortSignal): Promise<void>;
}

/**
 * A replier that opens its model at `open`, or at the first question.
 * @param path of the model; null: the shipped one
 */
export function lateReplier(path: string | null, openLm: (path: string) => Promise<CausalLm>): LateReplier {
  let opened: Promise<{ lm: CausalLm; replier: Replier }> | null = null;
  const ready = (): Promise<{ lm: CausalLm; replier: Replier }> => {
    const opening = (async () => {
      const lm = await openLm(path ?? shippedPath());
      return { lm, replier: createReplier(lm) };
    })();
    // Tried again at the next question.
    opening.catch(() => {
      opened = null;
    });
    return opening;
  };
  const model = (): Promise<{ lm: CausalLm; replier: Replier }> => {
    opened ??= ready();
    return opened;
  };
  return {
    open: async (signal) => {
      const { lm } = await model();
      const question = {
        fixed: FIXED,
        messages: [{ role: 'user' as const, content: 'hello' }],
        maxTokens: 1,
      };
      const sampling = { temperature: 0, topK: 1, repetitionPenalty: 1, seed: 0 };
      for await (const _ of lm.ask(
        { ...question, sampling, choices: null },
        signal === undefined ? {} : { signal },
      ));
    },
    talk: async (...asked) => (await model()).replier.talk(...asked),
    close: async () => {
      await (await opened?.catch(() => null))?.replier.close();
    },
  };
}

function shippedPath(): string {
  const entry = loadManifest().files.find(({ id }) => id === SHIPPED);
  if (entry !== undefined) return join(modelsRoot(), entry.path);
  throw new EarshotError(
    'LLM_MISSING',
    'No model for replies is installed: make one (docs/replies.md) and name its folder in config.yaml as `models: {llm: FOLDER}`.',
  );
}
