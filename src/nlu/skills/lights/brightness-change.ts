/** Brighter and dimmer, without a value. Rules and lists are brightness.ts's. */
import type { Call } from '../../call.js';
import type { IntentSpec } from '../../skill.js';
import { withReason } from '../reasons.js';
import { anywhere, becomes, shouldBe } from '../shared-rules.js';
import { targetOf } from '../target.js';
import { deltaOf, signOf } from '../values.js';

const CHANGES: readonly string[] = [
  ...becomes(
    '(<lit>|<somewhere>|<the> <brightness> [<of_lit>]|it|this)',
    '[<amount>] {brighter:updown} [<place>] [{few}]',
  ),
  '(set|adjust|turn|change|put|move) <the> <brightness> {updown} [<by>] [<of_lit>] [<by>]',
  '(set|adjust|change|put|move) <lit> {updown} [<up_by>]',
  '{few} {updown_verb:updown} <lit>',
  '{updown_verb:updown} (things|it) [up|down]',
  '<the> <brightness> ({updown}|{updown_verb:updown}|{brighter:updown}) [<by>]',
  '<wish> [a|some] [<amount>] {brighter:updown} (light|lights|lighting) [<place>]',
  '(set|put|turn|adjust|change) <lit> [on|to|at] [a] [<amount>] {brighter:updown} [level|setting|light]',
  '(<wish>|get|have) <lit> {updown}',
  '<somewhere> needs [a bit|a little|some] {more:updown} light',
  'give <somewhere> [a bit|a little|some] {more:updown} light',
  '(make|have) <lit> {more:updown} (bright|harsh|strong|intense)',
  '(turn|switch) on <lit> {brighter:updown}',
  '(switch|change) to [a] {brighter:updown} light',
  "{updown_verb:updown} (<lit>|<somewhere>)['s] <brightness> [<by>]",
  '{updown_verb:updown} (<lit>|<somewhere>) [up|down] [<by>] [<place>]',
  '{updown_verb:updown} <the> (<brightness>|light|light glow|glow|shine|power|strength|light power|light strength|light output) [<of_lit>] [<by>] [<place>]',
  '<wish> <lit> [to be] [<amount>] {raised:updown} [<by>]',
  '(can|could) <lit> be (turned|brought|made) ({updown}|{brighter:updown}) [<by>]',
  '(i need|i want|i would like|id like) <lit> (turned|brought) {updown} [<by>]',
  '(turn|bring|take|put|tune|move|push) <lit> {updown} [<up_by>] [<place>]',
  '(turn|bring|take|put|tune|move|push) {updown} <lit> [<up_by>] [<place>]',
  '(turn|bring|take|put|tune|move|push) <the> <brightness> {updown} [<of_lit>] [<up_by>] [<place>]',
  '(turn|bring|take|put|tune|move|push) {updown} <the> <brightness> [<of_lit>] [<by>] [<place>]',
  '<wish> (<lit>|<somewhere>) [to be] [<amount>] {brighter:updown} [<place>]',
  '(make|turn) <group> [<amount>] {brighter:updown} <place>',
  '<lit> [<amount>] {brighter:updown}',
  '{brighter:updown} <group_at>',
  '[<amount>] {brighter:updown} [<place>]',
  '(make it|get it) [<amount>] {brighter:updown} (in|on|at) <the> {area}',
  '(make it|get it) [<amount>] {brighter:updown} {scope}',
  '[a bit|a little|some] {more:updown} (light|lights|brightness|lighting) [<place>]',
  '(<wish>|add) [a bit|a little|some] {more:updown} (light|lights|lighting|brightness) [<place>]',
  '<lit> {updown} [<up_by>]',
  'have <lit> (turned|brought) {updown}',
];

/** Rarer ways, for text. */
const TYPED: readonly string[] = [
  'add [a bit|a little|some] {more:updown} light to <somewhere>',
  '[a|some|the] {brighter:updown} (shade|tone|setting|level|mode|glow|brightness) (on|of|for|in) <lit>',
  'not (so|that|as|too) {light_word:updown} [<place>]',
  'add [some] (light|brightness) [<of_lit>]',
  ...shouldBe('<lit>', '[<amount>] {raised:updown} [<by>]'),
  '(set|put|use|give) [a|some|the] ({brighter:updown}|{lower:updown}) (light|lighting|brightness)',
  '(put|add|bring|get|give|need) {more:updown} (light|lights|brightness)',
  ...becomes(
    '(<lit>|<the> <brightness> [<of_lit>])',
    '[a] [<amount>] {lower:updown} [level|setting|brightness|light]',
  ),
  '(adjust|set|change) <lit> for me to be [<amount>] {brighter:updown}',
  ...shouldBe(
    '(<lit>|<somewhere>|<the> <brightness> [<of_lit>]|it|this)',
    '[<amount>] ({brighter:updown}|{lower:updown})',
  ),
];

export const changeBrightness: IntentSpec = {
  groups: [
    { sentences: anywhere(CHANGES) },
    { textOnly: true, sentences: anywhere(TYPED) },
    withReason(CHANGES, 'light'),
    {
      weight: -1,
      textOnly: true,
      sentences: [
        '(increase|add|do) [more] light [<place>]',
        'lights (dim|dimmer|low|lower)',
        'darken <the> (lights|lighting|light)',
      ],
    },
  ],
  interpret: (match): Call[] => {
    const loose = match.slots.updown === undefined;
    const sign = loose ? (/^(increase|add|do)/i.test(match.text) ? 1 : -1) : signOf(match);
    // "make it brighter": the light spoken of; with a place, that place's lights.
    const said = targetOf(match, { kind: 'light' });
    // "These lights are too bright, lower them": they are those of the reason.
    const target = said.ref !== undefined && match.group.textOnly === true ? { kind: 'light' } : said;
    return [{ do: 'adjust', attr: 'brightness', delta: deltaOf(match, sign), target }];
  },
};
