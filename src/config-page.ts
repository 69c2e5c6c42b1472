/** `page:` of config.yaml: where the page is, and what it asks for before it opens to the network. */

import type { Item, Reader } from './actions/home-file/reader.js';
import { type Config, DEFAULT_CONFIG, isLoopback } from './config.js';
import { mapOf, readPort } from './config-reading.js';

const KEYS = [
  'enabled',
  'host',
  'port',
  'names',
  'cert_file',
  'key_file',
  'token_file',
  'token_credential',
] as const;

type ReadPath = (item: Item | undefined, what: string) => string | null;

export function readPage(reader: Reader, item: Item | undefined, path: ReadPath): Config['page'] {
  const map = mapOf(reader, item, 'page', KEYS);
  const defaults = DEFAULT_CONFIG.page;
  const file = (key: string): string | null => path(map.get(key), `page ${key}`);
  const page = {
    enabled: reader.boolean(map.get('enabled'), 'page enabled') ?? defaults.enabled,
    host: reader.text(map.get('host'), 'page host') ?? defaults.host,
    port: readPort(reader, map.get('port'), 'page port') ?? defaults.port,
    names: reader.texts(map.get('names'), 'page names'),
    certFile: file('cert_file'),
    keyFile: file('key_file'),
    tokenFile: file('token_file'),
    tokenCredential: reader.text(map.get('token_credential'), 'page token_credential'),
  };
  checkSense(reader, map, page);
  return page;
}

/** What is well formed and yet cannot be meant. */
function checkSense(reader: Reader, map: ReadonlyMap<string, Item>, page: Config['page']): void {
  const complain = (key: string, text: string): void => {
    const at = map.get(key);
    if (at !== undefined) reader.fail(at, text);
  };
  const hasCert = page.certFile !== null;
  if (hasCert !== (page.keyFile !== null))
    complain(hasCert ? 'cert_file' : 'key_file', 'page cert_file and key_file belong together');
  if (page.tokenFile !== null)
    complain('token_credential', 'page token_file and token_credential: one of them is enough');
  if (page.tokenCredential !== null && !/^[\w.-]{1,255}$/.test(page.tokenCredential))
    complain('token_credential', 'page token_credential is the name of a systemd credential, no path');
  const guarded = page.tokenFile !== null || page.tokenCredential !== null;
  if (isLoopback(page.host) || !page.enabled || (hasCert && guarded)) return;
  complain(
    'host',
    'page host opens the page to the network: it needs cert_file and key_file (https), and token_file (or token_credential) that browsers are asked for; docs/page.md shows how to make them',
  );
}
