/** Words for somebody of the house: "tell Anna dinner is ready", "remind Tom to take the bins out when he gets home". */

import type { Call } from '../call.js';
import { defineSkill, type IntentSpec } from '../skill.js';
import { isStated } from './announce.js';
import { namesOf, SHARED_LISTS, SHARED_RULES } from './shared-rules.js';
import { asWritten, textSlot } from './target.js';
import { waitsForState } from './when/when-condition.js';

/** It ends with when it is to be said, or asks. */
const NOT_TOLD =
  /\b(?:when|once|as soon as|until|till|unless) (?:she|he|they|i|we|it|\w+)(?:['’]\w+)? .*\b(?:home|back|out|leaves?|arrives?)\W*$|^(?:if|whether|about|what|where|why|who|how|when|a (?:story|joke|secret))\b/i;

const tell: IntentSpec = {
  groups: [
    {
      sentences: [
        '(tell|ask|let) {person:name} [know] (to|that) {told}',
        'remind {person:name} (to|that) {told}',
      ],
      textOnly: true,
    },
    {
      sentences: ['(tell|let) {person:name} [know] {told}'],
      slots: { stated: true },
      weight: -1,
      textOnly: true,
    },
  ],
  interpret: (match): Call[] => {
    const told = textSlot(match, 'told')?.replace(/[\s,.!?]+$/, '');
    const name = match.slots['name'] === undefined ? undefined : asWritten(match.slots['name']);
    if (told === undefined || name === undefined || NOT_TOLD.test(told)) return [];
    // "Let Anna know when the wash is done" waits for that.
    if (/^\W*let\b/i.test(match.text) && /^(?:know )?(?:when|once|if|as soon as)\b/i.test(told)) return [];
    if (match.slots['stated'] !== undefined && !isStated(told)) return [];
    const message = `${name}, ${told}`;
    // A reminder without a moment asks for one.
    if (/^\W*remind\b/i.test(match.text) && !waitsForState(match.when))
      return [{ do: 'reminder', op: 'set', label: message }];
    return [{ do: 'announce', message }];
  },
};

export const toldOthers = defineSkill({
  id: 'others',
  summary: 'Messages and reminders for somebody else, also for when they come home.',
  rules: SHARED_RULES,
  lists: { ...SHARED_LISTS, person: namesOf('person'), told: { wildcard: true } },
  intents: { tell },
  tests: [
    { say: 'tell Anna that dinner is ready', calls: [{ do: 'announce', message: 'Anna, dinner is ready' }] },
    {
      say: 'remind Anna to take the bins out when Anna gets home',
      calls: [{ do: 'announce', message: 'Anna, take the bins out' }],
    },
  ],
});
