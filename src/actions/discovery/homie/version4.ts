/** Homie 3 and 4: a device tells what it is in dozens of retained attributes, in any order. */
import { type DeviceTopic, type HomieDevice, isId, MAX_NODES, MAX_PROPERTIES } from './model.js';

const MAX_ATTRIBUTES = 2_000;

export const ATTRIBUTE_FILTERS: readonly string[] = [
  ...['$homie', '$name', '$nodes'].map((attribute) => `+/+/${attribute}`),
  ...['$name', '$type', '$properties'].map((attribute) => `+/+/+/${attribute}`),
  ...['$name', '$datatype', '$format', '$settable', '$retained', '$unit'].map(
    (attribute) => `+/+/+/+/${attribute}`,
  ),
];

/** What a device has told of itself so far. */
export class Attributes {
  private readonly told = new Map<string, string>();

  /** @param path below the device: `$nodes`, `light/$properties`, `light/power/$datatype`; empty text takes back */
  take(path: string, text: string): void {
    if (text === '') this.told.delete(path);
    else if (this.told.size < MAX_ATTRIBUTES || this.told.has(path))
      this.told.set(path, text.slice(0, 2_000));
  }

  get isEmpty(): boolean {
    return this.told.size === 0;
  }

  /** The device, as soon as nothing that it lists is missing; null before. */
  device({ domain, id }: DeviceTopic): HomieDevice | null {
    const version = this.told.get('$homie');
    const nodeIds = this.list('$nodes', MAX_NODES);
    if (version === undefined || !/^[34]\./.test(version) || nodeIds === null) return null;
    const nodes: HomieDevice['nodes'][number][] = [];
    for (const node of nodeIds) {
      const propertyIds = this.list(`${node}/$properties`, MAX_PROPERTIES);
      if (propertyIds === null) return null;
      const properties: HomieDevice['nodes'][number]['properties'][number][] = [];
      for (const property of propertyIds) {
        const path = `${node}/${property}`;
        // Version 3 has no datatype for strings.
        const datatype =
          this.told.get(`${path}/$datatype`) ?? (version.startsWith('3.') ? 'string' : undefined);
        if (datatype === undefined) return null;
        properties.push({
          id: property,
          name: this.told.get(`${path}/$name`) ?? property,
          topic: `${domain}/${id}/${path}`,
          datatype,
          format: this.told.get(`${path}/$format`) ?? '',
          settable: this.told.get(`${path}/$settable`) === 'true',
          retained: this.told.get(`${path}/$retained`) !== 'false',
          unit: this.told.get(`${path}/$unit`) ?? '',
        });
      }
      nodes.push({
        id: node,
        name: this.told.get(`${node}/$name`) ?? node,
        type: this.told.get(`${node}/$type`) ?? '',
        properties,
      });
    }
    return {
      domain,
      id,
      name: this.told.get('$name') ?? id,
      version: 4,
      stateTopics: [`${domain}/${id}/$state`],
      nodes,
    };
  }

  private list(path: string, most: number): readonly string[] | null {
    const text = this.told.get(path);
    // Arrays of version 3 are written `lamp[]`.
    return (
      text
        ?.split(',')
        .map((id) => id.trim().replace(/\[\]$/, ''))
        .filter(isId)
        .slice(0, most) ?? null
    );
  }
}
