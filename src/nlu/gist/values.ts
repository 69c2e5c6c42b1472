/** Sentences with a value: a percentage, degrees, a colour, an amount by which something changes. */
import { MEANINGS } from './meanings.js';
import type { Act } from './piece.js';
import type { Said } from './said.js';
import type { About } from './subject.js';

export function valueSentence({ thing, name, property }: About, said: Said, place: string): string | null {
  const { number, level, color } = said;
  const lit = thing === 'light' || thing === 'brightness' || thing === 'hue';
  if (color !== null) {
    if (!lit || number !== null || level !== null || said.acts.includes('off')) return null;
    const what = `make ${thing === 'light' ? name : 'the lights'}${place}`;
    // "Cooler white" is no colour but a way to go.
    const tone = (['warmer', 'cooler'] as const).find((way) => said.acts.includes(way));
    if (color === 'white' && tone !== undefined) return said.described ? null : `${what} ${tone}`;
    // "Pink and dim" is both; the "bright" of "bright red" is the colour's.
    const ways = (['brighter', 'dimmer'] as const).filter(
      (way) => !said.described && said.acts.includes(way),
    );
    return [`${what} ${color}`, ...ways.map((way) => `${what} ${way}`)].join(' and ');
  }
  const heated = thing === 'heating' || thing === 'temperature';
  if (number !== null && ((!heated && !/^\d+$/.test(number.text)) || Number(number.text) > 100)) return null;
  // "Twenty two, low": two settings; "still freezing, two degrees more": which way?
  if (number !== null && said.described) return null;
  const value = number === null ? `${level ?? 0}` : number.text;
  if (number !== null && isAmount(number, said.acts))
    return byValue({ thing, name, property }, said, place, value);
  if (contradicts(said))
    return thing === 'cover' && level === 100 && said.acts.includes('close') ? `close ${name}${place}` : null;
  if (number?.unit === 'degrees')
    return heated ? `set ${warmed({ thing, name, property })}${place} to ${value} degrees` : null;
  if (said.acts.includes('off') || said.acts.includes('mute')) return null;
  if (thing === 'speech')
    return number === null ? `speak ${(level ?? 0) >= 50 ? 'louder' : 'quieter'}` : null;
  if (thing === 'light') return `set ${name}${place} to ${value} percent`;
  if (thing === 'brightness') return `set the brightness${place} to ${value} percent`;
  if (thing === 'volume' || (property === 'volume' && thing !== 'player'))
    return `set the volume${place} to ${value} percent`;
  // "Play radio 4" is no volume.
  if (thing === 'player' && number !== null && number.unit === null && !number.to && property === null)
    return null;
  if (thing === 'player') return `set the volume of ${name}${place} to ${value} percent`;
  // "All the way down."
  if (thing === 'cover' && number === null && level === 1) return `close ${name}${place}`;
  if (thing === 'fan' || thing === 'cover') return `set ${name}${place} to ${value} percent`;
  return heated && number !== null && number.unit === null
    ? `set ${warmed({ thing, name, property })}${place} to ${value} degrees`
    : null;
}

/** One that has a name is set itself; "the heating" is whatever warms the place. */
function warmed({ thing, name }: About): string {
  return thing === 'heating' && !/^the (?:heating|ac)$/.test(name) ? name : 'the temperature';
}

/** "Up 20", "by 20": of the change; "up to 20", "dim to 20": where it ends. */
function isAmount(number: NonNullable<Said['number']>, acts: readonly Act[]): boolean {
  return number.by || (!number.to && (acts.includes('up') || acts.includes('down')));
}

/** "Fully closed" is not fully open, and "close 30 percent" may be either. */
function contradicts({ acts, level, number }: Said): boolean {
  const falls = acts.some((act) => FALLING.has(act));
  const rises = acts.some((act) => RISING.has(act));
  if (acts.includes('close') && (level !== null || number?.to === false)) return true;
  return level !== null && ((falls && level > 50) || (rises && level < 50));
}

const FALLING: ReadonlySet<Act> = new Set(['down', 'dimmer', 'quieter', 'cooler', 'close']);
const RISING: ReadonlySet<Act> = new Set(['up', 'brighter', 'louder', 'warmer', 'open']);

function byValue({ thing, name, property }: About, said: Said, place: string, value: string): string | null {
  const directions = new Set(said.acts.map((act) => MEANINGS[property ?? thing][act]));
  const [way] = directions;
  if (directions.size !== 1 || way === undefined) return null;
  if (way === 'brighter' || way === 'dimmer')
    return `${way === 'brighter' ? 'increase' : 'decrease'} the brightness of ${thing === 'light' ? name : 'the lights'}${place} by ${value} percent`;
  if (way === 'louder' || way === 'quieter')
    return thing === 'player'
      ? `turn ${way === 'louder' ? 'up' : 'down'} ${name}${place} by ${value} percent`
      : `turn ${way === 'louder' ? 'up' : 'down'} the volume${place} by ${value} percent`;
  if (way === 'warmer' || way === 'cooler')
    return thing === 'light'
      ? null
      : warmed({ thing, name, property }) === name
        ? `${way === 'warmer' ? 'raise' : 'lower'} ${name} by ${value} degrees${place}`
        : `turn the temperature ${way === 'warmer' ? 'up' : 'down'} by ${value} degrees${place}`;
  return null;
}
