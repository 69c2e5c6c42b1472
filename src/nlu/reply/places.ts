/** Floors in replies. */
import type { Home } from '../../actions/home.js';

/** "upstairs", "on the ground floor", "in the outbuildings". */
export function sayFloor(home: Home, id: string): string {
  const name = (home.floors.find((floor) => floor.id === id)?.name ?? id.replaceAll('_', ' ')).toLowerCase();
  if (/stairs$/.test(name)) return name;
  return /\b(?:floor|level|storey|story|deck|landing)$/.test(name) ? `on the ${name}` : `in the ${name}`;
}
