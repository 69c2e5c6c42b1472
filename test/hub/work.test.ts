import { describe, expect, it } from 'vitest';
import type { CommandResult } from '../../src/asr/recognizer.js';
import { type HubEvent, HubEvents } from '../../src/hub/events.js';
import { HubWorld } from '../../src/hub/hub-world.js';
import { Mouth } from '../../src/hub/mouth/mouth.js';
import { Sessions } from '../../src/hub/sessions.js';
import { HubWork } from '../../src/hub/work.js';
import type { Pending } from '../../src/nlu/conversation.js';
import { newSession } from '../../src/nlu/converse/session.js';
import { fakeUnderstanding, HOME } from './fake-house.js';
import { fakeEar, heardAs, never, sourceOf, speech } from './fakes.js';

const speaker = { kind: 'browser', id: 'b' } as const;
const controls = { signal: never(), finish: never(), onSpeechStart: () => {}, onSpeechEnd: () => {} };

function work(
  pending: Pending | null,
  accepted: boolean,
  free: Partial<CommandResult> = {},
  outcomeOf = (reply: string) => reply,
) {
  const told: HubEvent[] = [];
  const events = new HubEvents();
  events.on((event) => told.push(event));
  const sessions = new Sessions();
  sessions.keep(speaker, { ...newSession(), pending });
  const ear = fakeEar(() => heardAs('graph words', { freeText: '4711', accepted, ...free }));
  return {
    told,
    sessions,
    work: new HubWork({
      events,
      sessions,
      world: new HubWorld(
        { home: HOME, states: new Map(), unavailable: new Set() },
        () => '2026-11-21T09:00:00',
      ),
      mouth: new Mouth({ voice: () => null, loudspeaker: () => null, browsers: () => null }),
      converse: () => fakeUnderstanding().converse,
      proposer: null,
      onModelError: () => {},
      tick: () => {},
      ear: () => ear,
      source: () => sourceOf(speech(20)),
      carryOut: async (outcome) => ({ ok: true, reply: outcomeOf(outcome.reply) }),
      capture: async () => {},
    }),
  };
}

const confirm: Pending = { kind: 'confirm', calls: [], at: '2026-11-21T09:00:00' };

describe('an answer that no command has', () => {
  it('is taken as it was heard where a PIN is asked for, and shown nowhere', async () => {
    const { work: hub, told } = work({ ...confirm, pin: true }, false);
    const heard = await hub.listen({ speaker, answering: true }, controls);
    expect(heard).toMatchObject({ kind: 'command', text: '4711' });
    await hub.understand({ text: '4711', speaker, turn: 1 }, never());
    expect(told.map(({ event }) => event)).toEqual(['listening', 'partial', 'heard', 'understood']);
    expect(JSON.stringify(told)).not.toContain('4711');
    expect(told.find(({ event }) => event === 'heard')).toMatchObject({ text: '(PIN)', free_text: '(PIN)' });
    expect(told.find(({ event }) => event === 'understood')).toMatchObject({ say: '(PIN)' });
  });

  it('never confirms a risk: a yes counts only when it was heard as one', async () => {
    expect(await work(confirm, false).work.listen({ speaker, answering: true }, controls)).toMatchObject({
      kind: 'rejected',
    });
    expect(await work(confirm, true).work.listen({ speaker, answering: true }, controls)).toMatchObject({
      kind: 'command',
    });
  });

  it('is no answer where nothing was asked', async () => {
    expect(await work(null, false).work.listen({ speaker, answering: false }, controls)).toMatchObject({
      kind: 'rejected',
    });
  });
});

describe('words that no command has', () => {
  const free = (freeText: string, freeConfidence: number, pending: Pending | null = null) =>
    work(pending, false, { freeText, freeConfidence }).work.listen({ speaker, answering: false }, controls);

  it('are thought about where they were heard well', async () => {
    expect(await free('it is too dark in here', 0.9)).toMatchObject({
      kind: 'loose',
      text: 'it is too dark in here',
      confidence: 0.9,
    });
  });

  it('are not where they were not, where there is one alone, or where a question waits for its answer', async () => {
    expect(await free('it is too dark in here', 0.4)).toMatchObject({ kind: 'rejected' });
    expect(await free('Oh.', 0.95)).toMatchObject({ kind: 'rejected' });
    expect(await free('it is too dark in here', 0.9, confirm)).toMatchObject({ kind: 'rejected' });
  });
});

describe('what was heard as two things', () => {
  const readings = [
    { text: 'lamp on', score: 2 },
    { text: 'lamp off', score: 1.9 },
  ];
  const heard = (accepted: boolean, path: CommandResult['path']) =>
    work(null, accepted, { readings, path }).work.listen({ speaker, answering: false }, controls);

  it('goes on with both, where it is a command that was searched for', async () => {
    expect(await heard(true, 'graph')).toMatchObject({ kind: 'command', ranked: readings });
    expect(await heard(true, 'free')).not.toHaveProperty('ranked');
    expect(await heard(false, 'graph')).not.toHaveProperty('ranked');
  });
});

describe('what the house would make of a command', () => {
  const meaning = (command: string, pending: Pending | null = null) =>
    work(pending, true).work.meaning(command, speaker);

  it('says whether more may come', () => {
    expect(meaning('lamp on')).toBe('complete');
    expect(meaning('unlock')).toBe('complete');
    expect(meaning('set a timer')).toBe('unknown');
    expect(meaning('set a timer for')).toBe('unfinished');
  });

  it('is not asked where it may be an answer', () => {
    expect(meaning('4711', { ...confirm, pin: true })).toBe('complete');
  });
});

describe('what came of a deed', () => {
  it('is what is remembered of it, also where it failed', async () => {
    const { work: hub, sessions } = work(null, true, {}, () => 'The lamp does not answer.');
    const undo = { devices: {}, effects: [], at: '2026-11-21T09:00:00', reply: 'The lamp is on.' };
    const session = { ...newSession(), undo };
    const outcome = {
      session,
      source: 'grammar' as const,
      calls: [],
      effects: [],
      reply: 'The lamp is on.',
      ask: null,
      confidence: 1,
      ms: { total: 1 },
    };
    await hub.understand({ text: 'hello', speaker, turn: 1 }, never());
    await hub.act(outcome, never());
    expect(sessions.of(speaker).undo?.reply).toBe('The lamp does not answer.');
  });
});
