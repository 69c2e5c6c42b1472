/** Every project whose announcements are understood. */
import type { OpenAdapter } from './adapter.js';
import { homeAssistantBelow } from './homeassistant/adapter.js';
import { USUAL_PREFIX } from './homeassistant/prefix.js';
import { openHomie } from './homie/adapter.js';
import { openTasmota } from './tasmota/adapter.js';
import { openZigbee2Mqtt } from './zigbee2mqtt/adapter.js';

/** @param prefixes of Home Assistant's discovery topics */
export function adaptersFor(prefixes: readonly string[]): readonly OpenAdapter[] {
  return [openZigbee2Mqtt, openTasmota, openHomie, homeAssistantBelow(prefixes)];
}

export const ADAPTERS: readonly OpenAdapter[] = adaptersFor([USUAL_PREFIX]);
