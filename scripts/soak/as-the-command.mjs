/** The memory settings of bin/earshot, for scripts that run a hub: glibc's arenas alone grow by 14 MB in a thousand commands without them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param root the repository
 * @returns {{ env: Record<string, string>, flags: string[] }} for a Node that is started anew
 */
export function asTheCommand(root) {
  const launcher = readFileSync(join(root, 'bin', 'earshot'), 'utf8');
  const settings = [...launcher.matchAll(/\$\{(MALLOC_\w+):=(\d+)\}/g)].map(([, name, value]) => [
    name,
    value,
  ]);
  if (settings.length === 0) throw new Error('bin/earshot has no memory settings');
  const nursery = /--max-semi-space-size=\d+/.exec(launcher)?.[0] ?? '';
  const flags = [nursery, '--expose-gc'].filter((one) => one !== '');
  return { env: { ...Object.fromEntries(settings), ...process.env }, flags };
}
