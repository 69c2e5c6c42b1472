/** What ends a ringing without the wake phrase: few words, said alone. Anything longer is talk in the room. */

const STOP =
  /^(stop|stop it|stop that|stop ringing|stop the (timer|alarm)|enough|thats enough|quiet|be quiet|silence|shut up|shush|turn it off|turn that off|(alarm|timer) off)$/;
const SNOOZE = /^(snooze|snooze it|snooze the alarm|later|five more minutes|5 more minutes|let me sleep)$/;
const POLITE = /^(okay|ok|oh|please|hey|yes|all right|alright) | (please|now|thanks|thank you)$/g;

/** A command that the understanding knows, or null. */
export function stopWord(transcript: string): 'stop' | 'snooze' | null {
  const text = transcript
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replaceAll(POLITE, '')
    .trim();
  // "Stop, stop, stop!"
  const once = /^(\w+)( \1)+$/.exec(text)?.[1] ?? text;
  if (STOP.test(once)) return 'stop';
  return SNOOZE.test(once) ? 'snooze' : null;
}
