/** Colour and white: "make the lights red", "set the lamp to warm white", "bedroom blue", "a bit warmer". */
import { COLOR_NAMES } from '../../../actions/colors.js';
import type { Call, Target } from '../../call.js';
import { defineSkill, type IntentSpec, type Match } from '../../skill.js';
import {
  anywhere,
  becomes,
  namesOf,
  SHARED_LISTS,
  SHARED_RULES,
  shouldBe,
  wordsOf,
} from '../shared-rules.js';
import { numberSlot, stringSlot, targetOf } from '../target.js';
import { deltaOf, LEVELS, levelOf, signOf } from '../values.js';
import { COLOR_LIST, WHITES } from './colors.js';
import { LIGHT_WORDS } from './lights.js';

const LIGHT: Target = { kind: 'light' };
const LAST_HOUR = 12;

const RULES = {
  ...SHARED_RULES,
  lit: '(<thing_at>|<group_at>|{pronoun:ref}|<the> {thing:name} (light|lights|lamp))',
  of_lit: '(of|for|in|on) (<lit>|<somewhere>)',
  colored: '[a|an] [nice|bright|dark|deep|light|pale|dim] {color} [color|colored|toned|hue|tone|light]',
  hue: '(color|colors|hue|tint|shade|tone)',
  tone: '(color temperature|white|white tone|tone|white balance)',
  to: '(to|as|in|on|into|to the|to be|the|to the color|the color|to color)',
};

/** "Light blue" has a name of its own, where the "light" is not the lamp's ("turn the desk light blue"). */
function shaded(match: Match): string | undefined {
  const color = stringSlot(match, 'color');
  const lamp = (match.slots.name ?? match.slots.group)?.text ?? '';
  const shade = new RegExp(`\\b(light|dark) ${color}\\b`, 'i').exec(match.text)?.[1]?.toLowerCase();
  if (color === undefined || shade === undefined || (shade === 'light' && /\blight$/i.test(lamp)))
    return color;
  return Object.hasOwn(COLOR_NAMES, `${shade} ${color}`) ? `${shade} ${color}` : color;
}

/** The colour, and the brightness if one was said with it. */
function colorCalls(match: Match): Call[] {
  const target = targetOf(match, LIGHT);
  const color = shaded(match) ?? stringSlot(match, 'white');
  const kelvin = numberSlot(match, 'kelvin');
  const calls: Call[] = [];
  if (color !== undefined) calls.push({ do: 'adjust', attr: 'color', value: color, target });
  else if (kelvin !== undefined) {
    calls.push({ do: 'adjust', attr: 'color_temp', value: kelvin, unit: 'kelvin', target });
  }
  const level = levelOf(match);
  // "Lamp blue at 7" is a time.
  if (match.slots.bare !== undefined && level !== undefined && level <= LAST_HOUR) return [];
  if (calls.length > 0 && level !== undefined) {
    calls.push({ do: 'adjust', attr: 'brightness', value: level, unit: 'percent', target });
  }
  return calls;
}

