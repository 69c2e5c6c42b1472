/**
 * A software bill of materials in CycloneDX: npm writes the packages (`npm sbom`), and the models are added from their own
 * manifest, with origin, licence and sha256.
 *
 *   npm run sbom [-- FILE]      default: earshot.cdx.json
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const root = new URL('..', import.meta.url).pathname;
const out = process.argv[2] ?? 'earshot.cdx.json';
const npm = [
  'sbom',
  '--sbom-format=cyclonedx',
  '--sbom-type=application',
  '--package-lock-only',
  '--omit=dev',
];
const bom = JSON.parse(execFileSync('npm', npm, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 }));
const { files } = JSON.parse(readFileSync(`${root}models/manifest.json`, 'utf8'));

const reference = (id) => `model:${id}`;
const models = files.map(({ id, path, sha256, licence, origin, use }) => ({
  'bom-ref': reference(id),
  type: 'machine-learning-model',
  name: id,
  ...('version' in origin ? { version: origin.version } : {}),
  description: use,
  hashes: [{ alg: 'SHA-256', content: sha256 }],
  licenses: [{ license: { id: licence } }],
  properties: [
    { name: 'earshot:path', value: `models/${path}` },
    {
      name: 'earshot:origin',
      value: origin.command ?? `PyPI ${origin.package} ${origin.version}, ${origin.file}`,
    },
  ],
}));
bom.components = [...bom.components, ...models];
const own = bom.metadata.component['bom-ref'];
bom.dependencies = bom.dependencies.map((entry) =>
  entry.ref === own
    ? { ...entry, dependsOn: [...entry.dependsOn, ...models.map((model) => model['bom-ref'])] }
    : entry,
);
writeFileSync(out, `${JSON.stringify(bom, null, 2)}\n`);
process.stdout.write(
  `${out}: ${bom.components.length - models.length} packages, ${models.length} model files\n`,
);
