/** Orders and questions put roundabout, and the plain sentence for each; told one by one in other-words.ts. */

export type Rewrite = readonly [said: RegExp, plain: string];

/** Template of a regular expression: a number in figures or words. */
export const AMOUNT = '(?:\\d+|[a-z]+(?:[ -][a-z]+)?)';

export const ROUNDABOUT: readonly Rewrite[] = [
  // "Please do the needful and switch on the fan", "lock the door at least".
  [/^(?:(?:please|kindly) )*do the needful(?:[\s,]+and)?[\s,]+/gi, ''],
  [/[\s,]+at (?:the very )?least[\s.!]*$/gi, ''],
  // "Are either of the alarms going?"
  [/^(?:is|are) (?:either|any|one) of (?:the|my|our) (alarms|timers|reminders)\b/gi, 'are any $1'],
  // "How far off the set temperature is it upstairs?" Both are told.
  [
    /^how (?:far|much) (?:off|from|below|above|short of)(?: is)? (?:the |its )?(?:set temperature|set ?point|target(?: temperature)?)(?: (?:is|are))?(?: (?:it|we|the (?:room|house)))?(?: (.+?))?\??$/gi,
    'what is the current temperature of the heating $1 and what is the heating $1 set to',
  ],
  // "Chuck the aircon on would ya, twenty-three."
  [
    new RegExp(
      `^(?:turn|switch|put|pop|stick|bung|chuck|whack) (.+? )on(?: would (?:ya|you)| please| for me)?,\\s*(?:to |at )?(${AMOUNT})( degrees)?(?: please)?$`,
      'gi',
    ),
    'turn $1on at $2$3',
  ],
  // "Leave the spots on but lower": on, whatever they are, and then less.
  ...(
    [
      ['(?:lower|dimmer|softer)', 'dimmer'],
      ['(?:higher|brighter)', 'brighter'],
      ['(quieter|louder|slower|faster)', '$2'],
    ] as const
  ).map(
    ([words, way]): Rewrite => [
      new RegExp(
        `^(?:(?:ah|oh|no|okay|actually|but)[\\s,]+)*(?:leave|keep|have) (.+?) on,? but (?:a bit |a little |make it )?${words}(?: please)?$`,
        'gi',
      ),
      `turn on $1 and make it ${way}`,
    ],
  ),
  [/^(?:put|set|turn|change|take) (it|them) back to (?:that|what (?:it was|they were))$/gi, 'put $1 back'],
  // "No leave it off."
  [
    /^(?:(?:no|nah|actually|wait|oh)[\s,]+)+((?:leave|keep) (?:it|them|that|those) (?:on|off|open|closed|shut))$/gi,
    '$1',
  ],
  [/\b(?:down|up) here\b/gi, 'on this floor'],
];
