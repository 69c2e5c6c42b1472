/**
 * Every parser of what comes from outside, by name. Announcements by MQTT have a fuzzer of their own
 * (test/actions/discovery/fuzz). Each is loaded alone: a decoder makes the collector run for its memory, again and again,
 * and that took ten times as long with the whole understanding on the heap.
 */
import type { Target } from './target.js';

export const TARGETS: Readonly<Record<string, () => Promise<Target>>> = {
  home: async () => (await import('./targets/home.js')).home,
  config: async () => (await import('./targets/config.js')).config,
  template: async () => (await import('./targets/sentences.js')).template,
  sentences: async () => (await import('./targets/sentences.js')).sentences,
  said: async () => (await import('./targets/said.js')).said,
  wav: async () => (await import('./targets/audio.js')).wav,
  flac: async () => (await import('./targets/audio.js')).flac,
  opus: async () => (await import('./targets/audio.js')).opus,
  websocket: async () => (await import('./targets/websocket.js')).websocket,
  manifest: async () => (await import('./targets/manifest.js')).manifest,
  plugin: async () => (await import('./targets/plugin.js')).plugin,
};
