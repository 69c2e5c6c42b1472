/**
 * Devices that earlier versions of Earshot knew by another key keep their id, their names and their room: at first sight
 * what was kept by the old key is kept by the new one.
 */
import { messageOf } from '../../errors.js';
import { createLog } from '../../log.js';
import type { Listed } from '../discovery/catalogue.js';
import type { GivenNames } from './given-names.js';
import type { KnownIds } from './known-ids.js';

const log = createLog('house');

/** Counts at once; what is given is written once for all of them. */
export function takeFormerKeys(listed: readonly Listed[], ids: KnownIds, names: GivenNames): void {
  const moved = listed.flatMap(({ device }) => {
    const { formerKeys = [] } = device;
    if (formerKeys.length === 0) return [];
    const identity = ids.identityOf(device);
    return formerKeys.map((former) => [former, identity] as const);
  });
  for (const [former, identity] of moved) ids.move(former, identity);
  names
    .move(moved)
    .catch((error: unknown) => log.warn({ error: messageOf(error) }, 'names from before cannot be kept'));
}
