/** A few kills; scripts/broker-kill-loop.mjs does a hundred. */
import { describe, expect, it } from 'vitest';
import { killLoop } from './broker-kill/kill-loop.js';
import { killableMosquitto } from './broker-kill/killable-mosquitto.js';
import { noMosquitto } from './support/mosquitto.js';

describe.skipIf(noMosquitto !== null)(
  `a broker that is killed amid commands${noMosquitto === null ? '' : ` (${noMosquitto})`}`,
  () => {
    it.each([
      4, 5,
    ] as const)('loses some, and says so; none comes late or twice (MQTT %d)', async (protocolVersion) => {
      const broker = await killableMosquitto();
      try {
        const report = await killLoop(broker, {
          commands: 120,
          kills: 4,
          protocolVersion,
          deadlineMs: 700,
          upMs: () => 30 * Math.random(),
          downMs: () => 100 * Math.random(),
        });
        expect(report).toMatchObject({ commands: 120, late: [], unreported: [], twice: [] });
        expect(report.connections).toBe(5);
        expect(report.outcomes['confirmed']).toBeGreaterThan(0);
      } finally {
        await broker.close();
      }
    }, 60_000);
  },
);
