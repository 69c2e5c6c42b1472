/** Earshot keeps to itself: nothing in it is there to call home, and a hub at work talks to nobody but its own machine. */
import { execFileSync } from 'node:child_process';
import dns from 'node:dns';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { loadHome } from '../src/actions/home-file.js';
import { EXAMPLE_HOME } from '../src/cli/home-option.js';
import { say } from '../src/cli/say.js';
import { DEFAULT_CONFIG, isLoopback } from '../src/config.js';
import type { HubEvent } from '../src/hub/events.js';
import { startHub } from '../src/hub.js';
import { modelPath } from '../src/models.js';

const root = new URL('../', import.meta.url).pathname;

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      dev: z.boolean().optional(),
      resolved: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});

const { packages } = lockSchema.parse(JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')));
const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const installed = Object.entries(packages).filter(([path]) => path !== '');

/** Packages and families of them whose purpose is to tell somebody else what happens here, or to look for news there. */
const CALLS_HOME = [
  /telemetry|analytics|tracking|(^|[-/])tracker|crash-?report|error-?report|usage-?stat|(^|[-/])insights?($|-)/,
  /^@?(sentry|raven|bugsnag|rollbar|airbrake|honeybadger|raygun|trackjs|logrocket|fullstory|datadog|dd-trace|newrelic)/,
  /^@?(mixpanel|amplitude|segment|posthog|heap-api|matomo|piwik|countly|plausible|keen-|hotjar|umami|snowplow|rudder)/,
  /^@?(opentelemetry|honeycombio|lightstep|elastic-apm|appsignal|applicationinsights|instana|dynatrace|splunk|logdna)/,
  /^(update-notifier|update-check|latest-version|package-json|is-npm|ga-4|universal-analytics|statsd|hot-shots)$/,
  /^@scarf\/|^scarf-|^carbonads|^open-collective|^opencollective/,
];

describe('the packages that Earshot stands on', () => {
  it('hold none that calls home, for users or for developers', () => {
    const found = installed
      .map(([path]) => nameOf(path))
      .filter((name) => CALLS_HOME.some((known) => known.test(name)));
    expect(found).toEqual([]);
    expect(installed.length).toBeGreaterThan(100);
  });

  it.each([
    '@sentry/node',
    'mixpanel',
    '@opentelemetry/api',
    'posthog-node',
    'update-notifier',
    '@scarf/scarf',
    'vue-analytics',
  ])('would be found if %s were among them', (name) => {
    expect(CALLS_HOME.some((known) => known.test(name))).toBe(true);
  });

  it('come from the registry alone, and run nothing at their installation but what is known', () => {
    const hosts = installed.flatMap(([, { resolved }]) =>
      resolved === undefined ? [] : [new URL(resolved).host],
    );
    expect([...new Set(hosts)].filter((host) => host !== 'registry.npmjs.org')).toEqual([]);
    const scripts = installed
      .filter(([, entry]) => entry.hasInstallScript === true)
      .map(([path]) => nameOf(path));
    const { allowScripts } = z
      .object({ allowScripts: z.record(z.string(), z.boolean()) })
      .parse(JSON.parse(readFileSync(`${root}package.json`, 'utf8')));
    expect(scripts.toSorted()).toEqual(Object.keys(allowScripts).toSorted());
    // The loudspeaker is compiled on the spot; the others would fetch something.
    expect(Object.keys(allowScripts).filter((name) => allowScripts[name])).toEqual(['speaker']);
  });
});

describe('onnxruntime', () => {
  const switchedOff = { ORT_DISABLE_TELEMETRY: '1' };

  /** Opens a model in a process with a home of its own, and lists what is in that home afterwards. */
  async function filesOf(environment: Readonly<Record<string, string>>): Promise<string[]> {
    const home = await mkdtemp(join(tmpdir(), 'earshot-onnx-'));
    try {
      const model = modelPath('vad');
      const code = `require('onnxruntime-node').InferenceSession.create(${JSON.stringify(model)}).then(() => console.log('opened'))`;
      // Without PATH and the like: only what is given here can be the reason.
      const env = { HOME: home, XDG_CACHE_HOME: join(home, 'cache'), ...environment };
      const said = execFileSync(process.execPath, ['-e', code], { cwd: root, encoding: 'utf8', env });
      expect(said).toContain('opened');
      return readdirSync(home, { recursive: true, encoding: 'utf8' });
    } finally {
      await rm(home, { recursive: true });
    }
  }

  it('makes no number for this machine and keeps nothing to be sent, with the switch that Earshot sets', async () => {
    expect(await filesOf(switchedOff)).toEqual([]);
  });

  it('has it set before it is loaded: in the command, in the service and here', () => {
    const imports = readFileSync(`${root}src/cli/main.ts`, 'utf8').match(/^import .*$/gm) ?? [];
    // Only what imports nothing itself may come before it.
    expect(imports.slice(0, 2)).toEqual(["import '../no-debugger.js';", "import '../no-telemetry.js';"]);
    expect(readFileSync(`${root}src/no-debugger.ts`, 'utf8')).not.toMatch(/^import /m);
    expect(readFileSync(`${root}src/no-telemetry.ts`, 'utf8')).toContain(
      "process.env['ORT_DISABLE_TELEMETRY'] = '1';",
    );
    expect(readFileSync(`${root}bin/earshot`, 'utf8')).toContain('export ORT_DISABLE_TELEMETRY=1');
    expect(process.env).toMatchObject(switchedOff);
  });
});

describe('the source', () => {
  const files = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(ts|js|cjs|html|css)$/.test(file),
  );
  const lines = files.flatMap((file) =>
    readFileSync(`${root}src/${file}`, 'utf8')
      .split('\n')
      .map((text) => ({ file, text })),
  );

  it('asks nobody for anything over http but the page its own hub', () => {
    const asking = lines.filter(({ text }) =>
      /\b(fetch|sendBeacon)\(|new (XMLHttpRequest|EventSource)\b|\b(http|https)\.(get|request)\(|'undici'|from '(axios|got|node-fetch)'/.test(
        text,
      ),
    );
    expect(asking.length).toBeGreaterThan(0);
    for (const { file, text } of asking) {
      expect(file, text).toMatch(/^page\/static\//);
      // Relative: wherever the page came from.
      expect(text).toMatch(/\bfetch\('[a-z]/);
    }
  });

  it('loads nothing from elsewhere into the page', () => {
    const loading = lines.filter(
      ({ file, text }) =>
        file.startsWith('page/static/') && /(src|href|url|import)\W{1,3}(https?:)?\/\//.test(text),
    );
    expect(loading).toEqual([]);
  });
});

/** Every connection, request and look-up of a name in this process. */
function listen(): { readonly connections: string[]; readonly requests: string[]; readonly names: string[] } {
  const heard = { connections: [] as string[], requests: [] as string[], names: [] as string[] };
  const { connect } = Socket.prototype;
  vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...args: unknown[]) {
    heard.connections.push(targetOf(args));
    return Reflect.apply(connect, this, args);
  });
  for (const [scheme, module] of [
    ['http', http],
    ['https', https],
  ] as const) {
    for (const verb of ['request', 'get'] as const) {
      vi.spyOn(module, verb).mockImplementation((...args: unknown[]) => {
        heard.requests.push(`${scheme} ${targetOf(args)}`);
        throw new Error('a request was made');
      });
    }
  }
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
    heard.requests.push(`fetch ${String(input)}`);
    throw new Error('a request was made');
  });
  const { lookup } = dns;
  vi.spyOn(dns, 'lookup').mockImplementation(((name: string, ...rest: unknown[]) => {
    if (isIP(name) === 0) heard.names.push(name);
    return Reflect.apply(lookup, dns, [name, ...rest]);
  }) as typeof dns.lookup);
  return heard;
}

const optionsSchema = z.object({
  host: z.string().nullish(),
  path: z.string().nullish(),
  port: z.union([z.number(), z.string()]).nullish(),
});

/** Node hands its own calls on as a list in a list. */
function targetOf(args: readonly unknown[]): string {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === 'string' || first instanceof URL) return String(first);
  if (typeof first === 'number') return typeof second === 'string' ? second : 'localhost';
  const { host, path, port } = optionsSchema.parse(first);
  return port === null || port === undefined ? `file ${path ?? ''}` : (host ?? 'localhost');
}

