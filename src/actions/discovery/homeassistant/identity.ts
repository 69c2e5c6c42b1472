/** The physical device behind an entity of Home Assistant's discovery. */
import { z } from 'zod';
import { maybe } from '../fields.js';
import { hardwareId } from '../identity.js';
import { isObject, type Json } from '../json.js';

const some = z.union([z.string(), z.number()]).transform(String).pipe(z.string().max(200));

/** `device` of a config. ESPHome writes one identifier as plain text, others a list. */
export const deviceFields = z.object({
  name: maybe(z.string().max(200)),
  suggested_area: maybe(z.string().max(200)),
  manufacturer: maybe(z.string().max(200).catch('')),
  via_device: maybe(z.string().max(200).catch('')),
  identifiers: maybe(z.union([z.array(some).max(50), some.transform((one) => [one])]).catch([])),
  connections: maybe(
    z
      .array(z.tuple([some, some]))
      .max(50)
      .catch([]),
  ),
});

export function hardwareOf(device: z.infer<typeof deviceFields> | undefined): readonly string[] {
  const connections = (device?.connections ?? []).filter(([type]) => type === 'mac' || type === 'zigbee');
  const told = [...(device?.identifiers ?? []), ...connections.map(([, address]) => address)];
  return [...new Set(told.map((identifier) => ofTasmota(identifier, device?.manufacturer)))];
}

/** Whoever speaks for a device calls it always the same; two gateways that hear one sensor hardly do. */
export function announcerOf(
  config: Json,
  device: z.infer<typeof deviceFields> | undefined,
  hardware: readonly string[],
): string {
  const origin = config['origin'] ?? config['o'];
  const software = isObject(origin) ? origin['name'] : undefined;
  return [software, device?.name, device?.via_device, ...hardware]
    .map((part) => String(part ?? ''))
    .join('|');
}

/** A bridge of a radio network announces switches of its own: "all switches on" must not open the network to strangers. */
export function isBridge(device: z.infer<typeof deviceFields> | undefined): boolean {
  return (device?.identifiers ?? []).some((identifier) => /^zigbee2mqtt_bridge(?:_|$)/.test(identifier));
}

/** Tasmota's old way of announcing itself (SetOption19) tells the last half of its address. */
function ofTasmota(identifier: string, manufacturer: string | undefined): string {
  const half = manufacturer === 'Tasmota' && /^[0-9A-F]{6}$/i.test(identifier);
  return half ? `tasmota:${identifier.toLowerCase()}` : hardwareId(identifier);
}
