/**
 * How much of what people said about timers, alarms, reminders, lists, calendars, clock and sums is understood, and how
 * much of everything else is acted on by mistake. Reads the development sets of ../shared/data/nlu and asks
 * `earshot try --json`, so that the whole road is measured, not the templates alone.
 *
 *   npm run build && node training/nlu/measure-agenda.mjs [--show] [--home FILE] [--root FOLDER]
 *
 * A third of hwu-nlu-eval, the same as measure.mjs holds out, is counted and never shown.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const data = join(root, '..', 'shared', 'data', 'nlu');
const show = process.argv.includes('--show');
const built = process.argv.includes('--root') ? process.argv[process.argv.indexOf('--root') + 1] : root;
const home = process.argv.includes('--home')
  ? ['--home', process.argv[process.argv.indexOf('--home') + 1]]
  : [];

/** Data set -> intent -> what the first call may `do`. */
const SETS = {
  'ha-intents-2025-07/en.jsonl': {
    ...each(
      ['StartTimer', 'CancelTimer', 'CancelAllTimers', 'IncreaseTimer', 'DecreaseTimer', 'PauseTimer'],
      ['timer', 'set'],
      'Hass',
    ),
    ...each(['UnpauseTimer', 'TimerStatus'], ['timer'], 'Hass'),
    ...each(
      ['ShoppingListAddItem', 'ShoppingListCompleteItem', 'ListAddItem', 'ListCompleteItem'],
      ['list', 'none'],
      'Hass',
    ),
    ...each(['GetCurrentDate', 'GetCurrentTime'], ['info'], 'Hass'),
    ...each(['Nevermind'], ['control'], 'Hass'),
  },
  'clinc150/train_val.jsonl': {
    timer: ['timer', 'alarm', 'reminder'],
    alarm: ['alarm', 'reminder'],
    reminder: ['reminder', 'list'],
    reminder_update: ['reminder', 'timer'],
    shopping_list: ['list', 'none'],
    shopping_list_update: ['list', 'none'],
    todo_list: ['list', 'query', 'none'],
    todo_list_update: ['list', 'none'],
    ...each(['time', 'date', 'calculator', 'measurement_conversion', 'what_can_i_ask_you'], ['info']),
    ...each(['calendar', 'meeting_schedule'], ['query', 'none']),
    ...each(['yes', 'no', 'repeat', 'cancel'], ['control']),
    oos: null,
  },
  'hwu-nlu-eval/home_minus_slurp_dev_test.jsonl': {
    ...each(['alarm_query', 'alarm_set', 'alarm_remove'], ['alarm', 'reminder']),
    ...each(['lists_query', 'lists_createoradd', 'lists_remove'], ['list', 'none']),
    ...each(['datetime_query', 'qa_maths'], ['info']),
    ...each(
      ['general_quirky', 'qa_factoid', 'cooking_recipe', 'qa_definition', 'qa_stock', 'qa_currency'],
      null,
    ),
  },
  'snips-2017/home.jsonl': { AddToPlaylist: null, GetWeather: null },
};

function each(names, meaning, prefix = '') {
  return Object.fromEntries(names.map((name) => [prefix + name, meaning]));
}

/** Answers of `earshot try`, one per sentence, in order. A question counts as understood. */
async function ask(sentences) {
  const child = spawn('node', [join(built, 'bin', 'earshot.js'), 'try', '--json', ...home], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = sentences.map((say) => JSON.stringify({ say, now: '2026-11-21T09:00:00' }));
  child.stdin.end(`${lines.join('\n')}\n`);
  let out = '';
  for await (const chunk of child.stdout) out += chunk;
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** Lists that no home keeps (contacts, files, playlists, the web's): right where nothing changes, whatever the label says. */
const NO_LIST =
  /\b(?:contacts?|play ?lists?|files?|recording|sms|apps?|e-?mails?|itinerary|notes|dvr|cars|songs?|what i just typed)\b/i;

const heldOut = (text) =>
  createHash('sha256').update(text.toLowerCase()).digest().readBigUInt64BE() % 3n === 0n;

const held = { good: 0, all: 0 };
const shownThirds = { good: 0, all: 0 };
for (const [file, intents] of Object.entries(SETS)) {
  const path = join(data, file);
  if (!existsSync(path)) {
    console.error(`${path} is not there: skipped.`);
    continue;
  }
  const rows = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(({ intent }) => intent in intents);
  const answers = await ask(rows.map(({ utterance }) => utterance));
  for (const [intent, wanted] of Object.entries(intents)) {
    let good = 0;
    let all = 0;
    for (const [index, row] of rows.entries()) {
      if (row.intent !== intent) continue;
      const answer = answers[index];
      const does = answer?.calls?.[0]?.do;
      // Out of scope: nothing may change. In scope: the right kind of call, or a question about it.
      const fine =
        wanted === null
          ? Object.keys(answer?.changes ?? {}).length === 0
          : wanted.includes(does) ||
            (does === undefined && answer?.ask !== undefined) ||
            (intent.startsWith('lists_') &&
              NO_LIST.test(row.utterance) &&
              Object.keys(answer?.changes ?? {}).length === 0);
      const hidden = file.startsWith('hwu') && heldOut(row.utterance);
      if (file.startsWith('hwu') && /^(alarm|lists)_/.test(intent)) {
        const part = hidden ? held : shownThirds;
        part.all += 1;
        if (fine) part.good += 1;
      }
      if (hidden) continue;
      all += 1;
      if (fine) good += 1;
      else if (show)
        process.stdout.write(`  ${intent}: ${row.utterance} -> ${JSON.stringify(answer?.calls ?? null)}\n`);
    }
    const share = ((100 * good) / Math.max(1, all)).toFixed(1);
    process.stdout.write(
      `${file.split('/')[0]} ${intent}: ${good}/${all} (${share} %${wanted === null ? ' unchanged' : ''})\n`,
    );
  }
}
const share = ({ good, all }) => `${good}/${all} (${((100 * good) / Math.max(1, all)).toFixed(1)} %)`;
process.stdout.write(`hwu alarms and lists, two thirds: ${share(shownThirds)}\n`);
process.stdout.write(`hwu alarms and lists, held-out third: ${share(held)}\n`);
