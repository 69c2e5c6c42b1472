import { expect, it, vi } from 'vitest';
import { Listeners } from '../../src/actions/mqtt/listeners.js';
import { topicMatches } from '../../src/actions/mqtt/topic.js';

vi.mock('../../src/actions/mqtt/topic.js', async (original) => {
  const actual = await original<typeof import('../../src/actions/mqtt/topic.js')>();
  return { ...actual, topicMatches: vi.fn(actual.topicMatches) };
});

const said = (topic: string) => ({ topic, payload: new Uint8Array(), retained: false });

it('who comes and goes between two words of a topic is reckoned with', () => {
  const listeners = new Listeners();
  const heard: string[] = [];
  const own = (): void => void heard.push('own');
  const any = (): void => void heard.push('any');
  const told = (): string[] => {
    heard.length = 0;
    listeners.dispatch(said('lamp/state'));
    return [...heard];
  };
  listeners.add('lamp/state', own);
  expect(told()).toEqual(['own']);
  listeners.add('+/state', any);
  expect(told()).toEqual(['own', 'any']);
  listeners.add('lamp/#', own);
  expect(told()).toEqual(['own', 'any']);
  listeners.remove('lamp/state', own);
  expect(told().sort()).toEqual(['any', 'own']);
  listeners.remove('lamp/#', own);
  listeners.remove('+/state', any);
  expect(told()).toEqual([]);
});

it('who leaves while a word is heard lets the others hear it', () => {
  const listeners = new Listeners();
  const heard: string[] = [];
  const first = (): void => {
    heard.push('first');
    listeners.remove('lamp/state', first);
  };
  listeners.add('lamp/state', first);
  listeners.add('lamp/state', () => void heard.push('second'));
  for (const topic of ['lamp/state', 'lamp/state']) listeners.dispatch(said(topic));
  expect(heard).toEqual(['first', 'second', 'second']);
});

it('a topic that is listened to by its name is held against the wildcards once', () => {
  vi.mocked(topicMatches).mockClear();
  const listeners = new Listeners();
  listeners.add('+/state', () => {});
  listeners.add('lamp/state', () => {});
  for (let word = 0; word < 100; word += 1) listeners.dispatch(said('lamp/state'));
  expect(topicMatches).toHaveBeenCalledTimes(1);
});
