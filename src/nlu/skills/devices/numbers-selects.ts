/** Number and select helpers of the house, by name: "set the guest count to 4", "set the wash program to eco". */
import type { Call } from '../../call.js';
import { defineSkill, type IntentSpec } from '../../skill.js';
import { namesOf, SHARED_LISTS, SHARED_RULES, wordsOf } from '../shared-rules.js';
import { numberSlot, stringSlot, targetOf, textSlot } from '../target.js';
import { deltaOf, signOf } from '../values.js';

const setNumber: IntentSpec = {
  groups: [
    {
      sentences: [
        '(set|change|put|adjust|make|turn) <the> {number:name} [up|down] (to|at) {amount} [percent|degrees|minutes|seconds|hours]',
        '<the> {number:name} [to] {amount}',
        '(increase|raise|decrease|lower|reduce) <the> {number:name} to {amount}',
      ],
    },
  ],
  interpret: (match): Call[] => {
    const value = numberSlot(match, 'amount');
    return value === undefined ? [] : [{ do: 'adjust', attr: 'value', value, target: targetOf(match) }];
  },
};

/** A bare level for what has one, but no word of its own for it: "set the TV to 50 percent". */
const setLevel: IntentSpec = {
  groups: [
    {
      weight: -1,
      sentences: [
        '(set|change|put|turn) <the> {leveled:name} [up|down] (to|at) {percent} [percent]',
        '(set|put) {pronoun:ref} (to|at) {percent} percent',
        '{pronoun:ref} (to|at) {percent} percent',
      ],
    },
  ],
  interpret: (match): Call[] => {
    const value = numberSlot(match, 'percent');
    return value === undefined ? [] : [{ do: 'adjust', attr: 'level', value, target: targetOf(match) }];
  },
};

const changeNumber: IntentSpec = {
  groups: [
    {
      sentences: [
        '{updown_verb:updown} <the> {number:name} [by {amount:by}|{few}]',
        '(turn|put) <the> {number:name} {updown} [by {amount:by}|{few}]',
        '(turn|put) {updown} <the> {number:name} [by {amount:by}|{few}]',
      ],
    },
  ],
  interpret: (match): Call[] => [
    { do: 'adjust', attr: 'value', delta: deltaOf(match, signOf(match)), target: targetOf(match) },
  ],
};

const choose: IntentSpec = {
  groups: [
    {
      sentences: [
        '(set|change|switch|put) <the> {select:name} (to|on|into) {option}',
        '(select|choose|pick) {option} (for|on|in) <the> {select:name}',
        '<the> {select:name} [to|on|into] {house_option:option}',
      ],
    },
  ],
  interpret: (match): Call[] => {
    const value = stringSlot(match, 'option') ?? textSlot(match, 'option');
    return value === undefined ? [] : [{ do: 'adjust', attr: 'value', value, target: targetOf(match) }];
  },
};

export const numbersSelects = defineSkill({
  id: 'numbers-selects',
  summary: 'Settings with a number or a list of options.',
  rules: SHARED_RULES,
  lists: {
    ...SHARED_LISTS,
    number: namesOf('number'),
    leveled: namesOf('media', 'humidifier', 'switch', 'outlet'),
    select: namesOf('select'),
    amount: { range: { from: 0, to: 1000, fractions: 'tenths' } },
    option: { wildcard: true },
    updown: wordsOf([
      ['up', 'up'],
      ['down', 'down'],
    ]),
    updown_verb: wordsOf([
      ['(increase|raise|boost)', 'up'],
      ['(decrease|lower|reduce)', 'down'],
    ]),
  },
  intents: { set: setNumber, level: setLevel, change: changeNumber, choose },
  tests: [],
});
