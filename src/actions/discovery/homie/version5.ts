/** Homie 5: one retained JSON description a device. */
import { z } from 'zod';
import { messageOf } from '../../../errors.js';
import { maybe } from '../fields.js';
import { type DeviceTopic, type HomieDevice, isId, MAX_NODES, MAX_PROPERTIES } from './model.js';

const text = z.string().max(500);
const PROPERTY = z.object({
  name: maybe(text),
  datatype: text,
  format: maybe(text),
  settable: maybe(z.boolean()),
  retained: maybe(z.boolean()),
  unit: maybe(text),
});
const NODE = z.object({
  name: maybe(text),
  type: maybe(text),
  properties: maybe(z.record(z.string(), z.unknown())),
});
const DESCRIPTION = z.object({
  homie: text.refine((version) => version.startsWith('5.'), 'is not version 5'),
  name: maybe(text),
  root: maybe(text),
  parent: maybe(text),
  nodes: maybe(z.record(z.string(), z.unknown())),
});

/** Throws what says why the description cannot be used; a node or property that cannot is left out. */
export function readDescription({ domain, id }: DeviceTopic, payload: string): HomieDevice {
  let json: unknown;
  try {
    json = JSON.parse(payload);
  } catch (error) {
    throw new SyntaxError(`it is not JSON: ${messageOf(error)}`);
  }
  const { name, root, parent, nodes = {} } = DESCRIPTION.parse(json);
  const above = [root, parent].filter((one) => one !== undefined && one !== id && isId(one));
  return {
    domain,
    id,
    name: name ?? id,
    version: 5,
    stateTopics: [...new Set([id, ...above])].map((one) => `${domain}/5/${one}/$state`),
    nodes: entries(nodes, MAX_NODES).flatMap(([nodeId, given]) => {
      const node = NODE.safeParse(given);
      if (!node.success) return [];
      const properties = entries(node.data.properties ?? {}, MAX_PROPERTIES).flatMap(
        ([propertyId, value]) => {
          const property = PROPERTY.safeParse(value);
          if (!property.success) return [];
          const { data } = property;
          return [
            {
              id: propertyId,
              name: data.name ?? propertyId,
              topic: `${domain}/5/${id}/${nodeId}/${propertyId}`,
              datatype: data.datatype,
              format: data.format ?? '',
              settable: data.settable ?? false,
              retained: data.retained ?? true,
              unit: data.unit ?? '',
            },
          ];
        },
      );
      return [{ id: nodeId, name: node.data.name ?? nodeId, type: node.data.type ?? '', properties }];
    }),
  };
}

function entries(record: Readonly<Record<string, unknown>>, most: number): [string, unknown][] {
  return Object.entries(record)
    .filter(([id]) => isId(id))
    .slice(0, most);
}
