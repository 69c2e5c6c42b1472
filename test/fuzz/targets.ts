/** Every parser of what comes from outside, by name. Announcements by MQTT have a fuzzer of their own (test/actions/discovery/fuzz). */
import type { Target } from './target.js';
import { flac, opus, wav } from './targets/audio.js';
import { config } from './targets/config.js';
import { home } from './targets/home.js';
import { manifest } from './targets/manifest.js';
import { plugin } from './targets/plugin.js';
import { sentences, template } from './targets/sentences.js';
import { websocket } from './targets/websocket.js';

export const TARGETS: readonly Target[] = [
  home,
  config,
  template,
  sentences,
  wav,
  flac,
  opus,
  websocket,
  manifest,
  plugin,
];
