/** A real Home Assistant with its MQTT integration, where it is installed: states are read and services called. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { freePort } from '../support/mosquitto.js';

const PYTHON = process.env['EARSHOT_HASS_PYTHON'] ?? '';
const DRIVER = join(import.meta.dirname, 'driver.py');

/** null, or why tests with Home Assistant are skipped. */
export const noHass = whyNot();

const ENTITY = z.object({
  entity_id: z.string(),
  unique_id: z.string().nullable(),
  category: z.string().nullable(),
  device: z.string().nullable(),
  area: z.string().nullable(),
  name: z.string(),
  state: z.string(),
  attributes: z.record(z.string(), z.unknown()),
});
export type Entity = z.infer<typeof ENTITY>;

const ANSWER = z.union([
  z.object({ ready: z.string() }),
  z.object({ id: z.number(), result: z.unknown() }),
  z.object({ id: z.number(), error: z.string() }),
]);

const WORDS = z.record(z.string(), z.string());
type Words = Readonly<z.infer<typeof WORDS>>;

export interface Hass {
  /** "2024.3.3" */
  readonly version: string;
  states(): Promise<readonly Entity[]>;
  /** Resolves when the entity has the state: it has read all that came before. */
  waitFor(entity: string, state: string): Promise<void>;
  /** Its short keys of discovery, with the long ones. */
  abbreviations(): Promise<{ readonly config: Words; readonly device: Words }>;
  /** Resolves once the service has run, which is: its messages are with the client of the broker. */
  call(domain: string, service: string, data: Readonly<Record<string, unknown>>): Promise<void>;
  /** What it complained of so far. */
  readonly log: readonly string[];
  stop(): Promise<void>;
}

export async function startHass(brokerPort: number): Promise<Hass> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-hass-'));
  const args = [DRIVER, folder, String(brokerPort), String(await freePort())];
  const child = spawn(PYTHON, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const log: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => log.push(line));
  const { version, ask } = await conversation(child, log);
  return {
    version,
    log,
    states: async () => z.array(ENTITY).parse(await ask({ op: 'states' })),
    waitFor: async (entity, state) => {
      await ask({ op: 'wait', entity, state });
    },
    abbreviations: async () =>
      z.object({ config: WORDS, device: WORDS }).parse(await ask({ op: 'abbreviations' })),
    call: async (domain, service, data) => {
      await ask({ op: 'call', domain, service, data });
    },
    stop: async () => {
      child.stdin.end();
      const limit = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await gone;
      clearTimeout(limit);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Ask = (request: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** Request and answer by number, one JSON line each. */
function conversation(
  child: ChildProcess,
  log: readonly string[],
): Promise<{ readonly version: string; readonly ask: Ask }> {
  const waiting = new Map<number, { done: (result: unknown) => void; failed: (error: Error) => void }>();
  let last = 0;
  const ask: Ask = (request) =>
    new Promise((done, failed) => {
      last += 1;
      waiting.set(last, { done, failed });
      child.stdin?.write(`${JSON.stringify({ id: last, ...request })}\n`);
    });
  return new Promise((ready, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => {
      const ended = new Error(`Home Assistant ended with ${code}: ${log.slice(-20).join('\n')}`);
      failed(ended);
      for (const one of waiting.values()) one.failed(ended);
    });
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const answer = ANSWER.parse(JSON.parse(line));
      if ('ready' in answer) {
        ready({ version: answer.ready, ask });
        return;
      }
      const one = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('error' in answer) one?.failed(new Error(answer.error));
      else one?.done(answer.result);
    });
  });
}

function whyNot(): string | null {
  const how =
    'pip install homeassistant with what its manifests of mqtt and file_upload ask for (.ci/run does), and name that python';
  if (PYTHON === '') return `EARSHOT_HASS_PYTHON is not set: ${how}`;
  const { status } = spawnSync(PYTHON, [
    '-c',
    'import homeassistant.components.mqtt, homeassistant.components.file_upload',
  ]);
  return status === 0 ? null : `EARSHOT_HASS_PYTHON has no Home Assistant with MQTT: ${how}`;
}
