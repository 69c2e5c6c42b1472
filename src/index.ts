/** The package's public entry: what a plugin's author imports. */
export type {
  Abilities,
  IntentDefinition,
  List,
  ListValue,
  PluginCall,
  PluginContext,
  PluginDefinition,
  PluginDevice,
  PluginMessage,
  PluginSignal,
  PluginTarget,
  PluginTest,
  RunContext,
  RunResult,
  SlotsOf,
} from './plugins/define.js';
export { definePlugin } from './plugins/define.js';
