/** `earshot run` where nobody watches, as under systemd: a log that finds errors, and holds no word of what was said. */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logEntry } from '../../src/cli/run/event-log.js';
import type { HubEvent } from '../../src/hub/events.js';
import { isJournal, prefixed } from '../../src/journal.js';
import { withPriority } from '../../src/log.js';

const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const SPEECH = here('test/audio/fixtures/turn-on-the-kitchen-light.opus');
const PROGRAM = here('bin/earshot');

let folder: string;
beforeAll(async () => {
  expect(existsSync(here('dist/cli/main.js')), 'run `npm run build` first').toBe(true);
  folder = await mkdtemp(join(tmpdir(), 'earshot-run-log-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** @param journal as systemd starts it: the variable names the file behind stderr */
function run(name: string, args: readonly string[], journal: boolean): Ran {
  const file = join(folder, name);
  const stderr = openSync(file, 'w');
  try {
    const { dev, ino } = fstatSync(stderr, { bigint: true });
    const env = { ...process.env, ...(journal ? { JOURNAL_STREAM: `${dev}:${ino}` } : {}) };
    const { status, stdout } = spawnSync(PROGRAM, ['run', '--state', 'memory', '--port', '0', ...args], {
      stdio: ['ignore', 'pipe', stderr],
      encoding: 'utf8',
      env,
    });
    return { status, stdout, stderr: readFileSync(file, 'utf8') };
  } finally {
    closeSync(stderr);
  }
}

describe('a hub whose output is no terminal', () => {
  it.each([false, true])('hears a command and says none of its words (journal: %s)', (journal) => {
    const { status, stdout, stderr } = run(`said-${journal}`, ['--input', SPEECH], journal);
    expect(status, stderr).toBe(0);
    expect(stdout).toBe('');
    const lines = stderr.trim().split('\n');
    const entries = lines.map((line) => {
      if (journal) expect(line).toMatch(/^<[3-7]>\{/);
      return JSON.parse(journal ? line.slice(3) : line) as Record<string, unknown>;
    });
    expect(entries.map(({ msg }) => msg)).toContain('the hub is ready');
    expect(entries).toContainEqual(
      expect.objectContaining({ msg: 'a command', calls: 1, source: 'grammar', from: 'microphone' }),
    );
    expect(stderr).not.toMatch(/kitchen|turn on|is on/i);
  });

  it('ends with an error that `journalctl -p err` finds', () => {
    const { status, stderr } = run('wrong', ['--home', '/nowhere/home.yaml'], true);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^<3>earshot: .*home\.yaml/);
  });
});

describe('an entry of the log', () => {
  const words = 'call the divorce lawyer';
  it.each<HubEvent>([
    { event: 'wake', phrase: words },
    { event: 'partial', turn: 1, text: words },
    {
      event: 'heard',
      turn: 1,
      text: words,
      free_text: words,
      confidence: 0.9,
      accepted: true,
      seconds: 1,
      ms: {},
    },
    {
      event: 'understood',
      turn: 1,
      say: words,
      from: 'typed',
      source: 'grammar',
      calls: [{ do: 'reminder', text: words }],
      confidence: 1,
      ask: words,
      ms: {},
    },
    { event: 'acting', turn: 1, calls: [{ do: 'reminder', text: words }] },
    { event: 'reply', turn: 1, text: words, ask: words, ms: {} },
    { event: 'timer', op: 'set', kind: 'reminder', id: 'r1', label: words },
    { event: 'clock', stepped: 60, zone: 0, text: words },
  ])('has no word of $event', (event) => expect(JSON.stringify(logEntry(event))).not.toContain(words));

  it('is an error where something failed, a warning where something is missing', () => {
    const error = { part: 'voice', code: 'VOICE_LOAD_FAILED', message: 'The voice does not load.' } as const;
    expect(logEntry({ event: 'error', ...error })).toMatchObject({ level: 'error', message: error.message });
    const health = { part: 'speaker', ok: false, message: 'no loudspeaker' } as const;
    expect(logEntry({ event: 'health', health })).toMatchObject({ level: 'warn' });
  });
});

describe('lines for the journal', () => {
  it('are told by the file that the variable names, and by nothing else', () => {
    const { dev, ino } = fstatSync(2, { bigint: true });
    expect(isJournal(2, `${dev}:${ino}`)).toBe(true);
    expect(isJournal(2, `${dev}:${ino + 1n}`)).toBe(false);
    expect(isJournal(2, undefined)).toBe(false);
    expect(isJournal(999, `${dev}:${ino}`)).toBe(false);
  });

  it('have a priority each', () => {
    expect(prefixed('err', 'one\ntwo\n')).toBe('<3>one\n<3>two\n');
    const written: string[] = [];
    const log = pino({ level: 'debug' }, withPriority({ write: (line) => void written.push(line) }));
    for (const level of ['fatal', 'error', 'warn', 'info', 'debug'] as const) log[level]('x');
    expect(written.map((line) => line.slice(0, 4))).toEqual(['<3>{', '<3>{', '<4>{', '<6>{', '<7>{']);
  });
});
