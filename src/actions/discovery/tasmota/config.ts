/** `tasmota/discovery/<mac>/config`, as Tasmota has published it since 9.2. */
import { z } from 'zod';
import { isTopic } from '../../mqtt/topic.js';
import { maybe } from '../fields.js';

const word = z.string().max(200);
const bit = z
  .number()
  .nullish()
  .transform((value) => value === 1);
const topicPart = word.refine(isTopic, 'is no part of a topic');

const SCHEMA = z.object({
  /** Device name, then one friendly name for each relay. */
  dn: word.catch(''),
  fn: z.array(word.nullable().catch(null)).max(64).catch([]),
  hn: word.catch(''),
  mac: z.string().regex(/^[0-9A-F]{12}$/i, 'is no address of twelve digits'),
  md: word.catch(''),
  ofln: word.catch('Offline'),
  onln: word.catch('Online'),
  /** How it writes off, on, toggle and hold. */
  state: z.array(word).min(2).catch(['OFF', 'ON']),
  t: topicPart,
  ft: word.catch('%prefix%/%topic%/'),
  tp: z.array(topicPart).length(3).catch(['cmnd', 'stat', 'tele']),
  /** Per output: 0 none, 1 relay, 2 light, 3 half a shutter. */
  rl: z.array(z.number()).max(64).catch([]),
  /** Per switch input: -1 none, else its mode. */
  swc: z.array(z.number()).max(64).catch([]),
  swn: z.array(word.nullable().catch(null)).max(64).catch([]),
  if: bit,
  lk: bit,
  lt_st: z.number().catch(0),
  ty: bit,
  sho: z.array(z.number()).max(16).catch([]),
  sht: z.array(z.array(z.number())).max(16).catch([]),
  so: z.record(z.string(), z.number().catch(0)).catch({}),
  ver: maybe(z.literal(1, 'is not the version 1 that is known here')),
});
export type Config = z.infer<typeof SCHEMA>;

/** Throws ZodError. */
export function readConfig(value: unknown): Config {
  return SCHEMA.parse(value);
}

/** `SetOption<n>` is 1. */
export const isSet = ({ so }: Config, option: number): boolean => so[String(option)] === 1;

export interface Topics {
  /** `cmnd/lamp/`, with the slash. */
  readonly command: string;
  readonly stat: string;
  readonly tele: string;
}

export function topicsOf({ ft, tp, t, hn, mac }: Config): Topics {
  const fill = (prefix: string): string => {
    const full = ft
      .replaceAll('%prefix%', prefix)
      .replaceAll('%topic%', t)
      .replaceAll('%hostname%', hn)
      .replaceAll('%id%', mac.slice(-6));
    return full.endsWith('/') ? full : `${full}/`;
  };
  const [command = 'cmnd', stat = 'stat', tele = 'tele'] = tp;
  return { command: fill(command), stat: fill(stat), tele: fill(tele) };
}

/** "Tasmota" is what every one of them is called until somebody gives it a name. */
export function ownName(name: string | null | undefined): string | null {
  return name === null || name === undefined || /^(tasmota|sonoff)[ _]?\d*$/i.test(name.trim()) ? null : name;
}
