/** The texts that make the service: the unit with its real paths, and drop-ins for what this house needs. */
import type { BrokerAddresses } from './broker-addresses.js';
import { PLACES } from './layout.js';

const MADE = '# Written by `earshot install`: change /etc/earshot and run it again.\n';

/** @param text of systemd/earshot.service @param program folder of the installed program */
export function unitText(text: string, program: string): string {
  return text.replaceAll(PLACES.program, program);
}

/**
 * null: nothing beyond this machine is needed.
 * @param networks of the browsers that the page is open to
 */
export function networkDropIn(
  { addresses, names }: BrokerAddresses,
  networks: readonly string[],
): string | null {
  if (addresses.length + networks.length === 0) return null;
  const allow = [...addresses, ...networks].map((address) => `IPAddressAllow=${address}\n`).join('');
  // Loopback aside the service reaches the broker and nothing else, so no name server either.
  const hosts = names.length === 0 ? '' : `BindReadOnlyPaths=${PLACES.hosts}:/etc/hosts\n`;
  return `${MADE}[Service]\n${allow}${hosts}`;
}

/** The hosts file of the service alone. null: no name needs one. */
export function hostsText({ names }: BrokerAddresses): string | null {
  if (names.length === 0) return null;
  const lines = names.flatMap(({ name, addresses }) => addresses.map((address) => `${address} ${name}\n`));
  return `${MADE}127.0.0.1 localhost\n::1 localhost ip6-localhost\n${lines.join('')}`;
}

/** @param names of the files in the folder of credentials; null: there are none */
export function credentialsDropIn(names: readonly string[]): string | null {
  const lines = names
    .filter((name) => CREDENTIAL.test(name))
    .map((name) => {
      const encrypted = name.endsWith('.cred');
      const id = encrypted ? name.slice(0, -'.cred'.length) : name;
      return `LoadCredential${encrypted ? 'Encrypted' : ''}=${id}:${PLACES.credentials}/${name}\n`;
    });
  return lines.length === 0 ? null : `${MADE}[Service]\n${lines.join('')}`;
}

/** Whatever else lies there (an editor's copy) is no credential. */
const CREDENTIAL = /^\w[\w-]{0,100}(\.cred)?$/;
