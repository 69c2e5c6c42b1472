/** Availability of a device: one topic or several, each with its payloads and perhaps a template. */
import { z } from 'zod';
import type { Availability } from '../binding.js';
import { maybe, payload, template, topic } from '../fields.js';
import { valueTemplate } from '../template.js';

/** The keys of a config that are about availability. */
export const availabilityFields = {
  availability_mode: z.enum(['all', 'any', 'latest']).nullish(),
  availability_topic: topic,
  availability_template: template,
  payload_available: payload('online'),
  payload_not_available: payload('offline'),
  availability: maybe(
    z
      .array(
        z.object({
          topic,
          value_template: template,
          payload_available: payload('online'),
          payload_not_available: payload('offline'),
        }),
      )
      .max(50),
  ),
};
const SCHEMA = z.object(availabilityFields);

export function readAvailability(common: z.infer<typeof SCHEMA>): Availability {
  const single =
    common.availability_topic === undefined
      ? []
      : [
          {
            topic: common.availability_topic,
            value_template: common.availability_template,
            payload_available: common.payload_available,
            payload_not_available: common.payload_not_available,
          },
        ];
  const topics = [...single, ...(common.availability ?? [])].flatMap((entry) => {
    if (entry.topic === undefined) return [];
    const render = valueTemplate(entry.value_template);
    const read = (bytes: string): boolean | null => {
      const value = render(bytes);
      if (value === entry.payload_available) return true;
      return value === entry.payload_not_available ? false : null;
    };
    return [{ topic: entry.topic, read }];
  });
  return { mode: common.availability_mode ?? 'latest', topics };
}
