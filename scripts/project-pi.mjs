/**
 * Projects what the models of one spoken command would cost on a Raspberry Pi 4 and 5. Nothing of it was measured on one:
 *
 *   npm run build && node scripts/project-pi.mjs [--clips N] [--json]
 *
 * Measured here: `earshot hear` hears N recordings (10) of the hub's own voice while onnxruntime's profiler writes down
 * every node that runs, with its shapes. From them follow multiplications and bytes, which are the same on every machine
 * (project-pi/count.mjs). Published there: what a core can multiply in a cycle, its clock, its memory (project-pi/rates.mjs).
 * The projection is for one core, without what is not onnxruntime (search in the phrases, JavaScript, MQTT).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { addCounts, countNode, NOTHING } from './project-pi/count.mjs';
import { PIS, SHARE_OF_PEAK, secondsOn } from './project-pi/rates.mjs';
import { speakClips } from './prove-arm64/clips.mjs';

const { values: flags } = parseArgs({
  options: { clips: { type: 'string', default: '10' }, json: { type: 'boolean', default: false } },
});
const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** In the order in which they run. */
const STAGES = {
  'silero_vad_16k.onnx': 'speech or not',
  'encoder.ort': 'sound to frames',
  'cross.onnx': 'frames for the decoder',
  'letters.onnx': 'frames to letters',
  'decoder.onnx': 'frames to words, all steps',
};

function profile(folder, files) {
  const profiles = join(folder, 'profiles');
  mkdirSync(profiles);
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', at('./project-pi/profile.mjs'), at('../bin/earshot.js'), 'hear', '--json', ...files],
    {
      encoding: 'utf8',
      maxBuffer: 1e8,
      env: { ...process.env, ORT_DISABLE_TELEMETRY: '1', EARSHOT_PROFILES: profiles },
    },
  );
  if (status !== 0) throw new Error(`earshot hear failed: ${stderr}`);
  const rows = stdout.trim().split('\n').map(JSON.parse);
  const counts = {};
  for (const name of readdirSync(profiles)) {
    const model = name.replace(/_\d{4}-.*$/, '');
    // The profiler gives up at a million events, and says so by its last line.
    const nodes = JSON.parse(readFileSync(join(profiles, name), 'utf8')).filter(({ cat }) => cat === 'Node');
    counts[model] = nodes.map(({ args }) => countNode(args)).reduce(addCounts, counts[model] ?? NOTHING);
  }
  return { seconds: rows.reduce((sum, row) => sum + row.seconds, 0), counts };
}

const folder = mkdtempSync(join(tmpdir(), 'earshot-project-'));
try {
  const clips = await speakClips(folder, Number(flags.clips));
  const { seconds, counts } = profile(
    folder,
    clips.map(({ file }) => file),
  );
  const rows = Object.entries(STAGES).map(([model, stage]) => {
    const { float, int8, weightBytes, otherBytes } = counts[model] ?? NOTHING;
    const each = (count) => count / clips.length;
    const one = {
      float: each(float),
      int8: each(int8),
      weightBytes: each(weightBytes),
      otherBytes: each(otherBytes),
    };
    const projected = Object.fromEntries(
      Object.entries(PIS).map(([name, pi]) => [
        name,
        { best: secondsOn(one, pi, 1), likely: secondsOn(one, pi, SHARE_OF_PEAK) },
      ]),
    );
    return { model, stage, ...one, projected };
  });
  const result = { clips: clips.length, secondsEach: seconds / clips.length, share: SHARE_OF_PEAK, rows };
  process.stdout.write(flags.json ? `${JSON.stringify(result)}\n` : tableOf(result));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function tableOf({ clips, secondsEach, rows }) {
  const millions = (count) => (count / 1e6).toFixed(count < 1e7 ? 1 : 0);
  const line = (cells) => `| ${cells.join(' | ')} |\n`;
  const names = Object.keys(PIS);
  const times = (projected) =>
    names.map(
      (name) => `${(1000 * projected[name].best).toFixed(0)}, ${(1000 * projected[name].likely).toFixed(0)}`,
    );
  const total = Object.fromEntries(
    names.map((name) => [
      name,
      {
        best: rows.reduce((sum, { projected }) => sum + projected[name].best, 0),
        likely: rows.reduce((sum, { projected }) => sum + projected[name].likely, 0),
      },
    ]),
  );
  const sum = (key) => rows.reduce((all, row) => all + row[key], 0);
  return (
    `Of one command, mean of ${clips} with ${secondsEach.toFixed(1)} s of sound each. Projected, not measured: ms on one core at its peak, and at ${(100 * SHARE_OF_PEAK).toFixed(0)} % of it.\n\n` +
    line([
      'model',
      'million multiplications, 32-bit',
      '8-bit',
      'MB of weights',
      'MB of other data',
      ...names,
    ]) +
    line(['---', '---', '---', '---', '---', ...names.map(() => '---')]) +
    rows
      .map((row) =>
        line([
          `${row.model}: ${row.stage}`,
          millions(row.float),
          millions(row.int8),
          millions(row.weightBytes),
          millions(row.otherBytes),
          ...times(row.projected),
        ]),
      )
      .join('') +
    line([
      'all',
      ...['float', 'int8', 'weightBytes', 'otherBytes'].map((key) => millions(sum(key))),
      ...times(total),
    ])
  );
}
