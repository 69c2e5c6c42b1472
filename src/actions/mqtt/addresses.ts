/** Where a broker is: its address as people write it, taken apart once. */
import { EarshotError } from '../../errors.js';

export interface BrokerAddress {
  readonly protocol: 'mqtt' | 'mqtts' | 'ws' | 'wss';
  readonly host: string;
  readonly port: number;
  /** Of a WebSocket; `/` where none is given. */
  readonly path: string;
  /** Host and port, for people and logs: never a name or password. */
  readonly shown: string;
}

const PORTS = { mqtt: 1883, mqtts: 8883, ws: 80, wss: 443 } as const;

/** null for anything that is no broker's address. */
export function parseAddress(url: string): BrokerAddress | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const protocol = parsed?.protocol.slice(0, -1) ?? '';
  if (parsed === null || !isProtocol(protocol) || parsed.hostname === '') return null;
  // URLs keep the brackets of an IPv6 address; sockets do not want them.
  const host = parsed.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = parsed.port === '' ? PORTS[protocol] : Number(parsed.port);
  const path = `${parsed.pathname === '' ? '/' : parsed.pathname}${parsed.search}`;
  return { protocol, host, port, path, shown: parsed.host };
}

/** @throws EarshotError BROKER_URL_INVALID, without the password that may stand in it */
export function addressesOf(urls: string | readonly string[]): readonly BrokerAddress[] {
  const list = typeof urls === 'string' ? [urls] : urls;
  const addresses = list.map((url) => parseAddress(url) ?? complain(url));
  return addresses.length > 0 ? addresses : [complain('')];
}

function isProtocol(text: string): text is BrokerAddress['protocol'] {
  return Object.hasOwn(PORTS, text);
}

function complain(url: string): never {
  throw new EarshotError(
    'BROKER_URL_INVALID',
    `"${url.replace(/\/\/[^@/]*@/, '//')}" is not a broker's address; write mqtt://HOST:1883 (or mqtts, ws, wss)`,
    { usage: true },
  );
}
