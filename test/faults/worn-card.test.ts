/** A card that the kernel makes read-only under a running hub, as it does with every worn one in the end. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Rig } from '../hub/fake-house.js';
import { keptIn, shoppingOf, startRealHub, tell } from './real-hub.js';
import { noWornCard, type WornCard, wornCard } from './worn-card.js';

const FORGETFUL = /^I cannot write to my disk/;

describe.skipIf(noWornCard !== null)(`a worn card${noWornCard === null ? '' : ` (${noWornCard})`}`, () => {
  let card: WornCard;
  let hub: Rig | null;
  const close = async (): Promise<void> => {
    await hub?.hub.close();
    hub = null;
  };
  beforeEach(() => {
    card = wornCard();
  });
  afterEach(async () => {
    await close();
    card.close();
  });

  it('that becomes read-only is said once; the hub goes on in memory, and what was confirmed before is kept', async () => {
    const running = await startRealHub(card.folder);
    hub = running;
    await tell(running, 'add apples to the shopping list');
    await tell(running, 'set an alarm for seven');
    card.giveUp();
    await tell(running, 'add beans to the shopping list');
    const told = await running.until('error');
    expect(told).toMatchObject({ part: 'store', code: 'STATE_READ_ONLY' });
    expect(told.message).toMatch(/worn card.*earshot backup/);
    await running.until('reply', ({ text }) => FORGETFUL.test(text));
    await tell(running, 'set a timer for one second');
    await running.until('timer', ({ op }) => op === 'fired');
    await tell(running, 'stop');
    expect(await tell(running, "what's on the shopping list")).toMatch(/apples.*beans/);
    await tell(running, 'add carrots to the shopping list');
    const said = running.events.flatMap((event) => (event.event === 'reply' ? [event.text] : []));
    expect(said.filter((text) => FORGETFUL.test(text))).toHaveLength(1);
    await close();
    card.mend();
    const agenda = await keptIn(card.folder);
    expect(shoppingOf(agenda)).toEqual(['apples']);
    expect(agenda?.clock).toHaveLength(1);
  });

  it('that was given up and looked over is written again by the next hub', async () => {
    const before = await startRealHub(card.folder);
    hub = before;
    await tell(before, 'add apples to the shopping list');
    card.giveUp();
    await close();
    card.mend();
    const after = await startRealHub(card.folder);
    hub = after;
    await tell(after, 'add beans to the shopping list');
    expect(after.events.filter(({ event }) => event === 'error')).toEqual([]);
    await close();
    expect(shoppingOf(await keptIn(card.folder))).toEqual(['apples', 'beans']);
  });
});
