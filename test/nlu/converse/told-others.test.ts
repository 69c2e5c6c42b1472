/** Words for somebody else of the house, now, at a time, or when they come and go: "she" is whoever was named. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: den, name: Den}
devices:
  - {id: ines, name: Ines, kind: person, state: {location: not_home}}
  - {id: bo, name: Bo, aliases: [Grandpa], kind: person, state: {location: not_home}}
  - {id: glim, name: Glim, area: den, kind: light, state: {on: false}}
  - {id: spin, name: Spinner, aliases: [washing], area: den, kind: binary_sensor, class: running, state: {on: true}}
`;
const say = (...turns: readonly string[]) => talkIn(HOUSE, 'told-others.yaml')('den', ...turns);
const once = (id: string, is: string) => ({ once: { devices: [id], attr: 'location', is } });

describe('when they come or go', () => {
  it.each([
    ['remind Ines to take the bins out when she gets home', 'Ines, take the bins out', 'ines', 'home'],
    ['tell Bo dinner is ready as soon as he is back', 'Bo, dinner is ready', 'bo', 'home'],
    ["let Grandpa know that the cat has eaten when he's home", 'Grandpa, the cat has eaten', 'bo', 'home'],
    ['remind Ines to lock up when she leaves', 'Ines, lock up', 'ines', 'not_home'],
    ['tell Ines to call Bo when Bo gets home', 'Ines, call Bo', 'bo', 'home'],
  ])('%s', (text, message, id, is) => {
    expect(say(text).calls).toMatchObject([{ do: 'announce', message, when: once(id, is) }]);
  });

  it('knows who "she" is in a reminder of one’s own', () => {
    expect(say('remind me to call Ines when she gets home').calls).toMatchObject([
      { do: 'reminder', label: 'call Ines', when: once('ines', 'home') },
    ]);
  });

  it.each([
    ['nobody is named', 'remind me to stretch when she gets home'],
    ['two are named', 'tell Ines and Bo that it rains when he gets home'],
    ['it is nobody of this house', 'tell Otto dinner is ready when he gets home'],
  ])('says nothing at once where %s', (_why, text) => {
    expect(say(text).calls.filter(({ do: does }) => does === 'announce')).toEqual([]);
  });

  it.each([
    ['let me know when Ines gets home', 'Ines is home'],
    ["tell me when Ines's back home", 'Ines is home'],
    ['tell me when ines heads out', 'Ines is away'],
    ['tell me when someone gets in', 'Somebody is home'],
    ['tell me when nobody is home', 'Nobody is home'],
  ])('says who came or went, by the name alone: %s', (text, message) => {
    expect(say(text).calls).toMatchObject([{ message }]);
  });
});

describe('for everybody', () => {
  it.each<[string, string, object]>([
    ['announce supper when Ines gets home', 'supper', once('ines', 'home')],
    ['tell everyone that the soup is ready as soon as Bo is back', 'the soup is ready', once('bo', 'home')],
    ['broadcast lights out once Grandpa leaves', 'lights out', once('bo', 'not_home')],
    ['tell everyone in twenty minutes that the film is on', 'the film is on', { delay: 1200 }],
    ['announce at seven that the cake is here', 'the cake is here', { at: { clock: '07:00' } }],
  ])('%s', (text, message, when) => {
    const { calls, effects } = say(text);
    const at = 'at' in when ? { at: expect.anything() } : when;
    expect(calls).toMatchObject([{ do: 'announce', message, when: at }]);
    expect(effects).toMatchObject([{ type: 'schedule', op: 'set' }]);
  });

  it.each([
    // Plans are what everybody shall know now.
    ['announce that we leave when Bo gets home', 'we leave when Bo gets home'],
    ['tell everyone to wash up when they come in', 'wash up when they come in'],
    ['announce that we eat in ten minutes', 'we eat in ten minutes'],
  ])('%s: at once', (text, message) => {
    expect(say(text).calls).toEqual([{ do: 'announce', message }]);
  });
});

describe('now and at a time', () => {
  it.each([
    ['tell Ines that dinner is ready', 'Ines, dinner is ready'],
    ['tell Bo to come down', 'Bo, come down'],
    ['let Ines know we are leaving', 'Ines, we are leaving'],
  ])('%s', (text, message) => {
    expect(say(text).calls).toEqual([{ do: 'announce', message }]);
  });

  it('reminds them', () => {
    expect(say('remind Bo to take his pills at 8 pm').changes).toMatchObject({
      reminders: [{ time: '2026-11-21T20:00:00', label: 'Bo, take his pills' }],
    });
    expect(say('remind Bo to take his pills').ask).toMatch(/When/);
  });

  it.each([
    'tell Ines a story',
    'tell me where Ines is',
    'tell Ines about the party',
    'ask Bo if he is hungry',
  ])('is no message: %s', (text) => {
    expect(say(text).calls.filter(({ do: does }) => does === 'announce')).toEqual([]);
  });

  it('leaves nobody as they are', () => {
    expect(say('not Ines').reply).not.toMatch(/leave/);
  });
});

describe('when something has come true', () => {
  const done = { once: { devices: ['spin'], attr: 'on', is: false } };

  it.each([
    ["tell Ines when the washing's finished", 'Ines, the washing is finished'],
    ['let bo know when the spinner is done', 'Bo, the spinner is done'],
    ['give Ines a shout once the spinner has finished', 'Ines, the spinner has finished'],
    ['when the washing is done tell Grandpa', 'Grandpa, the washing is done'],
    ['let everyone know when the spinner is done', 'The spinner is done'],
    ['announce it when the washing is done', 'The washing is done'],
  ])('%s', (text, message) => {
    expect(say(text).calls).toMatchObject([{ do: 'announce', message, when: done }]);
  });

  it('says whom it will tell', () => {
    expect(say("tell Ines when the washing's finished").reply).toBe(
      'Okay, I will tell Ines when the Spinner is done.',
    );
  });

  it('goes on from a question', () => {
    expect(say('is the spinner done', 'tell Ines when it is').calls).toMatchObject([{ when: done }]);
  });

  it.each([
    'tell Otto when the washing is done',
    'tell Ines when dinner is ready',
    'let everyone know when the party starts',
    'let everybody know once we are rich',
  ])('announces nothing at once, nor what nobody can see: %s', (text) => {
    expect(say(text).changes).toEqual({});
    expect(say(text).effects).toEqual([]);
  });
});
