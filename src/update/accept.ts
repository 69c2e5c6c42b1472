/** Whether a hub takes a release at all. Pure: what it holds and what is offered in, an error or nothing out. */
import type { BundleHeader } from './bundle-format.js';
import { updateError } from './errors.js';
import { activeSlot, type SlotState } from './slot-state.js';

export interface Offer {
  readonly header: Pick<BundleHeader, 'release' | 'needs'>;
  /** A person with a file may try again what a judge or a person turned down; a broker may not. */
  readonly by: 'person' | 'broker';
}

export interface Holder {
  readonly state: SlotState;
  /** Of the models that came with Earshot. */
  readonly shipped: number;
  /** Earshot's own. */
  readonly version: string;
}

/**
 * A release must be higher than every one that was ever in use, so neither an old bundle nor the same one again gets in.
 * @throws EarshotError UPDATE_ON_TRIAL, UPDATE_TOO_NEW, UPDATE_REFUSED, UPDATE_DOWNGRADE
 */
export function mustBeAcceptable({ header, by }: Offer, { state, shipped, version }: Holder): void {
  const { release, needs } = header;
  if (state.trial !== null && release !== activeSlot(state)?.release) {
    throw updateError(
      'UPDATE_ON_TRIAL',
      'The models in use are still on trial: let the hub run for some minutes, or take them back with `earshot models rollback`.',
    );
  }
  if (compareVersions(needs, version) > 0) {
    throw updateError(
      'UPDATE_TOO_NEW',
      `Release ${release} needs Earshot ${needs} and this is ${version}: update Earshot first.`,
    );
  }
  const refusal = state.refused.find((known) => known.release === release);
  if (refusal !== undefined && (refusal.by === 'hub' || by === 'broker')) {
    throw updateError(
      'UPDATE_REFUSED',
      `Release ${release} was tried on this hub and taken back (${refusal.why}): wait for a later release.`,
    );
  }
  if (
    refusal?.by === 'person' &&
    state.previous !== null &&
    state.slots[state.previous]?.release === release
  ) {
    throw updateError(
      'UPDATE_DOWNGRADE',
      `Release ${release} is still here, and a person went back from it: \`earshot models rollback\` goes forward to it again.`,
    );
  }
  // Its slot was needed since, so no rollback leads to it any more.
  const again = refusal?.by === 'person' && release === state.highest && release > shipped;
  const newest = Math.max(state.highest, shipped);
  if (release > newest || again) return;
  const inUse = activeSlot(state)?.release ?? shipped;
  throw updateError(
    'UPDATE_DOWNGRADE',
    release === inUse
      ? `Release ${release} is in use already.`
      : `Release ${release} is not newer than release ${newest}, which this hub has had: going back is by \`earshot models rollback\` only.`,
  );
}

/** Of `1.2.3` and `1.10.0` the second is higher; what follows a hyphen is left out. */
function compareVersions(one: string, other: string): number {
  const parts = (text: string): number[] => (text.split('-')[0] ?? '').split('.').map(Number);
  const [left, right] = [parts(one), parts(other)];
  const at = [0, 1, 2].find((index) => (left[index] ?? 0) !== (right[index] ?? 0)) ?? 0;
  return (left[at] ?? 0) - (right[at] ?? 0);
}
