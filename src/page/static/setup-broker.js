/** Step: where the devices are. A broker is tried before it is kept, and its password never comes back. */
import { h } from './dom.js';

/** A field for the PIN that holds: broker and PIN are the keys of the house. */
export function currentPin(id) {
  const input = h('input', {
    id,
    type: 'password',
    inputmode: 'numeric',
    maxlength: 12,
    autocomplete: 'off',
    'aria-describedby': `${id}-why`,
  });
  const element = h(
    'div',
    { class: 'field' },
    h('label', { for: id }, 'The PIN that holds now'),
    input,
    h('p', { id: `${id}-why`, class: 'aside' }, 'A PIN is set: a change here takes it.'),
  );
  return { input, element };
}

export function createBrokerStep({ ask }) {
  const field = (id, label, more) => {
    const input = h('input', {
      id,
      type: 'text',
      spellcheck: 'false',
      autocapitalize: 'off',
      autocomplete: 'off',
      ...more,
    });
    return { input, element: h('div', { class: 'field' }, h('label', { for: id }, label), input) };
  };
  const radio = (id, title, why) => {
    const input = h('input', { type: 'radio', name: 'setup-broker', id });
    const element = h(
      'label',
      { class: 'choice', for: id },
      input,
      h('span', {}, h('b', {}, title), h('span', { class: 'aside' }, why)),
    );
    return { input, element };
  };
  const embedded = radio(
    'setup-embedded',
    'Simulated devices',
    'A house to try everything with, on this hub alone.',
  );
  const own = radio(
    'setup-own',
    'My own MQTT broker',
    'As of Home Assistant, zigbee2mqtt or Mosquitto. Devices there are found by themselves.',
  );
  const url = field('setup-url', 'Address', {
    maxlength: 300,
    placeholder: 'mqtt://192.168.1.5',
    inputmode: 'url',
  });
  const username = field('setup-username', 'Name, if it asks for one', { maxlength: 200 });
  const password = field('setup-password', 'Password', {
    type: 'password',
    maxlength: 200,
    autocomplete: 'new-password',
  });
  const current = currentPin('setup-broker-pin');
  const fields = h(
    'div',
    { class: 'login' },
    url.element,
    h('div', { class: 'fields' }, username.element, password.element),
  );
  let now = null;
  let touched = false;
  const showFields = () => {
    fields.hidden = !own.input.checked;
    current.element.hidden = now?.pin !== true;
    // It goes to the broker that it was typed for, and to no other.
    password.input.placeholder = now?.broker.username && isSame(wish()) ? 'as it is' : '';
  };
  for (const { input } of [embedded, own, url, username, password])
    input.addEventListener('input', () => {
      touched = true;
      showFields();
    });
  const wish = () =>
    own.input.checked
      ? {
          url: url.input.value.trim(),
          username: username.input.value.trim() || null,
          password: password.input.value || null,
        }
      : { url: null, username: null, password: null };
  const isSame = (wished) => wished.url === now.broker.url && wished.username === now.broker.username;

  return {
    title: 'Where are your devices?',
    get waits() {
      return own.input.checked ? 'Asking the broker …' : 'One moment …';
    },
    elements: [
      h(
        'fieldset',
        {},
        h('legend', { class: 'visually-hidden' }, 'Broker'),
        h('div', { class: 'choices' }, embedded.element, own.element),
      ),
      fields,
      current.element,
    ],
    reset() {
      touched = false;
      password.input.value = '';
      current.input.value = '';
    },
    update(setup) {
      now = setup;
      if (!touched) {
        const { broker } = setup;
        embedded.input.checked = broker.url === null;
        own.input.checked = broker.url !== null;
        url.input.value = broker.url ?? '';
        username.input.value = broker.username ?? '';
      }
      showFields();
    },
    async next() {
      const wished = wish();
      if (isSame(wished) && wished.password === null) return null;
      if (wished.url === '') return { text: 'Type the address of your broker.', field: url.input };
      const { ok, text } = await ask({
        type: 'setup-broker',
        ...wished,
        current: current.input.value || null,
      });
      current.input.value = '';
      if (!ok) return { text, field: now.pin && /PIN/.test(text) ? current.input : url.input };
      password.input.value = '';
      touched = false;
      return null;
    },
  };
}
