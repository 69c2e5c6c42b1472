/** What `earshot install` opens to the service: the brokers of config.yaml, and the networks of a page that is open. Pure. */
import { BlockList, isIP } from 'node:net';
import { parseAddress } from '../actions/mqtt/addresses.js';
import { type BrokerConfig, type Config, isLoopback } from '../config.js';

/** The names and addresses of a broker, in small letters; none of the embedded one. */
export function brokerHosts(broker: BrokerConfig): readonly string[] {
  const urls = broker.kind === 'embedded' ? [] : broker.urls;
  return [...new Set(urls.map((url) => (parseAddress(url)?.host ?? '').toLowerCase()))];
}

/**
 * Whether a service that is installed with these settings may reach `host`.
 * @param networks of the page's browsers (`pageNetworks`); a name in one of them cannot be told from any other
 */
export function isReached(host: string, { broker }: Config, networks: readonly string[]): boolean {
  if (isLoopback(host) || brokerHosts(broker).includes(host.toLowerCase())) return true;
  const family = isIP(host);
  if (family === 0) return false;
  const open = new BlockList();
  for (const [base = '', bits] of networks.map((network) => network.split('/', 2)))
    if (bits !== undefined) open.addSubnet(base, Number(bits), isIP(base) === 4 ? 'ipv4' : 'ipv6');
  return open.check(host, family === 4 ? 'ipv4' : 'ipv6');
}
