/** What became of commands, in words: "The hall lamp did not answer. The rest is done." */
import { capital, isAre, join, sayDevice } from '../../nlu/reply/wording.js';
import type { Device, Home } from '../home.js';
import type { TransactionReport } from '../transaction.js';
import type { DeviceOutcome } from './outcome.js';

/**
 * The reply where all was confirmed, otherwise what did not happen, and that the rest did. What cannot be confirmed is
 * said so: a reply must not claim more than is known.
 */
export function sayReport(report: TransactionReport, home: Home, reply: string): string {
  const devices = new Map(home.devices.map((device) => [device.id, device]));
  const sentences = saidTogether(report);
  // Without a broker nothing works: one sentence, not one per lamp.
  if (sentences.has(OFFLINE)) return OFFLINE;
  const words = [...sentences].map(([what, outcomes]) => {
    const told = outcomes.map(({ device }) => devices.get(device));
    const many = outcomes.length > 1;
    const are = what.startsWith('is ') && isAre(told.flatMap((device) => device ?? [])) === 'are';
    const said = are ? `are ${what.slice(3)}` : many ? (OF_SEVERAL[what] ?? what) : what;
    return `${capital(sayAll(told))} ${said}.`;
  });
  // "Locked the door" is not true of one that is still locking.
  const early = report.outcomes.some(({ status }) => status === 'underway');
  if (report.ok && !early) return [reply, ...words].filter((text) => text !== '').join(' ');
  const rest = report.outcomes.some(({ status }) => status === 'confirmed') ? ' The rest is done.' : '';
  return `${words.join(' ')}${rest}`;
}

function saidTogether({ outcomes }: TransactionReport): Map<string, DeviceOutcome[]> {
  const groups = new Map<string, DeviceOutcome[]>();
  for (const outcome of outcomes) {
    const what = sayOutcome(outcome);
    if (what !== null) groups.set(what, [...(groups.get(what) ?? []), outcome]);
  }
  return groups;
}

const OFFLINE = 'I have no connection to the house, so nothing was changed.';
const ASSUMED = 'does not report back, so I cannot be sure';
/** Where the words for several differ. */
const OF_SEVERAL: Readonly<Record<string, string>> = {
  [ASSUMED]: 'do not report back, so I cannot be sure',
};

function sayOutcome(outcome: DeviceOutcome): string | null {
  switch (outcome.status) {
    case 'confirmed':
      return null;
    case 'assumed':
      return ASSUMED;
    case 'underway':
      return `is ${outcome.doing}`;
    case 'unavailable':
    case 'unconfirmed':
      return 'did not answer';
    case 'failed':
      if (outcome.reason === 'offline') return OFFLINE;
      if (outcome.reason === 'jammed') return 'is jammed';
      if (outcome.reason === 'unable') return 'cannot do that';
      if (outcome.reason === 'interrupted') return 'may not have heard it: the connection to the house broke';
      return 'could not be reached';
  }
}

/** Four names are heard; of more, the number. */
function sayAll(devices: readonly (Device | undefined)[]): string {
  if (devices.length > 4) return `${devices.length} devices`;
  return join(devices.map((device) => (device === undefined ? 'a device that is gone' : sayDevice(device))));
}
