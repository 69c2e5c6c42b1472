/** The form for a device's name, other names and room: in the list of new devices and in a device's own sheet. */
import { h, setText } from './dom.js';

let count = 0;

/**
 * @param device as the hub tells it; `nameless` ones begin with an empty name
 * @param options `ask`, `roomOf(device)`, `full` (with other names and the way back), `buttons`, `onDone`
 */
export function createNameForm(device, { ask, roomOf, full = false, buttons = [], onDone = () => {} }) {
  count += 1;
  const id = (part) => `name-${count}-${part}`;
  const field = (part, label, value, more = {}) => {
    const input = h('input', { id: id(part), type: 'text', maxlength: 60, spellcheck: 'false', ...more });
    input.value = value;
    return { input, element: h('div', { class: 'field' }, h('label', { for: id(part) }, label), input) };
  };
  const name = field('name', 'Name', device.nameless ? '' : device.name, { required: true });
  const aliases = field('aliases', 'Other names, with commas between', device.aliases.join(', '), {
    maxlength: 300,
  });
  const room = field('room', 'Room', roomOf(device), { list: 'room-names' });
  const bridge = h('input', { id: id('bridge'), type: 'checkbox' });
  const answer = h('p', { class: 'answer', role: 'status' });
  const save = h('button', { class: 'first', type: 'submit' }, 'Save');
  const back = h('button', { class: 'plain', type: 'button' }, 'Back to its own name');
  const form = h(
    'form',
    { class: 'name-form', autocomplete: 'off' },
    h('div', { class: 'fields' }, name.element, room.element),
    ...(full ? [aliases.element] : []),
    ...(device.bridge
      ? [
          h(
            'label',
            { class: 'check', for: id('bridge') },
            bridge,
            h('span', {}, `Call it so in ${device.from}, too`),
          ),
        ]
      : []),
    answer,
    h('div', { class: 'buttons' }, save, ...(full && device.given ? [back] : []), ...buttons),
  );

  const tell = async (message) => {
    save.disabled = true;
    back.disabled = true;
    setText(answer, '');
    const { ok, text } = await ask(message);
    save.disabled = false;
    back.disabled = false;
    answer.dataset.ok = String(ok);
    setText(answer, ok ? '' : text);
    if (ok) onDone();
    else name.input.focus();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const others = aliases.input.value.split(',').map((one) => one.trim());
    tell({
      type: 'name',
      device: device.id,
      name: name.input.value.trim(),
      aliases: others.filter((one) => one !== '').slice(0, 8),
      room: room.input.value.trim() || null,
      bridge: bridge.checked,
    });
  });
  back.addEventListener('click', () => tell({ type: 'unname', device: device.id }));
  return form;
}