const setColor: IntentSpec = {
  groups: [
    {
      sentences: anywhere([
        ...becomes(
          '(<lit>|<somewhere>|<the> <hue> [<of_lit>]|<the> (light|lights|lighting) <hue>)',
          '[<to>] <colored>',
        ),
        '(update|modify|alter|convert|transform|colour|color) (<lit>|<somewhere>|<the> <hue> [<of_lit>]) [<to>] <colored>',
        '(choose|pick|select|use) <colored> [for <lit>]',
        '(choose|pick|select|use|show|display) [a|some|the] {color} [color] [light|lights|lighting] [for <lit>]',
        '<set> <the> <hue> [<of_lit>] [from {color:old}] [<to>] <colored> [<place>]',
        '<set> <the> <hue> [<to>] <colored> <of_lit>',
        '(can|could) <lit> be (changed|turned|switched|set|made) [to] {color}',
        '<set> (<lit>|<somewhere>) [<hue>] [from {color:old}] [<to>] <colored> [at {percent} percent]',
        '<set> (<lit>|<somewhere>) [<hue>] [<to>] <colored> [and|at] (<percent>|{level}) [brightness]',
        '<set> <group> [<to>] <colored> <place>',
        '<set> (<lit>|<somewhere>) [<to>] <percent> [brightness] and {color}',
        '(paint|color|dye|tint|wash|bathe) (<lit>|<somewhere>) [in] <colored>',
        '(turn|switch|put) on <lit> (in|to|with|and make it|and set it to) <colored>',
        '(turn|switch|put) <lit> on (in|to) <colored>',
        '(turn|switch) on <the> {color} (light|lights) [<place>]',
        '(<lit>|<somewhere>) [<hue>] [to] {color}',
        '(<lit>|<somewhere>) [<to>] <colored> [and|at] {percent} percent',
        '(<lit>|<somewhere>) [<to>] {percent} percent [and|in] {color}',
        '{color} [colored|toned] (light|lights|lighting|lamp|lamps|bulb|bulbs) [<place>]',
        '(change|switch|turn|go) to {color}',
        '(make|have|let) (<lit>|<somewhere>) (shine|glow|go|look|turn|be) {color} [<place>]',
        '(lets go|go) with [a|the] {color} [light|lights|one|color]',
        '(give|add) (<lit>|<somewhere>) [a|some] {color} (tint|tone|shade|touch|color|light|hue)',
        '(add|put) [a|some] {color} (tint|tone|touch|color|light|hue) to (<lit>|<somewhere>)',
        '(change|switch) (it|this|that|the color) (to|into) <colored>',
        '(make|give me|set|i want|i need|lets have|create) [a|some] {color} (shade|tone|tint|glow|hue|light) [of light] [<place>]',
        '(can i have|can we have|could i have|use|try|put) [a|some|the] {color} [colored] (light|lights|lighting) [on] [<place>]',
        '<lit> (should|must|needs to|has to) be <colored>',
        '(go|change|turn|switch) [<the> (light|lights)] (the|a) {color} [color|one]',
        '(show|give) (me|us) [some|the] {color} [light|lights] [<place>]',
        '(make|have|get|let) <lit> (to be|become|go|turn) <colored>',
        '<wish> <the> <hue> [<of_lit>] to be {color}',
        '(make|turn|set) (everything|it all|all|the whole room) [to|in|into] (<colored>|{white})',
        'set <the> mood (light|lights|lighting) to {color}',
        '<want> [a|some|the] {color} [colored|toned|tinted] (light|lights|lighting) [<place>]',
        '<wish> (<lit>|<somewhere>) [to be|to go|to turn|in] <colored>',
        '(can|could) (<lit>|<somewhere>) (be|have) <colored> [light|lights]',
        '<set> it {color} [<place>]',
        '(light|illuminate|bathe) <somewhere> [up] (in|with) {color} [light]',
        '(switch|change) to {color} [colored] (light|lights|lighting) [<place>]',
      ]),
    },
    {
      sentences: anywhere([
        ...becomes(
          '(<lit>|<somewhere>|<the> (<hue>|<tone>) [<of_lit>]|<the> (light|lights|lighting) <hue>)',
          '[<to>] [a|the] (<white>|<kelvin>) [light|color|tone]',
        ),
        '<set> (<lit>|<somewhere>) [<tone>] [<to>] [a|the] (<white>|<kelvin>) [light|color|tone]',
        '(<lit>|<somewhere>) [<tone>] [<to>] [a|the] (<white>|<kelvin>) [light|color|tone]',
        '(choose|pick|select|use|show|modify <lit> to) [a|some] (<white>|<kelvin>) [light|color] [for <lit>]',
        '(turn|switch|put) on [the|some] {white} (light|lights)',
        '<set> <the> <tone> [<of_lit>] [<to>] (<white>|<kelvin>) [<place>]',
        '<lit> [<tone>] [to] (<white>|<kelvin>)',
        '(<lit>|<somewhere>) [<to>] (<white>|<kelvin>) [and|at] {percent} percent',
        '(<lit>|<somewhere>) [<to>] {percent} percent [and|in] (<white>|<kelvin>)',
        '<set> (<lit>|<somewhere>) [<to>] (<white>|<kelvin>) [and|at] {percent} percent',
        '<set> (<lit>|<somewhere>) [<to>] {percent} percent [and|in] (<white>|<kelvin>)',
        '(turn|switch|put) on <lit> (in|to|with) (<white>|<kelvin>)',
        '{white} (light|lights|lighting) [<place>]',
        '<want> [a|some|the] {white} (light|lights|lighting) [<place>]',
        '(change|switch|turn|go) to [a|the] {white} [light]',
        '(make|give me|set|i want|i need|lets have|create) [a|some] {white} (shade|tone|tint|glow|light) [of light] [<place>]',
      ]),
    },
    {
      // "LEDs purple at 30": of what has a colour, no hour.
      slots: { bare: true },
      textOnly: true,
      sentences: anywhere([
        '[<set>] (<lit>|<somewhere>) [<to>] (<colored>|<white>|<kelvin>) (and|at) {percent}',
      ]),
    },
    {
      textOnly: true,
      sentences: [
        ...shouldBe(
          '(<lit>|<somewhere>|<the> <hue> [<of_lit>])',
          '[changed|turned|switched|set] [to|into] (<colored>|<white>)',
        ),
      ],
    },
  ],
  interpret: colorCalls,
};

