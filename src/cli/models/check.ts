/** `earshot models check`: the hub's voice says a few sentences, and its ears tell what they heard. */
import type { Command } from 'commander';
import { openHibariVoice } from '../../audio/voice/hibari-voice.js';
import { shippedProposer } from '../../llm/shipped.js';
import { openProposer } from '../../llm/understand.js';
import { modelPath, modelsRoot } from '../../models.js';
import { hearInNoise } from '../../update/hear-noise.js';
import { hearSelf, type SelfHearingParts, sentencesFor } from '../../update/hear-self.js';
import type { Hearing } from '../../update/judge.js';
import { understandSelf } from '../../update/understand-self.js';
import { withListeners } from '../audio-rows.js';
import { openHome } from '../home-option.js';
import { OpenSkills } from '../skill-options.js';
import { loadDialogues } from '../try/phrase-tests.js';

interface CheckFlags {
  readonly ears?: string;
  readonly voice?: string;
  readonly home?: string;
  readonly tests?: string;
  readonly plugins?: string;
  readonly calls?: boolean;
  readonly noise?: boolean;
  readonly json?: boolean;
}

export function registerModelsCheck(models: Command): void {
  models
    .command('check')
    .description(
      'say a few sentences with the voice and hear them with the recogniser; exit 1 if one is not understood',
    )
    .option('--ears <folder>', 'models whose recogniser listens; default: those that came with Earshot')
    .option('--voice <folder>', 'models whose voice speaks; default: the same')
    .option('--home <file>', 'the house whose sentences are said; default: the bundled example house')
    .option('--tests <file>', "phrase tests (YAML): the home's own sentences, too")
    .option('--plugins <dir>', "the hub's folder of plugins")
    .option('--calls', 'put typed sentences that no phrase covers to the language model instead')
    .option('--noise', 'hear them in made noise instead, as dictation, and tell the share of letters lost')
    .option('--json', 'one JSON object per sentence on stdout')
    .action(async (_flags: CheckFlags, command: Command) => {
      const flags = command.optsWithGlobals<CheckFlags>();
      for await (const row of checked(flags)) {
        process.stdout.write(flags.json ? `${JSON.stringify(row)}\n` : human(row));
        // In noise some are lost by any ears.
        if (!row.right && row.lost === undefined) process.exitCode = 1;
      }
    });
}

async function* checked(flags: CheckFlags): AsyncGenerator<Hearing, void, void> {
  const home = await openHome(flags.home);
  const tests = flags.tests === undefined ? [] : await loadDialogues(flags.tests);
  const skills = await OpenSkills.open(flags.plugins === undefined ? {} : { plugins: flags.plugins }, home);
  try {
    const what = { home, skills, tests };
    yield* flags.calls === true ? understood(what) : heard(flags, what);
  } finally {
    await skills.close();
  }
}

type What = Pick<SelfHearingParts, 'home' | 'skills' | 'tests'>;

async function* heard(flags: CheckFlags, what: What): AsyncGenerator<Hearing, void, void> {
  const ears = flags.ears ?? modelsRoot();
  const spoken = flags.voice ?? ears;
  // For the recogniser's thread, too, which gets this process's environment.
  process.env['EARSHOT_MODELS'] = ears;
  const voice = await openHibariVoice({ pathOf: (id) => modelPath(id, spoken) });
  try {
    const rows: Hearing[] = [];
    await withListeners(async ({ recognizer, detector }) => {
      const { signal } = new AbortController();
      const heard = flags.noise
        ? hearInNoise({ sentences: sentencesFor(what.home), voice, recognizer }, signal)
        : hearSelf({ ...what, voice, recognizer, detector }, signal);
      for await (const row of heard) rows.push(row);
    });
    yield* rows;
  } finally {
    await voice.close();
  }
}

async function* understood(what: What): AsyncGenerator<Hearing, void, void> {
  const proposer = shippedProposer(openProposer);
  if (proposer === null) return;
  try {
    yield* understandSelf({ ...what, proposer });
  } finally {
    await proposer.close();
  }
}

function human({ say, heard, right, lost }: Hearing): string {
  if (lost !== undefined)
    return `${(100 * lost).toFixed(0).padStart(3)} % lost  ${say}\n      heard: ${heard}\n`;
  return `${right ? 'ok  ' : 'FAIL'}  ${say}${right ? '' : `\n      heard: ${heard === '' ? '(nothing)' : heard}`}\n`;
}
