import { describe, expect, it } from 'vitest';
import { DEFAULT_TIMING } from '../../src/fsm/dialog-types.js';
import { NO_ANSWER, NOT_HEARD, WENT_WRONG } from '../../src/fsm/phrases.js';
import { bench, command, confirmQuestion, lampOn, outcome, settle, typed } from './fake-work.js';

const browser = { kind: 'browser', id: 'b1' } as const;

describe('a turn', () => {
  it('goes from a wake to a reply and back to idle, one state after the other', async () => {
    const { dialog, steps, listen, understand, act, speak } = bench();
    dialog.send({ type: 'wake', phrase: 'hey earshot' });
    listen[0]!.controls.onSpeechStart();
    listen[0]!.controls.onSpeechEnd();
    listen[0]!.resolve(command);
    await settle();
    expect(understand[0]!.input).toMatchObject({ text: 'turn on the lamp', confidence: 0.97 });
    understand[0]!.resolve(lampOn);
    await settle();
    expect(act[0]!.input).toBe(lampOn);
    act[0]!.resolve({ reply: 'The lamp is on.', ask: null });
    await settle();
    expect(speak[0]!.input.text).toBe('The lamp is on.');
    speak[0]!.resolve();
    await settle();
    expect(steps.map((step) => step.state)).toEqual([
      'idle',
      'listening',
      'hearing',
      'recognising',
      'understanding',
      'acting',
      'speaking',
      'idle',
    ]);
  });

  it('says only what the house confirmed, not what was planned', async () => {
    const { dialog, understand, act, speak } = bench();
    dialog.send({ type: 'said', said: typed });
    understand[0]!.resolve({ ...lampOn, reply: 'The lamp is on.' });
    await settle();
    act[0]!.resolve({ reply: 'The lamp did not answer.', ask: null });
    await settle();
    expect(speak.map((job) => job.input.text)).toEqual(['The lamp did not answer.']);
  });

  it('does not act where there is nothing to do', async () => {
    const { dialog, understand, act, speak } = bench();
    dialog.send({ type: 'said', said: typed });
    understand[0]!.resolve(outcome({ reply: 'It is noon.' }));
    await settle();
    expect(act).toEqual([]);
    expect(speak[0]!.input.text).toBe('It is noon.');
  });
});

describe('a button held to talk', () => {
  it('ends the utterance when released, even if no speech was noticed', async () => {
    const { dialog, listen } = bench();
    dialog.send({ type: 'talk.start', speaker: browser });
    expect(listen[0]!.input).toEqual({ speaker: browser, answering: false });
    expect(listen[0]!.controls.finish.aborted).toBe(false);
    dialog.send({ type: 'talk.end' });
    expect(listen[0]!.controls.finish.aborted).toBe(true);
    expect(dialog.step.state).toBe('recognising');
    listen[0]!.resolve({ kind: 'silence' });
    await settle();
    expect(dialog.step.state).toBe('idle');
  });

  it('is answered when nothing was understood, because somebody is waiting', async () => {
    const { dialog, listen, speak } = bench();
    dialog.send({ type: 'talk.start', speaker: browser });
    listen[0]!.resolve({ ...command, kind: 'rejected' });
    await settle();
    expect(speak[0]!.input.text).toBe(NOT_HEARD);
  });
});

it('hands on what else may have been said', async () => {
  const { dialog, listen, understand } = bench();
  dialog.send({ type: 'wake', phrase: 'hey earshot' });
  const ranked = [
    { text: 'lamp on', score: 2 },
    { text: 'lamp off', score: 1.9 },
  ];
  listen[0]!.resolve({ ...command, ranked });
  await settle();
  expect(understand[0]!.input).toMatchObject({ ranked });
});

it('thinks about words outside the grammar only where it was addressed', async () => {
  const loose = { ...command, kind: 'loose', text: 'it is dark in here' } as const;
  const asked = bench();
  asked.dialog.send({ type: 'wake', phrase: 'hey earshot' });
  asked.listen[0]!.resolve(loose);
  await settle();
  expect(asked.understand[0]!.input).toMatchObject({ text: 'it is dark in here', loose: true });
  const overheard = bench();
  overheard.dialog.send({ type: 'wake', phrase: null });
  overheard.listen[0]!.resolve(loose);
  await settle();
  expect(overheard.understand).toEqual([]);
  expect(overheard.dialog.step.state).toBe('idle');
});

it('stays silent on rejected speech that nobody addressed to it', async () => {
  const { dialog, listen, speak } = bench();
  dialog.send({ type: 'wake', phrase: null });
  listen[0]!.resolve({ ...command, kind: 'rejected' });
  await settle();
  expect(speak).toEqual([]);
  expect(dialog.step.state).toBe('idle');
});

