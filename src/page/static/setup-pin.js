/** Step: the PIN for locks and the like. Typed twice, sent once, never shown or sent back. */
import { h, setText } from './dom.js';
import { currentPin } from './setup-broker.js';

export function createPinStep({ ask }) {
  const field = (id, label) => {
    const input = h('input', {
      id,
      type: 'password',
      inputmode: 'numeric',
      maxlength: 12,
      autocomplete: 'new-password',
    });
    return { input, element: h('div', { class: 'field' }, h('label', { for: id }, label), input) };
  };
  const pin = field('setup-pin', 'New PIN, 4 to 12 digits');
  const again = field('setup-pin-again', 'The same once more');
  const current = currentPin('setup-current-pin');
  const stands = h('p', { class: 'aside' });
  const clear = () => {
    for (const { input } of [pin, again, current]) input.value = '';
  };
  let now = null;
  let set = false;

  return {
    title: 'A PIN for locks and doors?',
    elements: [
      h(
        'p',
        { class: 'lead' },
        'Locks, doors and alarms can ask for it: those with “risk: pin” in home.yaml open to nobody else. Six digits are much harder to guess than four.',
      ),
      current.element,
      h('div', { class: 'fields' }, pin.element, again.element),
      stands,
    ],
    reset() {
      set = false;
      clear();
    },
    leave: clear,
    update(setup) {
      now = setup;
      current.element.hidden = !setup.pin;
      setText(
        stands,
        set
          ? 'A PIN was set. It stays as it is where both fields are left empty.'
          : setup.pin
            ? 'A PIN is set. Leave the fields empty to keep it.'
            : 'Leave both fields empty to do without: such devices then stay shut by voice.',
      );
    },
    async next() {
      if (pin.input.value === '' && again.input.value === '') return null;
      if (pin.input.value === '') return { text: 'Type the PIN in both fields.', field: pin.input };
      const { ok, text } = await ask({
        type: 'setup-pin',
        pin: pin.input.value,
        // An empty field is no message of ours.
        again: again.input.value || '-',
        current: current.input.value || null,
      });
      current.input.value = '';
      if (ok) {
        set = true;
        clear();
        return null;
      }
      const ofCurrent = now.pin && /holds now/.test(text);
      if (!ofCurrent) again.input.value = '';
      return { text, field: ofCurrent ? current.input : pin.input };
    },
  };
}
