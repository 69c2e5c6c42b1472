/** Times, chances and deeds of a record in plain words. Pure. */

import type { Home } from '../actions/home.js';
import { describeCalls } from '../actions/perform/describe-calls.js';
import type { ResolvedCall } from '../actions/resolve/resolved-call.js';
import { joinAnd } from '../nlu/time.js';
import type { UtteranceRecord } from '../records/record.js';

const SOURCES: Readonly<Record<UtteranceRecord['source'], string>> = {
  microphone: 'the microphone',
  page: 'the page',
  recording: 'a recording on the page',
  typed: 'the keyboard',
};

/** "Spoken to the microphone in the Kitchen on 21 November 2026 at 09:15:00". */
export function whenAndWhere(
  { source, heard, before, time, room }: UtteranceRecord,
  home: Home | null,
): string {
  const local = before?.now ?? time.slice(0, 19);
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${local}Z`),
  );
  const area = home?.areas.find(({ id }) => id === room)?.name ?? room;
  const how = heard === null ? 'Typed at' : 'Spoken to';
  const zone = before === null ? ' UTC' : '';
  return `${how} ${SOURCES[source]}${area === null ? '' : ` (${area})`} on ${date} at ${local.slice(11)}${zone}.`;
}

export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Natural logarithms of odds -> "8 times less likely". */
export function lessLikely(nats: number): string {
  const times = Math.exp(nats);
  if (times < 1.5) return 'about as likely';
  if (times > 1e6) return 'more than a million times less likely';
  const digits = times < 10 ? Math.round(times * 2) / 2 : Number(times.toPrecision(1));
  return `about ${digits.toLocaleString('en-GB')} times less likely`;
}

/** Reasons of a `none` call. */
const REASONS: Readonly<Record<string, string>> = {
  no_device: 'nothing in this house fits that name',
  no_ability: 'what was meant cannot do that',
  unsupported: 'that is not allowed, or not possible here',
  out_of_scope: 'that is nothing that this house can be asked',
  ambiguous: 'it could have meant several things',
  unheard: 'too little was heard',
};

/** The reason for doing nothing; null: something was done. */
export function reasonOf(calls: readonly ResolvedCall[]): string | null {
  const [only, ...more] = calls;
  if (only?.do !== 'none' || more.length > 0) return null;
  return REASONS[String(only['reason'])] ?? String(only['reason']);
}

/** "turn on the Kitchen Light", "query brightness of kitchen_lamp". */
export function deeds(calls: readonly ResolvedCall[], home: Home): string {
  return joinAnd(calls.map((call) => deed(call, home)));
}

const DESCRIBED: readonly string[] = ['set', 'adjust', 'run', 'media', 'announce'];

function deed(call: ResolvedCall, home: Home): string {
  const words = DESCRIBED.includes(call.do) ? describeCalls([call], home) : plain(call, home);
  const { when } = call;
  if (when === undefined) return words;
  if ('delay' in when) return `${words} in ${when.delay} s`;
  if ('at' in when) return `${words} at ${when.at}`;
  return `${words} ${'if' in when ? 'if a condition holds' : 'when a state comes'}`;
}

function plain(call: ResolvedCall, home: Home): string {
  const { do: verb, devices = [], matching: _, when: __, ...fields } = call;
  const names = devices.map((id) => home.devices.find((device) => device.id === id)?.name ?? id);
  const said = Object.values(fields).flatMap((value) => {
    if (Array.isArray(value)) return [value.map(String).join(', ')];
    return value === null || typeof value === 'object' || value === undefined ? [] : [String(value)];
  });
  const about = names.length > 3 ? `${names.length} devices` : joinAnd(names);
  return [verb, ...said, ...(about === '' ? [] : [`of ${about}`])].join(' ');
}
