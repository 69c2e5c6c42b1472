/** What the whole hub keeps, rings and tells, over restarts and on a disk that fails. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Effect } from '../../src/actions/world.js';
import { EarshotError } from '../../src/errors.js';
import type { Understanding } from '../../src/hub/grammar.js';
import { addSeconds } from '../../src/nlu/time.js';
import { MemoryStore } from '../../src/store/memory-store.js';
import { connect } from '../page/browser-socket.js';
import { fakeUnderstanding, type Rig, rig } from './fake-house.js';
import { fakeSink } from './fakes.js';

let state: string;
let open: Rig | null = null;
beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), 'earshot-memory-'));
});
afterEach(async () => {
  await open?.hub.close();
  open = null;
  await rm(state, { recursive: true });
});

/** "tea 5" sets a timer of five seconds that began a minute ago, "remind" a reminder that is due, "milk" a list. */
function understanding(): Understanding {
  const fake = fakeUnderstanding();
  return {
    ...fake,
    converse: (world, session, utterance) => {
      const outcome = fake.converse(world, session, utterance);
      const effect = effectOf(utterance.text, world.now);
      return effect === null
        ? outcome
        : { ...outcome, source: 'grammar', effects: [effect], reply: `Done: ${utterance.text}.` };
    },
  };
}

function effectOf(text: string, now: string): Effect | null {
  const base = { room: null, ringing: false };
  const [what, seconds] = text.split(' ');
  switch (what) {
    case 'tea': {
      const endsAt = addSeconds(now, Number(seconds));
      const timer = { ...base, id: 'timer_1', label: 'tea', duration: 60, endsAt, remaining: null };
      return { type: 'timer', op: 'set', timer };
    }
    case 'remind':
      return {
        type: 'clock',
        op: 'set',
        entry: { ...base, id: 'reminder_2', kind: 'reminder', time: now, repeat: null, label: 'stir' },
      };
    case 'milk':
      return { type: 'list', list: 'shopping', added: ['milk'] };
    default:
      return null;
  }
}

const start = async (openers: Parameters<typeof rig>[0] = {}): Promise<Rig> => {
  await open?.hub.close();
  open = await rig({ understanding, ...openers }, { state });
  return open;
};

const saidIn = ({ events }: Rig): string[] =>
  events.flatMap((event) => (event.event === 'reply' ? [event.text] : []));

describe('a timer', () => {
  it('rings on the loudspeaker until the page says stop, and not after a restart', async () => {
    const sink = fakeSink('loudspeaker');
    const hub = await start({ sink: async () => ({ sink, refused: [] }) });
    hub.hub.say('tea 0');
    await hub.until('timer', ({ op }) => op === 'fired');
    await hub.until('reply', ({ text }) => text === 'Your tea timer is up.');
    await until(() => sink.played.some(({ samples }) => samples.length > 30_000));
    const browser = await connect(hub.hub.page!);
    browser.send({ type: 'cancel' });
    expect(await hub.until('timer', ({ op }) => op === 'cancel')).toMatchObject({ id: 'timer_1' });
    const again = await start();
    again.hub.say('hello');
    await again.until('spoken');
    expect(saidIn(again)).toEqual(['You said hello.']);
  });

  it('that nobody stopped is announced again by the next start', async () => {
    const hub = await start();
    hub.hub.say('tea 0');
    await hub.until('reply', ({ text }) => text === 'Your tea timer is up.');
    const again = await start();
    await again.until('reply', ({ text }) => text === 'Your tea timer is up.');
    expect(again.events.find(({ event }) => event === 'ready')).toBeDefined();
  });

  it('that rang itself out while the hub was on is told when somebody speaks, once', async () => {
    const hub = await start();
    // Long over: the ring has run out by the time it is looked at.
    hub.hub.say('tea -7200');
    await hub.until('reply', ({ text }) => text === 'Done: tea -7200.');
    hub.hub.say('hello');
    const note = ({ text }: { text: string }): boolean =>
      /^The tea timer ended .*nobody stopped it/.test(text);
    await hub.until('spoken', ({ turn }) =>
      hub.events.some((event) => event.event === 'reply' && event.turn === turn && note(event)),
    );
    const again = await start();
    again.hub.say('hello');
    await again.until('spoken');
    again.hub.say('bye');
    await again.until('reply', ({ text }) => text === 'You said bye.');
    expect(saidIn(again).some((text) => note({ text }))).toBe(false);
  });
});

it('a reminder that has been said to its end is not said by the next start', async () => {
  const hub = await start();
  hub.hub.say('remind');
  const { turn } = await hub.until('reply', ({ text }) => text === 'Reminder: stir.');
  await hub.until('spoken', (event) => event.turn === turn);
  const again = await start();
  again.hub.say('hello');
  await again.until('spoken');
  expect(saidIn(again)).toEqual(['You said hello.']);
});

describe('a state that cannot be kept', () => {
  it('is said when the disk is full, and the hub goes on; and it is well again when it can be', async () => {
    let full = false;
    class Full extends MemoryStore {
      override save(...parameters: Parameters<MemoryStore['save']>): void {
        if (full) throw new EarshotError('STATE_DISK_FULL', 'The disk is full: free some space.');
        super.save(...parameters);
      }
    }
    const hub = await start({ store: async () => ({ store: new Full(), problem: null }) });
    full = true;
    hub.hub.say('milk');
    expect(await hub.until('error')).toMatchObject({ part: 'store', code: 'STATE_DISK_FULL' });
    await hub.until('reply', ({ text }) => text.startsWith('I cannot write to my disk.'));
    expect(saidIn(hub)).toContain('Done: milk.');
    full = false;
    hub.hub.say('milk');
    await until(() =>
      hub.events.some(
        ({ event }, index) =>
          event === 'health' && index > hub.events.findIndex((each) => each.event === 'error'),
      ),
    );
    const last = hub.events
      .filter((event) => event.event === 'health' && event.health.part === 'store')
      .at(-1);
    expect(last).toMatchObject({ health: { ok: true } });
  });

  it('from the start on is a clear line, and everything works in memory', async () => {
    await writeFile(join(state, 'taken'), '');
    open = await rig({ understanding }, { state: join(state, 'taken') });
    expect(await open.until('error')).toMatchObject({
      part: 'store',
      code: 'STATE_UNUSABLE',
      message: expect.stringContaining('nothing is kept over a restart'),
    });
    open.hub.say('tea 0');
    await open.until('reply', ({ text }) => text === 'Your tea timer is up.');
    const { parts } = await open.until('ready');
    expect(parts).toContainEqual(expect.objectContaining({ part: 'store', ok: false }));
  });

  it('because it is broken is told at the start, and set aside', async () => {
    await writeFile(join(state, 'earshot.db'), 'this is no database'.repeat(500));
    const hub = await start();
    expect(await hub.until('error')).toMatchObject({ part: 'store', code: 'STATE_BROKEN' });
    await hub.until('reply', ({ text }) => text.startsWith('My memory was damaged.'));
    const ready = await hub.until('ready');
    expect(ready.parts).toContainEqual({ part: 'store', ok: true, message: join(state, 'earshot.db') });
    hub.hub.say('milk');
    await hub.until('reply');
    const again = await start();
    expect(again.events.some(({ event }) => event === 'error')).toBe(false);
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
