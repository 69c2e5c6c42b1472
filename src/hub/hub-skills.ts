/** What a hub understands beside the sentences for every house: "what new devices are there". */

import type { Device, Home } from '../actions/home.js';
import { KIND_NOUNS } from '../actions/kinds/groups.js';
import type { ResolvedCall } from '../actions/resolve/resolved-call.js';
import { join, sayArea } from '../nlu/reply/wording.js';
import { defineSkill } from '../nlu/skill.js';
import { SKILLS } from '../nlu/skills/index.js';
import type { LiveHouse } from './house/live-house.js';

const INTENT = 'new_devices';
/** More names are a list to read, not to hear. */
const MOST_NAMES = 4;

export const NEW_DEVICES = defineSkill({
  id: 'new-devices',
  summary: 'Devices that were found and that nobody has named or looked at',
  rules: { found: '(are there|do you have|did you find|have you found|have been found|were found)' },
  intents: {
    new_devices: {
      groups: [
        {
          sentences: [
            '(what|which) new devices <found> [in the house]',
            '(are there|have you found|did you find|do you have) [any] new devices [in the house]',
            '(what|which) devices (are new|have no name|need a name|are unnamed|have you found|did you find)',
            '(tell me|list) [about] the new devices',
          ],
        },
      ],
      interpret: () => [{ do: 'intent', intent: INTENT, slots: {} }],
    },
  },
  tests: [
    { say: 'what new devices are there', calls: [{ do: 'intent', intent: INTENT }] },
    { say: 'did you find any new devices', calls: [{ do: 'intent', intent: INTENT }] },
  ],
});

export const HUB_SKILLS = [...SKILLS, NEW_DEVICES];

/** The hub's own answer to its own question; empty: it was asked something else. */
export function answerNewDevices(
  calls: readonly ResolvedCall[],
  house: Pick<LiveHouse, 'home' | 'inventory'>,
): readonly string[] {
  const asked = calls.some((call) => call.do === 'intent' && call['intent'] === INTENT);
  return asked ? [sayNewDevices(house)] : [];
}

function sayNewDevices({ home, inventory }: Pick<LiveHouse, 'home' | 'inventory'>): string {
  const nameless: Device[] = [];
  const named: Device[] = [];
  for (const device of home.devices) {
    const facts = inventory?.facts(device.id);
    if (facts?.nameless === true) nameless.push(device);
    else if (facts?.isNew === true) named.push(device);
  }
  if (nameless.length + named.length === 0) return 'There are no new devices.';
  const told: string[] = [];
  if (named.length > 0) {
    const names = join(
      named.map((device) => `${device.name}${inRoom(home, device)}`),
      'and',
      MOST_NAMES,
    );
    told.push(`I found ${names}.`);
  }
  if (nameless.length > 0) {
    const kinds = nameless.map((device) => `${aKind(device)}${inRoom(home, device)}`);
    told.push(
      `I found ${join(kinds, 'and', MOST_NAMES)} without a name. You can name ${nameless.length > 1 ? 'them' : 'it'} on the page.`,
    );
  }
  return told.join(' ');
}

/** "a light", "an outlet". */
function aKind({ kind, deviceClass }: Device): string {
  const word = deviceClass?.replaceAll('_', ' ') ?? KIND_NOUNS[kind]?.[0] ?? 'device';
  return `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;
}

/** " in the hall", " upstairs"; empty for no room. */
function inRoom(home: Home, { area }: Device): string {
  if (area === null) return '';
  const room = sayArea(home, area);
  return room.startsWith('the ') ? ` in ${room}` : ` ${room.toLowerCase()}`;
}
