/** `earshot models check`: the hub's voice says a few sentences, and its ears tell what they heard. */
import type { Command } from 'commander';
import { openHibariVoice } from '../audio/voice/hibari-voice.js';
import { modelPath, modelsRoot } from '../models.js';
import { createUnderstanding } from '../nlu/understanding.js';
import { hearSelf } from '../update/hear-self.js';
import type { Hearing } from '../update/judge.js';
import { withListeners } from './audio-rows.js';
import { openHome } from './home-option.js';

interface CheckFlags {
  readonly ears?: string;
  readonly voice?: string;
  readonly home?: string;
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
    .option('--json', 'one JSON object per sentence on stdout')
    .action(async (_flags: CheckFlags, command: Command) => {
      const flags = command.optsWithGlobals<CheckFlags>();
      for await (const row of checkHearing(flags)) {
        process.stdout.write(flags.json ? `${JSON.stringify(row)}\n` : human(row));
        if (!row.right) process.exitCode = 1;
      }
    });
}

async function* checkHearing(flags: CheckFlags): AsyncGenerator<Hearing, void, void> {
  const home = await openHome(flags.home);
  const ears = flags.ears ?? modelsRoot();
  const spoken = flags.voice ?? ears;
  // For the recogniser's thread, too, which gets this process's environment.
  process.env['EARSHOT_MODELS'] = ears;
  const voice = await openHibariVoice({ pathOf: (id) => modelPath(id, spoken) });
  try {
    const skills = createUnderstanding(home);
    const rows: Hearing[] = [];
    await withListeners(async ({ recognizer, detector }) => {
      const { signal } = new AbortController();
      for await (const row of hearSelf({ home, skills, voice, recognizer, detector }, signal)) rows.push(row);
    });
    yield* rows;
  } finally {
    await voice.close();
  }
}

function human({ say, heard, right }: Hearing): string {
  return `${right ? 'ok  ' : 'FAIL'}  ${say}${right ? '' : `\n      heard: ${heard === '' ? '(nothing)' : heard}`}\n`;
}
