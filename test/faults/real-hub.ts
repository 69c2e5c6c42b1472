/** A hub with real understanding and a real state file, on a house of fakes; what its file holds when it is over. */

import { parseHome } from '../../src/actions/home-file.js';
import type { Agenda } from '../../src/actions/world.js';
import { realOpeners } from '../../src/hub/openers.js';
import { openStore } from '../../src/store/open-store.js';
import { fakeHouse, type Rig, rig } from '../hub/fake-house.js';

export const HOME = parseHome(
  `
areas: [{id: kitchen, name: Kitchen}]
rooms: {default: kitchen}
devices:
  - {id: lamp, name: Lamp, area: kitchen, kind: light, state: {on: false}}
lists: [{id: shopping, name: Shopping List, items: []}]
`,
  'home.yaml',
).home;

export async function startRealHub(state: string, openers: Parameters<typeof rig>[0] = {}): Promise<Rig> {
  const house = fakeHouse(HOME, async () => {});
  const { understanding, store } = realOpeners;
  return await rig({ understanding, store, house: async () => house, ...openers }, { state, home: HOME });
}

/** Says it and waits for its own answer. */
export async function tell({ hub, events, until }: Rig, text: string): Promise<string> {
  const from = events.length;
  const isNew = (event: (typeof events)[number]): boolean => events.indexOf(event) >= from;
  hub.say(text);
  const { turn } = await until('understood', (event) => event.say === text && isNew(event));
  return (await until('reply', (event) => event.turn === turn && isNew(event))).text;
}

/** What a hub that starts now would know. */
export async function keptIn(folder: string): Promise<Agenda | null> {
  const { store } = await openStore(folder);
  try {
    return store.load();
  } finally {
    store.close();
  }
}

export const shoppingOf = (agenda: Agenda | null): string[] =>
  (agenda?.lists['shopping'] ?? []).map(({ text }) => text);
