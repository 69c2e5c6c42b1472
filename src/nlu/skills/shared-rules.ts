/**
 * Words that every home skill shares: articles, places, quantities, exceptions. A skill spreads `SHARED_RULES` and
 * `SHARED_LISTS` into its own and adds two lists the shared rules refer to: `thing` (the names it is about) and
 * `group` (its words for a whole kind, with the target as `out`); `target.ts` turns the slots into a `Target`.
 */
import type { Target } from '../call.js';
import type { ListItem, ListSource } from '../skill.js';

export const SHARED_RULES: Readonly<Record<string, string>> = {
  the: '[the|my|our|your|this|that|these|those]',
  in: '(in|on|at|of|from|inside|for|to|around|across|throughout)',
  is: '(is|are)',
  /** Where, after the thing: "in the kitchen [and the hall]", "upstairs", "in here". */
  place: '(<place_area>|<place_floor>|{scope}|{area})',
  place_area: '<in> [all] <the> {area} [room|area|and <the> {area:area2}]',
  place_floor: '[<in>] <the> {floor} [floor|level|storey|story]',
  /** The same without a preposition: "lights off kitchen". */
  place_bare: '(<place>|{area})',
  /** Where, before the thing: "the kitchen lights", "the house lights". */
  before:
    "({area}['s] [room]|{floor} {area}['s]|{floor} [floor]|{house:scope}|{outside:scope}|{own_room:scope})",
  /** A place as the object: "set the kitchen to ...", "brighten the room". */
  somewhere: '<the> ({area} [room|area]|{floor} [floor]|{room:scope}|{house:scope})',
  group: '[{quant}|a|an|some] <the> (<before> <the> {group}|{group})',
  group_at:
    '[{quant}|a|an|some] <the> (<before> <the> {group}|(house|home) {group} <place>|{group} [that <is> [still] [on|off|open]] [<place>]) [<except>]',
  thing: '<the> {thing:name}',
  thing_at: '[{quant}] <the> {thing:name} [<place>]',
  target: '(<group_at>|<thing_at>|{pronoun:ref})',
  except:
    '(except|excepting|but|but not|besides|apart from|other than|excluding|not|but leave|just leave|leaving|but keep|keep|only keep|just keep|keeping|leave) [for] [in] <excepted> [on|alone|out] [(and|or|and also) [in] <excepted2>]',
  excepted:
    '<the> ({name:except_name}|{area:except_area} [light|lights|lamp|one|ones]|(one|ones|light|lamp) in <the> {area:except_area})',
  excepted2:
    '<the> ({name:except_name2}|{area:except_area2} [light|lights|lamp|one|ones]|(one|ones|light|lamp) in <the> {area:except_area2})',
  set: '(set|change|change up|turn|make|put|adjust|bring|switch|get|move)',
  /** A thing is wanted, in whatever state follows. */
  wish: '(i want to see|i would like to see|id like to see|let me see|show me|want|need|im in the mood for|i am in the mood for|i want|i need|i would like|id like|i would love|id love|i wish|i prefer|id prefer|i would prefer|we want|we need|we would like|wed like|can (i|we) (have|get)|could (i|we) (have|get)|may (i|we) have|let me have|lets have|give (me|us)|get me|i feel like [having]|i could use|we could use|let us have|how about)',
  want: '(<wish>|get|have|make|keep|leave|set|put|turn|switch)',
  percent: '{percent} [percent]',
  by: '(by {percent:by} [percent|points|notches|levels|steps]|{few})',
  /** After "up" or "down": "up 20" is by so much, "up to 20" where it ends. */
  up_by: '(<by>|{percent:by} [percent])',
};

/** Articles and so on belong to the rules; a list's words carry the meaning in `out`. */
function values(entries: readonly (readonly [string, unknown])[]): ListSource {
  return { values: entries.map(([words, out]): ListItem => ({ in: words, out })) };
}

export const SHARED_LISTS: Readonly<Record<string, ListSource>> = {
  onoff: values([
    ['[back] on [again]', 'on'],
    ['[back] off [again|of|on]', 'off'],
  ]),
  down: values([['(down|away)', 'off']]),
  /** "turn of the light": how "off" is often heard and typed. */
  of: values([['of', 'off']]),
  /** Verbs that are complete in themselves. */
  activate: values([
    [
      '(activate|enable|engage|fire up|power up|start up|boot up|power on|switch on|turn on|put on|flip on|start|open|plug in|connect)',
      'on',
    ],
    [
      '(deactivate|disable|kill|cut|shut off|shut down|cut off|power down|power off|switch off|turn off|disengage|shutoff|deactive|inactivate|disconnect|unplug)',
      'off',
    ],
    ['(toggle|flip)', 'toggle'],
  ]),
  quant: values([
    ['(all|all of|every|every single|every one of|every single one of|each|each of|each and every)', 'all'],
    ['(both|both of)', 'both'],
  ]),
  scope: values([
    ['(there|over there|in there)', 'there'],
    ['(in|of) room', 'here'],
    ['(in|of|at) (house|apartment|flat)', 'home'],
    [
      '(here|in here|over here|around here|right here|down here|up here|in this room|in the room|in this area|in this space|in my room|in our room|of this room|of the room|this room)',
      'here',
    ],
    [
      '(everywhere|all over|all over the (house|home|place|flat|apartment)|all around|all around the (house|home|place|flat|apartment))',
      'home',
    ],
    [
      '[in|of|at|across|throughout|around] (the|my|our) [entire|whole] (house|home|apartment|flat|place|building)',
      'home',
    ],
    [
      '[in|across|throughout|for|of|at|from] (all|every|each) [of] [the|my|our] [single] (room|rooms|area|areas|floor|floors) [in the (house|home)]',
      'home',
    ],
    [
      '([in|of|at|from] ([all] [of] [the] other|every other|(all|any) [of] [the] remaining) (room|rooms)|everywhere else|elsewhere)',
      'elsewhere',
    ],
    ['(outside|outdoors|outdoor|out there|outside the house)', 'outside'],
    ['(on|of) this (floor|level|storey|story)', 'floor'],
    ['(at|in the|in my|in our) home', 'home'],
  ]),
  house: values([
    ['[entire|whole] (house|home|apartment|flat|place)', 'home'],
    [
      '(all|every|each) [of] [the|my|our] (room|rooms|area|areas) [in [the|my|our] [whole|entire] (house|home|apartment|flat)]',
      'home',
    ],
  ]),
  room: values([
    ['[a|entire|whole] (room|space|area)', 'here'],
    ['in here', 'here'],
  ]),
  any: values([['(any|any of) [the]', 'all']]),
  own_room: values([['room', 'here']]),
  outside: values([['(outside|outdoor|exterior)', 'outside']]),
  pronoun: values([
    [
      '(it|them|that|those|these|this|that one|this one|those ones|the same one|the same ones|them both|both of them|all of them|them all|them again|it again)',
      'last',
    ],
    ['the other (one|ones)', 'other'],
  ]),
  percent: { range: { from: 0, to: 100 } },
  /** "a bit" and "a lot": the size of a change without a number. */
  few: values([
    [
      '(a bit|bit|a little|a little bit|a tad|a touch|slightly|a notch|somewhat|a smidge|a bit more|a little more|just a bit|just a little)',
      'few',
    ],
    [
      '(a lot|much|way|a whole lot|significantly|a great deal|lots|a lot more|by half|in half|by a lot|considerably)',
      'lot',
    ],
    ['(some|some more|further|even|more)', 'some'],
  ]),
};

