/** What the parts of a device are called. */
import type { Part } from './part.js';

/** The part that matters most has the device's name; the others add what they are. */
export function nameParts(parts: readonly Part[], device: string | null): readonly (string | null)[] {
  if (device === null) return parts.map(() => null);
  let names = parts.map((part, index) => nameOf(part, index, parts, device, endpointWords));
  const again = (rename: (part: Part, index: number) => string): void => {
    const before = names;
    const alone = (name: string, index: number): boolean =>
      before.indexOf(name) === index && before.lastIndexOf(name) === index;
    names = before.map((name, index) => (alone(name, index) ? name : rename(parts[index]!, index)));
  };
  // "1" of a relay and "1" of a scene button: those are told apart as the device does.
  again((part, index) => nameOf(part, index, parts, device, (endpoint) => endpoint ?? ''));
  // Some converters call two features the same.
  again(({ feature, label }) => `${device} ${(feature?.property ?? label).replaceAll('_', ' ')}`);
  return names;
}

function nameOf(
  part: Part,
  index: number,
  parts: readonly Part[],
  device: string,
  words: (endpoint: string | null) => string,
): string {
  const main = Number.isFinite(part.weight);
  const alike = parts.filter(({ weight }) => weight === part.weight).length;
  // Two relays are both called for what tells them apart; one of a kind needs nothing.
  if (index === 0 && main && alike === 1) return device;
  const label = main && part.weight < 10 && twin(part, parts) ? '' : part.label;
  const more = [label, words(part.endpoint)].filter((word) => word !== '').join(' ');
  return more === '' || device.toLowerCase().endsWith(more.toLowerCase()) ? device : `${device} ${more}`;
}

/** True where its endpoint alone tells a part from the others of its kind. */
function twin(part: Part, parts: readonly Part[]): boolean {
  const others = parts.filter(({ weight }) => weight < 10);
  return endpointWords(part.endpoint) !== '' && others.every(({ kind }) => kind === part.kind);
}

/** `l1` -> `1`, `switch_2` -> `2`, `top_left` -> `top left`. */
function endpointWords(endpoint: string | null): string {
  if (endpoint === null) return '';
  const number = /^(?:[a-z]{1,2}|wire_|switch_|button_|meter_)?(\d{1,2})$/.exec(endpoint)?.[1];
  return number ?? endpoint.replaceAll('_', ' ');
}
