/**
 * The judge that every hub has: new ears listen to the old voice, and old ears to the new voice, so that no part is
 * measured by itself. Each hearing is a process of its own: models that crash take nothing with them.
 */
import { checkInProcess, type OwnHouse } from './check-in-process.js';
import { compareHearings, compareLost, type Hearing, type Judge } from './judge.js';
import { differs } from './model-parts.js';

export interface VoiceJudgeOptions {
  readonly house: OwnHouse;
  /** Hears one pair; left out: `earshot models check` in a process of its own. */
  readonly hear?: Hear;
}

export interface Pair {
  /** Models folders: whose recogniser listens, and whose voice speaks. */
  readonly ears: string;
  readonly voice: string;
  /** In noise and without the phrases of the house. */
  readonly noise?: boolean;
}

export type Hear = (pair: Pair, house: OwnHouse, signal?: AbortSignal) => Promise<readonly Hearing[]>;

export function voiceJudge({ house, hear = hearInProcess }: VoiceJudgeOptions): Judge {
  return async ({ current, candidate }, signal) => {
    const newEars = differs({ current, candidate }, 'ears');
    const newVoice = differs({ current, candidate }, 'voice');
    if (!newEars && !newVoice) return { ok: true, text: 'the same ears and the same voice' };
    const before = await hear({ ears: current, voice: current }, house, signal);
    const verdicts = [];
    if (newEars) {
      const after = await hear({ ears: candidate, voice: current }, house, signal);
      const clean = compareHearings('hearing', before, after);
      verdicts.push(clean);
      // Who does not hear a quiet room needs no noise.
      if (clean.ok) {
        const noisy = (ears: string): ReturnType<Hear> =>
          hear({ ears, voice: current, noise: true }, house, signal);
        verdicts.push(compareLost('in noise', await noisy(current), await noisy(candidate)));
      }
    }
    if (newVoice) {
      const after = await hear({ ears: current, voice: candidate }, house, signal);
      verdicts.push(compareHearings('the voice as heard', before, after));
    }
    return (
      verdicts.find(({ ok }) => !ok) ?? {
        ok: true,
        text: verdicts.map(({ text }) => text).join('; '),
      }
    );
  };
}

const hearInProcess: Hear = ({ ears, voice, noise = false }, house, signal) =>
  checkInProcess(['--ears', ears, '--voice', voice, ...(noise ? ['--noise'] : [])], ears, house, signal);
