/** Step: where the hub stands, so that "turn on the light" means the one beside it. */
import { h } from './dom.js';

export function createRoomStep({ ask }) {
  const input = h('input', {
    id: 'setup-room',
    type: 'text',
    maxlength: 60,
    spellcheck: 'false',
    autocomplete: 'off',
  });
  const known = h('div', { class: 'chips', role: 'group', 'aria-label': 'Rooms that are known' });
  let now = null;
  let touched = false;
  input.addEventListener('input', () => {
    touched = true;
    mark();
  });
  const mark = () => {
    const typed = input.value.trim().toLowerCase();
    for (const chip of known.children)
      chip.setAttribute('aria-pressed', String(chip.textContent.toLowerCase() === typed));
  };
  const chip = (name) => {
    const button = h('button', { type: 'button', class: 'chip', 'aria-pressed': 'false' }, name);
    button.addEventListener('click', () => {
      touched = true;
      input.value = name;
      mark();
    });
    return button;
  };

  return {
    title: 'Which room is it in?',
    elements: [
      h('p', { class: 'lead' }, '“Turn on the light” then means the one in this room.'),
      known,
      h('div', { class: 'field' }, h('label', { for: 'setup-room' }, 'Room'), input),
    ],
    reset() {
      touched = false;
    },
    update(setup) {
      now = setup;
      if (!touched) input.value = setup.room ?? '';
      if ([...known.children].map((each) => each.textContent).join() !== setup.rooms.join())
        known.replaceChildren(...setup.rooms.map(chip));
      known.hidden = setup.rooms.length === 0;
      mark();
    },
    async next() {
      const room = input.value.trim().replaceAll(/\s+/g, ' ');
      if (room === (now.room ?? '')) return null;
      if (room === '') return { text: 'Type the name of a room, or choose one.', field: input };
      const { ok, text } = await ask({ type: 'setup-room', room });
      return ok ? null : { text, field: input };
    },
  };
}
