import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FrameSource } from '../../src/audio/ports.js';
import { DEFAULT_CONFIG } from '../../src/config.js';
import { Closers } from '../../src/hub/closers.js';
import { createContext } from '../../src/hub/context.js';
import { type Notice, type Notifier, openNotifier } from '../../src/hub/health/notify.js';
import { notifyManager } from '../../src/hub/health/notify-hub.js';
import { Pulse } from '../../src/hub/health/notify-pulse.js';
import { HOME } from './fake-house.js';
import { fakeSpotter, frame } from './fakes.js';

describe('the pulse', () => {
  /** A clock that is set by hand, and a microphone that gives a frame, nothing, or its end when it is told to. */
  function bench() {
    const clock = { now: 0 };
    const pulse = new Pulse(() => clock.now);
    let next: (value: Float32Array | null) => void = () => {};
    const source: FrameSource = {
      async *frames(signal) {
        while (!signal.aborted) {
          const value = await new Promise<Float32Array | null>((resolve) => {
            next = resolve;
            signal.addEventListener('abort', () => resolve(null));
          });
          if (value === null) return;
          yield value;
        }
      },
    };
    const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    const listen = (signal: AbortSignal, each: () => Promise<void> = async () => {}): void => {
      void (async () => {
        for await (const _ of pulse.watched(source).frames(signal)) await each();
      })();
    };
    const give = async (value: Float32Array | null): Promise<void> => {
      next(value);
      await settled();
    };
    return { clock, pulse, listen, give, settled };
  }
  const open = (): AbortSignal => new AbortController().signal;

  it('is well without a microphone, and while sound comes', async () => {
    const { clock, pulse, listen, give } = bench();
    clock.now = 1e9;
    expect(pulse.trouble).toBeNull();
    listen(open());
    for (let second = 0; second < 60; second += 10) {
      clock.now += 10_000;
      await give(frame(0));
      expect(pulse.trouble).toBeNull();
    }
  });

  it('is not well where an open microphone gives nothing', async () => {
    const { clock, pulse, listen, settled } = bench();
    listen(open());
    await settled();
    clock.now = 15_000;
    expect(pulse.trouble).toBeNull();
    clock.now = 15_001;
    expect(pulse.trouble).toMatch(/microphone is open.*15 s/);
  });

  it('is not well where nobody comes back for the next frame', async () => {
    const { clock, pulse, listen, give } = bench();
    listen(open(), () => new Promise(() => {}));
    await give(frame(0));
    await give(frame(0));
    clock.now = 20_000;
    expect(pulse.trouble).toMatch(/nothing has come through/);
  });

  it('waits two minutes for a microphone that worked, and for ever for one that never did', async () => {
    const worked = bench();
    worked.listen(open());
    await worked.give(frame(0));
    await worked.give(null);
    const never = bench();
    never.listen(open());
    await never.give(null);
    for (const { clock } of [worked, never]) clock.now = 120_000;
    expect([worked.pulse.trouble, never.pulse.trouble]).toEqual([null, null]);
    for (const { clock } of [worked, never]) clock.now = 120_001;
    expect(worked.pulse.trouble).toMatch(/gone for 120 s/);
    expect(never.pulse.trouble).toBeNull();
  });

  it('does not miss a microphone that was muted, and gives it its time when it comes back', async () => {
    const { clock, pulse, listen, give, settled } = bench();
    const muted = new AbortController();
    listen(muted.signal);
    await give(frame(0));
    muted.abort();
    await settled();
    clock.now = 1e7;
    expect(pulse.trouble).toBeNull();
    listen(open());
    await give(null);
    clock.now += 100_000;
    expect(pulse.trouble).toBeNull();
  });

  it('is not well where the recogniser owes an answer for half a minute; a refusal is an answer', async () => {
    const { clock, pulse, settled } = bench();
    let answer = (): void => {};
    let asked = 0;
    const question = (): Promise<void> => {
      asked += 1;
      return new Promise((resolve) => {
        answer = resolve;
      });
    };
    void pulse.ask(question);
    clock.now = 30_001;
    void pulse.ask(question);
    expect(asked).toBe(1);
    expect(pulse.trouble).toMatch(/recogniser has not answered for 30 s/);
    answer();
    await settled();
    expect(pulse.trouble).toBeNull();
    await pulse.ask(() => Promise.reject(new Error('it died')));
    clock.now = 1e6;
    expect(pulse.trouble).toBeNull();
  });
});

