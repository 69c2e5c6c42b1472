/**
 * What is asked of the bridge itself: `bridge/request/<what>` with a transaction, answered on `bridge/response/<what>`
 * with the same one (zigbee2mqtt.io, "MQTT topics and messages").
 */
import { randomUUID } from 'node:crypto';
import { EarshotError } from '../../../errors.js';
import type { House } from '../../house.js';
import { isTopic } from '../../mqtt/topic.js';
import { decodeText, isObject, type Json, parseObject } from '../json.js';

const DEADLINE_MS = 5_000;

export interface RequestOptions {
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
}

/**
 * Asks the bridge under `base`, and gives the data of its answer.
 *
 * @throws EarshotError BRIDGE_REFUSED with its words, BRIDGE_SILENT; what the house throws; the signal's reason
 */
export async function askBridge(
  house: House,
  base: string,
  what: string,
  data: Json,
  { deadlineMs = DEADLINE_MS, signal }: RequestOptions = {},
): Promise<Json> {
  const transaction = randomUUID();
  const limit = AbortSignal.timeout(deadlineMs);
  const until = signal === undefined ? limit : AbortSignal.any([limit, signal]);
  let answered: (answer: Json) => void = () => {};
  const answer = new Promise<Json>((resolve) => {
    answered = resolve;
  });
  const leave = await house.subscribe(`${base}/bridge/response/${what}`, ({ payload }) => {
    const said = parseObject(decodeText(payload) ?? '');
    if (said?.['transaction'] === transaction) answered(said);
  });
  try {
    signal?.throwIfAborted();
    const request = JSON.stringify({ ...data, transaction });
    await house.publish(`${base}/bridge/request/${what}`, request, { deadlineMs });
    const said = await Promise.race([answer, whenAborted(until)]);
    signal?.throwIfAborted();
    if (said === null) {
      throw new EarshotError(
        'BRIDGE_SILENT',
        `zigbee2mqtt (${base}) did not answer; check that it is running`,
      );
    }
    if (said['status'] !== 'ok') {
      throw new EarshotError('BRIDGE_REFUSED', `zigbee2mqtt refused: ${String(said['error']).slice(0, 200)}`);
    }
    return isObject(said['data']) ? said['data'] : {};
  } finally {
    await leave();
  }
}

/**
 * Gives a device its name in zigbee2mqtt, so that everybody calls it so. The new announcement follows by itself.
 *
 * @param device its address or present name
 * @throws EarshotError BRIDGE_NAME where the name cannot be part of a topic; as `askBridge`
 */
export async function renameDevice(
  house: House,
  base: string,
  device: string,
  name: string,
  options: RequestOptions = {},
): Promise<void> {
  if (!isTopic(name) || name.startsWith('/') || name.endsWith('/') || /\/\d+$/.test(name)) {
    throw new EarshotError(
      'BRIDGE_NAME',
      `"${name.slice(0, 60)}" cannot be a name in zigbee2mqtt; leave out +, # and a slash or number at its end`,
    );
  }
  await askBridge(house, base, 'device/rename', { from: device, to: name }, options);
}

function whenAborted(signal: AbortSignal): Promise<null> {
  if (signal.aborted) return Promise.resolve(null);
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(null), { once: true }));
}
