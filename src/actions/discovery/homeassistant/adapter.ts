/** Home Assistant's MQTT discovery, read as Home Assistant reads it. */
import type { OpenAdapter } from '../adapter.js';
import { discoveryFilters, readAnnouncement } from './announcement.js';
import { USUAL_PREFIX } from './prefix.js';

/** @param prefixes of the discovery topics: Home Assistant's setting of that name, several where a house has several */
export const homeAssistantBelow =
  (prefixes: readonly string[]): OpenAdapter =>
  (units) => ({
    name: 'Home Assistant discovery',
    rank: 1,
    filters: discoveryFilters(prefixes),
    read: (topic, payload) => readAnnouncement(topic, payload, units, prefixes),
  });

export const openHomeAssistant: OpenAdapter = homeAssistantBelow([USUAL_PREFIX]);
