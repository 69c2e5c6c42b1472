/**
 * Entities that are settings or readings of whoever announces them and do not say so by `entity_category`: gateways such
 * as OpenMQTTGateway announce "SYS: Auto discovery" and "BT: Force scan" beside the house's sensors. "Turn everything off"
 * must not end the gateway's work, and nobody asks for its free memory.
 */
import type { Json } from '../json.js';

/** OpenMQTTGateway's modules, by which it begins names: "SYS: Uptime", "BT: Force scan". "TV: Power" is somebody's television. */
const MODULE = /^(?:SYS|BT|RF|IR|LORA|NRG|SSD1306|WebUI): +(?=\S)/;

/** What a button of Home Assistant does to its own device. */
const UPKEEP: ReadonlySet<string> = new Set(['restart', 'update', 'identify']);
/** How a device is itself, not the house. */
const CONDITION: ReadonlySet<string> = new Set([
  'connectivity',
  'data_rate',
  'data_size',
  'duration',
  'signal_strength',
  'timestamp',
]);

/** Told to keep it over a restart: a lamp that is switched is not. */
const KEPT = /"save"\s*:\s*true/;

/** The name without the module: "NRG: power" is "power". */
export const withoutModule = (name: string): string => name.replace(MODULE, '');

/** @param config with long keys @param component as in the topic, such as `switch` */
export function isAboutItself(component: string, config: Json): boolean {
  const { name, device_class: deviceClass } = config;
  if (component === 'button' && typeof deviceClass === 'string' && UPKEEP.has(deviceClass)) return true;
  const payloads = [config['payload_on'], config['payload_press'], config['command_template']];
  if (payloads.some((payload) => typeof payload === 'string' && KEPT.test(payload))) return true;
  if (typeof name !== 'string' || !MODULE.test(name)) return false;
  const isSet = Object.keys(config).some((key) => key.endsWith('command_topic'));
  return isSet || typeof deviceClass !== 'string' || CONDITION.has(deviceClass);
}
