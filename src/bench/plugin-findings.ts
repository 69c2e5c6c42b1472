/** What the bench of an unseen grammar found, as figures, plots and the cases that went wrong. */
import { atLeast, atMost, type Findings } from './report.js';
import { orNull, percent, wilson95 } from './statistics.js';

export const SNRS_DB = [6, 12, 18] as const;

export type Kind = 'command' | 'near miss' | 'other speech';

export interface Row {
  readonly kind: Kind;
  readonly clip: string;
  readonly voice: string;
  readonly snrDb: number | 'clean';
  readonly said: string;
  readonly heard: string;
  readonly free: string;
  readonly accepted: boolean;
  readonly confidence: number;
  /** Accepted with the intent and every slot that was said, and no other; for what is no command: not accepted. */
  readonly right: boolean;
  readonly wordsRight: boolean;
}

export function pluginFindings(rows: readonly Row[], notes: readonly string[]): Findings {
  const commands = (snrDb: Row['snrDb']): readonly Row[] =>
    rows.filter((row) => row.kind === 'command' && row.snrDb === snrDb);
  const share = (of: readonly Row[], is: (row: Row) => boolean): number | null =>
    orNull(percent(of.filter(is).length, of.length));
  const noteOf = (of: readonly Row[], is: (row: Row) => boolean): string => {
    const count = of.filter(is).length;
    const [low, high] = wilson95(count, of.length);
    return `${count} of ${of.length}; 95 % interval ${low.toFixed(1)} to ${high.toFixed(1)} %`;
  };
  const isRight = ({ right }: Row): boolean => right;
  const isAccepted = ({ accepted }: Row): boolean => accepted;
  const clean = commands('clean');
  const near = rows.filter(({ kind }) => kind === 'near miss');
  const other = rows.filter(({ kind }) => kind === 'other speech');
  const voices = [...new Set(clean.map(({ voice }) => voice))];
  return {
    figures: [
      {
        name: 'commands right and accepted, clean',
        value: share(clean, isRight),
        unit: '%',
        goal: atLeast(99),
        note: noteOf(clean, isRight),
      },
      ...SNRS_DB.map((snrDb) => ({
        name: `commands right and accepted at ${snrDb} dB`,
        value: share(commands(snrDb), isRight),
        unit: '%',
        note: noteOf(commands(snrDb), isRight),
      })),
      {
        name: 'words right, accepted or not, clean',
        value: share(clean, ({ wordsRight }) => wordsRight),
        unit: '%',
      },
      {
        name: 'other speech accepted',
        value: share(other, isAccepted),
        unit: '%',
        goal: atMost(1),
        note: noteOf(other, isAccepted),
      },
      {
        name: 'sentences close to the grammar accepted',
        value: share(near, isAccepted),
        unit: '%',
        note: noteOf(near, isAccepted),
      },
    ],
    plots: [
      {
        kind: 'bars',
        title: 'Right and accepted over all levels, by voice',
        unit: '%',
        bars: voices.map((voice) => ({
          label: voice,
          value:
            share(
              rows.filter((row) => row.kind === 'command' && row.voice === voice),
              isRight,
            ) ?? 0,
        })),
      },
      {
        kind: 'distribution',
        title: 'Confidence of what was heard',
        unit: 'confidence',
        series: [
          { label: 'commands, clean', values: clean.map(({ confidence }) => confidence) },
          { label: 'commands, 6 dB', values: commands(6).map(({ confidence }) => confidence) },
          { label: 'close to the grammar', values: near.map(({ confidence }) => confidence) },
          { label: 'other speech', values: other.map(({ confidence }) => confidence) },
        ],
      },
    ],
    notes: [
      ...notes,
      ...other.filter(isAccepted).map(({ said, heard }) => `Accepted: "${said}" as "${heard}".`),
      ...near.filter(isAccepted).map(({ said, heard }) => `Accepted, close: "${said}" as "${heard}".`),
      ...clean
        .filter(({ right }) => !right)
        .map(
          ({ said, heard, accepted, confidence, voice }) =>
            `${accepted ? 'Heard wrong' : 'Not accepted'}, ${voice}, confidence ${confidence.toFixed(2)}: "${said}" as "${heard}".`,
        ),
    ],
    rows: rows.map((row) => ({ ...row })),
  };
}
