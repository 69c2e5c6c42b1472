// The phrase graph's part that is the same in every house, made once with the build (src/asr/skeleton.ts).
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseHome } from '../dist/actions/home-file.js';
import { spokenOf } from '../dist/asr/compile-graph.js';
import { PhraseWeights } from '../dist/asr/phrase-weights.js';
import { makeSkeleton } from '../dist/asr/skeleton.js';
import { writeSkeleton } from '../dist/asr/skeleton-file.js';
import { HUB_SKILLS } from '../dist/hub/hub-skills.js';
import { modelPath } from '../dist/models.js';
import { grammarSource } from '../dist/nlu/grammar-source.js';

const weights = modelPath('asr-phrases');
if (existsSync(weights)) {
  const { home } = parseHome('{}', 'nothing.yaml');
  const source = spokenOf(grammarSource(home, HUB_SKILLS, true));
  const file = fileURLToPath(new URL('../dist/asr/phrases.skeleton', import.meta.url));
  writeSkeleton(file, makeSkeleton(source, PhraseWeights.load(weights)), weights);
} else process.stderr.write(`no ${weights}: the hub makes its phrase graph by itself, which takes longer\n`);
