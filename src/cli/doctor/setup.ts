/** The settings that the hub goes by: config.yaml, with what was chosen on the page over it (docs/install.md). Only looked at. */
import { stat } from 'node:fs/promises';
import type { BrokerConfig, Config } from '../../config.js';
import { messageOf } from '../../errors.js';
import { loadPin } from '../../hub/pin.js';
import { WAKE_FILE, WakeDocument, wishesInForce } from '../../hub/wake/wake-document.js';
import { KeptSetup } from '../../setup/kept-setup.js';
import { lookAtDocument } from '../../store/state-document.js';
import type { Check } from '../doctor.js';

/** The page's setup, as advice names it. */
export const ON_PAGE = '"Set up" on the page';

export interface InForce {
  /** config.yaml alone. */
  readonly said: Config;
  /** With the answers of the page. */
  readonly config: Config;
  /** What of it the page answered. */
  readonly fromPage: ReadonlySet<'microphone' | 'wake' | 'broker' | 'pin'>;
  /**
   * The answers are another user's, the service's: root believes what they say, and neither opens nor changes a file, nor
   * calls anybody, because they name it. A hub that was broken into could write them.
   */
  readonly foreign: boolean;
  /** Answers that do not count, in words. */
  readonly problems: readonly string[];
}

/** @param state folder; null: nothing is kept */
export async function settingsInForce(said: Config, state: string | null): Promise<InForce> {
  const setup = await KeptSetup.look(state, { config: said, written: [], room: null });
  const { config, problems } = setup.config();
  const { value, problem } = await lookAtDocument(state, WAKE_FILE, WakeDocument);
  const wakePhrases = wishesInForce(value ?? { typed: null }, said.wakePhrases);
  const parts = [
    ['microphone', config.microphone !== said.microphone],
    ['wake', wakePhrases !== said.wakePhrases],
    ['broker', config.broker !== said.broker],
    ['pin', config.pinFile !== said.pinFile],
  ] as const;
  const owner = state === null ? undefined : (await stat(state).catch(() => null))?.uid;
  return {
    said,
    config: { ...config, wakePhrases },
    fromPage: new Set(parts.flatMap(([name, chosen]) => (chosen ? [name] : []))),
    foreign: owner !== undefined && owner !== process.getuid?.(),
    problems: [setup.problem, problem, ...problems].flatMap((each) => each ?? []),
  };
}

/** null: nothing is wrong with what was chosen on the page, or nothing was. */
export function checkSetup({ problems }: InForce): Check | null {
  if (problems.length === 0) return null;
  const unread = problems.some((problem) => problem.includes('cannot be read'));
  const remedy = unread
    ? "sudo earshot doctor: until then these checks are of config.yaml's settings"
    : `choose it anew: ${ON_PAGE}, or \`earshot setup\``;
  return { check: 'setup', ok: false, found: problems.join('; '), remedy };
}

/** Where a check's subject was chosen; what is wrong has its own words. */
export function marked(
  { fromPage }: Pick<InForce, 'fromPage'>,
  part: 'microphone' | 'wake' | 'broker' | 'pin',
  check: Check,
): Check {
  return check.ok && fromPage.has(part) ? { ...check, found: `${check.found} (chosen on the page)` } : check;
}

/** The files of config.yaml that hold: what the page wrote is the hub's own, which sees to it itself. */
export function withoutPageFiles({ said, config, fromPage }: InForce): Config {
  return {
    ...config,
    pinFile: fromPage.has('pin') ? null : said.pinFile,
    broker: fromPage.has('broker') ? withoutPassword(config.broker) : said.broker,
  };
}

const withoutPassword = (broker: BrokerConfig): BrokerConfig =>
  broker.kind === 'embedded' ? broker : { ...broker, passwordFile: null };

/** Whether a broker that the page chose is for the service alone to call. */
export function isServicesOwn({ config: { broker }, fromPage, foreign }: InForce): boolean {
  return foreign && fromPage.has('broker') && broker.kind === 'external';
}

/** The PIN of devices with `risk: pin`. */
export async function checkPin({ config: { pinFile }, fromPage, foreign }: InForce): Promise<Check> {
  const check = 'pin';
  if (pinFile === null) {
    const found = `none, so devices with \`risk: pin\` stay shut; ${ON_PAGE} sets one`;
    return { check, ok: true, found, remedy: null };
  }
  if (pinFile.startsWith('/run/credentials/'))
    return { check, ok: true, found: 'one is set, a credential that only the service has', remedy: null };
  const found = `one is set${fromPage.has('pin') ? '' : `, in ${pinFile}`}`;
  if (foreign && fromPage.has('pin')) return { check, ok: true, found, remedy: null };
  try {
    await loadPin(pinFile);
    return { check, ok: true, found, remedy: null };
  } catch (error) {
    const remedy = fromPage.has('pin') ? `set it anew: ${ON_PAGE}` : messageOf(error);
    return { check, ok: false, found: 'it cannot be used', remedy };
  }
}
