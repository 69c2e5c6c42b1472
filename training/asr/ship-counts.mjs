/** Counts that a script here makes, into models/asr with their entry in the manifest. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MODELS = join(dirname(fileURLToPath(import.meta.url)), '../../models');

/**
 * @param counts {id, file, script, use}: the manifest's id, the file in models/asr, the script here that made it, what it is for
 * @param after id of the entry behind which it stands
 */
export function shipCounts({ id, file, script, use }, text, after) {
  writeFileSync(join(MODELS, 'asr', file), text);
  const path = join(MODELS, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  const entry = {
    id,
    path: `asr/${file}`,
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
    licence: 'Apache-2.0',
    origin: { command: `node training/asr/${script} --data ../shared/data` },
    use,
    scores: {},
  };
  const before = manifest.files.find((one) => one.id === id);
  // What updates compare, as training/fetch.py counts it.
  if (before?.sha256 !== entry.sha256) manifest.release = (manifest.release ?? 0) + 1;
  const others = manifest.files.filter((one) => one.id !== id);
  const at = others.findIndex((one) => one.id === after) + 1;
  manifest.files = [...others.slice(0, at), entry, ...others.slice(at)];
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
}
