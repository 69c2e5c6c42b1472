/**
 * Every model that zigbee2mqtt knows, from the npm package it announces them with, goes through the reader of exposes.
 * `EARSHOT_COUNT=1 npx vitest run test/actions/discovery/zigbee2mqtt-definitions.test.ts` prints the figures of
 * docs/devices.md.
 */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { type Count, count } from './zigbee2mqtt-count.js';

const require = createRequire(import.meta.url);
const FILE = z.object({ definitions: z.array(z.unknown()) });
const MODEL = z.object({
  vendor: z.string(),
  model: z.string(),
  description: z.string(),
  exposes: z.unknown(),
});
const isPrepare = (value: unknown): value is (definition: unknown) => unknown => typeof value === 'function';

let counted: Count;

beforeAll(() => {
  const main = require.resolve('zigbee-herdsman-converters');
  const prepare: unknown = require(main).prepareDefinition;
  if (!isPrepare(prepare))
    throw new TypeError('zigbee-herdsman-converters has no prepareDefinition any more');
  const folder = join(dirname(main), 'devices');
  const models = readdirSync(folder)
    .filter((file) => file.endsWith('.js') && file !== 'index.js')
    .flatMap((file) => FILE.parse(require(join(folder, file))).definitions)
    .map((definition) => MODEL.parse(prepare(definition)));
  counted = count(models);
  if (process.env['EARSHOT_COUNT'] !== undefined) console.error(JSON.stringify(counted, null, 2));
});

it('reads them all', () => {
  expect(counted.definitions).toBeGreaterThan(4_000);
  expect(counted.controllable).toBeGreaterThan(3_000);
});

it('maps at least 98 in 100 of those that can be told something', () => {
  expect(counted.mapped / counted.controllable).toBeGreaterThanOrEqual(0.98);
});

it('gives a reason for every other, and for every setting that is left out', () => {
  expect(counted.lost).toEqual([]);
  const skipped = Object.values(counted.skipped).reduce((sum, one) => sum + one, 0);
  expect(counted.features.mapped + skipped).toBe(counted.features.settable);
});

it('can speak to most without a line in home.yaml', () => {
  expect(counted.spoken / counted.controllable).toBeGreaterThanOrEqual(0.85);
});

it('never gives two devices of one model the same name', () => {
  expect(counted.namesakes).toEqual([]);
});