/** The colour is missing: whoever carries it out asks for it. */
const askColor: IntentSpec = {
  groups: [
    {
      weight: -1,
      sentences: anywhere([
        '(change|adjust|alter|set|switch) <the> <hue> [<of_lit>]',
        '(change|adjust|alter|set|switch) <the> (light|lights|lighting) <hue> [<place>]',
        '(change|adjust|alter|set|switch|make|turn) (<lit>|<the> <hue>|<the> (light|lights|lighting) <hue>) [to|into] [a|an|some|my] (different|another|new|other|favorite|random|romantic|nice|pretty) [color|one]',
        '(light|lights) color change',
        '(change|alter) <lit>',
        '<wish> [a|an|some] (different|another|new|other) (color|shade|light color|colored light|tone) [of] [light|lights]',
        'color change [of|for] <the> (light|lights)',
        '(change|adjust|alter|set) <the> <hue> [<of_lit>] to (something|anything) (else|random|different|new|nice)',
        '(activate|use|try|pick|choose|select) (a different|another|a new|some other) (light|lighting) color',
        '(change|set|adjust|modify|alter|switch) <the> (mood|ambience|ambiance|atmosphere) [of|for|in|with] [<the> (light|lights|lighting|room)] [<place>]',
        '(<wish>|set|create|make|have) [a|some|the] [nice|romantic|cozy|cosy|relaxing|vibrant|different|new|other] (ambience|ambiance|mood light|mood lighting|light setting|lighting|colors|colours) [<place>]',
        '(replace|modify|change|alter|switch) <the> [current] [light|lights|lighting] <hue> [<of_lit>] (with|to|into) (dark|bright|warm|other|different|new|vibrant|light) (ones|one|colors|color)',
        '[<set>|<wish>] [a|some|the] (romantic|nice|cozy|cosy|relaxing|vibrant|party|reading|study|soothing|calm|calming|evening|night|christmas|festive|fun|warm|mood) (mood light|mood lighting|light setting|lighting|lights|light|light mode|ambience|ambiance|atmosphere|mood) [setting|mode] [<place>]',
        '(random|next|another|different) (color|light color)',
        '(change|set|make|adjust) <lit> (to|for) (something|anything|a mood) [more] (relaxing|romantic|cozy|cosy|fun|nice|different|else|calm|calming|softer)',
        '(change|set|make|adjust) <the> [light|lights|lighting] <hue> to something [more] (relaxing|romantic|cozy|cosy|fun|nice|calm|calming|softer)',
        '(alternate|shuffle|rotate|cycle|cycle through) <the> (light|lights|lighting) (color|colors) [<place>]',
        '(change|switch|transition) to (another|a different|a new|some other) color [for <lit>]',
        '(change|adjust) <the> (light|lights|lighting) [settings|options]',
      ]),
    },
  ],
  interpret: (match): Call[] => [{ do: 'adjust', attr: 'color', target: targetOf(match, LIGHT) }],
};

