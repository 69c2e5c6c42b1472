/** Every project whose announcements are understood. */
import type { OpenAdapter } from './adapter.js';
import { openHomeAssistant } from './homeassistant/adapter.js';
import { openHomie } from './homie/adapter.js';
import { openTasmota } from './tasmota/adapter.js';
import { openZigbee2Mqtt } from './zigbee2mqtt/adapter.js';

export const ADAPTERS: readonly OpenAdapter[] = [openZigbee2Mqtt, openTasmota, openHomie, openHomeAssistant];
