/** The maker's side of a fleet: a bundle as retained messages at the broker, and how far it is rolled out. */
import type { House } from '../actions/house.js';
import { parseHead, parseHeader } from './bundle-format.js';
import { chunkTopic, offerTopic, type Rollout, rolloutTopic } from './channel.js';
import type { OpenBundle } from './read-bundle.js';

type Publisher = Pick<House, 'publish'>;
const KEPT = { retain: true, qos: 1 } as const;

/** The offer comes last: who sees it finds everything else there. */
export async function publishBundle(
  house: Publisher,
  topic: string,
  bundle: OpenBundle,
  percent: number,
  onChunk: (done: number, all: number) => void = () => {},
): Promise<void> {
  const { header, head } = bundle;
  let index = 0;
  for await (const chunk of bundle.chunks()) {
    await house.publish(chunkTopic(topic, header, index), chunk, KEPT);
    index += 1;
    onChunk(index, header.chunks.length);
  }
  await publishRollout(house, topic, { release: header.release, percent });
  await house.publish(offerTopic(topic), head, KEPT);
}

export async function publishRollout(house: Publisher, topic: string, rollout: Rollout): Promise<void> {
  await house.publish(rolloutTopic(topic), JSON.stringify(rollout), KEPT);
}

/**
 * Takes everything back that an offer stands for. An offer that cannot be read leaves its chunks: nobody knows how many.
 * @param head the retained offer
 */
export async function withdrawBundle(house: Publisher, topic: string, head: Uint8Array): Promise<number> {
  const nothing = new Uint8Array();
  await house.publish(offerTopic(topic), nothing, KEPT);
  await house.publish(rolloutTopic(topic), nothing, KEPT);
  const header = parseHeader(parseHead(head).headerBytes);
  for (let index = 0; index < header.chunks.length; index += 1) {
    await house.publish(chunkTopic(topic, header, index), nothing, KEPT);
  }
  return header.chunks.length;
}
