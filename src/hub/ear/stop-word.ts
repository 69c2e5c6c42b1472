/** What ends a ringing, or the hub's own voice, without the wake phrase: few words, said alone. Anything longer is talk in the room. */

const STOP =
  /^(stop|stop it|stop that|stop ringing|stop the (timer|alarm)|enough|thats enough|quiet|be quiet|silence|shut up|shush|turn it off|turn that off|(alarm|timer) off)$/;
const SNOOZE = /^(snooze|snooze it|snooze the alarm|later|five more minutes|5 more minutes|let me sleep)$/;
const POLITE = /^(okay|ok|oh|please|hey|yes|all right|alright) | (please|now|thanks|thank you)$/g;

/** Said alone it ends a ringing and the hub's voice, too; but see `THANKS`. */
const THANKS_SAID = /^(thanks|thank you|many thanks|thank you very much|thanks a lot)$/;

/**
 * The recogniser makes "thank you" of many noises: these count only where the sound itself says so, as wake phrases do
 * (src/wake/score.ts asks more of what the decoder expects unheard).
 */
export const THANKS = ['thanks', 'thank you'] as const;
/** Less than a wake phrase needs: nobody but the hub speaks then, and the transcript says so, too. */
export const SURE_OF_THANKS = 0.27;

/** A command that the understanding knows, `thanks`, or null. */
export function stopWord(transcript: string): 'stop' | 'snooze' | 'thanks' | null {
  const text = transcript
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (THANKS_SAID.test(text)) return 'thanks';
  return bareStopWord(text.replaceAll(POLITE, '').trim());
}

function bareStopWord(text: string): 'stop' | 'snooze' | null {
  // "Stop, stop, stop!"
  const once = /^(\w+)( \1)+$/.exec(text)?.[1] ?? text;
  if (STOP.test(once)) return 'stop';
  return SNOOZE.test(once) ? 'snooze' : null;
}
