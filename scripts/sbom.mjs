/**
 * A software bill of materials in CycloneDX: npm writes the packages (`npm sbom`), what it leaves out is added from the
 * lock, and the models from their own manifest, with origin, licence and sha256.
 *
 *   npm run sbom [-- FILE]      default: earshot.cdx.json
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const root = new URL('..', import.meta.url).pathname;
/** Packages that name no licence, by the text of their LICENSE file. */
const UNNAMED = { suncalc: 'BSD-2-Clause' };
const out = process.argv[2] ?? 'earshot.cdx.json';
const npm = [
  'sbom',
  '--sbom-format=cyclonedx',
  '--sbom-type=application',
  '--package-lock-only',
  '--omit=dev',
];
const bom = JSON.parse(execFileSync('npm', npm, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 }));
const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8'));
addForgotten(bom, packages);
for (const component of bom.components) {
  const licence = UNNAMED[component.name];
  if (licence !== undefined && !component.licenses?.length)
    component.licenses = [{ license: { id: licence } }];
}
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

/**
 * npm leaves out what developers' packages want, too (yaml among them, which Earshot reads its settings with): all that the
 * lock does not call a developer's is shipped.
 */
function addForgotten(bom, packages) {
  const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const refOf = (path) => `${nameOf(path)}@${packages[path].version}`;
  /** As Node looks for it: beside the package, then further out. */
  const found = (from, name) => {
    for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
      const path = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
      if (packages[path] !== undefined) return path;
      if (at === '') return null;
      if (!at.includes('/node_modules/')) at = '';
    }
  };
  const known = new Set(bom.components.map((component) => component['bom-ref']));
  const shipped = Object.keys(packages).filter((path) => path !== '' && packages[path].dev !== true);
  for (const path of shipped) {
    const { version, integrity = '', license, dependencies = {} } = packages[path];
    const [ref, name] = [refOf(path), nameOf(path)];
    if (known.has(ref)) continue;
    known.add(ref);
    const [algorithm, hash] = integrity.split('-');
    bom.components.push({
      'bom-ref': ref,
      type: 'library',
      name,
      version,
      scope: 'required',
      purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
      ...(algorithm === 'sha512'
        ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(hash, 'base64').toString('hex') }] }
        : {}),
      ...(license === undefined ? {} : { licenses: [{ license: { id: license } }] }),
    });
    const dependsOn = Object.keys(dependencies).flatMap((one) => {
      const at = found(path, one);
      return at === null ? [] : [refOf(at)];
    });
    bom.dependencies.push({ ref, dependsOn });
  }
  // Whoever wanted one of them says so, too.
  for (const path of ['', ...shipped]) {
    const ref = path === '' ? bom.metadata.component['bom-ref'] : refOf(path);
    const entry = bom.dependencies.find((one) => one.ref === ref);
    if (entry === undefined) continue;
    for (const name of Object.keys(packages[path].dependencies ?? {})) {
      const at = found(path, name);
      if (at !== null && !entry.dependsOn.includes(refOf(at))) entry.dependsOn.push(refOf(at));
    }
  }
}
