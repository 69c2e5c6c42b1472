/**
 * What the user's own broker wants to know of us: a password from a file or a systemd credential, and PEM files for TLS.
 * Secrets that everybody on the machine can read are refused. No message holds what a file holds.
 */
import type { ExternalBroker } from '../../config.js';
import { credentialFile, readPem, readPrivate, type SecretWords, usage } from '../../secret-file.js';
import type { MqttHouseOptions } from './mqtt-house.js';
import type { TlsFiles } from './open-stream.js';

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
  const file =
    passwordCredential === null
      ? passwordFile
      : credentialFile(passwordCredential, 'BROKER_CREDENTIAL', 'password_file');
  if (file === null) return null;
  const words = wordsOf(passwordCredential === null ? 'password_file' : `credential ${passwordCredential}`);
  // Editors end a file with a line break; nothing else is taken off.
  const password = (await readPrivate(file, words)).replace(/\r?\n$/, '');
  if (password === '') throw usage(words.unreadable, `${words.what} ${file} is empty.`);
  return password;
}

async function tlsOf({ tls }: ExternalBroker): Promise<TlsFiles> {
  const read = async (file: string | null, key: string, secret: boolean): Promise<string | null> =>
    file === null ? null : await readPem(file, wordsOf(key, 'BROKER_TLS_FILE'), secret);
  const ca = await read(tls.caFile, 'ca_file', false);
  const cert = await read(tls.certFile, 'cert_file', false);
  const key = await read(tls.keyFile, 'key_file', true);
  return {
    ...(ca === null ? {} : { ca }),
    ...(cert === null ? {} : { cert }),
    ...(key === null ? {} : { key }),
  };
}

function wordsOf(key: string, unreadable = 'BROKER_PASSWORD_FILE'): SecretWords {
  return { what: `The broker's ${key}`, unreadable, open: 'BROKER_SECRET_OPEN' };
}
