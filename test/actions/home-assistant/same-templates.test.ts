/** What our small interpreter makes of templates, beside what Jinja in Home Assistant does. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noMosquitto } from '../support/mosquitto.js';
import { noHass } from './hass.js';
import { openRig, type Rig } from './rig.js';
import { payloadOf, type SimulatedDevice } from './simulated.js';
import { OTHERWISE, REFUSED, TEMPLATES } from './templates.js';

/** A sensor of its own for each template and payload: nothing stands there before. */
const CASES = [
  ...TEMPLATES.flatMap(([template, ...payloads]) => payloads.map((payload) => ({ template, payload }))),
  ...OTHERWISE,
  ...REFUSED.map((template) => ({ template, payload: 'x' })),
];
const sensors = CASES.map(
  ({ template, payload }, n): SimulatedDevice => ({
    component: 'sensor',
    object: `template_${n}`,
    config: { name: `Template ${n}`, state_topic: `template/${n}`, value_template: template },
    states: { [`template/${n}`]: payload },
    ...(REFUSED.includes(template) ? { absent: 'earshot' as const } : {}),
  }),
);

const why = noMosquitto ?? noHass;
describe.skipIf(why !== null)(`the same templates${why === null ? '' : ` (${why})`}`, () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await openRig();
    await rig.announce(sensors);
  });
  afterAll(async () => await rig?.close());

  /** null: passed over, or refused. */
  const shown = async (): Promise<readonly { readonly theirs: string | null; readonly ours: unknown }[]> => {
    const entities = await rig.entities();
    return CASES.map((_, n) => {
      const state = entities.get(`uid_template_${n}`)?.state ?? null;
      const id = rig.deviceId(`uid_template_${n}`);
      return {
        // What renders to nothing is an empty state there, and to None the text in older versions; here the message tells
        // nothing.
        theirs: state === null || ['unknown', '', 'None'].includes(state) ? null : state,
        ours: id === undefined ? null : (rig.registry.state(id)['value'] ?? null),
      };
    });
  };

  it('mean the same', async () => {
    const all = await shown();
    const found = CASES.flatMap(({ template, payload }, n) => {
      const { theirs, ours } = all[n] ?? { theirs: null, ours: null };
      if ('why' in (CASES[n] ?? {}) || REFUSED.includes(template) || alike(theirs, ours)) return [];
      return [`${template} of ${payloadOf(payload)}: ${theirs} there, ${String(ours)} here`];
    });
    expect(found).toEqual([]);
  });

  it('or differ for a reason', async () => {
    const all = await shown();
    const found = CASES.flatMap((one, n) => {
      if (!('why' in one)) return [];
      const { theirs = null, ours = null } = all[n] ?? {};
      return [
        { template: one.template, theirs: theirs?.startsWith('<built-in') ? 'a method' : theirs, ours },
      ];
    });
    expect(found).toEqual(OTHERWISE.map(({ template, theirs, ours }) => ({ template, theirs, ours })));
  });

  it('or are refused here, with the reason', () => {
    const topics = sensors.filter(({ absent }) => absent === 'earshot').map(({ object }) => object);
    for (const object of topics) {
      expect(rig.deviceId(`uid_${object}`)).toBeUndefined();
      expect(JSON.stringify(rig.registry.problems)).toContain(`homeassistant/sensor/${object}/config`);
    }
  });
});

function alike(theirs: string | null, ours: unknown): boolean {
  if (theirs === null || typeof ours !== 'number') return theirs === ours;
  return Math.abs(Number(theirs) - ours) < 1e-9;
}
