/** The check of the wake phrases: whether they can be listened for, and how often they will be heard by mistake. */
import { messageOf } from '../../errors.js';
import { expectedAlarms, phraseAdvice } from '../../wake/advice.js';
import type { PhraseFacts } from '../../wake/port.js';
import type { WakeWish } from '../../wake/wake-rule.js';
import type { Check } from '../doctor.js';

/** @param factsOf what the recogniser makes of a phrase */
export async function wakeCheck(
  wishes: readonly WakeWish[],
  factsOf: (phrase: string) => Promise<PhraseFacts>,
): Promise<Check> {
  const check = 'wake';
  if (wishes.length === 0)
    return { check, ok: true, found: 'no phrase: every sentence is taken as a command', remedy: null };
  try {
    const facts: PhraseFacts[] = [];
    for (const { phrase } of wishes) facts.push(await factsOf(phrase));
    const found = facts.map((each) => `"${each.text}" ${alarms(expectedAlarms(each))}`).join(', ');
    const advice = facts.flatMap((each) => phraseAdvice(each) ?? []);
    return { check, ok: true, found, remedy: advice.length === 0 ? null : advice.join(' ') };
  } catch (error) {
    return { check, ok: false, found: 'a wake phrase cannot be listened for', remedy: messageOf(error) };
  }
}

/** With the recogniser's own model. */
export async function checkWake(wishes: readonly WakeWish[]): Promise<Check> {
  // onnxruntime and the model load only where something is asked of them.
  const [{ Moonshine }, { Spotting }] = await Promise.all([
    import('../../asr/moonshine.js'),
    import('../../wake/spotting.js'),
  ]);
  let model: Awaited<ReturnType<typeof Moonshine.load>>;
  try {
    model = await Moonshine.load();
  } catch (error) {
    return { check: 'wake', ok: false, found: 'the recogniser does not load', remedy: messageOf(error) };
  }
  try {
    const spotting = new Spotting(model);
    return await wakeCheck(wishes, (phrase) => spotting.facts(phrase));
  } finally {
    await model.close();
  }
}

function alarms(rate: number): string {
  if (rate < 0.1) return '(less than 0.1 false alarms in an hour of talk)';
  return `(about ${rate < 10 ? rate.toFixed(1) : Math.round(rate)} false alarms in an hour of talk)`;
}
