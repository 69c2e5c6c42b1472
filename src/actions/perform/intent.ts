/** An intent of a custom_sentences folder that no plugin handles: passed on as it is, for whoever reads `calls`. */
import type { IntentCall, NoneCall } from '../../nlu/call.js';
import { vary } from '../../nlu/reply/wording.js';
import { refusedByCalendar } from './agenda/calendar-changes.js';
import type { Perform } from './perform.js';
import { done, refused } from './performance.js';
import { noDevice } from './targets.js';

export const performIntent: Perform<IntentCall> = (call, context) =>
  done({ do: 'intent', intent: call.intent, slots: call.slots }, [], vary(context, 'OK.', 'Done.'));

/** A sentence that was understood to be impossible here: say why, change nothing. */
export const performNone: Perform<NoneCall> = (call, context) => {
  if (call.diary !== undefined) return refusedByCalendar(call.diary, context);
  switch (call.reason) {
    case 'no_device':
      return refused('no_device', noDevice(call.target ?? {}, context));
    case 'no_ability':
      return refused('no_ability', "That device can't do that.");
    case 'ambiguous':
      return refused('ambiguous', "I'm not sure which one you mean.");
    case 'unheard':
      return refused('unheard', "Sorry, I didn't catch that.");
    case 'out_of_scope':
      return refused('out_of_scope', "That's nothing I can help with here.");
    case 'unsupported':
      return refused('unsupported', "I can't do that yet.");
  }
};
