/** `earshot replay`, `--why` and `--redact`: records done again with this installation's parts. */
import type { Config } from '../../config.js';
import { HUB_SKILLS } from '../../hub/hub-skills.js';
import { shippedProposer } from '../../llm/shipped.js';
import { openProposer } from '../../llm/understand.js';
import { SKILLS } from '../../nlu/skills/index.js';
import type { Versions } from '../../records/record.js';
import { versionsHere } from '../../records/versions.js';
import { redact } from '../../replay/redact/redact.js';
import { Replayer } from '../../replay/replayer.js';
import { storedIn, writeReport } from '../../replay/report.js';
import type { StoredRecord } from '../../replay/stored.js';
import { explain } from '../../replay/why.js';
import { openHome } from '../home-option.js';
import { OpenSkills } from '../skill-options.js';
import { together } from './keep.js';
import { eachRecord, type Output } from './output.js';
import type { Chosen, ReplayFlags } from './records.js';
import { type ReplayRow, replayRow, replayText } from './rows.js';

/** False where a decision differs or a record cannot be read. */
export function replayRecords(
  chosen: readonly Chosen[],
  flags: ReplayFlags,
  config: Config,
  output: Output,
): Promise<boolean> {
  return withReplayer(flags, config, (replayer, now) =>
    eachRecord(chosen, output, async (one) => {
      const stored = await one.open();
      const replayed = await replayer.replay(stored);
      const why = flags.why === true ? (await explain(stored, replayed, replayer, now)).lines : undefined;
      output.row(replayRow(replayed, now, why), replayText);
      return replayed.decision === null;
    }),
  );
}

/** Writes the report, and tells of each record whether it still comes out the same without its words. */
export async function redactRecords(
  chosen: readonly Chosen[],
  file: string,
  flags: ReplayFlags,
  config: Config,
  output: Output,
): Promise<void> {
  const opened: StoredRecord[] = [];
  for (const one of chosen) opened.push(await one.open());
  const report = redact(await together(opened));
  await writeReport(file, report);
  await withReplayer(flags, config, (replayer, now) =>
    eachRecord(
      storedIn(report).map((stored) => ({ id: stored.record.id, entry: null, open: async () => stored })),
      output,
      async (one) => {
        const row = replayRow(await replayer.replay(await one.open()), now);
        output.row({ ...row, file }, redactedText);
        return true;
      },
    ),
  );
}

function redactedText({ id, say, decision, file }: ReplayRow & { readonly file: string }): string {
  const end = decision === 'same' ? '' : ' (replayed without its own words, it comes out otherwise)';
  return `${id}  "${say}" in ${file}${end}\n`;
}

async function withReplayer<T>(
  flags: ReplayFlags,
  config: Config,
  use: (replayer: Replayer, now: Versions) => Promise<T>,
): Promise<T> {
  const folder = flags.plugins ?? config.plugins ?? undefined;
  const open =
    folder === undefined
      ? null
      : await OpenSkills.open({ plugins: folder }, await openHome(config.home ?? undefined));
  // As the hub has them (src/hub/openers.ts): its own beside those for every house, then the plugins'.
  const plugins = open?.skills.slice(SKILLS.length) ?? [];
  const skills = [...HUB_SKILLS, ...plugins];
  const proposer = shippedProposer(openProposer);
  const hear = async () => {
    // onnxruntime and the models load only where something is to be heard.
    const { openRecognizer } = await import('../../asr/open-recognizer.js');
    return await openRecognizer();
  };
  const replayer = new Replayer({ skills, proposer, recognizer: flags.words === true ? null : hear });
  const now = versionsHere(flags.config === undefined ? null : config, plugins);
  try {
    return await use(replayer, now);
  } finally {
    await replayer.close();
    await proposer?.close();
    await open?.close();
  }
}
