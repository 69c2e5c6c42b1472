/** IP addresses as numbers. */
import { isIPv4 } from 'node:net';

/** The 4 or 16 bytes of a valid address; an interface (`%eth0`) is left out. */
export function bytesOf(address: string): number[] {
  if (isIPv4(address)) return address.split('.').map(Number);
  return ipv6Words(address).flatMap((word) => [word >> 8, word & 255]);
}

/** The eight numbers of a valid IPv6 address; an interface is left out. */
export function ipv6Words(address: string): number[] {
  // As URLs write it: no leading zeros, no IPv4 at its end; what `::` stands for is filled in.
  const plain = new URL(`http://[${address.split('%', 1).join('')}]/`).hostname.slice(1, -1);
  const [head = '', tail] = plain.split('::', 2);
  const words = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const [before, after] = [words(head), words(tail ?? '')];
  const gap = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...gap, ...after].map((word) => Number.parseInt(word, 16));
}
