/** Where people are: "where is Anna", "is anyone home", "who is at work". */
import type { Call, QueryCall } from '../../call.js';
import { defineSkill, type IntentSpec } from '../../skill.js';
import { namesOf, SHARED_LISTS, SHARED_RULES, wordsOf } from '../shared-rules.js';
import { stringSlot, targetOf, textSlot } from '../target.js';

const AGGREGATES: readonly NonNullable<QueryCall['agg']>[] = ['which', 'any', 'all', 'count'];

const where: IntentSpec = {
  groups: [
    {
      sentences: [
        '(wheres|where is|where are|where did) [our] <thing> [at|now|right now|currently|go|at the moment]',
        '(tell me|do you know|find|find out) where <thing> is',
        '(locate|find) <thing>',
        "<what_is> {thing:name}['s] (location|whereabouts)",
      ],
    },
    {
      textOnly: true,
      needs: (home) => home.devices.some(({ kind }) => kind === 'person'),
      sentences: [
        '(wheres|where is|where are|where did) (everyone|everybody|we all|they all|all of them|the (whole family|family|others)) [at|now|right now|currently|go|gone|at the moment]',
        '(tell me|do you know) where (everyone|everybody) is',
      ],
    },
  ],
  interpret: (match): Call[] => [
    { do: 'query', attr: 'location', target: targetOf(match, { kind: 'person', all: true }) },
  ],
};

const at: IntentSpec = {
  groups: [
    {
      sentences: [
        '(is|are) <thing> {zone} [now|right now|currently|yet|again]',
        '(is|are) <thing> [currently] {zone}',
        'did <thing> (come|get|arrive) {zone} [yet]',
        '(has|have) <thing> [both|all] (come|got|gotten|arrived|been|reached|made it|got back) {zone} [yet]',
        '(tell me|check|do you know) (if|whether) <thing> is {zone}',
      ],
    },
    { textOnly: true, sentences: ['(is|are) <thing> (in|around|here|back) [right now|now|yet]'] },
    {
      slots: { zone: 'not_home' },
      sentences: ['(has|have|did) <thing> (left|leave|gone out|go out) [the house|home|yet]'],
    },
    {
      slots: { agg: 'any' },
      sentences: [
        'is (anyone|anybody|someone|somebody|any one) [at|in|inside] {zone} [right now|now]',
        'is (anyone|anybody|someone|somebody) (in|in the house|around)',
        'is there (anyone|anybody|someone|somebody) {zone}',
      ],
    },
    {
      slots: { agg: 'all' },
      sentences: [
        'is (everyone|everybody) {zone} [now|yet]',
        'are (we all|all of us|they all|all people) {zone}',
      ],
    },
    {
      slots: { agg: 'which' },
      sentences: [
        '(whos|who is|who are|who else is) {zone} [right now|now|currently]',
        '(which|what) (people|persons|person) (is|are) {zone}',
        '(whos|who is) (in|in the house|around)',
      ],
    },
    {
      slots: { agg: 'which' },
      textOnly: true,
      sentences: [
        '(whos|who is|who else is|who all is) (in|inside) [the|this|our] (house|flat|apartment|home|place|building)',
      ],
    },
    {
      slots: { agg: 'any' },
      textOnly: true,
      sentences: [
        'is (anyone|anybody|someone|somebody) [else] (in|inside) [the|this|our] (flat|apartment|home|place|building)',
      ],
    },
    {
      slots: { agg: 'which' },
      textOnly: true,
      sentences: [
        'which (of us|of them|of the family) (is|are) {zone} [right now|now|currently]',
        'which (of us|of them|of the family) (is|are) (in|in the house|in the flat)',
      ],
    },
    {
      slots: { agg: 'any' },
      textOnly: true,
      sentences: [
        '(is|is there) (anyone|anybody|someone|somebody) [else] (in|here|around|about|{zone}|in <our> house) [now] [<but_me>]',
      ],
    },
    {
      slots: { agg: 'which' },
      textOnly: true,
      sentences: ['(whos|who is|who else is) [else] (in|here|around|about|{zone}|in <our> house) <but_me>'],
    },
    {
      slots: { agg: 'count' },
      textOnly: true,
      sentences: [
        'how many (people|persons|of us) (is|are) [there] [currently] (in|inside) [the|this|our] (house|flat|apartment|home|place|building)',
      ],
    },
    // A place that only the people's own whereabouts know: "who's at uni".
    {
      slots: { agg: 'which' },
      textOnly: true,
      weight: -1,
      needs: (home) => home.devices.some(({ kind }) => kind === 'person'),
      sentences: ['(whos|who is|who else is|is (anyone|anybody|someone|somebody)) (at|in) [the] {elsewhere}'],
    },
    {
      textOnly: true,
      weight: -1,
      sentences: ['is <thing> [still|already] (at|in) [the] {elsewhere} [now|yet]'],
    },
    {
      slots: { agg: 'count' },
      sentences: [
        'how many (people|persons|of us) (is|are) [there] [at] {zone}',
        'how many people are (in|in the house|here)',
      ],
    },
  ],
  interpret: (match): Call[] => {
    const elsewhere = textSlot(match, 'elsewhere')
      ?.toLowerCase()
      .replace(/[?.!]+$/, '');
    // "Who's in the kitchen": of rooms nobody knows.
    if (elsewhere !== undefined && elsewhere.split(/\s+/).length > 3) return [];
    // "Is anyone in there": of a place that was spoken of, or of none.
    if (elsewhere !== undefined && /^(?:there|here)$/.test(elsewhere)) return [];
    const zone = stringSlot(match, 'zone') ?? elsewhere ?? 'home';
    const agg = AGGREGATES.find((known) => known === match.group.slots?.agg);
    const target = agg === undefined ? targetOf(match) : { kind: 'person' };
    return [
      {
        do: 'query',
        attr: 'location',
        test: { is: zone },
        ...(agg === undefined ? {} : { agg }),
        ...(elsewhere === undefined || agg === undefined ? {} : { loose: true }),
        target,
      },
    ];
  },
};

export const people = defineSkill({
  id: 'people',
  summary: 'Who is home, and where people are.',
  rules: {
    ...SHARED_RULES,
    thing: '{thing:name}',
    what_is: '(whats|what is|tell me)',
    our: '(the|this|our)',
    // Whoever asks knows that they are here.
    but_me:
      '(besides|beside|apart from|aside from|except|except for|other than|but) (me|us|myself|ourselves)',
  },
  lists: {
    ...SHARED_LISTS,
    thing: namesOf('person'),
    elsewhere: { wildcard: true },
    zone: wordsOf([
      ['[at|back] home', 'home'],
      ['at (the house|our place|my place|my house|our house)', 'home'],
      ['(away|out|not home|not at home|gone|away from home)', 'not_home'],
      ['[at] work', 'work'],
      ['(at|in) [the] office', 'office'],
      ['(at|in) [the] school', 'school'],
      ['(at|in) [the] gym', 'gym'],
    ]),
  },
  intents: { where, at },
  tests: [
    {
      say: 'is anyone home',
      calls: [
        { do: 'query', attr: 'location', test: { is: 'home' }, agg: 'any', target: { kind: 'person' } },
      ],
    },
    { say: 'who is at home', calls: [{ do: 'query', agg: 'which', target: { kind: 'person' } }] },
  ],
});
