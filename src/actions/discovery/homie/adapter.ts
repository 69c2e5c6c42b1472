/** Homie 5 (one description a device) and Homie 3 and 4 (one attribute a topic), in `homie` or any other domain of one level. */
import type { Home } from '../../home.js';
import {
  type Adapter,
  type Announced,
  announced,
  type News,
  NO_NEWS,
  type OpenAdapter,
  passedOver,
  problem,
} from '../adapter.js';
import { explain } from '../fields.js';
import { decodeText } from '../json.js';
import { announceHomie } from './device.js';
import { type DeviceTopic, type HomieDevice, isId } from './model.js';
import { ATTRIBUTE_FILTERS, Attributes } from './version4.js';
import { readDescription } from './version5.js';

/** A gateway of a hundred nodes takes about 60 kB. */
const MAX_BYTES = 256 * 1024;
const MAX_DEVICES = 5_000;

export const openHomie: OpenAdapter = (units) => new Homie(units);

class Homie implements Adapter {
  readonly name = 'Homie';
  readonly rank = 0;
  readonly filters = ['+/5/+/$description', ...ATTRIBUTE_FILTERS];
  /** Of version 4, by domain and device. */
  private readonly attributes = new Map<string, Attributes>();
  /** Told in version 5: what the same device says of itself in version 4 besides is nothing new. */
  private readonly described = new Set<string>();

  constructor(private readonly units: Home['units']) {}

  read(topic: string, payload: Uint8Array): News {
    if (payload.length > MAX_BYTES) return problem(topic, `is larger than ${MAX_BYTES / 1024} kB`);
    const text = decodeText(payload);
    if (text === null) return problem(topic, 'is not text in UTF-8');
    const [, domain, id] = /^([^/]+)\/5\/([^/]+)\/\$description$/.exec(topic) ?? [];
    try {
      return domain === undefined || id === undefined
        ? this.readAttribute(topic, text)
        : this.readDescription({ domain, id }, topic, text);
    } catch (error) {
      return problem(topic, `cannot be used: ${explain(error)}`);
    }
  }

  private readDescription(of: DeviceTopic, topic: string, text: string): News {
    if (!isId(of.id)) return problem(topic, 'has an id that Homie does not allow');
    const source = `${of.domain}/${of.id}`;
    if (text !== '') {
      const news = this.announce(topic, readDescription(of, text));
      if (this.described.size < MAX_DEVICES) this.described.add(source);
      return this.attributes.has(source) ? withSource(news, source, []) : news;
    }
    this.described.delete(source);
    const older = this.attributes.get(source)?.device(of) ?? null;
    const gone = announced(topic, []);
    if (older === null) return gone;
    return withSource(gone, source, announceHomie(older, this.units).devices);
  }

  private readAttribute(topic: string, text: string): News {
    const [, domain, id, path] = /^([^/]+)\/([^/]+)\/((?:[^/$]+\/){0,2}\$[a-z]+)$/.exec(topic) ?? [];
    // `homie/5/...` belongs to version 5.
    if (domain === undefined || id === undefined || path === undefined || id === '5' || !isId(id))
      return NO_NEWS;
    const source = `${domain}/${id}`;
    const known = this.attributes.get(source);
    const attributes = known ?? new Attributes();
    attributes.take(path, text);
    if (attributes.isEmpty) {
      this.attributes.delete(source);
      return announced(source, []);
    }
    if (known === undefined) {
      if (this.attributes.size >= MAX_DEVICES) return problem(source, 'is one device too many');
      this.attributes.set(source, attributes);
    }
    if (this.described.has(source)) return NO_NEWS;
    const device = attributes.device({ domain, id });
    if (device !== null) return this.announce(source, device);
    // Taken apart again: without its list of nodes it is no device any more.
    return text === '' && (path === '$nodes' || path === '$homie') ? announced(source, []) : NO_NEWS;
  }

  private announce(source: string, device: HomieDevice): News {
    const { devices, reasons } = announceHomie(device, this.units);
    if (devices.length > 0) return announced(source, devices);
    return passedOver(source, reasons[0] ?? 'has no properties');
  }
}

function withSource(news: News, source: string, devices: readonly Announced[]): News {
  return { ...news, sources: new Map([...news.sources, [source, devices]]) };
}