describe('barge-in', () => {
  for (const [name, event, next] of [
    ['a wake', { type: 'wake', phrase: 'hey earshot' }, 'listening'],
    ['the talk button', { type: 'talk.start', speaker: browser }, 'listening'],
    ['typing', { type: 'said', said: typed }, 'understanding'],
    ['cancel', { type: 'cancel' }, 'idle'],
  ] as const) {
    it(`${name} aborts the reply`, () => {
      const { dialog, speak } = bench();
      dialog.send({ type: 'announce', text: 'Your timer is done.' });
      expect(speak[0]!.signal.aborted).toBe(false);
      dialog.send(event);
      expect(speak[0]!.signal.aborted).toBe(true);
      expect(dialog.step.state).toBe(next);
    });
  }
});

describe('questions', () => {
  it('asks before a risky request and takes the answer without a wake', async () => {
    const { dialog, understand, speak, listen, act } = bench();
    dialog.send({ type: 'said', said: typed });
    understand[0]!.resolve(confirmQuestion);
    await settle();
    expect(dialog.step.state).toBe('confirming');
    expect(speak[0]!.input).toMatchObject({ asks: true, to: typed.speaker });
    expect(act).toEqual([]);
    speak[0]!.resolve();
    await settle();
    expect(dialog.step.state).toBe('followUp');
    expect(listen[0]!.input.answering).toBe(true);
    listen[0]!.resolve({ ...command, text: 'yes' });
    await settle();
    expect(understand[1]!.input.text).toBe('yes');
  });

  it('asks what is missing', async () => {
    const { dialog, understand, speak } = bench();
    dialog.send({ type: 'said', said: typed });
    understand[0]!.resolve(outcome({ ask: 'Which lamp?', reply: 'Which lamp?' }));
    await settle();
    expect(dialog.step.state).toBe('clarifying');
    speak[0]!.reject(new Error('no speaker'));
    await settle();
    expect(dialog.step.state).toBe('followUp');
  });

  it('forgets the question when nobody answers', async () => {
    const { dialog, understand, speak, clock, news, listen } = bench();
    dialog.send({ type: 'said', said: typed });
    understand[0]!.resolve(confirmQuestion);
    await settle();
    speak[0]!.resolve();
    await settle();
    clock.increment(DEFAULT_TIMING.noAnswer - 1);
    expect(dialog.step.state).toBe('followUp');
    clock.increment(1);
    expect(dialog.step.state).toBe('idle');
    expect(listen[0]!.signal.aborted).toBe(true);
    expect(news).toEqual([{ type: 'timeout', waitedFor: 'noAnswer' }, { type: 'question.dropped' }]);
  });

  it('opens no window after a plain reply', async () => {
    const { dialog, understand, speak, listen } = bench();
    dialog.send({ type: 'said', said: typed });
    understand[0]!.resolve(outcome());
    await settle();
    speak[0]!.resolve();
    await settle();
    expect(dialog.step.state).toBe('idle');
    expect(listen).toEqual([]);
  });

  it('gives one second chance to answer, then lets go', async () => {
    const { dialog, understand, speak, listen, news } = bench();
    dialog.send({ type: 'said', said: typed });
    understand[0]!.resolve(confirmQuestion);
    await settle();
    speak[0]!.resolve();
    await settle();
    listen[0]!.resolve({ ...command, kind: 'rejected' });
    await settle();
    expect(speak[1]!.input.text).toBe(NOT_HEARD);
    speak[1]!.resolve();
    await settle();
    expect(dialog.step.state).toBe('followUp');
    listen[1]!.resolve({ ...command, kind: 'rejected' });
    await settle();
    speak[2]!.resolve();
    await settle();
    expect(dialog.step.state).toBe('idle');
    expect(news).toContainEqual({ type: 'question.dropped' });
  });
});

describe('mute', () => {
  it('stops the microphone and ends listening; unmuting starts it again', () => {
    const { dialog, capture, listen } = bench();
    expect(capture).toHaveLength(1);
    dialog.send({ type: 'wake', phrase: 'hey earshot' });
    dialog.send({ type: 'mute' });
    expect(capture[0]!.signal.aborted).toBe(true);
    expect(listen[0]!.signal.aborted).toBe(true);
    expect(dialog.step).toMatchObject({ state: 'idle', microphone: 'muted' });
    dialog.send({ type: 'wake', phrase: 'hey earshot' });
    dialog.send({ type: 'talk.start', speaker: browser });
    expect(dialog.step.state).toBe('idle');
    dialog.send({ type: 'unmute' });
    expect(dialog.step.microphone).toBe('live');
    expect(capture).toHaveLength(2);
  });

  it('leaves typing alone', () => {
    const { dialog } = bench();
    dialog.send({ type: 'mute' });
    dialog.send({ type: 'said', said: typed });
    expect(dialog.step.state).toBe('understanding');
  });
});