describe('a hub at work', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('makes no request, asks for no name, and connects to its own machine only', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'earshot-offline-'));
    const heard = listen();
    try {
      const input = join(folder, 'command.wav');
      await say('Turn on the kitchen light.', { out: input });
      const { home } = await loadHome(EXAMPLE_HOME);
      const events: HubEvent[] = [];
      const config = { ...DEFAULT_CONFIG, page: { ...DEFAULT_CONFIG.page, port: 0 } };
      const hub = await startHub({
        config,
        home,
        input,
        state: join(folder, 'state'),
        onEvent: (event) => events.push(event),
      });
      await hub.done;
      await hub.close();
      const names = events.map(({ event }) => event);
      for (const name of ['heard', 'acting', 'reply', 'spoken'] as const) expect(names).toContain(name);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    expect(heard.requests).toEqual([]);
    expect(heard.names).toEqual([]);
    // The embedded broker is at the other end of some, so something was listened to.
    expect(heard.connections.length).toBeGreaterThan(0);
    expect(heard.connections.filter((host) => !isLoopback(host) && !host.startsWith('file '))).toEqual([]);
  }, 600_000);

  it('would be heard if it did', async () => {
    const heard = listen();
    await expect(fetch('https://example.com/')).rejects.toThrow();
    expect(() => https.get('https://example.com/')).toThrow();
    const socket = new Socket();
    socket.on('error', () => {});
    socket.connect({ host: '192.0.2.1', port: 9 });
    socket.destroy();
    expect(heard.requests).toEqual(['fetch https://example.com/', 'https https://example.com/']);
    expect(heard.connections).toEqual(['192.0.2.1']);
  });
});
