/** Devices that were found: those without a name are asked for, the others are told once. */
import { aKind, inRoom } from './describe.js';
import { byId, h, setText } from './dom.js';
import { createNameForm } from './name-form.js';

/** Asked for at once; a network of fifty is named three at a time. */
const SHOWN = 3;

export function createFoundView({ ask, roomOf }) {
  const list = byId('found-list');
  const cards = new Map();
  /** Asked for, and not now. */
  const later = new Set();
  let named = [];

  const build = (device) => {
    const skip = h('button', { class: 'plain', type: 'button' }, 'Not now');
    skip.addEventListener('click', () => {
      later.add(device.id);
      ask({ type: 'seen', devices: [device.id] });
      remove(device.id);
    });
    const where = inRoom(roomOf(device));
    return h(
      'li',
      { class: 'card' },
      h('p', { class: 'question' }, `I found ${aKind(device)}${where}. What shall I call it?`),
      h('p', { class: 'aside' }, `${device.from}: ${device.id}`),
      createNameForm(device, { ask, roomOf, buttons: [skip] }),
    );
  };

  const remove = (id) => {
    const card = cards.get(id);
    const had = card?.contains(document.activeElement);
    card?.remove();
    cards.delete(id);
    // Who types names goes on to the next, not back to the top of the page.
    if (had) list.querySelector('input')?.focus();
  };

  byId('found-seen').addEventListener('click', async () => {
    for (let at = 0; at < named.length; at += 200)
      await ask({ type: 'seen', devices: named.slice(at, at + 200).map(({ id }) => id) });
  });

  return {
    show(devices) {
      const nameless = devices.filter((device) => device.nameless && !later.has(device.id));
      named = devices.filter((device) => device.isNew && !device.nameless);
      // A form that somebody types into stays as it is.
      const wanted = new Set(nameless.map(({ id }) => id));
      for (const id of [...cards.keys()]) if (!wanted.has(id)) remove(id);
      for (const device of nameless) {
        if (cards.size >= SHOWN) break;
        if (cards.has(device.id)) continue;
        const card = build(device);
        cards.set(device.id, card);
        list.append(card);
        setText(byId('found-told'), card.querySelector('.question').textContent);
      }
      const more = nameless.length - cards.size;
      const names = named.slice(0, 6).map((device) => `${device.name}${inRoom(roomOf(device))}`);
      const rest = named.length - names.length;
      const told = [
        more > 0 ? `${more} more without a name.` : '',
        names.length > 0 ? `Found: ${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.` : '',
      ];
      setText(byId('found-more'), told.filter(Boolean).join(' '));
      byId('found-seen').hidden = named.length === 0;
      byId('found').hidden = nameless.length + named.length === 0;
    },
  };
}