describe('the hub microphone', () => {
  it('is tried again after a failure', async () => {
    const { dialog, capture, clock, news } = bench();
    capture[0]!.reject(new Error('unplugged'));
    await settle();
    expect(dialog.step.microphone).toBe('waiting');
    expect(news).toMatchObject([{ type: 'failed', stage: 'capture' }]);
    clock.increment(DEFAULT_TIMING.microphoneRetry);
    expect(dialog.step.microphone).toBe('live');
    expect(capture).toHaveLength(2);
  });

  it('may be absent: everything else works, muting included', () => {
    const { dialog, capture } = bench({ microphone: false });
    expect(dialog.step.microphone).toBe('absent');
    dialog.send({ type: 'mute' });
    dialog.send({ type: 'unmute' });
    expect(dialog.step.microphone).toBe('absent');
    expect(capture).toEqual([]);
  });

  it('wakes the dialog', () => {
    const { dialog, capture } = bench();
    capture[0]!.wake('hey earshot');
    expect(dialog.step.state).toBe('listening');
  });
});

describe('failures', () => {
  it('of any stage are reported and spoken, never a stack trace, and end in idle', async () => {
    const cases = ['listen', 'understand', 'act', 'speak'] as const;
    for (const stage of cases) {
      const { dialog, listen, understand, act, speak, news, crashes } = bench();
      dialog.send({ type: 'wake', phrase: 'hey earshot' });
      const fail = new Error(`${stage} broke`);
      if (stage === 'listen') listen[0]!.reject(fail);
      else listen[0]!.resolve(command);
      await settle();
      if (stage === 'understand') understand[0]!.reject(fail);
      else understand[0]?.resolve(lampOn);
      await settle();
      if (stage === 'act') act[0]!.reject(fail);
      else act[0]?.resolve({ reply: 'Done.', ask: null });
      await settle();
      expect(speak[0]!.input.text).toBe(
        { listen: WENT_WRONG, understand: WENT_WRONG, act: NO_ANSWER, speak: 'Done.' }[stage],
      );
      if (stage === 'speak') speak[0]!.reject(fail);
      else speak[0]!.resolve();
      await settle();
      expect(news).toEqual([{ type: 'failed', stage, error: fail }]);
      expect(dialog.step.state).toBe('idle');
      expect(crashes).toEqual([]);
    }
  });

  it('of work that throws instead of rejecting is the same', async () => {
    const { startDialog } = await import('../../src/fsm/start-dialog.js');
    const broken = (): never => {
      throw new Error('broken');
    };
    const news: unknown[] = [];
    const dialog = startDialog(
      { listen: broken, understand: broken, act: broken, speak: () => Promise.resolve(), capture: broken },
      { microphone: true, onNews: (item) => news.push(item) },
    );
    expect(dialog.step.microphone).toBe('waiting');
    dialog.send({ type: 'wake', phrase: 'x' });
    await settle();
    expect(dialog.step.state).toBe('idle');
    expect(news).toMatchObject([{ stage: 'capture' }, { stage: 'listen' }]);
    dialog.stop();
  });
});

it('announces to whoever is there, and answers whoever asked', async () => {
  const { dialog, speak, understand } = bench();
  dialog.send({ type: 'announce', text: 'Your timer is up.' });
  expect(speak[0]!.input).toEqual({ text: 'Your timer is up.', asks: false, to: null });
  dialog.send({ type: 'said', said: typed });
  understand[0]!.resolve(outcome());
  await settle();
  expect(speak[1]!.input.to).toEqual(typed.speaker);
});

it('aborts everything when stopped', () => {
  const { dialog, capture, speak } = bench();
  dialog.send({ type: 'announce', text: 'Hello.' });
  dialog.stop();
  expect(capture[0]!.signal.aborted).toBe(true);
  expect(speak[0]!.signal.aborted).toBe(true);
});

it('starts anew when the machine itself breaks', async () => {
  const { dialog, crashes, understand } = bench();
  // An outcome without a session is a bug of ours: the guard that looks into it throws.
  dialog.send({ type: 'said', said: typed });
  understand[0]!.resolve({ ...outcome({ ask: 'Which?' }), session: undefined } as never);
  await settle();
  expect(crashes).toHaveLength(1);
  expect(dialog.step.state).toBe('idle');
  dialog.send({ type: 'said', said: typed });
  expect(dialog.step.state).toBe('understanding');
});
