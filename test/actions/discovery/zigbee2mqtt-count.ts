/** Counts what becomes of zigbee2mqtt's models. */
import { announceEntry } from '../../../src/actions/discovery/zigbee2mqtt/device.js';
import { type Feature, readFeatures } from '../../../src/actions/discovery/zigbee2mqtt/feature.js';
import { KIND_TABLE } from '../../../src/actions/kinds/kinds.js';

export interface Model {
  readonly vendor: string;
  readonly model: string;
  readonly description: string;
  /** A list, or a function of the device that gives one. */
  readonly exposes?: unknown;
}

export interface Count {
  readonly definitions: number;
  /** With something that can be set, whatever it is. */
  readonly controllable: number;
  /** Of these: at least one device of the house that can be told something. */
  readonly mapped: number;
  /** Of these: without home.yaml naming anything. */
  readonly spoken: number;
  /** Models whose every part is a setting or a diagnostic, and those that only send events. */
  readonly silent: number;
  readonly features: { readonly settable: number; readonly mapped: number };
  /** Settable features that are left out, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
  readonly kinds: Readonly<Record<string, number>>;
  readonly unmapped: readonly string[];
  /** Models in which a settable feature is neither mapped nor skipped with a reason. */
  readonly lost: readonly string[];
  /** Models of which two parts have the same name. */
  readonly namesakes: readonly string[];
}

const settable = (feature: Feature): boolean => feature.settable || feature.features.some(settable);

export function count(models: readonly Model[]): Count {
  const counted = { definitions: models.length, controllable: 0, mapped: 0, spoken: 0, silent: 0 };
  const features = { settable: 0, mapped: 0 };
  const skippedBy: Record<string, number> = {};
  const kinds: Record<string, number> = {};
  const unmapped: string[] = [];
  const lost: string[] = [];
  const namesakes: string[] = [];
  for (const { vendor, model, description, exposes } of models) {
    const given: unknown = JSON.parse(JSON.stringify(exposesOf(exposes)));
    const read = readFeatures(given);
    const { devices, skipped } = announceEntry(
      {
        address: '0x00158d0001a2b3c4',
        friendlyName: 'Thing',
        description,
        exposes: given,
        battery: false,
        endpoints: new Map(),
      },
      'zigbee2mqtt',
      'metric',
    );
    for (const { kind, secondary } of devices) if (!secondary) kinds[kind] = (kinds[kind] ?? 0) + 1;
    if (devices.every(({ secondary }) => secondary)) counted.silent += 1;
    const names = devices.filter(({ secondary }) => !secondary).map(({ name }) => name);
    if (new Set(names).size < names.length) namesakes.push(`${vendor} ${model}: ${names.join(', ')}`);
    const wanted = read.filter(settable);
    features.settable += wanted.length;
    const out = new Set(skipped.map(({ feature }) => feature.property + feature.type));
    features.mapped += wanted.filter(({ property, type }) => !out.has(property + type)).length;
    for (const { feature, reason } of skipped) {
      if (settable(feature)) skippedBy[reason] = (skippedBy[reason] ?? 0) + 1;
    }
    if (wanted.length === 0) continue;
    counted.controllable += 1;
    const tellable = devices.filter(({ kind }) => KIND_TABLE[kind].operations.length > 0);
    if (tellable.length > 0) counted.mapped += 1;
    else unmapped.push(`${vendor} ${model}: ${skipped.map(({ feature }) => feature.name).join(', ')}`);
    if (tellable.some(({ secondary }) => !secondary)) counted.spoken += 1;
    if (tellable.length === 0 && !skipped.some(({ feature }) => settable(feature)))
      lost.push(`${vendor} ${model}`);
  }
  return { ...counted, features, skipped: skippedBy, kinds, unmapped, lost, namesakes };
}

type Expose = (device: unknown, options: unknown) => unknown;
const isExpose = (value: unknown): value is Expose => typeof value === 'function';

/** Some models tell what they have only when they see the device: a dummy stands for it, as in zigbee2mqtt's own docs. */
function exposesOf(exposes: unknown): unknown {
  return isExpose(exposes) ? exposes({ isDummyDevice: true }, {}) : exposes;
}
