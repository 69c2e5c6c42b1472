/** One meaning of one thing in the plainest words that the grammar has for it. */
import type { Meaning } from './meanings.js';
import type { About } from './subject.js';

export function plainly(
  meaning: Meaning,
  { thing, name, property }: About,
  place: string,
  size: string,
): string | null {
  const lit = thing === 'light' ? name : 'the lights';
  const where = place.replace(/^ in/, '');
  const on = thing === 'player' ? ` on ${name}` : '';
  switch (meaning) {
    case 'on':
    case 'off':
      return property !== null && property !== 'music' && thing === 'light'
        ? null
        : `turn ${meaning} ${name}${place}`;
    case 'brighter':
    case 'dimmer':
      return `make ${lit}${place}${size} ${meaning}`;
    case 'louder':
      if (thing === 'speech') return 'speak louder';
      return `turn the volume up${size}${on}${place}`;
    case 'quieter':
      if (thing === 'speech') return 'speak quieter';
      return `turn the volume down${size}${on}${place}`;
    case 'warmer':
    case 'cooler':
      if (thing === 'light' || thing === 'hue') return `make ${lit}${place}${size} ${meaning}`;
      return thing === 'heating' && !/^the (?:heating|ac)$/.test(name)
        ? `make ${name}${size} ${meaning}${place}`
        : `make it${size} ${meaning}${place}`;
    case 'faster':
    case 'slower':
      return `turn ${meaning === 'faster' ? 'up' : 'down'} ${name}${place}`;
    case 'open':
    case 'close':
      return size === '' ? `${meaning} ${name}${place}` : null;
    case 'lock':
      return `lock ${name}${place}`;
    case 'mute':
    case 'unmute':
      if (thing === 'speech') return meaning === 'mute' ? 'be quiet' : null;
      return `${meaning} ${thing === 'player' ? name : 'the volume'}${place}`;
    case 'play':
      return `play music${on}${place}`;
    case 'stop':
      return thing === 'robot' ? `stop ${name}` : `stop the music${on}${place}`;
    case 'pause':
    case 'resume':
      return `${meaning} ${thing === 'robot' || thing === 'player' ? name : 'the music'}${place}`;
    case 'next':
    case 'previous':
      return `${meaning} song${on}${place}`;
    case 'clean':
      if (place === '' || place === ' in the house' || place === ' in here')
        return thing === 'robot' ? `start ${name}` : 'start the vacuum';
      return name === 'the vacuum' || thing === 'floor' ? `vacuum${where}` : `have ${name} clean${where}`;
    case 'brew':
      return 'make coffee';
    case 'dock':
      return `send ${name} home`;
    case 'activate':
      return `activate ${name}`;
    case 'change':
      return `change the color of ${lit}${place}`;
  }
}
