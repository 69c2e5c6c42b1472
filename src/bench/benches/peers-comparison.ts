/** What the bench `peers` found, as figures and plots. */
import { CLEAN, levelName, SNRS_DB } from '../noisy.js';
import { atLeast, type Figure, type Findings } from '../report.js';
import { orNull, percent, sum } from '../statistics.js';

export const OURS = 'Earshot';
export const PEER = 'pocketsphinx';

export interface PeerRow {
  readonly by: typeof OURS | typeof PEER;
  readonly snrDb: number;
  readonly clip: string;
  readonly inGrammar: boolean;
  readonly said: string;
  readonly heard: string;
  readonly right: boolean;
}

export interface Cost {
  readonly by: PeerRow['by'];
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  readonly speechSeconds: number;
}

export function comparison(
  rows: readonly PeerRow[],
  costs: readonly Cost[],
  notes: readonly string[],
): Findings {
  const share = (by: PeerRow['by'], inGrammar: boolean, snrDb?: number): number => {
    const found = rows.filter(
      (row) => row.by === by && row.inGrammar === inGrammar && (snrDb === undefined || row.snrDb === snrDb),
    );
    return percent(found.filter(({ right }) => right).length, found.length);
  };
  const cost = (by: PeerRow['by'], of: (one: Cost) => number): number => {
    const own = costs.filter((one) => one.by === by);
    return sum(own.map(of)) / sum(own.map(({ speechSeconds }) => speechSeconds));
  };
  const wall = (one: Cost): number => one.wallSeconds;
  const cpu = (one: Cost): number => one.cpuSeconds;
  const both = [OURS, PEER] as const;
  const levels = [CLEAN, ...SNRS_DB];
  const ahead = levels.map((snrDb) => share(OURS, true, snrDb) - share(PEER, true, snrDb));
  const figures: Figure[] = [
    {
      name: 'levels at which Earshot hears more commands right',
      value: ahead.filter((points) => points > 0).length,
      unit: `of ${levels.length}`,
      goal: atLeast(levels.length),
    },
    ...levels.flatMap((snrDb) =>
      both.map((by) => ({
        name: `${by}: commands right, ${levelName(snrDb)}`,
        value: orNull(share(by, true, snrDb)),
        unit: '%',
      })),
    ),
    ...both.map((by) => ({
      name: `${by}: other speech refused`,
      value: orNull(share(by, false)),
      unit: '%',
    })),
    ...both.map((by) => ({ name: `${by}: time, x real time`, value: orNull(cost(by, wall)), unit: 'x' })),
    ...both.map((by) => ({ name: `${by}: CPU time, x real time`, value: orNull(cost(by, cpu)), unit: 'x' })),
    {
      name: 'cost ratio in time, Earshot to pocketsphinx',
      value: orNull(cost(OURS, wall) / cost(PEER, wall)),
      unit: 'x',
    },
    { name: 'cost ratio in CPU time', value: orNull(cost(OURS, cpu) / cost(PEER, cpu)), unit: 'x' },
  ];
  return {
    figures,
    plots: [
      {
        kind: 'lines',
        title: 'Commands right, by level of noise',
        x: 'SNR in dB',
        y: '% of commands',
        series: both.map((by) => ({
          label: by,
          points: SNRS_DB.map((snrDb): [number, number] => [snrDb, share(by, true, snrDb)]),
        })),
      },
      {
        kind: 'bars',
        title: 'Time for a second of sound',
        unit: 's',
        bars: both.map((by) => ({ label: by, value: cost(by, wall) })),
      },
    ],
    notes: [...notes],
    rows: rows.map((row) => ({ ...row, snrDb: levelName(row.snrDb) })),
  };
}
