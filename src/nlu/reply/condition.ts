/** What is waited for, in words: "the Back Door is open", "it is dark", "everyone has left". */
import type { Device, Home } from '../../actions/home.js';
import type { ResolvedCondition } from '../../actions/world.js';
import { sayDuration } from '../time.js';
import { sayTest } from './answers.js';
import { isAre, join, namesOf, nounFor } from './wording.js';

/** More names than this are not listened to. */
const NAMED = 3;

/** A clause as it stands after "when". */
export function sayCondition(condition: ResolvedCondition, home: Home): string {
  const { not, lasts, ...plain } = condition;
  if (lasts !== undefined) {
    const said = sayCondition(not === true ? { ...plain, not } : plain, home);
    return `${said.replace(/ is (?=\S)/, ' has been ').replace(/ are (?=\S)/, ' have been ')} for ${sayDuration(lasts)}`;
  }
  if (not !== true) return sayPlainly(plain, home);
  // "It is not rainy", "the Gate is not open"; what is detected is told with another verb.
  const said = sayPlainly(plain, home);
  return / (?:is|are) /.test(said) ? said.replace(/ (is|are) /, ' $1 not ') : `it is not so that ${said}`;
}

function sayPlainly(condition: ResolvedCondition, home: Home): string {
  if (condition.attr === 'sun') return condition.is === 'up' ? 'it is light' : 'it is dark';
  const devices = home.devices.filter(({ id }) => condition.devices.includes(id));
  const [first] = devices;
  if (first === undefined) return 'that happens';
  if (first.kind === 'person') return sayPeople(condition, devices, home);
  if (first.kind === 'weather' && typeof condition.is === 'string')
    return `it is ${condition.is.replaceAll('_', ' ')}`;
  const { subject, be } = subjectOf(devices, condition.all === true, home);
  if (
    first.kind === 'binary_sensor' &&
    condition.is === true &&
    DETECTED[first.deviceClass ?? ''] !== undefined
  )
    return `${subject} ${be === 'is' ? 'detects' : 'detect'} ${DETECTED[first.deviceClass ?? '']}`;
  return `${subject} ${be} ${sayState(condition, first)}`;
}

/** What these sensors find; the others are told by their own words. */
const DETECTED: Readonly<Record<string, string>> = {
  motion: 'motion',
  occupancy: 'somebody',
  presence: 'somebody',
  smoke: 'smoke',
  moisture: 'water',
  gas: 'gas',
  sound: 'sound',
  vibration: 'vibration',
};

function subjectOf(
  devices: readonly Device[],
  all: boolean,
  home: Home,
): { subject: string; be: 'is' | 'are' } {
  if (devices.length <= NAMED)
    return {
      subject: join(namesOf(devices, home), all ? 'and' : 'or'),
      be: all || devices.length === 1 ? isAre(devices) : 'is',
    };
  const plural = nounFor(devices)[1];
  return all ? { subject: `all the ${plural}`, be: 'are' } : { subject: `one of the ${plural}`, be: 'is' };
}

function sayState({ attr, is, above, below, unit, reach }: ResolvedCondition, device: Device): string {
  // A washing machine tells in words of its own whether it runs.
  if (device.kind === 'sensor' && typeof is === 'boolean') return is ? 'running' : 'done';
  const finishes = device.kind === 'binary_sensor' && device.deviceClass === 'running' && is === false;
  if (finishes) return 'done';
  if (attr === 'position' && above === 0) return 'open';
  if (attr === 'position' && (is === 0 || below === 1)) return 'closed';
  const test = {
    ...(is === undefined || is === null || typeof is === 'object' ? {} : { is }),
    ...(above === undefined ? {} : { above }),
    ...(below === undefined ? {} : { below }),
  };
  // In the unit that it was said in, whatever the device counts in.
  const said =
    unit === undefined
      ? sayTest({ attr, test }, device)
      : sayTest({ attr: 'value', test }, { ...device, kind: 'sensor', state: { unit } });
  return reach === true ? said.replace(/^(?:above|below) /, 'at ') : said;
}

function sayPeople({ is, all }: ResolvedCondition, people: readonly Device[], home: Home): string {
  const everyone =
    people.length > 1 && people.length === home.devices.filter(({ kind }) => kind === 'person').length;
  const away = is === 'not_home';
  const [only] = people;
  if (everyone || only === undefined) {
    if (away) return all === true ? 'nobody is at home' : 'somebody has left';
    return all === true ? 'everyone is at home' : 'somebody is at home';
  }
  const { subject, be } = subjectOf(people, all === true, home);
  return `${subject} ${be} ${away ? 'away' : sayTest({ attr: 'location', test: { is: String(is) } }, only)}`;
}
