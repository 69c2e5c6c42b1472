/** A small authority of our own for tests with TLS, made with the openssl program. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** null, or why tests with TLS are skipped. */
export const noOpenssl =
  spawnSync('openssl', ['version']).error === undefined
    ? null
    : 'openssl is not installed (apt install openssl)';

export interface Certificate {
  readonly certFile: string;
  readonly keyFile: string;
  readonly cert: string;
  readonly key: string;
}

export interface Authority {
  readonly caFile: string;
  readonly ca: string;
  /** @param names subject alternative names, such as `IP:127.0.0.1` or `DNS:broker.lan` */
  issue(name: string, names?: string): Certificate;
}

export function authority(folder: string, name = 'ca'): Authority {
  const file = (rest: string): string => join(folder, `${name}-${rest}`);
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { stdio: 'ignore' });
  };
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const caFile = file('ca.pem');
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-days',
    '2',
    '-subj',
    `/CN=${name}`,
    '-keyout',
    file('ca.key'),
    '-out',
    caFile,
  );
  return {
    caFile,
    ca: readFileSync(caFile, 'utf8'),
    issue: (who, names) => {
      const certFile = file(`${who}.pem`);
      const keyFile = file(`${who}.key`);
      openssl('req', ...newKey, '-subj', `/CN=${who}`, '-keyout', keyFile, '-out', file(`${who}.csr`));
      const extensions = file(`${who}.ext`);
      writeFileSync(extensions, names === undefined ? '' : `subjectAltName=${names}\n`);
      openssl(
        ...[
          'x509',
          '-req',
          '-in',
          file(`${who}.csr`),
          '-CA',
          caFile,
          '-CAkey',
          file('ca.key'),
          '-CAcreateserial',
        ],
        ...['-days', '2', '-extfile', extensions, '-out', certFile],
      );
      return { certFile, keyFile, cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };
    },
  };
}
