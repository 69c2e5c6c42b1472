// Tables of both stages from measure.mjs's rows: node training/listener/compare.mjs SECOND.jsonl FIRST.jsonl
// A phrase is found where the second stage's score is at least 0.5; the first stage in front may only take away.
import { readFileSync } from 'node:fs';

const [secondFile, firstFile] = process.argv.slice(2);
const rowsOf = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const firsts = new Map(rowsOf(firstFile).map((row) => [row.key, row]));
const rows = rowsOf(secondFile).filter(({ key }) => firsts.has(key));
const PHRASES = ['jarvis', 'amelia', 'hey computer', 'hey chatterbox', 'computer', 'athena', 'hey savant'];
const THRESHOLDS = [-0.4, -0.6, -0.8, -1, -1.2, -1.4, -1.6, -1.8, -2, -2.2, -2.5, -3];
const LEAST = 0.5;
const print = (line) => process.stdout.write(`${line}\n`);

/** Best score of the phrase in the stretches that pass. */
function best(row, phrase, least) {
  const first = firsts.get(row.key);
  const scores = row.stretches.flatMap(({ candidates }, at) => {
    const likeness = first.stretches[at]?.likenesses[PHRASES.indexOf(phrase)] ?? 0;
    return likeness >= least
      ? candidates.filter((one) => one.phrase === phrase).map(({ score }) => score)
      : [];
  });
  return Math.max(0, ...scores);
}

const found = (some, least) => some.filter((row) => best(row, row.phrase, least) >= LEAST).length;
const percent = (part, whole) => (whole === 0 ? '-' : ((100 * part) / whole).toFixed(1));

print('confirmed detections that pass, per cent (kind, level: second stage alone finds)');
for (const kind of ['said', 'tuned', 'near']) {
  for (const level of ['clean', '10 dB']) {
    const some = rows.filter((row) => row.kind === kind && row.level === level);
    if (some.length === 0) continue;
    const alone = found(some, Number.NEGATIVE_INFINITY);
    print(
      `${kind}, ${level}: ${alone} of ${some.length} | ${THRESHOLDS.map((least) => `${least}: ${percent(found(some, least), alone)}`).join('  ')}`,
    );
  }
}
print('by phrase, of those found alone');
for (const phrase of PHRASES) {
  for (const level of ['clean', '10 dB']) {
    const some = rows.filter((row) => row.phrase === phrase && row.level === level && row.kind !== 'near');
    if (some.length === 0) continue;
    const alone = found(some, Number.NEGATIVE_INFINITY);
    print(
      `${phrase}, ${level}: ${alone} of ${some.length} | ${THRESHOLDS.map((least) => `${least}: ${found(some, least)}`).join('  ')}`,
    );
  }
}

print(
  'share of the speech that the second stage would read, per cent of seconds: one phrase (mean), three phrases',
);
for (const kind of ['held-out', 'other']) {
  const some = [...firsts.values()].filter((row) => row.kind === kind);
  const stretches = some.flatMap(({ stretches }) => stretches);
  const seconds = stretches.reduce((sum, { begin, end }) => sum + end - begin, 0);
  const read = (least, phrases) =>
    stretches.reduce(
      (sum, { begin, end, likenesses }) =>
        sum + (phrases.some((phrase) => likenesses[PHRASES.indexOf(phrase)] >= least) ? end - begin : 0),
      0,
    );
  const line = THRESHOLDS.map((least) => {
    const one = PHRASES.reduce((sum, phrase) => sum + read(least, [phrase]), 0) / PHRASES.length;
    return `${least}: ${percent(one, seconds)}/${percent(read(least, ['jarvis', 'amelia', 'hey computer']), seconds)}`;
  });
  print(`${kind}, ${((seconds * 512) / 16_000 / 3600).toFixed(2)} h: ${line.join('  ')}`);
  const ms = stretches.reduce((sum, one) => sum + one.ms, 0);
  print(
    `first stage, what a stretch waits for: ${(ms / Math.max(1, stretches.length)).toFixed(2)} ms of the processor`,
  );
}

const others = rows.filter(({ kind }) => kind === 'other');
const hours = others.reduce((sum, { seconds }) => sum + seconds, 0) / 3600;
const alarms = (least) =>
  others.reduce((sum, row) => sum + PHRASES.filter((phrase) => best(row, phrase, least) >= LEAST).length, 0);
print(
  `false alarms in ${hours.toFixed(2)} h with ${PHRASES.length} phrases: alone ${alarms(Number.NEGATIVE_INFINITY)} | ${THRESHOLDS.map((least) => `${least}: ${alarms(least)}`).join('  ')}`,
);
const ms = others.flatMap(({ stretches }) => stretches).reduce((sum, one) => sum + one.ms, 0);
print(`second stage: ${percent(ms, hours * 3_600_000)} % of one core for ${PHRASES.length} phrases`);
