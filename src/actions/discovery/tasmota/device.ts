/** One Tasmota device -> the devices of the house that it is. */
import type { Home } from '../../home.js';
import type { Announced } from '../adapter.js';
import { type Availability, type DeviceBinding, Routes } from '../binding.js';
import { hardwareId, spokenName } from '../identity.js';
import { isObject, type Json, parseObject } from '../json.js';
import { type Config, isSet, ownName, type Topics, topicsOf } from './config.js';
import { fan } from './fan.js';
import { light } from './light.js';
import { encodeOutput, type Output } from './output.js';
import { relay } from './relay.js';
import { contacts, sensors } from './sensors.js';
import { shutter, shutterCount } from './shutter.js';

/** @param specimen the sensors as they were told, where they were */
export function announceTasmota(
  config: Config,
  specimen: unknown,
  units: Home['units'],
): readonly Announced[] {
  const driven = drivenBy(config);
  const measured = [...contacts(config), ...sensors(specimen, units)];
  const topics = topicsOf(config);
  const hardware = [hardwareId(config.mac), `tasmota:${config.mac.slice(-6).toLowerCase()}`];
  const presenceTopic = `${topics.tele}LWT`;
  const availability: Availability = {
    mode: 'all',
    topics: [
      {
        topic: presenceTopic,
        read: (text) => (text === config.onln ? true : text === config.ofln ? false : null),
      },
    ],
  };
  const ask = [
    { topic: `${topics.command}State`, payload: '' },
    { topic: `${topics.command}Status`, payload: '10' },
  ];
  // What is spoken to comes first: it is asked for the state of all.
  const outputs = [...driven, ...measured].toSorted((a, b) => Number(a.secondary) - Number(b.secondary));
  return outputs.map((output, place): Announced => {
    const name = nameOf(output, driven, config);
    const number = output.index > 0 && driven.length > 1 ? `_${output.index}` : '';
    const suffix = `${output.label === '' ? '' : `_${output.label}`}${number}`.replaceAll(/\W+/g, '_');
    const plain = place === 0 ? '' : suffix === '' ? `_${place + 1}` : suffix;
    return {
      key: `tasmota/${config.mac}/${output.part}`,
      // By its place among the outputs. Sensors, which may come later, stand last, so a place never changes meanwhile.
      formerKeys: [`tasmota/${config.mac}/${place}`],
      ids: [
        ...(name === null ? [] : [name]),
        `${config.t}${plain}`,
        `${config.mac}${plain}`,
        `${config.mac}_${output.part.replaceAll(/\W+/g, '_')}`,
      ],
      name,
      area: null,
      secondary: output.secondary,
      kind: output.kind,
      deviceClass: output.deviceClass,
      abilities: output.abilities,
      binding: bind(output, config, topics, { availability, ...(place === 0 ? { ask } : {}) }),
      hardware,
      presenceTopic,
    };
  });
}

function drivenBy(config: Config): readonly Output[] {
  const shutters = shutterCount(config);
  const outputs: Output[] = [];
  if (config.if) outputs.push(fan());
  for (let index = 1; index <= shutters; index++) outputs.push(shutter(config, index, shutters === 1));
  for (const [place, type] of config.rl.entries()) {
    // An iFan's other relays are the steps of its motor.
    if (config.if && place > 0) break;
    if (type === 1 || (type === 2 && config.if)) outputs.push(relay(config, place + 1));
    else if (type === 2) outputs.push(light(config, place + 1));
  }
  return outputs;
}

/** What somebody called it; else the device's name, with a number or a word where it has several. */
function nameOf(output: Output, driven: readonly Output[], config: Config): string | null {
  const device = ownName(config.dn);
  const first = ownName(config.fn[0]);
  const isDriven = driven.includes(output);
  if (isDriven && driven.length === 1) return spokenName(first ?? device ?? '');
  const given = spokenName(output.ownName ?? '');
  if (given !== null) return given;
  const base = spokenName(device ?? (driven.length === 1 ? first : null) ?? '');
  if (base === null) return null;
  // The fan of a ceiling fan is the device; its lamp is the device's light.
  if (isDriven && output.kind === 'fan') return base;
  const alike = driven.filter(({ kind }) => kind === output.kind).length > 1;
  const words = [base, output.label, isDriven && alike ? String(output.index) : ''];
  return words.filter((word) => word !== '').join(' ');
}

function bind(
  output: Output,
  config: Config,
  topics: Topics,
  more: Pick<DeviceBinding, 'availability' | 'ask'>,
): DeviceBinding {
  const routes = new Routes();
  const json = (text: string) => {
    const told = parseObject(text);
    return told === null ? null : output.read(inner(told));
  };
  for (const topic of listensTo(output, config, topics)) routes.add(topic, undefined, output.reports, json);
  for (const [name, read] of Object.entries(output.plain)) {
    routes.add(`${topics.stat}${name}`, undefined, output.reports, (text) => json(text) ?? read(text));
  }
  return {
    routes: routes.readers,
    reports: routes.reports,
    encode: encodeOutput(output, topics),
    backlog: topics.command,
    ...more,
  };
}

/** Sensors speak by themselves now and then and when asked; outputs at every change. */
function listensTo(output: Output, config: Config, { stat, tele }: Topics): readonly string[] {
  const sensing = [`${tele}SENSOR`, `${stat}STATUS10`];
  if (output.kind === 'sensor') return sensing;
  if (output.kind === 'binary_sensor') return [...sensing, `${stat}RESULT`];
  // With SetOption4 each command answers on a topic of its own name.
  const own = isSet(config, 4)
    ? ['STATE', 'DIMMER', 'CT', 'HSBCOLOR', 'FANSPEED', `SHUTTERPOSITION${output.index || 1}`].map(
        (name) => `${stat}${name}`,
      )
    : [];
  return [`${tele}STATE`, `${stat}RESULT`, ...(output.kind === 'cover' ? sensing : []), ...own];
}

/** The answer to `Status 10` wraps the sensors. */
function inner(json: Json): Json {
  const wrapped = json['StatusSNS'] ?? json['StatusSTS'];
  return isObject(wrapped) ? wrapped : json;
}