describe('the notifier', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-notify-'));
    const program = join(folder, 'systemd-notify');
    await writeFile(
      program,
      `#!/bin/sh\nfor each in "$@"; do echo "$NOTIFY_SOCKET $each"; done >>${folder}/said\n`,
    );
    await chmod(program, 0o755);
  });
  afterAll(() => rm(folder, { recursive: true }));
  const environment = (parts: Record<string, string> = {}): Record<string, string | undefined> => ({
    NOTIFY_SOCKET: '/run/x',
    PATH: `${folder}:/usr/bin:/bin`,
    ...parts,
  });

  it('is none where nobody wants to be notified', () => {
    expect(openNotifier({ PATH: folder })).toBeNull();
  });

  it('says so where it cannot notify', async () => {
    const said: string[] = [];
    expect(openNotifier(environment({ PATH: '/nowhere' }), (why) => said.push(why))).toBeNull();
    expect(said).toEqual([expect.stringContaining('systemd-notify is not installed')]);
  });

  it('sends notices in order, a line each, and keeps the variables from our children', async () => {
    const env = environment({ WATCHDOG_USEC: '60000000', WATCHDOG_PID: String(process.pid) });
    const notifier = openNotifier(env);
    expect(notifier?.watchdogMs).toBe(60_000);
    expect(Object.keys(env)).toEqual(['PATH']);
    void notifier?.send({ READY: '1', STATUS: 'two\nlines' });
    await notifier?.send({ WATCHDOG: '1' });
    const said = await readFile(join(folder, 'said'), 'utf8');
    expect(said).toBe('/run/x READY=1\n/run/x STATUS=two lines\n/run/x WATCHDOG=1\n');
  });

  it('leaves the watchdog of another process alone, and one that is no time', () => {
    for (const parts of [{ WATCHDOG_USEC: '1000000', WATCHDOG_PID: '1' }, { WATCHDOG_USEC: '-5' }])
      expect(openNotifier(environment(parts as Record<string, string>))?.watchdogMs).toBeNull();
  });

  it('tells a failure once and goes on', async () => {
    const failing = await mkdtemp(join(folder, 'failing-'));
    await writeFile(join(failing, 'systemd-notify'), '#!/bin/sh\nexit 3\n', { mode: 0o755 });
    const said: string[] = [];
    const notifier = openNotifier(environment({ PATH: failing }), (why) => said.push(why));
    await notifier?.send({ READY: '1' });
    await notifier?.send({ WATCHDOG: '1' });
    expect(said).toEqual([expect.stringContaining('status 3')]);
  });

  const python = spawnSync('python3', ['--version']).status === 0;
  const real = spawnSync('systemd-notify', ['--version']).status === 0;
  it.skipIf(!python || !real)('reaches a manager by the real systemd-notify', async () => {
    const socket = join(folder, 'socket');
    // It also answers the barrier: systemd-notify waits until the file descriptor that it sent is closed.
    const manager = spawn('python3', [
      '-uc',
      `import socket,os
s=socket.socket(socket.AF_UNIX,socket.SOCK_DGRAM); s.bind(${JSON.stringify(socket)}); s.settimeout(60); print("up")
for _ in range(2):
  data,fds,_,_=socket.recv_fds(s,4096,4); [os.close(f) for f in fds]; print(data.decode().strip())`,
    ]);
    let printed = '';
    manager.stdout.on('data', (data: Buffer) => {
      printed += data.toString();
    });
    const ended = once(manager, 'close');
    await once(manager.stdout, 'data');
    await openNotifier({ NOTIFY_SOCKET: socket, PATH: process.env['PATH'] })?.send({
      READY: '1',
      STATUS: 'ok',
    });
    await ended;
    expect(printed).toContain('READY=1\nSTATUS=ok\n');
  });
});

describe('a hub under a manager', () => {
  function hub(watchdogMs: number | null) {
    const context = createContext({ config: DEFAULT_CONFIG, home: HOME });
    const sent: Notice[] = [];
    const notifier: Notifier = { watchdogMs, send: async (notice) => void sent.push(notice) };
    return { context, sent, notifier };
  }

  it('is ready, tells what does not work, and that it stops', async () => {
    const { context, sent, notifier } = hub(null);
    context.health.set('voice', true, 'hibari');
    notifyManager(context, () => undefined, notifier);
    context.health.set('microphone', false, 'gone');
    await context.close();
    expect(sent).toEqual([
      { READY: '1', STATUS: 'Everything works' },
      { STATUS: 'Works, without microphone (gone)' },
      { STOPPING: '1', STATUS: 'Closing' },
    ]);
  });

  it('feeds the watchdog while the recogniser answers, and only then', async () => {
    const { context, sent, notifier } = hub(30);
    let asked = 0;
    const facts = fakeSpotter().facts;
    const spotter = {
      facts: (phrase: string) => {
        asked += 1;
        return facts(phrase);
      },
    };
    notifyManager(context, () => spotter, notifier);
    const fed = (): number => sent.filter((notice) => notice.WATCHDOG === '1').length;
    while (fed() < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(asked).toBeGreaterThan(0);
    Object.defineProperty(context.health.pulse, 'trouble', { value: 'it hangs' });
    const before = fed();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(fed()).toBe(before);
    await context.close();
  });

  it('has closers for what it opened', async () => {
    const names: string[] = [];
    const { context, notifier } = hub(1000);
    const closers = new Closers(context.log);
    closers.add = (name) => void names.push(name);
    notifyManager({ ...context, closers }, () => undefined, notifier);
    expect(names).toEqual(['status', 'watchdog', 'manager']);
    await context.close();
  });
});
