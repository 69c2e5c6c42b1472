/** Proofs that mount things run in a mount namespace of their own: what they mount goes with the process, however it ends. */
import { spawnSync } from 'node:child_process';

/**
 * Runs the script once more in such a namespace, and there the proof; the exit status is the proof's, 2 where there is none.
 * @param script the script's own file @param obstacle why it cannot be tried here; null: it can
 * @param prove resolves with the exit status
 */
export async function proveInOwnMounts({ name, script, obstacle, prove }) {
  const inside = `EARSHOT_${name.toUpperCase().replaceAll('-', '_')}_INSIDE`;
  const why = obstacle();
  if (why !== null) {
    process.stderr.write(`${name}: ${why}\n`);
    process.exitCode = 2;
  } else if (process.env[inside] === undefined) {
    const self = [process.execPath, script, ...process.argv.slice(2)];
    const env = { ...process.env, [inside]: '1' };
    process.exitCode = spawnSync('unshare', ['--mount', ...self], { stdio: 'inherit', env }).status ?? 1;
  } else {
    process.exitCode = await prove();
  }
}
