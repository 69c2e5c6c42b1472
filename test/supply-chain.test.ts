/**
 * What the code that Earshot ships could do towards the outside, whatever its packages are called: addresses in it, ways to
 * a network, libraries that hold addresses, and what would run at an installation. Each is known by name, with the reason
 * why it is harmless; a new one fails here until somebody has looked at it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const LOCK = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })),
});
const PACKAGE = z.object({ scripts: z.record(z.string(), z.string()).optional() });

const { packages } = LOCK.parse(JSON.parse(readFileSync(`${ROOT}package-lock.json`, 'utf8')));
/** Of this machine: those for other processors and systems are not there. */
const shipped = Object.entries(packages)
  .filter(([path, { dev }]) => path !== '' && dev !== true && existsSync(join(ROOT, path)))
  .map(([path]) => path);

/** Left out of the Debian package, too, and never loaded. */
const DEVELOPERS =
  /^(tests?|spec|docs?|examples?|bench(marks?)?|integration|coverage|fixtures?|\..*|node_modules)$/;

const OF_DEVELOPERS = /(^|\.)(test|spec|example)\.[cm]?js$/;

function files(folder: string, fits: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return DEVELOPERS.test(entry.name) ? [] : files(path, fits);
    return fits.test(entry.name) && !OF_DEVELOPERS.test(entry.name) ? [path] : [];
  });
}

const withoutComments = (code: string): string =>
  code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:"'`\\])\/\/[^\n]*/g, '$1');

