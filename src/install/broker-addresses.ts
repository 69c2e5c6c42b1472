/**
 * The addresses that the service may reach. `IPAddressAllow` knows addresses, no names, and a name server is beyond what
 * the service may reach: names are looked up now and given to it as a hosts file of its own.
 */
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { type BrokerConfig, isLoopback } from '../config.js';
import { brokerHosts } from './reach.js';

export interface BrokerAddresses {
  readonly addresses: readonly string[];
  /** Names of the configuration with what they mean today. */
  readonly names: readonly { readonly name: string; readonly addresses: readonly string[] }[];
  /** Names without an address. */
  readonly unknown: readonly string[];
}

export type Lookup = (name: string) => Promise<readonly string[]>;

const lookupAll: Lookup = async (name) => (await lookup(name, { all: true })).map(({ address }) => address);

export async function brokerAddresses(
  broker: BrokerConfig,
  find: Lookup = lookupAll,
): Promise<BrokerAddresses> {
  const far = brokerHosts(broker).filter((host) => host !== '' && !isLoopback(host));
  const names: { name: string; addresses: readonly string[] }[] = [];
  const unknown: string[] = [];
  for (const name of far.filter((host) => isIP(host) === 0)) {
    // Nothing else may stand in a hosts file.
    const found = /^[\w.-]+$/.test(name) ? await find(name).catch(() => []) : [];
    const addresses = found.filter((address) => isIP(address) !== 0).map(withoutZone);
    if (addresses.length === 0) unknown.push(name);
    else names.push({ name, addresses: [...addresses].sort() });
  }
  const literal = far.filter((host) => isIP(host) !== 0);
  const addresses = [...literal.map(withoutZone), ...names.flatMap((each) => each.addresses)].filter(
    (address) => !isLoopback(address),
  );
  return { addresses: [...new Set(addresses)], names, unknown };
}

/** `fe80::1%eth0`: systemd takes no zones. */
const withoutZone = (address: string): string => address.replace(/%.*$/, '');
