/**
 * Proves that the arm64 build hears what this machine hears, without an arm64 machine:
 *
 *   npm run build && node scripts/prove-arm64.mjs [--fetch] [--kit DIR] [--cpu cortex-a72|cortex-a76] [--clips N] [--json]
 *
 * The hub's own voice says N sentences (10) to the example house. `earshot hear` hears the recordings twice: with this
 * machine's Node, and with Node and onnxruntime for arm64 under qemu-user, as a Raspberry Pi 4 (`cortex-a72`, the default)
 * or 5 (`cortex-a76`), which take different kernels: the second has the dot product instructions. Words, calls and reply
 * must be the same to the byte. Confidences are floating point, which other kernels round otherwise: the largest
 * difference is printed. Times under an emulator say nothing and are not.
 *
 * `--fetch` asks apt and npm for what is missing and unpacks it to the kit folder; nothing is installed. Exit status 0: all
 * the same; 1: something differs, or the emulated program gave no answer; 2: a part is missing (it is said which), or this
 * is no x64 machine.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { speakClips } from './prove-arm64/clips.mjs';
import { compareRows, tableOf } from './prove-arm64/compare.mjs';
import { hearEmulated, hearNatively } from './prove-arm64/hear.mjs';
import { fetchKit, findKit } from './prove-arm64/kit.mjs';
import { PI_CPUS, writePiFiles } from './prove-arm64/pi-files.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DEFAULT_KIT = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'earshot-arm64');

const { values: flags } = parseArgs({
  options: {
    fetch: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    kit: { type: 'string', default: DEFAULT_KIT },
    cpu: { type: 'string', default: 'cortex-a72' },
    clips: { type: 'string', default: '10' },
  },
});

const say = (text) => process.stderr.write(`${text}\n`);

function refuse(text) {
  say(`prove-arm64: ${text}`);
  return 2;
}

async function prove() {
  if (process.arch !== 'x64') {
    return refuse(`this is an ${process.arch} machine: compare with \`earshot hear\` on an x64 one`);
  }
  if (!(flags.cpu in PI_CPUS)) return refuse(`--cpu must be one of ${Object.keys(PI_CPUS).join(', ')}`);
  const count = Number(flags.clips);
  if (!Number.isInteger(count) || count < 1) return refuse('--clips must be a whole number from 1');
  if (flags.fetch) fetchKit(flags.kit, say);
  const { parts, missing } = findKit(flags.kit, ROOT);
  if (missing.length > 0) {
    return refuse(`not all parts are there:\n${missing.map((line) => `  ${line}`).join('\n')}`);
  }
  const folder = await mkdtemp(join(tmpdir(), 'earshot-prove-arm64-'));
  try {
    const clips = await speakClips(folder, count);
    const files = clips.map(({ file }) => file);
    const native = hearNatively(files);
    say('heard natively; the emulated machine takes about a minute for each clip, and longer on a busy one');
    const prefix = await writePiFiles(join(folder, 'prefix'), parts.libraries, flags.cpu);
    const { rows: emulated, crashes } = await hearEmulated(files, { ...parts, prefix, cpu: flags.cpu, say });
    const compared = compareRows(clips, native, emulated);
    const result = { cpu: flags.cpu, crashes, ...compared };
    process.stdout.write(flags.json ? `${JSON.stringify(result)}\n` : tableOf(result));
    return compared.different === 0 ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

process.exitCode = await prove();
