/** `broker:` of config.yaml: the embedded one, or the user's own with its addresses, who we are to it, and TLS. */

import { USUAL_PREFIX } from './actions/discovery/homeassistant/prefix.js';
import type { Item, Reader } from './actions/home-file/reader.js';
import { parseAddress } from './actions/mqtt/addresses.js';
import { isTopic } from './actions/mqtt/topic.js';
import { BROKER_VERSIONS, type BrokerConfig, DEFAULT_CONFIG, externalBroker, isLoopback } from './config.js';
import { mapOf, readPort } from './config-reading.js';

/** Keys that only an external broker has. */
const EXTERNAL_KEYS = [
  'username',
  'password_file',
  'password_credential',
  'ca_file',
  'cert_file',
  'key_file',
  'version',
  'client_id',
  'shared',
] as const;
const KEYS = ['url', ...EXTERNAL_KEYS, 'embedded_port', 'topic', 'announce', 'discovery_prefix'] as const;
const MAX_URLS = 8;
const MAX_PREFIXES = 8;

type ReadPath = (item: Item | undefined, what: string) => string | null;

export function readBroker(reader: Reader, item: Item | undefined, path: ReadPath): BrokerConfig {
  if (item === undefined || !reader.isMap(item)) {
    if (item !== undefined && reader.isList(item)) return externalBroker(readUrls(reader, item));
    const text = reader.text(item, 'broker');
    if (item === undefined || text === null || text === 'embedded') return DEFAULT_CONFIG.broker;
    return externalBroker(readUrls(reader, item));
  }
  const map = mapOf(reader, item, 'broker', KEYS);
  const url = map.get('url');
  const common = {
    topic: readTopic(reader, map.get('topic')),
    announce: reader.boolean(map.get('announce'), 'broker announce'),
    discovery: readPrefixes(reader, map.get('discovery_prefix')),
  };
  if (url === undefined || reader.scalar(url) === null) {
    for (const key of EXTERNAL_KEYS)
      if (map.has(key)) reader.fail(map.get(key)!, `broker ${key} needs a broker url beside it`);
    const port = readPort(reader, map.get('embedded_port'), 'broker embedded_port') ?? 0;
    return { kind: 'embedded', port, ...common, announce: common.announce ?? false };
  }
  return readExternal(reader, map, readUrls(reader, url), path, common);
}

function readExternal(
  reader: Reader,
  map: ReadonlyMap<string, Item>,
  urls: readonly string[],
  path: ReadPath,
  common: {
    readonly topic: string;
    readonly announce: boolean | null;
    readonly discovery: readonly string[];
  },
): BrokerConfig {
  const file = (key: string): string | null => path(map.get(key), `broker ${key}`);
  const tls = { caFile: file('ca_file'), certFile: file('cert_file'), keyFile: file('key_file') };
  const credential = reader.text(map.get('password_credential'), 'broker password_credential');
  const broker = externalBroker(urls, {
    ...common,
    announce: common.announce ?? true,
    username: reader.text(map.get('username'), 'broker username'),
    passwordFile: file('password_file'),
    passwordCredential: credential,
    tls,
    version: readVersion(reader, map.get('version')),
    clientId: reader.text(map.get('client_id'), 'broker client_id'),
    shared: reader.boolean(map.get('shared'), 'broker shared') ?? false,
  });
  checkSense(reader, map, urls);
  return broker;
}

