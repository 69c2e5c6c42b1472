/** Words of heating and cooling: what is set, to what, by how much, in which mode. */
import type { AdjustCall, Target } from '../../call.js';
import type { ListSource, Match } from '../../skill.js';
import { groupsOf, HUMIDIFIERS, namesOf, SHARED_LISTS, SHARED_RULES, wordsOf } from '../shared-rules.js';
import { stringSlot } from '../target.js';

export const CLIMATE: Target = { kind: 'climate' };

/** The scale that was said with a number of degrees. */
export function unitOf(match: Match): Pick<AdjustCall, 'unit'> {
  const unit = stringSlot(match, 'unit');
  return unit === 'celsius' || unit === 'fahrenheit' || unit === 'degrees' ? { unit } : {};
}

export const SCALES: ListSource = wordsOf([
  ['(celsius|c|centigrade)', 'celsius'],
  ['(fahrenheit|f)', 'fahrenheit'],
]);

export const CLIMATE_RULES: Readonly<Record<string, string>> = {
  ...SHARED_RULES,
  target: '(<group_at>|<thing_at>)',
  of_target: '(of|for|in|on) (<target>|<somewhere>)',
  heat: '(temperature|temp|heat|heating|cooling|target temperature|set point|setpoint|temps)',
  to: '(to|at|to about|around|on)',
  to_at: '[to|at]',
  degree: '(degree|degrees) [{unit}]',
  degrees: '{degrees} [<degree>|{unit}]',
  degrees_said: '{degrees} (<degree>|{unit})',
  low: '{degrees:low} [degrees]',
  between: '[between|from|at|to] <low> (and|to) <high>',
  mode_said: '(mode ({mode}|{felt:mode})|{felt:mode} mode)',
  high: '{degrees:high} [degrees] [{unit}]',
  by: '(by {degrees:by} [<degree>|{unit}]|[by] {degrees:by} <degree>|[by] [a] {couple:by} [of] <degree>|[by] {degree_amount:by}|[by] {few})',
  amount: '({few}|{degrees:by} <degree>|[a] {couple:by} [of] <degree>|{degree_amount:by}|even)',
  humid: '(<the> {humidifier:name}|<the> {moisture:group})',
};

export const CLIMATE_LISTS: Readonly<Record<string, ListSource>> = {
  ...SHARED_LISTS,
  thing: namesOf('climate', 'water_heater'),
  humidifier: namesOf('humidifier'),
  moisture: groupsOf(HUMIDIFIERS),
  group: groupsOf([
    ['(thermostat|thermostats|hvac|climate|climate control|heat pump|heat pumps)', CLIMATE],
    [
      '(heating|heat|central heating|floor heating|underfloor heating|radiator|radiators|heater|heaters)',
      { ...CLIMATE, class: 'heating' },
    ],
    [
      '(ac|a c|acs|air conditioning|air conditioner|air conditioners|air con|air cons|aircon|aircons|cooling|cooler)',
      { ...CLIMATE, class: 'air_conditioner' },
    ],
    ['(water heater|boiler|hot water|geyser)', { kind: 'water_heater' }],
  ]),
  // In steps, so that "nineteen and a half" is one value.
  degrees: { range: { from: 0, to: 120, step: 1, fractions: 'tenths' } },
  unit: SCALES,
  couple: wordsOf([
    ['couple', 2],
    ['few', 3],
  ]),
  degree_amount: wordsOf([
    ['(a|1) degree', 1],
    ['half (a|1) degree', 0.5],
    ['(a|1) half degree', 0.5],
    ['(a|1) degree and a half', 1.5],
  ]),
  updown: wordsOf([
    ['(up|higher)', 'up'],
    ['(down|lower)', 'down'],
  ]),
  up: wordsOf([['up', 'up']]),
  updown_verb: wordsOf([
    ['(raise|increase|boost|up)', 'up'],
    ['(lower|decrease|reduce|drop)', 'down'],
  ]),
  warmer: wordsOf([
    ['(warmer|hotter|more warm|less cold|less chilly|toastier)', 'up'],
    ['(cooler|colder|chillier|less warm|less hot|more cool)', 'down'],
  ]),
  higher: wordsOf([
    ['higher', 'up'],
    ['lower', 'down'],
  ]),
  warm_up: wordsOf([
    ['(warm|heat)', 'up'],
    ['cool', 'down'],
  ]),
  more_heat: wordsOf([
    ['more', 'up'],
    ['less', 'down'],
  ]),
  warm: wordsOf([
    ['(warm up|heat up|warm|heat)', 'up'],
    ['(cool down|cool off|cool|chill)', 'down'],
  ]),
  mode: wordsOf([
    ['(heat|heating)', 'heat'],
    ['(cool|cooling|ac|air conditioning)', 'cool'],
    ['(auto|automatic)', 'auto'],
    ['(heat cool|heat and cool|heat slash cool|heat or cool)', 'heat_cool'],
    ['(dry|drying|dehumidify)', 'dry'],
    ['(fan|fan only)', 'fan_only'],
  ]),
  /** Modes that stand beside a number: "22 cool". A fan beside one is another thing. */
  season: wordsOf([
    ['(heat|heating)', 'heat'],
    ['(cool|cooling)', 'cool'],
    ['(auto|automatic)', 'auto'],
    ['(dry|drying)', 'dry'],
  ]),
  /** A mode by how it feels, only where "mode" is said. */
  felt: wordsOf([
    ['(cold|chill|cold air)', 'cool'],
    ['(hot|warm|hot air|warm air)', 'heat'],
  ]),
  /** How hard it blows, of what has a fan. */
  breeze: wordsOf([
    ['(low|slow)', 'low'],
    ['(medium|mid)', 'medium'],
    ['(high|fast|full|max|maximum)', 'high'],
  ]),
  preset: wordsOf([
    ['(eco|economy|energy saving|energy saver|power saving)', 'eco'],
    ['(away|vacation|holiday)', 'away'],
    ['(boost|turbo)', 'boost'],
    ['comfort', 'comfort'],
    ['home', 'home'],
    ['(sleep|night)', 'sleep'],
    ['activity', 'activity'],
    ['no preset', 'none'],
  ]),
  fan_mode: wordsOf([
    ['(auto|automatic)', 'auto'],
    ['(low|slow)', 'low'],
    ['(medium|mid)', 'medium'],
    ['(high|fast|maximum)', 'high'],
    ['on', 'on'],
    ['off', 'off'],
  ]),
};
