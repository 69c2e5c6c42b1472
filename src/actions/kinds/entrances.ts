/** Covers that let somebody in. */
import type { Device } from '../home.js';

const CLASSES: ReadonlySet<string> = new Set(['garage', 'garage_door', 'gate', 'door']);

export const isEntranceClass = (deviceClass: string | null | undefined): boolean =>
  CLASSES.has(deviceClass ?? '');

export const isEntrance = ({ kind, deviceClass }: Device): boolean =>
  kind === 'cover' && isEntranceClass(deviceClass);
