/** Home Assistant's MQTT discovery, read as Home Assistant reads it. */
import type { OpenAdapter } from '../adapter.js';
import { discoveryFilters, readAnnouncement } from './announcement.js';

export const openHomeAssistant: OpenAdapter = (units) => ({
  name: 'Home Assistant discovery',
  rank: 0,
  filters: discoveryFilters(),
  read: (topic, payload) => readAnnouncement(topic, payload, units),
});
