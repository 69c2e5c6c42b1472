import { describe, expect, it } from 'vitest';
import type { DialogEvent } from '../../src/fsm/dialog-types.js';
import { Closers } from '../../src/hub/closers.js';
import { TalkSources } from '../../src/hub/ear/talk-sources.js';
import { type HubEvent, HubEvents } from '../../src/hub/events.js';
import { Inbox } from '../../src/hub/inbox.js';
import { Mouth } from '../../src/hub/mouth/mouth.js';
import { Sessions } from '../../src/hub/sessions.js';
import { applyToHub } from '../../src/hub/wiring.js';
import { localClock } from '../../src/local-clock.js';
import { newSession } from '../../src/nlu/converse/session.js';
import { clientId } from '../../src/page/client-id.js';
import { fakeSink, fakeVoice, never } from './fakes.js';

describe('closers', () => {
  it('close in reverse order, all of them, once', async () => {
    const closed: string[] = [];
    const warned: unknown[] = [];
    const closers = new Closers({ warn: (entry: unknown) => void warned.push(entry) });
    closers.add('first', () => void closed.push('first'));
    closers.add('broken', () => Promise.reject(new Error('stuck')));
    closers.add('last', async () => void closed.push('last'));
    await Promise.all([closers.closeAll(), closers.closeAll()]);
    expect(closed).toEqual(['last', 'first']);
    expect(warned).toEqual([{ part: 'broken', error: 'stuck' }]);
  });
});

describe('the inbox', () => {
  const said = (text: string): DialogEvent => ({ type: 'said', said: { text, speaker: { kind: 'typed' } } });
  const announce: DialogEvent = { type: 'announce', text: 'Your timer is up.' };

  it('keeps words until the dialog takes them, and announcements until it is idle', () => {
    const sent: DialogEvent[] = [];
    const dialog = {
      open: false,
      quiet: false,
      step: { state: 'acting', microphone: 'absent', by: '' } as const,
      send: (event: DialogEvent) => void sent.push(event),
    };
    const inbox = new Inbox(dialog);
    inbox.put(announce, 'when-quiet');
    inbox.put(said('next in the recording'), 'when-quiet');
    inbox.put(said('typed'), 'at-once');
    expect(sent).toEqual([]);
    Object.assign(dialog, { open: true, step: { ...dialog.step, state: 'speaking' } });
    inbox.deliver();
    expect(sent).toEqual([said('typed')]);
    inbox.deliver();
    expect(sent).toHaveLength(1);
    Object.assign(dialog, { quiet: true, step: { ...dialog.step, state: 'followUp' } });
    inbox.deliver();
    expect(sent[1]).toEqual(said('next in the recording'));
    expect(inbox.empty).toBe(false);
    Object.assign(dialog, { step: { ...dialog.step, state: 'idle' } });
    inbox.deliver();
    expect(sent[2]).toEqual(announce);
    expect(inbox.empty).toBe(true);
  });
});

it('events reach every listener, whatever another does', () => {
  const broken: unknown[] = [];
  const events = new HubEvents((error) => broken.push(error));
  const heard: HubEvent[] = [];
  events.on(() => {
    throw new Error('bad listener');
  });
  const off = events.on((event) => heard.push(event));
  events.emit({ event: 'wake', phrase: null });
  off();
  events.emit({ event: 'wake', phrase: null });
  expect(heard).toHaveLength(1);
  expect(broken).toHaveLength(2);
});

it('the clock shows the time of the house, not of the machine', () => {
  const noon = Date.UTC(2026, 6, 1, 12, 0, 5);
  expect(localClock('Europe/London', () => noon)()).toBe('2026-07-01T13:00:05');
  expect(localClock('Asia/Kolkata', () => noon)()).toBe('2026-07-01T17:30:05');
});

