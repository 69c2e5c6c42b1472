/** The files that config.yaml names, by who may read them. */
import type { Config } from '../config.js';

const named = (paths: readonly (string | null)[]): string[] => paths.filter((path) => path !== null);

/** Beside config.yaml itself and the plugins. */
export function plainFiles({ home, broker, page, updates }: Config): string[] {
  const tls = broker.kind === 'external' ? [broker.tls.caFile, broker.tls.certFile] : [];
  return named([home, updates.tests, page.certFile, ...tls]);
}

/** Nobody but the hub may read them. Credentials of systemd are guarded by systemd, and not among them. */
export function secretFiles({ pinFile, broker, page }: Config): string[] {
  const login = broker.kind === 'external' ? [broker.passwordFile, broker.tls.keyFile] : [];
  const all = named([pinFile, page.keyFile, page.tokenFile, ...login]);
  return all.filter((path) => !path.startsWith('/run/credentials/'));
}
