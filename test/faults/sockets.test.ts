/** A hub with all its threads and children keeps to its own machine, by Node's word and by the kernel's. */
import { execFileSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeFile } from '../../src/audio/decode-file.js';
import { pcm16FromFloats } from '../../src/audio/pcm.js';
import { say } from '../../src/cli/say.js';
import { builtHub } from './built-hub.js';
import { HubLife } from './hub-life.js';
import { type OpenSocket, socketsOf, staysHere } from './sockets.js';

const HOOK = fileURLToPath(new URL('sockets-hook.mjs', import.meta.url));
const LOOK_MS = 20;
const LOOPBACK = /^(connect|listen) (127\.0\.0\.1|::1|localhost|file .*)$/;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-sockets-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe.skipIf(process.platform !== 'linux')('the sockets of a hub', () => {
  it('are its broker and its page, on this machine, from the start over typed and spoken commands to the end', {
    timeout: 240_000,
  }, async () => {
    const earshot = await builtHub();
    await say('Turn on the kitchen light.', { out: join(folder, 'spoken.wav') });
    const spoken = pcm16FromFloats((await decodeFile(join(folder, 'spoken.wav'))).samples);
    const told = join(folder, 'told');
    writeFileSync(told, '');
    writeFileSync(join(folder, 'config.yaml'), 'microphone: {enabled: false}\n');
    const hub = new HubLife({
      earshot,
      config: join(folder, 'config.yaml'),
      state: join(folder, 'state'),
      env: { SOCKETS: told, NODE_OPTIONS: `--import ${HOOK}` },
    });
    const seen: OpenSocket[] = [];
    const look = setInterval(() => seen.push(...socketsOf([hub.pid, ...hub.children()])), LOOK_MS);
    try {
      expect(await hub.untilHealthy(60_000), hub.errors).toBe(true);
      expect(await hub.tell('turn on the bedroom light')).toMatch(/bedroom/i);
      // For the language model, in a thread of its own.
      expect(await hub.tell('it is awfully gloomy in the kitchen over here')).not.toBeNull();
      expect(await hub.speak(spoken, 30_000)).toMatch(/kitchen/i);
      expect(await hub.stop()).toBe(0);
    } finally {
      clearInterval(look);
      await hub.kill();
    }
    expect(seen.filter((socket) => !staysHere(socket))).toEqual([]);
    expect(seen.length).toBeGreaterThan(10);
    const lines = [...new Set(readFileSync(told, 'utf8').split('\n').filter(Boolean))];
    expect(
      lines.filter((line) => !LOOPBACK.test(line) && !/^name (127\.0\.0\.1|::1|localhost)$/.test(line)),
    ).toEqual([]);
    expect(lines).toEqual(expect.arrayContaining(['listen 127.0.0.1']));
    expect(lines.some((line) => line.startsWith('connect 127.0.0.1'))).toBe(true);
  });
});

describe.skipIf(process.platform !== 'linux')('such a look', () => {
  it('sees datagrams, and who listens to everybody', async () => {
    const [server, udp] = [createServer(), createSocket('udp4')];
    await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
    await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
    try {
      const odd = socketsOf([process.pid]).filter((socket) => !staysHere(socket));
      expect(odd.map(({ protocol }) => protocol).toSorted()).toEqual(expect.arrayContaining(['tcp', 'udp']));
    } finally {
      server.close();
      udp.close();
    }
  });

  it('hears requests, look-ups and datagrams of a thread', () => {
    const told = join(folder, 'control');
    writeFileSync(told, '');
    const thread = `import('node:dgram').then(({ createSocket }) => createSocket('udp4').close());
      fetch('http://earshot.invalid/').catch(() => {}); require('node:net').connect(9, '127.0.0.2').on('error', () => {});`;
    writeFileSync(join(folder, 'thread.cjs'), thread);
    const code = `new (require('node:worker_threads').Worker)(${JSON.stringify(join(folder, 'thread.cjs'))})`;
    execFileSync(process.execPath, ['-e', code], {
      env: { ...process.env, SOCKETS: told, NODE_OPTIONS: `--import ${HOOK}` },
    });
    const lines = readFileSync(told, 'utf8');
    expect(lines).toContain('datagram');
    expect(lines).toMatch(/(name|connect) earshot\.invalid/);
    expect(lines).toContain('connect 127.0.0.2');
  });
});