/** Package -> what of its code fits, sorted. */
function found(inside: RegExp): Record<string, string[]> {
  const all = shipped.map((path): [string, string[]] => {
    const code = files(join(ROOT, path), /\.[cm]?js$/).map((file) =>
      withoutComments(readFileSync(file, 'utf8')),
    );
    const hits = code.flatMap((text) => [...text.matchAll(inside)].map(([, hit = '']) => hit.toLowerCase()));
    return [path.replace(/^node_modules\//, ''), [...new Set(hits)].toSorted()];
  });
  return Object.fromEntries(all.filter(([, hits]) => hits.length > 0));
}

const reasonless = (known: Readonly<Record<string, readonly [string[], string]>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(known).map(([name, [hits]]) => [name, hits]));

/** Hosts in shipped code, and what they are there for. None is asked for anything while a hub runs. */
const HOSTS: Readonly<Record<string, readonly [string[], string]>> = {
  '@fastify/static': [['localhost.com'], 'a made-up base, by which a path is parsed'],
  '@wasm-audio-decoders/flac': [['github.com'], 'where to report an error, in its message'],
  '@wasm-audio-decoders/opus-ml': [['github.com'], 'where to report an error, in its message'],
  aedes: [['github.com'], 'where an option is explained, in a message'],
  ajv: [['json-schema.org', 'raw.githubusercontent.com'], 'names of JSON schemas, which nobody fetches'],
  'fast-json-stringify': [['json-schema.org'], 'names of JSON schemas, which nobody fetches'],
  fastify: [
    ['api.github.com', 'fastify.dev'],
    'addresses in warnings; a script of its developers asks GitHub',
  ],
  mqemitter: [['github.com'], 'where an error is explained, in its message'],
  'node-record-lpcm16/node_modules/debug': [['git.io'], 'where a warning is explained'],
  'ogg-opus-decoder': [['github.com'], 'where to report an error, in its message'],
  'onnxruntime-node': [
    ['aiinfra.pkgs.visualstudio.com', 'api.nuget.org'],
    'its install script fetches GPU libraries; allowScripts keeps it from running',
  ],
  'opus-decoder': [['github.com'], 'where to report an error, in its message'],
  pino: [['github.com'], 'the text of a warning, and its command line, which is not used'],
  semver: [['semver.org'], 'the help of its command line'],
  'simple-yenc': [['github.com'], 'where its format is described'],
  xstate: [['github.com', 'stately.ai'], 'addresses in warnings of its development build'],
  zod: [['json-schema.org'], 'names of JSON schemas, which nobody fetches'],
};

/** Packages that can reach a network at all. */
const WAYS: Readonly<Record<string, readonly [string[], string]>> = {
  '@alexanderolsen/libsamplerate-js': [
    ['new xmlhttprequest'],
    'loads its own file in a browser; in Node it lies in the code',
  ],
  '@fastify/websocket': [['http'], 'the page: it answers, and asks nobody'],
  fastify: [
    ['dns', 'fetch(', 'http', 'http2', 'https', 'undici'],
    'the page: it listens where config.yaml says; a script of its developers asks GitHub',
  ],
  'global-agent': [['http', 'https', 'net', 'tls'], "of onnxruntime's install script, which does not run"],
  'light-my-request': [['http'], 'requests without a network, of tests'],
  'lru-cache': [['fetch('], 'a method of that name, which fills the cache'],
  'path-scurry/node_modules/lru-cache': [['fetch('], 'a method of that name, which fills the cache'],
  mqtt: [
    ['dns', 'fetch(', 'net', 'tls'],
    'the connection to the broker; its look-ups are for addresses in config.yaml',
  ],
  'node-record-lpcm16/node_modules/debug': [['net'], 'writes to a descriptor that is a socket'],
  'onnxruntime-node': [['https'], 'its install script; allowScripts keeps it from running'],
  socks: [['net'], 'a proxy for the broker, only where MQTTJS_SOCKS_PROXY names one'],
  ws: [['http', 'https', 'net', 'tls'], 'the page, and brokers over WebSocket'],
};

describe('the code of the packages that are shipped', () => {
  it('names no host but those that were looked at', () => {
    expect(found(/\bhttps?:\/\/([a-z0-9.-]+\.[a-z]{2,})/gi)).toEqual(reasonless(HOSTS));
  });

  it('has no way to a network but those that were looked at', () => {
    const builtin =
      /(?:require\(|from\s*|import\()["'](?:node:)?(https?|http2|dns|dgram|net|tls|undici)(?:\/promises)?["']/g;
    const global = /(?<![.\w])(fetch\(|new XMLHttpRequest|sendBeacon\(|new EventSource)/g;
    const both: Record<string, string[]> = found(builtin);
    for (const [name, hits] of Object.entries(found(global)))
      both[name] = [...(both[name] ?? []), ...hits].toSorted();
    expect(both).toEqual(reasonless(WAYS));
  });

  it('checks for no newer version of itself', () => {
    const checks = found(
      /(registry\.npmjs\.(?:org|com)|update-notifier|latest-version|checkForUpdates?|npm view )/g,
    );
    expect(checks).toEqual({});
  });

  it('runs nothing at an installation but what package.json decides about', () => {
    const scripts = shipped.flatMap((path) => {
      const { scripts: named = {} } = PACKAGE.parse(
        JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8')),
      );
      const own = ['preinstall', 'install', 'postinstall'].filter((name) => named[name] !== undefined);
      // npm compiles what has a binding.gyp without being told.
      return own.length > 0 || existsSync(join(ROOT, path, 'binding.gyp'))
        ? [path.replace('node_modules/', '')]
        : [];
    });
    const { allowScripts } = z
      .object({ allowScripts: z.record(z.string(), z.boolean()) })
      .parse(JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')));
    expect(scripts.filter((name) => allowScripts[name] === undefined)).toEqual([]);
    expect(Object.keys(allowScripts).filter((name) => allowScripts[name])).toEqual(['speaker']);
  });
});

describe('the compiled libraries that are shipped', () => {
  /** Hosts of a library that speaks to somebody, and what keeps it from that; all others are links in messages. */
  const SPEAKS =
    /events\.data\.microsoft|telemetry|vortex|applicationinsights|sentry\.io|segment\.|google-analytics|turso|amplitude|mixpanel/i;

  it('hold one address of somebody who collects, and the switch that keeps it silent', () => {
    const libraries = shipped.flatMap((path) => files(join(ROOT, path), /\.(node|so(\.\d+)*)$/));
    expect(libraries.length).toBeGreaterThan(1);
    const hosts = libraries.flatMap((file) =>
      [...readFileSync(file, 'latin1').matchAll(/https?:\/\/([a-z0-9.-]+\.[a-z]{2,})/gi)].map(
        ([, host = '']) => host,
      ),
    );
    const collecting = [...new Set(hosts)].filter((host) => SPEAKS.test(host));
    // ORT_DISABLE_TELEMETRY (src/no-telemetry.ts): test/offline.test.ts and `npm run prove:offline` see that it holds.
    expect(collecting).toEqual(['mobile.events.data.microsoft.com']);
    const onnx = libraries.filter((file) => readFileSync(file, 'latin1').includes('ORT_DISABLE_TELEMETRY'));
    expect(onnx.length).toBeGreaterThan(0);
  });
});
