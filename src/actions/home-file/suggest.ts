/** "Did you mean": the nearest of a few known words, for messages about unknown keys, kinds, abilities and ids. */

/** What people write first, with the word of home.yaml. A hint, never accepted in its place. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  lamp: 'light',
  bulb: 'light',
  plug: 'outlet',
  socket: 'outlet',
  blind: 'cover',
  blinds: 'cover',
  curtain: 'cover',
  shutter: 'cover',
  garage: 'cover',
  garage_door: 'cover',
  thermostat: 'climate',
  heating: 'climate',
  hvac: 'climate',
  tv: 'media',
  television: 'media',
  speaker: 'media',
  media_player: 'media',
  robot: 'vacuum',
  lawn_mower: 'mower',
  alarm_control_panel: 'alarm',
  input_number: 'number',
  input_select: 'select',
  room: 'area',
  rooms: 'areas',
  location_id: 'area',
  type: 'kind',
  domain: 'kind',
  device_class: 'class',
  abilities: 'can',
  features: 'can',
  title: 'name',
  percentage: 'speed',
  volume_level: 'volume',
  colour: 'color',
  colour_temp: 'color_temp',
  colour_temperature: 'color_temp',
  color_temperature: 'color_temp',
  dimmable: 'brightness',
  level: 'brightness',
  setpoint: 'target',
  current_temperature: 'current',
  state: 'on',
  outdoor: 'outside',
  minimum: 'min',
  maximum: 'max',
  outdoors: 'outside',
};

/** Edit distance with swaps of neighbours (Damerau, optimal string alignment), given up beyond `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, before[j - 2]! + 1);
      }
      row.push(cost);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length]!;
}

/** The known word that was probably meant, or null. Words over 64 characters are not looked at (hostile files). */
export function nearest(word: string, known: readonly string[]): string | null {
  if (word.length > 64) return null;
  const wanted = word.toLowerCase().replaceAll(/[\s-]+/g, '_');
  if (known.includes(wanted)) return wanted;
  const other = Object.hasOwn(OTHER_WORDS, wanted) ? OTHER_WORDS[wanted] : undefined;
  if (other !== undefined && known.includes(other)) return other;
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of known) {
    const d = distance(wanted, candidate.toLowerCase(), bestDistance);
    if (d < bestDistance) {
      best = candidate;
      bestDistance = d;
    }
  }
  return best;
}

/** `; did you mean "light"?`, or the known words where there are few, or nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  if (near !== null) return `; did you mean "${near}"?`;
  if (known.length === 0) return '';
  return known.length <= 25 ? `; known: ${known.join(', ')}` : '';
}
