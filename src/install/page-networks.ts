/** The networks from which browsers may come, where the page is open to them: `IPAddressDeny=any` holds for both ways. */
import { isIPv4 } from 'node:net';
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import { type Config, isLoopback } from '../config.js';

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

/** As `IPAddressAllow` takes them. Empty: the page is shut, or for this machine alone. */
export function pageNetworks({ page }: Config, interfaces: Interfaces = networkInterfaces()): string[] {
  if (!page.enabled || isLoopback(page.host)) return [];
  const own = Object.values(interfaces)
    .flatMap((each) => each ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .filter(({ address }) => !isIPv4(page.host) || page.host === '0.0.0.0' || address === page.host)
    .map(({ address, netmask }) => networkOf(address, netmask));
  // systemd's own word for fe80::/64 and 169.254.0.0/16.
  return [...new Set(own)].sort().concat('link-local');
}

/** 192.168.1.23 with 255.255.255.0 is 192.168.1.0/24: another address of the hub tomorrow is no other network. */
function networkOf(address: string, netmask: string): string {
  const bytes = (text: string): number[] => text.split('.').map(Number);
  const mask = bytes(netmask);
  const base = bytes(address).map((byte, index) => byte & (mask[index] ?? 0));
  const bits = mask.map((byte) => byte.toString(2).replaceAll('0', '').length);
  return `${base.join('.')}/${bits.reduce((sum, count) => sum + count, 0)}`;
}
