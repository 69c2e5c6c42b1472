/** The room in which a hub stands, written into the text of a home.yaml. Everything else in it stays, comments too. */
import { parseDocument } from 'yaml';
import { parseHome } from '../actions/home-file.js';

/** Of a house whose devices announce themselves. */
export const NEW_HOME = `# This house: devices announce themselves over MQTT. Names, rooms and rules beside that: docs/home-file.md
version: 1
`;

/** @param file for messages @throws EarshotError HOME_FILE_INVALID */
export function withRoom(source: string, room: string, file: string): string {
  const house = parseDocument(source);
  const { areas } = parseHome(source, file).home;
  const same = (name: string): boolean => name.toLowerCase() === room.toLowerCase();
  const known = areas.find(({ name, aliases }) => same(name) || aliases.some(same));
  const id =
    known?.id ??
    newId(
      room,
      areas.map((area) => area.id),
    );
  if (known === undefined) {
    const list = house.get('areas');
    if (list === undefined) house.set('areas', house.createNode([{ id, name: room }]));
    else house.addIn(['areas'], house.createNode({ id, name: room }));
  }
  house.setIn(['rooms', 'default'], id);
  return house.toString();
}

/** As home.yaml wants ids: `Ann's Room` is `ann_s_room`. */
function newId(name: string, taken: readonly string[]): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const base = plain.replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^_|_$/g, '') || 'room';
  let id = base;
  for (let count = 2; taken.includes(id); count += 1) id = `${base}_${count}`;
  return id;
}