/** What is well formed and yet cannot be meant. */
function checkSense(reader: Reader, map: ReadonlyMap<string, Item>, urls: readonly string[]): void {
  const complain = (key: string, text: string): void => {
    const at = map.get(key);
    if (at !== undefined) reader.fail(at, text);
  };
  const secure = urls.every((url) => /^(mqtts|wss):/.test(url));
  for (const key of ['ca_file', 'cert_file', 'key_file'])
    if (!secure) complain(key, `broker ${key} is for TLS: write the url as mqtts:// (or wss://)`);
  if (map.has('password_file'))
    complain('password_credential', 'broker password_file and password_credential: one of them is enough');
  const name = reader.scalar(map.get('password_credential'));
  if (typeof name === 'string' && !/^[\w.-]{1,255}$/.test(name))
    complain(
      'password_credential',
      'broker password_credential is the name of a systemd credential, no path',
    );
  const hasCert = map.has('cert_file');
  if (hasCert !== map.has('key_file'))
    complain(hasCert ? 'cert_file' : 'key_file', 'broker cert_file and key_file belong together');
  if (!map.has('username'))
    for (const key of ['password_file', 'password_credential'])
      complain(key, `broker ${key} needs a username beside it`);
  const open = urls.find((url) => /^(mqtt|ws):/.test(url) && !isLoopback(parseAddress(url)?.host ?? ''));
  const secret = map.get('password_file') ?? map.get('password_credential');
  if (open !== undefined && secret !== undefined)
    reader.warn(secret, `broker password goes to ${open} in clear text; use mqtts:// if the broker knows it`);
}

function readUrls(reader: Reader, item: Item): readonly string[] {
  const items = reader.isList(item) ? reader.list(item, 'broker url') : [item];
  if (items.length === 0 || items.length > MAX_URLS)
    reader.fail(item, `broker url: give one address, or a list of at most ${MAX_URLS}`);
  return items.map((each) => brokerUrl(reader, each) ?? 'mqtt://127.0.0.1');
}

/** A broker address without a password in it; null (and a complaint) for anything else. */
function brokerUrl(reader: Reader, at: Item): string | null {
  const text = reader.text(at, 'broker url');
  if (text === null) return null;
  if (parseAddress(text) === null) {
    reader.fail(at, `broker "${text}" must be "embedded" or an address such as mqtt://192.168.1.5:1883`);
    return null;
  }
  const url = new URL(text);
  if (url.password !== '' || url.username !== '') {
    reader.fail(at, 'broker url must not hold a name or password; use username and password_file');
    return null;
  }
  return text;
}

/** `5` is a number in YAML, `3.1.1` a text. */
function readVersion(reader: Reader, item: Item | undefined): (typeof BROKER_VERSIONS)[number] {
  if (item === undefined || reader.scalar(item) === null) return 'auto';
  const text = reader.source(item) ?? '';
  const found = BROKER_VERSIONS.find((version) => version === text.replaceAll(/['"]/g, ''));
  if (found === undefined) reader.fail(item, `broker version must be ${BROKER_VERSIONS.join(', ')}`);
  return found ?? 'auto';
}

/** One prefix or several; a prefix may have levels of its own. */
function readPrefixes(reader: Reader, item: Item | undefined): readonly string[] {
  if (item === undefined || reader.scalar(item) === null) return [USUAL_PREFIX];
  const items = reader.isList(item) ? reader.list(item, 'broker discovery_prefix') : [item];
  if (items.length === 0 || items.length > MAX_PREFIXES)
    reader.fail(item, `broker discovery_prefix: give one prefix, or a list of at most ${MAX_PREFIXES}`);
  return items.map((each) => {
    const text = reader.text(each, 'broker discovery_prefix') ?? USUAL_PREFIX;
    if (!isTopic(text) || /^[/$]|\/$/.test(text))
      reader.fail(each, 'broker discovery_prefix is the beginning of a topic: no +, no #, no / at its ends');
    return text;
  });
}

function readTopic(reader: Reader, item: Item | undefined): string {
  const text = reader.text(item, 'broker topic');
  if (item === undefined || text === null) return DEFAULT_CONFIG.broker.topic;
  if (!isTopic(text) || text.startsWith('/') || text.endsWith('/') || text.startsWith('$'))
    reader.fail(
      item,
      'broker topic is where this hub speaks, such as earshot/kitchen: no +, no #, no / at its ends',
    );
  return text;
}
