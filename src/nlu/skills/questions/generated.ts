/** What the house's own power comes to: "how many kilowatts is the roof making", "are the panels giving us anything". */
import type { Home } from '../../../actions/home.js';
import type { Call } from '../../call.js';
import { defineSkill, type IntentSpec } from '../../skill.js';

/** Words of names under which what makes power stands in a home, each told by itself: one house has the one, one the other. */
const MAKERS = ['solar', 'panels', 'panel', 'pv', 'photovoltaic', 'photovoltaics', 'turbine'] as const;
const POWER: ReadonlySet<string | null> = new Set(['power', null]);

function makerIn({ devices }: Home): (typeof MAKERS)[number] | null {
  const meters = devices.filter(({ kind, deviceClass }) => kind === 'sensor' && POWER.has(deviceClass));
  const called = (word: string): boolean =>
    meters.filter(({ name }) => new RegExp(`\\b${word}\\b`, 'i').test(name)).length === 1;
  return MAKERS.find(called) ?? null;
}

const NOW = '[now|right now|at the moment|currently|just now|today]';
const POWER_SAID = '(power|electricity|energy|current|juice|watts|kilowatts)';
const MAKER = '[our|the] (roof|sun|solar|solar panels|solar panel|panels|pv|photovoltaics|array|turbine)';
const MAKING = '(making|generating|producing|giving [us]|putting out|bringing in|pulling in|doing|earning)';

const making: IntentSpec = {
  groups: MAKERS.map((maker) => ({
    slots: { maker },
    needs: (home: Home) => makerIn(home) === maker,
    textOnly: true,
    sentences: [
      `(what|how much|how many [of]) [${POWER_SAID}] (is|are) ${MAKER} ${MAKING} ${NOW}`,
      `(what|how much|how many) [${POWER_SAID}] (are we|am i|is the (house|home|place)) (making|generating|producing|getting) (from|off|out of) ${MAKER} ${NOW}`,
      `how much ${POWER_SAID} (are we|am i|is the (house|home|place)) (making|generating|producing) ${NOW}`,
      `(are we|am i) (making|generating|producing|getting) [any|much|some|anything] [${POWER_SAID}|money] (from|off|out of) ${MAKER} ${NOW}`,
      `(are we|am i) (making|generating|producing) [any|much|some] [of our own] ${POWER_SAID} ${NOW}`,
      `(is|are) ${MAKER} (making|generating|producing|giving us|bringing in) (any|much|some|anything) [${POWER_SAID}|money] ${NOW}`,
    ],
  })),
  interpret: (match): Call[] => [
    { do: 'query', attr: 'value', target: { kind: 'sensor', name: String(match.group.slots?.maker) } },
  ],
};

export const generated = defineSkill({
  id: 'generated',
  summary: 'What solar panels or a turbine give.',
  rules: {},
  lists: {},
  intents: { making },
  tests: [],
});
