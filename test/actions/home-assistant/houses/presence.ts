/** Who is there: every way to say so. */
import type { SimulatedDevice } from '../simulated.js';

const plug = (
  object: string,
  name: string,
  availability: Readonly<Record<string, unknown>>,
): SimulatedDevice => ({
  component: 'switch',
  object,
  config: { name, command_topic: `av/${object}/set`, state_topic: `av/${object}`, ...availability },
  states: { [`av/${object}`]: 'ON' },
});

export const present: readonly SimulatedDevice[] = [
  plug('one', 'Plug one', { avty_t: 'av/a' }),
  plug('two', 'Plug two', { availability_topic: 'av/a', pl_avail: 'here', pl_not_avail: 'gone' }),
  plug('templated', 'Plug three', {
    availability_topic: 'av/json',
    availability_template: '{{ "online" if value_json.up else "offline" }}',
  }),
  plug('all', 'Plug four', { availability: [{ topic: 'av/a' }, { t: 'av/b' }], availability_mode: 'all' }),
  plug('any', 'Plug five', { avty: [{ topic: 'av/a' }, { topic: 'av/b' }], avty_mode: 'any' }),
  plug('latest', 'Plug six', { availability: [{ topic: 'av/a' }, { topic: 'av/b' }] }),
  plug('list_words', 'Plug seven', {
    availability: [
      { topic: 'av/b', pl_avail: 'yes', pl_not_avail: 'no' },
      {
        topic: 'av/json',
        val_tpl: '{{ value_json.up }}',
        payload_available: true,
        payload_not_available: false,
      },
    ],
    availability_mode: 'all',
  }),
  plug('base', 'Plug eight', { '~': 'av', avty: [{ t: '~/a' }, { t: '~/b' }], avty_mode: 'all' }),
  plug('never', 'Plug nine', { availability_topic: 'av/silent' }),
];

/** What is said on those topics, one after the other. */
export const comings: readonly Readonly<Record<string, unknown>>[] = [
  { 'av/a': 'online', 'av/b': 'online', 'av/json': { up: true } },
  { 'av/b': 'offline' },
  { 'av/a': 'offline' },
  { 'av/b': 'online' },
  { 'av/a': 'here' },
  { 'av/b': 'yes' },
  { 'av/a': 'gone', 'av/b': 'no', 'av/json': { up: false } },
  { 'av/a': 'online' },
  { 'av/a': 'nonsense', 'av/json': 'nonsense' },
];
