/** Thanks and greetings are no commands, and "I did not understand" is no answer to them. Nothing is done for them. */
import { normalWords } from '../../normalize.js';

const TO_WHOM =
  '(?: (?:you|very|so|much|a lot|a million|again|dear|love|mate|darling|buddy|there|everyone|earshot|then|for that|for your help|thats all|that is all|thatll be all|that will be all|all done))*';
const REPLIES: readonly (readonly [said: RegExp, reply: string])[] = [
  [
    new RegExp(
      `^(?:(?:okay|oh|ah|great|perfect|lovely|nice|good|brilliant|thats (?:better|great|good|fine|nice|lovely|perfect|it|enough)|that is (?:better|great|good|fine|enough)) )*(?:thank you|thank|thanks|cheers|ta|many thanks|much appreciated|i appreciate (?:it|that))${TO_WHOM}$`,
    ),
    "You're welcome.",
  ],
  [
    /^(?:(?:okay|alright|all right|right|cool|great|perfect|fine|good|lovely|got it|(?:thats|that is) (?:much |a lot |just )?(?:better|great|good|fine|perfect|lovely|nice|right)|(?:you can )?(?:leave|keep) (?:it|them|that) (?:like (?:that|this)|there|(?:just )?as (?:it|they) (?:is|are)|that way|so))(?: then| now| please)?(?: |$))+$/,
    'All right.',
  ],
  [new RegExp(`^(?:well done|good job|nice one|nice work|good (?:boy|girl))${TO_WHOM}$`), 'Thank you.'],
  [new RegExp(`^(?:hello|hi|hey|howdy|good (?:morning|afternoon|evening|day))${TO_WHOM}$`), 'Hello.'],
  [
    new RegExp(
      `^(?:(?:hello|hi|hey) )?(?:whats up|how are you(?: doing)?|hows it going|how is it going)${TO_WHOM}$`,
    ),
    'All is well. What can I do for you?',
  ],
  [
    new RegExp(`^(?:good night|night|night night|nighty night|sleep well|sweet dreams)${TO_WHOM}$`),
    'Good night.',
  ],
  [new RegExp(`^(?:bye|goodbye|good bye|bye bye|see you(?: later| soon| tomorrow)?)${TO_WHOM}$`), 'Goodbye.'],
];

/** null: the words are no courtesy alone. */
export function courtesyFor(text: string): string | null {
  const said = normalWords(text).join(' ');
  return REPLIES.find(([pattern]) => pattern.test(said))?.[1] ?? null;
}
