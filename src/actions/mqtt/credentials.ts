/**
 * What the user's own broker wants to know of us: a password from a file or a systemd credential, and PEM files for TLS.
 * Secrets that everybody on the machine can read are refused. No message holds what a file holds.
 */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExternalBroker } from '../../config.js';
import { EarshotError, messageOf } from '../../errors.js';
import type { MqttHouseOptions } from '../mqtt-house.js';
import type { TlsFiles } from './open-stream.js';

const MAX_BYTES = 1024 * 1024;
/** Others may read or write it. */
const OPEN_TO_ALL = 0o006;

/** @throws EarshotError (usage) BROKER_PASSWORD_FILE, BROKER_CREDENTIAL, BROKER_SECRET_OPEN, BROKER_TLS_FILE */
export async function brokerOptions(broker: ExternalBroker): Promise<MqttHouseOptions> {
  const password = await passwordOf(broker);
  return {
    url: broker.urls,
    protocolVersion: broker.version === 'auto' ? 'auto' : broker.version === '5' ? 5 : 4,
    statusTopic: `${broker.topic}/status`,
    tls: await tlsOf(broker),
    ...(broker.username === null ? {} : { username: broker.username }),
    ...(password === null ? {} : { password }),
    ...(broker.clientId === null ? {} : { clientId: broker.clientId }),
  };
}

async function passwordOf({ passwordFile, passwordCredential }: ExternalBroker): Promise<string | null> {
  const file = passwordCredential === null ? passwordFile : credentialFile(passwordCredential);
  if (file === null) return null;
  const what = passwordCredential === null ? 'password_file' : `credential ${passwordCredential}`;
  let password: string;
  try {
    password = await readPrivate(file, what);
  } catch (cause) {
    if (cause instanceof EarshotError) throw cause;
    throw usage(
      'BROKER_PASSWORD_FILE',
      `The broker's ${what} ${file} cannot be read (${messageOf(cause)}): check its path and permissions in config.yaml.`,
      cause,
    );
  }
  // Editors end a file with a line break; nothing else is taken off.
  password = password.replace(/\r?\n$/, '');
  if (password === '') throw usage('BROKER_PASSWORD_FILE', `The broker's ${what} ${file} is empty.`);
  return password;
}

function credentialFile(name: string): string {
  const folder = process.env['CREDENTIALS_DIRECTORY'];
  if (folder !== undefined && folder !== '') return join(folder, name);
  throw usage(
    'BROKER_CREDENTIAL',
    `There are no systemd credentials here: add LoadCredential=${name}:/path/to/it to the unit (systemctl edit earshot), or use password_file.`,
  );
}

async function tlsOf({ tls }: ExternalBroker): Promise<TlsFiles> {
  const read = async (file: string | null, key: string, secret: boolean): Promise<string | null> => {
    if (file === null) return null;
    let text: string;
    try {
      text = secret ? await readPrivate(file, key) : await readLimited(file);
    } catch (cause) {
      if (cause instanceof EarshotError) throw cause;
      throw usage(
        'BROKER_TLS_FILE',
        `The broker's ${key} ${file} cannot be read (${messageOf(cause)}): check its path and permissions.`,
        cause,
      );
    }
    if (/-----BEGIN [A-Z ]+-----/.test(text)) return text;
    throw usage(
      'BROKER_TLS_FILE',
      `The broker's ${key} ${file} is not in PEM form ("-----BEGIN ..."): convert it with openssl.`,
    );
  };
  const ca = await read(tls.caFile, 'ca_file', false);
  const cert = await read(tls.certFile, 'cert_file', false);
  const key = await read(tls.keyFile, 'key_file', true);
  return {
    ...(ca === null ? {} : { ca }),
    ...(cert === null ? {} : { cert }),
    ...(key === null ? {} : { key }),
  };
}

async function readPrivate(file: string, what: string): Promise<string> {
  return readLimited(file, (mode) => {
    if ((mode & OPEN_TO_ALL) === 0) return;
    throw usage(
      'BROKER_SECRET_OPEN',
      `The broker's ${what} ${file} can be read by everybody on this machine: chmod 600 ${file} (and let the hub's user own it).`,
    );
  });
}

/** The mode is that of the very file that is read. */
async function readLimited(file: string, check: (mode: number) => void = () => {}): Promise<string> {
  const handle = await open(file);
  try {
    const { mode, size } = await handle.stat();
    check(mode);
    if (size > MAX_BYTES) throw new Error('it is far too large');
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

const usage = (code: string, message: string, cause?: unknown): EarshotError =>
  new EarshotError(code, message, { usage: true, ...(cause === undefined ? {} : { cause }) });
