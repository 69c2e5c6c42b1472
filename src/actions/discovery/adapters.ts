/** Every project whose announcements are understood. */
import type { OpenAdapter } from './adapter.js';
import { openHomeAssistant } from './homeassistant/adapter.js';

export const ADAPTERS: readonly OpenAdapter[] = [openHomeAssistant];
