/**
 * Announcements of several ranks that are about one physical device: the best of them speaks for it. It is known by its
 * address, or by the topic that tells whether it is there (Valetudo announces a robot by Homie and, better, by Home
 * Assistant's discovery, and gives neither an address).
 */
import type { PassedOver } from './adapter.js';
import type { Listed } from './catalogue.js';

/** The best rank that speaks of something. */
interface Ranks {
  readonly any: number;
  /** Of those that can be told something. */
  readonly told: number;
}

/** @param passedOver what somebody knows and does not speak to, nobody else speaks for either */
export function bestTold(
  all: readonly Listed[],
  passedOver: readonly (Pick<PassedOver, 'hardware'> & { readonly rank: number })[],
): readonly Listed[] {
  const byAddress = new Map<string, number>();
  const note = (ids: readonly string[], rank: number): void => {
    for (const id of ids) byAddress.set(id, Math.max(rank, byAddress.get(id) ?? rank));
  };
  const present = new Map<string, Ranks>();
  const listening = new Map<string, Ranks>();
  for (const one of all) {
    note(one.device.hardware, one.adapter.rank);
    const { presenceTopic } = one.device;
    if (presenceTopic !== undefined) heighten(present, presenceTopic, one);
  }
  for (const { hardware, rank } of passedOver) note(hardware, rank);
  // Most houses have no such topic: five thousand devices are not gone through once more at each news.
  const isShared = (one: Listed): boolean => present.size > 0 && !one.device.secondary;
  for (const one of all.filter(isShared))
    for (const topic of availabilityOf(one)) if (present.has(topic)) heighten(listening, topic, one);
  return all.filter((one) => {
    const { device, adapter } = one;
    if (device.hardware.some((id) => (byAddress.get(id) ?? 0) > adapter.rank)) return false;
    if (device.presenceTopic !== undefined && isOutdone(one, listening.get(device.presenceTopic)))
      return false;
    return present.size === 0 || !availabilityOf(one).some((topic) => isOutdone(one, present.get(topic)));
  });
}

const availabilityOf = ({ device }: Listed): readonly string[] =>
  device.binding.availability.topics.map(({ topic }) => topic);

/** What only tells something does not speak for what can be told: somebody's own sensor takes no lamp away. */
const isOutdone = (one: Listed, ranks: Ranks | undefined): boolean =>
  ranks !== undefined && (canBeTold(one) ? ranks.told : ranks.any) > one.adapter.rank;

const canBeTold = ({ device: { kind } }: Listed): boolean => kind !== 'sensor' && kind !== 'binary_sensor';

function heighten(table: Map<string, Ranks>, topic: string, one: Listed): void {
  const { any, told } = table.get(topic) ?? { any: -1, told: -1 };
  const { rank } = one.adapter;
  table.set(topic, { any: Math.max(any, rank), told: canBeTold(one) ? Math.max(told, rank) : told });
}
