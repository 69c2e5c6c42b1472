/**
 * Which physical device an announcement is about. Projects write the same address in many ways: `0x00158d0001a2b3c4`,
 * `zigbee2mqtt_0x00158d0001a2b3c4`, `AA:BB:CC:DD:EE:FF`, `aabbccddeeff`. One spelling each, with its kind in front.
 */

const ZIGBEE = /(?:^|[^0-9a-z])0x([0-9a-f]{16})(?:[^0-9a-f]|$)/;
const MAC = /^(?:[a-z0-9]+[-_])*((?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}|[0-9a-f]{12})$/;

/** `zigbee:...`, `mac:...`, or the identifier itself in lower case with its kind unknown. */
export function hardwareId(identifier: string): string {
  const text = identifier.trim().toLowerCase();
  const zigbee = ZIGBEE.exec(text)?.[1];
  if (zigbee !== undefined) return `zigbee:${zigbee}`;
  const mac = MAC.exec(text)?.[1];
  if (mac !== undefined && /[0-9]/.test(mac)) return `mac:${mac.replaceAll(/[:-]/g, '')}`;
  return `id:${text}`;
}

/**
 * True for what only a machine would call a name: an address, a unique id, a serial number. Asked of friendly names,
 * which zigbee2mqtt and Tasmota fill with the address until somebody gives one.
 */
export function isAddress(name: string): boolean {
  const text = name.trim().toLowerCase();
  if (text === '') return true;
  if (/^0x[0-9a-f]{4,16}(?:[_/-].*)?$/.test(text)) return true;
  if (/^(?:[0-9a-f]{2}[:-]){3,7}[0-9a-f]{2}$/.test(text)) return true;
  // Long runs of hexadecimal digits with a figure among them; "facade" and "decade" are words.
  if (/^[0-9a-f]{8,}$/.test(text) && /[0-9]/.test(text)) return true;
  if (/^(?:tasmota|shelly\w*|esp(?:home|32|8266)?|sonoff)[-_ ]?[0-9a-f]{6,12}(?:[-_]\d+)?$/.test(text))
    return /[0-9]/.test(text);
  // What a maker's default name ends in: "wled-a1b2c3", "athom-smart-plug-v2-d4e5f6", "lumi.158d0001a2".
  const tail = /[-_.:]([0-9a-f]{6,16})$/.exec(text)?.[1];
  if (tail !== undefined && /[0-9]/.test(tail) && (/[a-f]/.test(tail) || tail.length >= 8)) return true;
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text);
}

/**
 * A friendly name as one would say it: `kitchen_ceiling-light` -> `kitchen ceiling light`, `Hall/Lamp` -> `Hall Lamp`;
 * null for an address. Capitals stay as they are.
 */
export function spokenName(friendly: string): string | null {
  if (isAddress(friendly)) return null;
  // `kitchen-light` is two words, the hyphen of "Wi-Fi lamp" is its own.
  const joints = /\s/.test(friendly.trim()) ? /[_/]+/g : /[_/-]+/g;
  const words = friendly
    .replaceAll(joints, ' ')
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return words === '' || !/[\p{L}\p{N}]/u.test(words) || isAddress(words) ? null : words.slice(0, 200);
}
