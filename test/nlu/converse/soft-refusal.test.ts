/** Refusals that whoever understands more words is asked about first. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: pokoj, name: Pokój}
devices:
  - {id: ksiezyc, name: Moon Lamp, area: pokoj, kind: light, state: {on: false}}
  - {id: tomek, name: Tomek, kind: person, state: {location: home}}
calendars:
  - {id: rodzina, name: Rodzina, events: [{summary: Chimney sweep, start: 2026-11-24T17:00, end: 2026-11-24T18:00}]}
`;
const say = (text: string) => talkIn(HOUSE, 'soft-refusal.yaml')('pokoj', text);

describe('the grammar does not have the last word', () => {
  it.each(["where's that big lad Tomek got to", 'turn on the marn lamp'])('%s', (said) => {
    const { source, reply, effects } = say(said);
    expect(source).toBe('none');
    expect(effects).toEqual([]);
    expect(reply).not.toBe('');
  });

  it('has it where an event is named, however it is asked for', () => {
    const { source, reply } = say("when's the chimney sweep meant to be coming");
    expect(source).toBe('grammar');
    expect(reply).toMatch(/Chimney sweep.*5 PM/i);
  });

  it('has it where nothing here is meant', () => {
    expect(say('turn on the pool pump')).toMatchObject({
      source: 'grammar',
      calls: [{ do: 'none', reason: 'no_device' }],
    });
  });

  it('says why, whoever has it', () => {
    expect(say('turn on the marn lamp').reply).toMatch(/marn/);
  });
});
