import { startWorld } from '../../../src/actions/apply-effects.js';
import { parseHome } from '../../../src/actions/home-file.js';
import { claim, refusal, skeleton, type Target } from '../target.js';

/** home.yaml: the house as people write it. */
export const home: Target = {
  name: 'home',
  kind: 'text',
  words: [
    'version: 1',
    'floors:',
    'areas:',
    'devices:',
    'lists:',
    'calendars:',
    'rooms: {default: a}',
    'location:',
    'aliases: [',
    '- {id: a, name: A, area: a, kind: light, state: {on: true}}',
    'kind: cover',
    'kind: climate',
    'class: garage',
    'risk: pin',
    'state: {',
    'abilities: {',
    'mqtt: {',
    'timezone: Europe/London',
    '!!binary',
    '<<: *a',
    '? ',
    '---',
    '...',
    '|-',
    '>+',
    '~',
    '{}',
    '[]',
  ],
  run: (input) => {
    const text = Buffer.from(input).toString('utf8');
    let parsed: ReturnType<typeof parseHome>;
    try {
      parsed = parseHome(text, 'home.yaml');
    } catch (error) {
      return refusal(error);
    }
    const { states } = startWorld(parsed.home, '2026-11-21T09:00:00');
    const ids = parsed.home.devices.map(({ id }) => id);
    claim(new Set(ids).size === ids.length, 'no two devices with one id');
    claim(states.size === ids.length, 'a state for each device');
    for (const warning of parsed.warnings)
      claim(/^home\.yaml:\d+: ./.test(warning), `a warning with its line: ${warning}`);
    const kinds = new Set(parsed.home.devices.map(({ kind }) => kind));
    return `read ${[...kinds].toSorted().join()} ${parsed.warnings.map(skeleton).join()}`.slice(0, 200);
  },
};