const changeTone: IntentSpec = {
  groups: [
    {
      sentences: anywhere([
        '(make|set|turn|get|adjust|change) <lit_light> [to] [a] [<amount>] {warmer:updown} [white|tone|color|light]',
        '<lit_light> [<amount>] {warmer:updown}',
        '<wish> [a|some|the] [<amount>] {warmer:updown} (tone|tint|shade|white|light|lights|lighting) [of light|for <the> (light|lights)] [<place>]',
        '<wish> <lit_light> [to be] [<amount>] {warmer:updown}',
        '(make|set|change) <the> (light|lighting|color temperature|light color|white) [<of_lit>] [<amount>] {warmer:updown} [<place>]',
        '{warmer:updown} (light|lights|lighting) [<place>]',
        '(increase|raise) <the> color temperature [<of_lit>]',
        '{lower} <the> color temperature [<of_lit>]',
        '<wish> [a] {warmer:updown} (light|lights|lighting|tone) [<place>]',
      ]),
    },
  ],
  interpret: (match): Call[] => {
    // Warmer light has the lower colour temperature.
    const cooler = match.slots.updown === undefined ? match.slots.lower === undefined : signOf(match) === -1;
    return [
      {
        do: 'adjust',
        attr: 'color_temp',
        delta: deltaOf(match, cooler ? 1 : -1),
        target: targetOf(match, LIGHT),
      },
    ];
  },
};

export const lightColor = defineSkill({
  id: 'light-color',
  summary: 'The colour of lights and the warmth of their white.',
  rules: {
    ...RULES,
    white: '{white} [white]',
    kelvin: '{kelvin} (kelvin|k)',
    amount: '({few}|even)',
    lit_light: '(<thing_at>|<group_at>|<the> {thing:name} (light|lights))',
  },
  lists: {
    ...SHARED_LISTS,
    thing: namesOf('light'),
    group: LIGHT_WORDS,
    color: COLOR_LIST,
    white: WHITES,
    kelvin: { range: { from: 1500, to: 9000, step: 10 } },
    level: LEVELS,
    lower: wordsOf([['(lower|decrease|reduce)', 'down']]),
    warmer: wordsOf([
      ['(warmer|more warm|cozier|cosier|less cold|less blue|more yellow)', 'up'],
      ['(cooler|colder|more cool|less warm|whiter|less yellow)', 'down'],
    ]),
  },
  intents: { color: setColor, ask: askColor, tone: changeTone },
  tests: [
    {
      say: 'set the kitchen lights to green',
      calls: [
        {
          do: 'adjust',
          attr: 'color',
          value: 'green',
          target: { kind: 'light', area: 'kitchen' },
        },
      ],
    },
    {
      say: 'set lights to red',
      room: 'kitchen',
      calls: [{ do: 'adjust', attr: 'color', target: { kind: 'light' } }],
    },
    {
      say: 'make the kitchen lights warm white',
      calls: [{ do: 'adjust', attr: 'color', value: 'warm white' }],
    },
    {
      say: 'set the kitchen lights to 4000 kelvin',
      calls: [{ do: 'adjust', attr: 'color_temp', value: 4000 }],
    },
    {
      say: 'make the lights a bit warmer',
      calls: [{ do: 'adjust', attr: 'color_temp', delta: { some: -1, size: 'few' } }],
    },
  ],
});
