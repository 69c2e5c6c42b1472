/** config.yaml with the answers of the page over it. Pure. */
import { type BrokerConfig, type Config, DEFAULT_CONFIG, externalBroker } from '../config.js';
import type { SetupDocument } from './setup-document.js';

/** Where the secrets of the page's setup lie; null: there is none, or its file is gone. */
export interface SecretFiles {
  readonly pin: string | null;
  readonly password: string | null;
}

export interface Overlaid {
  readonly config: Config;
  /** What was answered and does not count, in words. */
  readonly problems: readonly string[];
}

/** What config.yaml says of the broker, as far as it can be answered otherwise. */
export function brokerSaid(broker: BrokerConfig): string {
  return broker.kind === 'embedded' ? 'embedded' : [broker.username ?? '', ...broker.urls].join(' ');
}

/** Keys of config.yaml that a setup writes. Whoever answers `earshot setup` with defaults alone leaves `broker` there. */
const ASKED = ['home', 'wake', 'broker', 'pin_file'];

/** Nothing that a setup asks for stands in config.yaml, nor in a flag (`--mqtt`). */
export function isUntouched({ microphone, broker }: Config, written: readonly string[]): boolean {
  return (
    microphone.device === null && broker.kind === 'embedded' && !written.some((key) => ASKED.includes(key))
  );
}

export function overlaid(config: Config, answers: SetupDocument, secrets: SecretFiles): Overlaid {
  const problems: string[] = [];
  const { microphone, broker, pin } = answers;
  let next = config;
  if (microphone !== null && microphone.instead === config.microphone.device)
    next = { ...next, microphone: { ...next.microphone, device: microphone.device } };
  if (broker !== null && broker.instead === brokerSaid(config.broker)) {
    if (broker.password !== null && secrets.password === null)
      problems.push('the broker that was set up on the page is not used: its password is not there any more');
    else next = { ...next, broker: brokerOf(config.broker, broker, secrets.password) };
  }
  if (pin !== null && pin.instead === config.pinFile) {
    if (secrets.pin === null)
      problems.push('the PIN that was set up on the page is not there any more: set it anew');
    else next = { ...next, pinFile: secrets.pin };
  }
  return { config: next, problems };
}

function brokerOf(
  said: BrokerConfig,
  { url, username }: NonNullable<SetupDocument['broker']>,
  passwordFile: string | null,
): BrokerConfig {
  if (url === null) return said.kind === 'embedded' ? said : DEFAULT_CONFIG.broker;
  const login = {
    username,
    passwordFile,
    passwordCredential: null,
  };
  // What else config.yaml says of a broker (TLS, topic) holds for its new address, too.
  return said.kind === 'external'
    ? { ...said, urls: [url], ...login }
    : externalBroker([url], { topic: said.topic, discovery: said.discovery, ...login });
}
