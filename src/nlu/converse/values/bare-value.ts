/** A value that was said alone, read through a sentence that it completes: "ten percent" as in "set the brightness to ten percent". */
import { lookup } from '../../../actions/lookup.js';
import type { AdjustCall, Call } from '../../call.js';

/** Sentences that a bare value completes, by property. */
const ADJUSTMENTS: Readonly<Record<string, string>> = {
  brightness: 'set the brightness to %',
  color: 'set the lights to %',
  color_temp: 'set the lights to %',
  target: 'set the temperature to %',
  volume: 'set the volume to %',
  speed: 'set the fan speed to %',
  position: 'set the blinds to %',
  tilt: 'set the blinds tilt to %',
  mode: 'set the thermostat to %',
};

/** The change with the value that was said alone: "40 percent", "blue"; null where the text is no such value. */
export function withBareValue(
  call: AdjustCall,
  text: string,
  readAs: (sentence: string) => Call | null,
): AdjustCall | null {
  const carrier = lookup(ADJUSTMENTS, call.attr);
  const bare = text.trim().replace(/^(?:to|at|make (?:it|that)|set (?:it|that) to)\s+/i, '');
  const read = carrier === undefined ? null : readAs(carrier.replace('%', bare));
  if (read?.do !== 'adjust' || read.value === undefined) return null;
  const { delta: _delta, ...rest } = call;
  const unit = read.unit === undefined ? {} : { unit: read.unit };
  return { ...rest, attr: read.attr, value: read.value, ...unit };
}
