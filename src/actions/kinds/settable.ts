/** What can be told something, and what only tells. */
import type { Device } from '../home.js';

const TELLS_ONLY: ReadonlySet<string> = new Set(['sensor', 'binary_sensor', 'weather', 'person']);

export const isSettable = ({ kind }: Pick<Device, 'kind'>): boolean => !TELLS_ONLY.has(kind);