/** What makes the air damper and what makes it drier are one kind: which of them is said. */
export const HUMIDIFIERS: readonly (readonly [words: string, target: Target])[] = [
  ['(humidifier|humidifiers)', { kind: 'humidifier' }],
  ['(dehumidifier|dehumidifiers)', { kind: 'humidifier', class: 'dehumidifier' }],
];

/** A list of names: the house's devices of these kinds. */
export function namesOf(...kinds: readonly string[]): ListSource {
  return { from: 'name', where: { kind: kinds } };
}

/** A list of words for whole kinds; `out` is the target's part that the word stands for. */
export function groupsOf(entries: readonly (readonly [words: string, target: Target])[]): ListSource {
  return values(entries);
}

export function wordsOf(entries: readonly (readonly [words: string, meaning: unknown])[]): ListSource {
  return values(entries);
}

/**
 * The ways to ask that something be in a state: "make X Y", "I want X to be Y", "could X be Y", "make sure X is Y".
 *
 * @param thing a rule for X, e.g. `<target>`
 * @param state a template for Y as it follows "to be": "off", "brighter", "at 30 percent"
 */
export function becomes(thing: string, state: string): string[] {
  // One sentence for all that comes before X, so that X and Y stand in the recogniser's graph once.
  const asked =
    '(set|change|turn|make|put|adjust|switch|bring|get|move|have|keep|leave|let|shift|<wish>|can|could|may|(make sure|ensure|see to it|see|check|be sure) [that])';
  const be =
    '[to|be|is|are|to be|become|go|stay|stays|get|gets|look|show|to look|to show|to go|to become|to get|to stay]';
  return [`${asked} ${thing} ${be} ${state}`];
}

/** "X should be Y", "X needs to be Y": said of things rather than asked; for text, beside `becomes`. */
export function shouldBe(thing: string, state: string): string[] {
  return [
    `${thing} (should|must|could|can|needs to|need to|has to|have to|ought to|is to|are to|better) (be|go|become|get|stay) ${state}`,
  ];
}

/** The same sentences with a place at the end, where they do not say one there already. */
export function anywhere(sentences: readonly string[]): string[] {
  return sentences.map((sentence) =>
    /<(?:place|place_bare|except|on_player)>\]?$/.test(sentence) ? sentence : `${sentence} [<place>]`,
  );
}

/**
 * The ways to say on and off around a target.
 * @param target a rule that may end in a place, e.g. `<target>`
 * @param bare the same without a place, for "turn the lights off in the kitchen"
 */
export function onOffSentences(target: string, bare: string): string[] {
  const state = '[all] [turned|switched|powered|shut|put] {onoff}';
  return [
    `(turn|switch|put|flip|flick|shut|power|click|bring|cut|set|make|shift|throw) {onoff} ${target}`,
    `(flip|flick|toggle|shut|power|click|cut) ${target} {onoff}`,
    `(turn|switch|put|flip|flick|shut|power|click|bring|cut|set|get|make|change|have|keep|leave|let) ${bare} [to|be|go] {onoff} <place_bare> [<except>]`,
    // Only after a verb: "any lights on" alone is a question.
    `(turn|switch|shut|put) {onoff} {any:quant} ${bare} [that <is> [still] on] [<place>]`,
    `(turn|switch|shut|put) {any:quant} ${bare} {onoff} [<place>]`,
    `{activate:onoff} ${target}`,
    `(turn|switch|shut) {of:onoff} ${target}`,
    `(shut|power|switch|close|put) ${target} {down:onoff}`,
    `${target} [to] {onoff} [now]`,
    `${bare} {onoff} <place_bare> [<except>]`,
    `${bare} {onoff} <except>`,
    ...becomes(target, state),
    ...shouldBe(target, state),
    ...becomes(bare, `${state} <place>`),
    `(make|have|let|get) ${target} [to] (turn|switch|go|come) {onoff}`,
    `${target} (turn|switch|go|come) {onoff} [<place>]`,
  ];
}
