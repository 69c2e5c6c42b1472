/** How the members of a group are written. */

/**
 * True where a member as its group writes it (`zigbee:<address>/<endpoint>`) is the device with this id, which may stand
 * for all endpoints (`zigbee:<address>/*`).
 */
export function isMember(written: string, memberId: string): boolean {
  if (memberId === '') return false;
  return memberId.endsWith('/*') ? written.startsWith(memberId.slice(0, -1)) : written === memberId;
}
