/**
 * The files of the records' folder by name. A name tells all that keeping and deleting must know, so that neither has to
 * open a file: when (the id), and which houses the record needs.
 */

/** `20261121-091500-123`: UTC, to the millisecond. */
const ID = /^\d{8}-\d{6}-\d{3}$/;
const RECORD = /^(\d{8}-\d{6}-\d{3})\.([0-9a-f]{16}(?:-[0-9a-f]{16}){0,2})\.record$/;
const AUDIO = /^(\d{8}-\d{6}-\d{3})\.audio$/;
const HOUSE = /^([0-9a-f]{16})\.house$/;
/** Still being written, or left by a kill. */
const DRAFT = /^\.draft-/;

export const isId = (text: string): boolean => ID.test(text);

export function idAt(ms: number): string {
  const [, date = '', time = '', thousandths = ''] =
    /^(.{10})T(.{8})\.(\d{3})/.exec(new Date(ms).toISOString()) ?? [];
  return `${date.replaceAll('-', '')}-${time.replaceAll(':', '')}-${thousandths}`;
}

/** Milliseconds since 1970. */
export function timeOf(id: string): number {
  const iso = id.replace(/^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-(\d{3})$/, '$1-$2-$3T$4:$5:$6.$7Z');
  return Date.parse(iso);
}

export const recordName = (id: string, houses: readonly string[]): string =>
  `${id}.${[...new Set(houses)].join('-')}.record`;
export const audioName = (id: string): string => `${id}.audio`;
export const houseName = (hash: string): string => `${hash}.house`;
export const draftName = (of: string, salt: string): string => `.draft-${salt}-${of}`;

export type FileName =
  | { readonly type: 'record'; readonly id: string; readonly houses: readonly string[] }
  | { readonly type: 'audio'; readonly id: string }
  | { readonly type: 'house'; readonly hash: string }
  | { readonly type: 'draft' };

/** null: no file of ours, which is left alone. */
export function parseName(name: string): FileName | null {
  const [, id, houses] = RECORD.exec(name) ?? [];
  if (id !== undefined && houses !== undefined) return { type: 'record', id, houses: houses.split('-') };
  const audio = AUDIO.exec(name)?.[1];
  if (audio !== undefined) return { type: 'audio', id: audio };
  const hash = HOUSE.exec(name)?.[1];
  if (hash !== undefined) return { type: 'house', hash };
  return DRAFT.test(name) ? { type: 'draft' } : null;
}
