/** The command `earshot` made from the sources as they are now: dist/ may be older. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BUILT = join(ROOT, 'node_modules', '.cache', 'earshot-hub');
/** What the command finds beside its dist/. */
const BESIDE = ['package.json', 'models', 'examples', 'bench', 'node_modules'];

/** @returns the path of the program */
export async function builtHub(): Promise<string> {
  mkdirSync(BUILT, { recursive: true });
  for (const name of BESIDE) {
    const [link, target] = [join(BUILT, name), join(ROOT, name)];
    // node_modules may be shared by two checkouts, and one of them gone since.
    if (existsSync(link) && readlinkSync(link) === target) continue;
    rmSync(link, { force: true });
    symlinkSync(target, link);
  }
  rmSync(join(BUILT, 'bin'), { recursive: true, force: true });
  cpSync(join(ROOT, 'bin'), join(BUILT, 'bin'), { recursive: true });
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const project = join(ROOT, 'tsconfig.build.json');
  const run = promisify(execFile);
  await run(process.execPath, [tsc, '-p', project, '--noCheck', '--outDir', join(BUILT, 'dist')]);
  cpSync(join(ROOT, 'src', 'page', 'static'), join(BUILT, 'dist', 'page', 'static'), { recursive: true });
  for (const file of ['audio/capture/recorder.cjs', 'audio/playback/speaker-child.cjs']) {
    if (existsSync(join(ROOT, 'src', file))) cpSync(join(ROOT, 'src', file), join(BUILT, 'dist', file));
  }
  return join(BUILT, 'bin', 'earshot');
}
