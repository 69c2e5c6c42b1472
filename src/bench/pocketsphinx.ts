/** pocketsphinx (Debian packages) as a peer: a JSGF grammar, a batch of WAV files, its own account of the time. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { findExecutable } from '../audio/find-executable.js';
import { EarshotError } from '../errors.js';
import { spokenForm } from './words.js';

const MODEL = '/usr/share/pocketsphinx/model/en-us';
const ACOUSTIC = join(MODEL, 'en-us');
/**
 * Under a grammar its default beams lose paths that they never find again: 71 of the 104 dev-home-commands, 100 with
 * these, at 1.4 times the time. A peer is shown at its best.
 */
const WIDE_BEAMS = [
  '-beam',
  '1e-80',
  '-wbeam',
  '1e-60',
  '-pbeam',
  '1e-80',
  '-maxhmmpf',
  '-1',
  '-bestpath',
  'no',
];
const DICTIONARY = join(MODEL, 'cmudict-en-us.dict');

export const POCKETSPHINX_MISSING =
  'pocketsphinx is not installed, so there is no peer to compare with: `sudo apt install pocketsphinx pocketsphinx-en-us`.';

export interface PeerResult {
  /** By file name without `.wav`; '' where nothing was heard. */
  readonly texts: ReadonlyMap<string, string>;
  readonly speechSeconds: number;
  readonly cpuSeconds: number;
  /** Models loaded is not counted. */
  readonly wallSeconds: number;
}

export const pocketsphinxIsThere = (): boolean =>
  findExecutable('pocketsphinx_batch') !== undefined && existsSync(DICTIONARY) && existsSync(ACOUSTIC);

export class Pocketsphinx {
  private constructor(
    private readonly folder: string,
    /** Words that its dictionary lacks, with what was put in their place. */
    readonly addedWords: readonly string[],
  ) {}

  /** Writes grammar and dictionary of the sentences into `folder`. */
  static async open(sentences: readonly string[], folder: string): Promise<Pocketsphinx> {
    const spoken = [...new Set(sentences.map(spokenForm))].filter((text) => text !== '');
    const dictionary = parseDictionary(await readFile(DICTIONARY, 'latin1'));
    const added = [...new Set(spoken.flatMap((text) => text.split(' ')))].filter(
      (word) => !dictionary.has(word),
    );
    const lines = added.map((word) => `${word} ${guessPhones(word, dictionary)}\n`).join('');
    await writeFile(join(folder, 'peer.dict'), `${await readFile(DICTIONARY, 'latin1')}${lines}`, 'latin1');
    await writeFile(join(folder, 'peer.jsgf'), jsgf(spoken));
    return new Pocketsphinx(folder, added);
  }

  /** @param files WAV, 16 kHz mono 16 bit, all in one folder */
  async hear(files: readonly string[], signal: AbortSignal): Promise<PeerResult> {
    const names = files.map((file) => basename(file, '.wav'));
    const control = join(this.folder, 'peer.ctl');
    const hypotheses = join(this.folder, 'peer.hyp');
    const log = join(this.folder, 'peer.log');
    await writeFile(control, `${names.join('\n')}\n`);
    // It adds to a log that is there.
    await rm(log, { force: true });
    await run(
      'pocketsphinx_batch',
      [
        ...['-adcin', 'yes', '-adchdr', '44', '-samprate', '16000'],
        ...['-cepdir', dirname(files[0] ?? '.'), '-cepext', '.wav', '-ctl', control, '-hyp', hypotheses],
        ...[
          '-hmm',
          ACOUSTIC,
          '-dict',
          join(this.folder, 'peer.dict'),
          '-jsgf',
          join(this.folder, 'peer.jsgf'),
        ],
        ...WIDE_BEAMS,
        ...['-logfn', log],
      ],
      signal,
    );
    return {
      texts: parseHypotheses(await readFile(hypotheses, 'utf8')),
      ...parseTotals(await readFile(log, 'utf8')),
    };
  }
}

/** One public rule: any of the sentences, whole. */
export const jsgf = (sentences: readonly string[]): string =>
  `#JSGF V1.0;\ngrammar commands;\npublic <command> =\n  ${sentences.join('\n  | ')}\n;\n`;

/** "turn on the lamp (clip7 -1234)" per line. */
export function parseHypotheses(text: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const line of text.split('\n')) {
    const found = /^(.*?)\s*\((\S+)\s+-?\d+\)\s*$/.exec(line);
    if (found) texts.set(found[2] ?? '', (found[1] ?? '').trim());
  }
  return texts;
}

/** @throws EarshotError BENCH_PEER where the log does not end as it should */
export function parseTotals(log: string): Pick<PeerResult, 'speechSeconds' | 'cpuSeconds' | 'wallSeconds'> {
  const found = /TOTAL ([\d.]+) seconds speech, ([\d.]+) seconds CPU, ([\d.]+) seconds wall/.exec(log);
  if (!found)
    throw new EarshotError(
      'BENCH_PEER',
      'pocketsphinx did not say how long it took; install Debian 12 or newer.',
    );
  const [, speech, cpu, wall] = found;
  return { speechSeconds: Number(speech), cpuSeconds: Number(cpu), wallSeconds: Number(wall) };
}

/** The first pronunciation of each word. */
export function parseDictionary(text: string): Map<string, string> {
  const words = new Map<string, string>();
  for (const line of text.split('\n')) {
    const space = line.indexOf(' ');
    if (space > 0) words.set(line.slice(0, space), line.slice(space + 1).trim());
  }
  return words;
}

/** Two known words side by side ("eco bee"), else letter by letter. */
export function guessPhones(word: string, dictionary: ReadonlyMap<string, string>): string {
  for (let at = word.length - 2; at >= 2; at -= 1) {
    const head = dictionary.get(word.slice(0, at));
    const tail = dictionary.get(word.slice(at));
    if (head !== undefined && tail !== undefined) return `${head} ${tail}`;
  }
  return [...word]
    .flatMap((letter) => dictionary.get(`${letter}.`) ?? dictionary.get(letter) ?? [])
    .join(' ');
}

function run(command: string, args: readonly string[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], signal });
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(-400);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else
        reject(new EarshotError('BENCH_PEER', `${command} ended with status ${code}: ${complaint.trim()}`));
    });
  });
}
