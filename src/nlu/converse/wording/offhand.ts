/** What is said in passing, in words that the phrases have otherwise: "undo that last bit", "send the hoover round". */
import type { Rewrite } from './roundabout.js';

export const OFFHAND: readonly Rewrite[] = [
  [
    /^what(?:['’]?s| is) it (?:at|reading|like) in (here|there)(?: now| at the moment)?$/gi,
    'what is the temperature in $1',
  ],
  // "Undo that last bit."
  [/^undo (?:that|the) (?:very )?last (?:bit|one|thing|part|change|step|command)$/gi, 'undo that'],
  // "Right, that'll do, and make the strip red."
  [
    /^(?:(?:right|okay|ok|yes|good|great|no)[\s,]+)*(?:that['’]?ll do|that will do|that['’]?s (?:it|fine|better|good|perfect|lovely|nice|right|great)|perfect|lovely)[\s,.;]+(?:and|now|then|also)[\s,]+(?=\S+ \S+)/gi,
    '',
  ],
  [
    /^((?:and )?)do (the|my|our) (.+) ((?:warm |cool |dark |light )?(?:red|green|blue|purple|pink|orange|yellow|white|turquoise|amber|violet))$/gi,
    '$1make $2 $3 $4',
  ],
  // "Send the hoover round."
  [
    /^send ((?:the |our )?[\p{L}'’ ]+?) (?:round|around|out|off)(?: to (?:clean|hoover|vacuum|mow))?$/giu,
    'start $1',
  ],
];
