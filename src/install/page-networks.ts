/** The networks from which browsers may come, where the page is open to them: `IPAddressDeny=any` holds for both ways. */
import { isIPv4, isIPv6 } from 'node:net';
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import { type Config, isLoopback } from '../config.js';
import { bytesOf } from '../ip-address.js';

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

/** As `IPAddressAllow` takes them. Empty: the page is shut, or for this machine alone. */
export function pageNetworks({ page }: Config, interfaces: Interfaces = networkInterfaces()): string[] {
  if (!page.enabled || isLoopback(page.host)) return [];
  const own = Object.values(interfaces)
    .flatMap((each) => each ?? [])
    .filter(({ internal, address }) => !internal && !isLinkLocal(address))
    .filter(({ address }) => isListening(page.host, address))
    .map(({ address, netmask }) => networkOf(address, netmask));
  // systemd's own word for fe80::/64 and 169.254.0.0/16.
  return [...new Set(own)].sort().concat('link-local');
}

/** Whether a page at `host` is reached at `address`. */
function isListening(host: string, address: string): boolean {
  if (host === '0.0.0.0') return isIPv4(address);
  // `::` takes both sorts (Linux's default), and a name may have addresses of both.
  if (host === '::' || (!isIPv4(host) && !isIPv6(host))) return true;
  return bytesOf(host).join() === bytesOf(address).join();
}

const isLinkLocal = (address: string): boolean => /^(fe[89ab][0-9a-f]:|169\.254\.)/i.test(address);

/** 192.168.1.23 with 255.255.255.0 is 192.168.1.0/24: another address of the hub tomorrow is no other network. */
function networkOf(address: string, netmask: string): string {
  const mask = bytesOf(netmask);
  const base = bytesOf(address).map((byte, index) => byte & (mask[index] ?? 0));
  const bits = mask.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
  return `${isIPv4(address) ? base.join('.') : wordsText(base)}/${bits}`;
}

/** `2001:db8:1::` for 16 bytes. */
function wordsText(bytes: readonly number[]): string {
  const words = Array.from({ length: 8 }, (_, at) =>
    (((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0)).toString(16),
  );
  return new URL(`http://[${words.join(':')}]/`).hostname.slice(1, -1);
}
