/** Tasmota's own discovery: `tasmota/discovery/<mac>/config` and `.../sensors`, both retained, in either order. */
import type { Home } from '../../home.js';
import {
  type Adapter,
  announced,
  type News,
  NO_NEWS,
  type OpenAdapter,
  passedOver,
  problem,
} from '../adapter.js';
import { explain } from '../fields.js';
import { hardwareId } from '../identity.js';
import { isObject, readJson } from '../json.js';
import { type Config, readConfig } from './config.js';
import { announceTasmota } from './device.js';

/** A device with eight relays and ten sensors takes about 3 kB. */
const MAX_BYTES = 64 * 1024;
const MAX_DEVICES = 5_000;

export const openTasmota: OpenAdapter = (units) => new Tasmota(units);

class Tasmota implements Adapter {
  readonly name = 'Tasmota';
  readonly rank = 2;
  readonly filters = ['tasmota/discovery/+/config', 'tasmota/discovery/+/sensors'];
  private readonly configs = new Map<string, Config>();
  private readonly specimens = new Map<string, unknown>();

  constructor(private readonly units: Home['units']) {}

  read(topic: string, payload: Uint8Array): News {
    const [, mac, part] = /^tasmota\/discovery\/([^/]+)\/(config|sensors)$/.exec(topic) ?? [];
    if (mac === undefined || part === undefined) return NO_NEWS;
    if (payload.length > MAX_BYTES) return problem(topic, `is larger than ${MAX_BYTES / 1024} kB`);
    try {
      const json = payload.length === 0 ? null : parse(payload);
      return part === 'config' ? this.readConfig(topic, mac, json) : this.readSensors(mac, json);
    } catch (error) {
      return problem(topic, `cannot be used: ${explain(error)}`);
    }
  }

  private readConfig(topic: string, mac: string, json: unknown): News {
    const source = `tasmota/discovery/${mac}/config`;
    if (json === null) {
      this.configs.delete(mac);
      return announced(source, []);
    }
    const config = readConfig(json);
    if (config.mac.toUpperCase() !== mac.toUpperCase()) {
      return problem(topic, `is the config of another device (${config.mac})`);
    }
    if (this.configs.size >= MAX_DEVICES && !this.configs.has(mac))
      return problem(topic, 'is one device too many');
    this.configs.set(mac, config);
    return this.announce(mac, config);
  }

  private readSensors(mac: string, json: unknown): News {
    if (json === null) this.specimens.delete(mac);
    else if (this.specimens.size < MAX_DEVICES || this.specimens.has(mac)) {
      this.specimens.set(mac, isObject(json) ? json['sn'] : null);
    }
    const config = this.configs.get(mac);
    return config === undefined ? NO_NEWS : this.announce(mac, config);
  }

  private announce(mac: string, config: Config): News {
    const source = `tasmota/discovery/${mac}/config`;
    const devices = announceTasmota(config, this.specimens.get(mac), this.units);
    if (devices.length > 0) return announced(source, devices);
    return passedOver(source, 'has neither outputs nor sensors', [hardwareId(mac)]);
  }
}

function parse(payload: Uint8Array): unknown {
  const read = readJson(payload);
  if (!read.ok) throw new SyntaxError(`it ${read.reason}`);
  return read.value;
}
