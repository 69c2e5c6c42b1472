/** All benches, cheapest first. */
import { EarshotError } from '../errors.js';
import type { Bench } from './bench.js';
import { commands, liveCommands } from './benches/commands.js';
import { dictation } from './benches/dictation.js';
import { energy } from './benches/energy.js';
import { footprint } from './benches/footprint.js';
import { grammar } from './benches/grammar.js';
import { idle } from './benches/idle.js';
import { latency } from './benches/latency.js';
import { mqtt } from './benches/mqtt.js';
import { peers } from './benches/peers.js';
import { pluginGrammar } from './benches/plugin-grammar.js';
import { rejection } from './benches/rejection.js';
import { voice } from './benches/voice.js';
import { wake } from './benches/wake.js';

export const BENCHES: readonly Bench[] = [
  footprint,
  energy,
  grammar,
  mqtt,
  voice,
  idle,
  rejection,
  dictation,
  latency,
  commands,
  liveCommands,
  pluginGrammar,
  peers,
  wake,
];

/** Those that are named, in the order of the catalogue; all where none is. @throws EarshotError BENCH_UNKNOWN (usage) */
export function namedBenches(names: readonly string[]): readonly Bench[] {
  const known = BENCHES.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new EarshotError(
      'BENCH_UNKNOWN',
      `There is no bench "${unknown}": choose from ${known.join(', ')}.`,
      {
        usage: true,
      },
    );
  }
  return names.length === 0 ? BENCHES : BENCHES.filter(({ name }) => names.includes(name));
}
