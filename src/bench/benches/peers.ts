/** Beside pocketsphinx on the same clips in one run: who hears more commands right, and at what cost. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWav } from '../../audio/encode-wav.js';
import { SAMPLE_RATE_HZ } from '../../audio/ports.js';
import { withListeners } from '../../cli/audio-rows.js';
import { hearFile } from '../../cli/hear.js';
import { Simulation } from '../../cli/try/simulation.js';
import { createUnderstanding } from '../../nlu/understanding.js';
import type { Bench, BenchContext } from '../bench.js';
import { type Clip, type ClipSet, homeCommands, type Noise } from '../clips.js';
import { isRight } from '../hearing.js';
import { CLEAN, householdNoise, levelName, SNRS_DB, withNoise } from '../noisy.js';
import { POCKETSPHINX_MISSING, Pocketsphinx, pocketsphinxIsThere } from '../pocketsphinx.js';
import type { Findings } from '../report.js';
import { sum } from '../statistics.js';
import { sameCommand } from '../words.js';
import { type Cost, comparison, OURS, PEER, type PeerRow } from './peers-comparison.js';

export const peers: Bench = {
  name: 'peers',
  title: 'beside pocketsphinx with a JSGF grammar of the same sentences',
  run: async (context) => {
    if (!pocketsphinxIsThere()) return nothing();
    const set = await homeCommands(context);
    const { noise, note } = await householdNoise(context);
    const peer = await Pocketsphinx.open(set.sentences, context.scratch);
    const rows: PeerRow[] = [];
    const costs: Cost[] = [];
    const levels = [CLEAN, ...SNRS_DB];
    for (const [index, snrDb] of levels.entries()) {
      const files = await writeLevel(set.clips, noise, snrDb, context);
      const step = (by: string): void =>
        context.progress.step(`${by}, ${levelName(snrDb)}`, index, levels.length);
      step(OURS);
      const ours = await hearOurs(files, set, snrDb, context);
      step(PEER);
      const theirs = await hearPeer(files, set.clips, peer, snrDb, context.signal);
      rows.push(...ours.rows, ...theirs.rows);
      costs.push(ours.cost, theirs.cost);
    }
    return comparison(rows, costs, [
      set.note,
      note,
      'pocketsphinx may only say one of the very sentences of this set; Earshot may say anything that the house can be told, and everything it hears counts only if it accepts it.',
      ...(peer.addedWords.length === 0
        ? []
        : [`Not in its dictionary, so pronounced from their parts: ${peer.addedWords.join(', ')}.`]),
      'pocketsphinx runs with wide beams: with its default ones it hears far fewer commands right.',
      'Cost: seconds per second of clip, reading the files included, loading models not. Earshot uses all cores, pocketsphinx one.',
    ]);
  },
};

/** The same files for both. */
async function writeLevel(
  clips: readonly Clip[],
  noise: readonly Noise[],
  snrDb: number,
  { scratch }: BenchContext,
): Promise<readonly string[]> {
  const folder = join(scratch, 'level');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  const files: string[] = [];
  for (const [index, clip] of clips.entries()) {
    const file = join(folder, `clip${index}.wav`);
    await writeWav(file, {
      samples: withNoise(clip.samples, noise, index, snrDb),
      sampleRateHz: SAMPLE_RATE_HZ,
    });
    files.push(file);
  }
  return files;
}

interface Level {
  readonly rows: readonly PeerRow[];
  readonly cost: Cost;
}

async function hearOurs(
  files: readonly string[],
  { clips, home }: ClipSet,
  snrDb: number,
  { signal }: BenchContext,
): Promise<Level> {
  return await withListeners(async (listeners) => {
    const understanding = createUnderstanding(home);
    const simulation = new Simulation(home, understanding);
    await listeners.recognizer.setGrammar(understanding.grammar);
    const rows: PeerRow[] = [];
    // The first run of a session allocates; a hub has done that at its start.
    if (files[0] !== undefined) await hearFile(files[0], listeners, simulation, false);
    const startedAt = performance.now();
    const cpu = process.cpuUsage();
    for (const [index, clip] of clips.entries()) {
      signal.throwIfAborted();
      const heard = await hearFile(files[index] ?? '', listeners, simulation, false);
      const { name, inGrammar, text } = clip;
      rows.push({
        by: OURS,
        snrDb,
        clip: name,
        inGrammar,
        said: text,
        heard: heard.text,
        right: isRight(clip, heard),
      });
    }
    const { user, system } = process.cpuUsage(cpu);
    const wallSeconds = (performance.now() - startedAt) / 1_000;
    const speechSeconds = sum(clips.map(({ samples }) => samples.length)) / SAMPLE_RATE_HZ;
    return { rows, cost: { by: OURS, cpuSeconds: (user + system) / 1e6, wallSeconds, speechSeconds } };
  });
}

async function hearPeer(
  files: readonly string[],
  clips: readonly Clip[],
  peer: Pocketsphinx,
  snrDb: number,
  signal: AbortSignal,
): Promise<Level> {
  const { texts, cpuSeconds, wallSeconds, speechSeconds } = await peer.hear(files, signal);
  const rows = clips.map(({ name, inGrammar, text }, index): PeerRow => {
    const heard = texts.get(`clip${index}`) ?? '';
    // It has no confidence under a grammar: whatever it says, it means.
    const right = inGrammar ? sameCommand(text, heard) : heard === '';
    return { by: PEER, snrDb, clip: name, inGrammar, said: text, heard, right };
  });
  return { rows, cost: { by: PEER, cpuSeconds, wallSeconds, speechSeconds } };
}

function nothing(): Findings {
  const name = 'levels at which Earshot hears more commands right';
  return {
    figures: [{ name, value: null, unit: '', note: POCKETSPHINX_MISSING }],
    plots: [],
    notes: [POCKETSPHINX_MISSING],
    rows: [],
  };
}
