/** What announcers leave out because Home Assistant knows it by other ways. */
import { isObject, type Json } from '../json.js';

export function withQuirks(config: Json): Json {
  return isEspHome(config) ? { temperature_unit: 'C', ...config } : config;
}

/** ESPHome reckons in Celsius everywhere, and says so only since 2023. */
function isEspHome({ device, unique_id: id }: Json): boolean {
  const version = isObject(device) ? device['sw_version'] : undefined;
  if (typeof version === 'string' && /esphome/i.test(version)) return true;
  // Without a project, the version is the bare number of ESPHome and a hash of the configuration.
  const bare = typeof version === 'string' && /config hash|^20\d\d\.\d+\.\d+/.test(version);
  return bare || (typeof id === 'string' && id.startsWith('ESP'));
}