describe('sessions', () => {
  it('belong to a speaker; a dropped question is gone from that one only', () => {
    const sessions = new Sessions();
    // From another machine nobody knows who speaks from where.
    expect(sessions.of({ kind: 'typed', id: clientId('192.168.1.7') }).afar).toBe(true);
    for (const near of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
      expect(sessions.of({ kind: 'browser', id: clientId(near) }).afar).toBeUndefined();
    const pending = { kind: 'confirm', calls: [], at: '2026-11-21T09:00:00' } as const;
    sessions.keep({ kind: 'browser', id: 'a' }, { ...newSession(), pending });
    sessions.keep({ kind: 'microphone' }, { ...newSession(), pending });
    expect(sessions.of({ kind: 'typed', id: 'a' }).pending).toEqual(pending);
    sessions.dropQuestion({ kind: 'typed', id: 'a' });
    expect(sessions.of({ kind: 'browser', id: 'a' }).pending).toBeNull();
    expect(sessions.of({ kind: 'microphone' }).pending).toEqual(pending);
  });

  it('of speakers long gone are forgotten', () => {
    const sessions = new Sessions();
    for (let id = 0; id < 100; id += 1)
      sessions.keep({ kind: 'browser', id: `${id}` }, { ...newSession(), lastReply: 'x' });
    expect(sessions.of({ kind: 'browser', id: '0' }).lastReply).toBeNull();
    expect(sessions.of({ kind: 'browser', id: '99' }).lastReply).toBe('x');
  });
});

describe('the mouth', () => {
  const parts = () => {
    const loudspeaker = fakeSink('loudspeaker');
    const one = fakeSink('one');
    const all = fakeSink('all');
    const voice = fakeVoice();
    const mouth = new Mouth({
      voice: () => voice,
      loudspeaker: () => loudspeaker,
      browsers: (id) => (id === null ? all : one),
    });
    return { mouth, loudspeaker, one, all, voice };
  };

  it('answers the browser that asked, the room otherwise, and announces to all', async () => {
    const { mouth, loudspeaker, one, all } = parts();
    await mouth.say('Yes.', { kind: 'typed', id: 'x' }, never());
    expect([one, loudspeaker, all].map(({ played }) => played.length)).toEqual([1, 0, 0]);
    await mouth.say('Yes.', { kind: 'microphone' }, never());
    expect([one, loudspeaker, all].map(({ played }) => played.length)).toEqual([1, 1, 0]);
    await mouth.say('Your timer is up.', null, never());
    expect([one, loudspeaker, all].map(({ played }) => played.length)).toEqual([1, 2, 1]);
  });

  it('stops in the middle when interrupted', async () => {
    const stop = new AbortController();
    const sink = fakeSink('slow', async () => stop.abort());
    const voice = fakeVoice();
    const mouth = new Mouth({ voice: () => voice, loudspeaker: () => sink, browsers: () => null });
    const spoken = await mouth.say('One. Two. Three. Four.', { kind: 'microphone' }, stop.signal);
    expect(spoken.interrupted).toBe(true);
    expect(sink.played).toHaveLength(1);
  });

  it('is silent where nobody can hear, without making the sound', async () => {
    const voice = fakeVoice();
    const mouth = new Mouth({ voice: () => voice, loudspeaker: () => null, browsers: () => null });
    expect(await mouth.say('Hello.', null, never())).toEqual({ interrupted: false, firstSoundMs: null });
    expect(voice.said).toEqual([]);
  });

  it('has a volume', async () => {
    const { mouth, loudspeaker } = parts();
    mouth.volume = 50;
    await mouth.say('Yes.', { kind: 'microphone' }, never());
    expect(loudspeaker.played[0]?.samples[0]).toBe(0.25);
    mouth.muted = true;
    await mouth.say('Yes.', { kind: 'microphone' }, never());
    expect(loudspeaker.played).toHaveLength(1);
  });
});

describe('effects on the hub', () => {
  const turned = (...volumes: number[]): number => {
    const mouth = new Mouth({ voice: () => null, loudspeaker: () => null, browsers: () => null });
    const inbox = { put: () => {} };
    for (const volume of volumes) applyToHub([{ type: 'hub', volume }], mouth, inbox);
    return mouth.volume;
  };

  it('turn the voice up and down by steps', () => {
    expect(turned(-10, -10, 10)).toBe(90);
  });

  it('set the voice to so many percent, wherever it was', () => {
    const mouth = new Mouth({ voice: () => null, loudspeaker: () => null, browsers: () => null });
    applyToHub(
      [
        { type: 'hub', volume: -30 },
        { type: 'hub', level: 50 },
      ],
      mouth,
      { put: () => {} },
    );
    expect(mouth.volume).toBe(50);
  });

  it('keep it between full and still to be heard', () => {
    expect(turned(10)).toBe(100);
    expect(turned(...Array.from({ length: 20 }, () => -10))).toBe(10);
  });
});

describe('the talk button', () => {
  it('gives one turn its sound, from press to release', async () => {
    const talk = new TalkSources();
    talk.push('x', new Uint8Array(1024));
    talk.open('x');
    talk.push('x', new Uint8Array(1024));
    talk.push('x', new Uint8Array(100));
    const source = talk.take({ kind: 'browser', id: 'x' });
    talk.close('x');
    talk.push('x', new Uint8Array(1024));
    let frames = 0;
    for await (const frame of source!.frames(never())) frames += frame.length;
    expect(frames).toBe(2 * 512);
    expect(talk.take({ kind: 'browser', id: 'x' })).toBeNull();
  });
});
