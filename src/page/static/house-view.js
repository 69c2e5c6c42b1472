/** Floors, rooms and devices. Built once per house; a change touches one device. A click opens a device's sheet. */
import { describe, glow } from './describe.js';
import { byId, h, setText } from './dom.js';
import { icon, pathOf } from './icons.js';

/** Houses of more devices have a field to find one. */
const FEW = 24;
/** Heading and padding take 3 rem and the border, a device 2.5 rem, a row of the grid half a rem; one row is the gap. */
const span = (devices) => `span ${8 + devices * 5}`;

/** @param onOpen called with the device whose row was pressed */
export function createHouseView(onOpen) {
  let home = null;
  let devices = new Map();
  let rows = new Map();
  /** Devices by their names within their rooms. */
  let alike = new Map();
  const nameIn = ({ area, name }) => `${area ?? ''} ${name.toLowerCase()}`;
  const indexNames = () => {
    alike = new Map();
    for (const device of home.devices) {
      const key = nameIn(device);
      alike.set(key, [...(alike.get(key) ?? []), device]);
    }
  };

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
    const is = row.querySelector('.is');
    const doubt = device.available && device.unconfirmed;
    row.dataset.unconfirmed = doubt;
    setText(is, text);
    if (doubt)
      is.append(
        h(
          'span',
          { class: 'doubt', title: 'not confirmed' },
          h('span', { class: 'visually-hidden' }, ', not confirmed'),
        ),
      );
    row.querySelector('small')?.remove();
    if (detail) row.querySelector('.name').append(h('small', {}, detail));
    row.querySelector('progress')?.remove();
    if (level !== null && level !== undefined)
      row.querySelector('.open').append(h('progress', { value: level, max: 100, 'aria-hidden': 'true' }));
  };

  const buildRoom = ({ name }, inside) => {
    const list = h('ul', {}, ...inside.map(buildRow));
    const room = h('section', { class: 'room', 'aria-label': name }, h('h4', {}, name), list);
    room.style.gridRowEnd = span(inside.length);
    return room;
  };

  const buildRow = (device) => {
    const row = h(
      'li',
      { class: 'device', 'data-kind': device.kind, id: `device-${device.id}` },
      h(
        'button',
        { class: 'open', type: 'button', 'aria-haspopup': 'dialog' },
        icon(device.kind),
        h('span', { class: 'name' }, device.name),
        h('span', { class: 'is' }),
      ),
    );
    row.firstChild.addEventListener('click', () => onOpen(devices.get(device.id)));
    rows.set(device.id, row);
    return row;
  };

  const roomOf = ({ area }) => home?.areas.find(({ id }) => id === area)?.name ?? '';
  /** Others of its room that are called the same: nobody can say which is meant. */
  const namesakes = (device) => (alike.get(nameIn(device)) ?? []).filter(({ id }) => id !== device.id);
  const needsALook = (device) =>
    !device.available || device.unconfirmed || device.nameless || namesakes(device).length > 0;

  /** Hides what does not fit; a room without devices, and a floor without rooms, go too. */
  const filter = () => {
    const said = byId('find').value.trim().toLowerCase();
    const only = byId('doubtful').getAttribute('aria-pressed') === 'true';
    let left = 0;
    for (const [id, row] of rows) {
      const device = devices.get(id);
      const named = [device.name, ...device.aliases, roomOf(device)].some((name) =>
        name.toLowerCase().includes(said),
      );
      row.hidden = !(named && (!only || needsALook(device)));
      if (!row.hidden) left += 1;
    }
    for (const room of document.querySelectorAll('.room')) {
      const inside = room.querySelectorAll('.device:not([hidden])').length;
      room.hidden = inside === 0;
      room.style.gridRowEnd = span(inside);
    }
    for (const floor of document.querySelectorAll('.floor'))
      floor.hidden = !floor.querySelector('.room:not([hidden])');
    byId('none-found').hidden = left > 0 || rows.size === 0;
  };
  const countDoubtful = () => {
    const count = [...devices.values()].filter(needsALook).length;
    const pressed = byId('doubtful').getAttribute('aria-pressed') === 'true';
    setText(byId('doubtful'), `Needs a look: ${count}`);
    byId('doubtful').hidden = count === 0 && !pressed;
    byId('filter').hidden = count === 0 && !pressed && devices.size <= FEW;
  };
  byId('find').addEventListener('input', filter);
  byId('doubtful').addEventListener('click', () => {
    byId('doubtful').setAttribute(
      'aria-pressed',
      String(byId('doubtful').getAttribute('aria-pressed') !== 'true'),
    );
    filter();
    countDoubtful();
  });

  return {
    roomOf,
    namesakes,
    get units() {
      return home?.units ?? 'metric';
    },

    show(next) {
      home = next;
      devices = new Map(home.devices.map((device) => [device.id, device]));
      rows = new Map();
      indexNames();
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
      byId('room-names').replaceChildren(...home.areas.map(({ name }) => h('option', { value: name })));
      for (const device of home.devices) update(device);
      countDoubtful();
      filter();
    },

    /** One device as the hub tells it now. */
    showOne(device) {
      if (!devices.has(device.id)) return;
      devices.set(device.id, device);
      home.devices = home.devices.map((one) => (one.id === device.id ? device : one));
      indexNames();
      update(device);
      countDoubtful();
    },

    device: (id) => devices.get(id) ?? null,
    get devices() {
      return [...devices.values()];
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
      countDoubtful();
    },

    nameOf: (id) => devices.get(id)?.name ?? id,
  };
}
