/** Floors, rooms and devices. Built once per house; a change touches one device. */
import { describe, glow } from './describe.js';
import { byId, h, setText } from './dom.js';
import { icon, pathOf } from './icons.js';

export function createHouseView() {
  let home = null;
  let devices = new Map();
  let rows = new Map();

  const update = (device) => {
    const row = rows.get(device.id);
    if (!row) return;
    const { text, on, level, detail } = describe(device, home.units);
    row.dataset.on = on;
    row.dataset.available = device.available;
    if (device.kind === 'lock') row.querySelector('path').setAttribute('d', pathOf(on ? 'unlock' : 'lock'));
    const shine = glow(device);
    if (shine) row.style.setProperty('--glow', shine);
    else row.style.removeProperty('--glow');
    setText(row.querySelector('.is'), text);
    row.querySelector('small')?.remove();
    if (detail) row.querySelector('.name').append(h('small', {}, detail));
    row.querySelector('progress')?.remove();
    if (level !== null && level !== undefined)
      row.append(h('progress', { value: level, max: 100, 'aria-hidden': 'true' }));
  };

  const buildRoom = ({ name }, inside) => {
    const list = h('ul', {}, ...inside.map(buildRow));
    const room = h('section', { class: 'room', 'aria-label': name }, h('h4', {}, name), list);
    // Heading and padding take 3 rem and the border, a device 2.5 rem, a row of the grid half a rem; one row is the gap.
    room.style.gridRowEnd = `span ${8 + inside.length * 5}`;
    return room;
  };

  const buildRow = (device) => {
    const row = h(
      'li',
      { class: 'device', 'data-kind': device.kind, id: `device-${device.id}` },
      icon(device.kind),
      h('span', { class: 'name' }, device.name),
      h('span', { class: 'is' }),
    );
    rows.set(device.id, row);
    return row;
  };

  return {
    show(next) {
      home = next;
      devices = new Map(home.devices.map((device) => [device.id, device]));
      rows = new Map();
      const sections = [
        ...home.floors,
        { id: null, name: home.floors.length > 0 ? 'Elsewhere' : 'Rooms' },
      ].map((floor) => {
        const areas = home.areas.filter((area) => (area.floor ?? null) === floor.id);
        if (floor.id === null) areas.push({ id: null, name: 'The house' });
        const rooms = areas
          .map((area) => [area, home.devices.filter((device) => (device.area ?? null) === area.id)])
          .filter(([, inside]) => inside.length > 0)
          .map(([area, inside]) => buildRoom(area, inside));
        return rooms.length > 0
          ? h('div', { class: 'floor' }, h('h3', {}, floor.name), h('div', { class: 'rooms' }, ...rooms))
          : null;
      });
      byId('rooms').replaceChildren(...sections.filter(Boolean));
      for (const device of home.devices) update(device);
    },

    /** `{deviceId: {property: value}}`, as the hub tells it. */
    change(changes) {
      const said = [];
      for (const [id, state] of Object.entries(changes)) {
        const device = devices.get(id);
        if (!device) continue;
        device.state = { ...device.state, ...state };
        update(device);
        const row = rows.get(id);
        row.classList.remove('fresh');
        // Two frames, so that the highlight is painted before it fades.
        requestAnimationFrame(() => {
          row.classList.add('fresh');
          setTimeout(() => row.classList.remove('fresh'), 900);
        });
        said.push(`${device.name}: ${describe(device, home.units).text}`);
      }
      if (said.length > 0) setText(byId('changed'), said.slice(0, 4).join(', '));
    },

    setAvailable(id, available) {
      const device = devices.get(id);
      if (!device) return;
      device.available = available;
      update(device);
    },

    nameOf: (id) => devices.get(id)?.name ?? id,
  };
}
