/** The last step: a command of this house, spoken or typed, and whether it worked. */
import { h, setText } from './dom.js';

export function createTryStep({ send }) {
  const how = h('p', { class: 'lead' });
  const input = h('input', {
    id: 'setup-command',
    type: 'text',
    maxlength: 500,
    spellcheck: 'false',
    autocomplete: 'off',
    enterkeyhint: 'send',
  });
  const go = h('button', { type: 'button', class: 'second' }, 'Send');
  const result = h('div', { class: 'result', role: 'status' });
  let touched = false;
  let sent = false;
  const tell = (mark, title, text) => {
    result.dataset.ok = mark;
    result.replaceChildren(h('b', {}, title), h('span', {}, text));
  };
  const trySaid = () => {
    const text = input.value.trim();
    if (text === '') return;
    sent = send({ type: 'say', text });
    if (sent) tell('', 'Sent', `“${text}” …`);
    else tell('false', 'Not sent', 'There is no connection to the hub. Try again in a moment.');
  };
  go.addEventListener('click', trySaid);
  input.addEventListener('input', () => {
    touched = true;
  });
  // Enter sends the command; it does not end the setup.
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    trySaid();
  });

  return {
    title: 'Try it',
    elements: [
      how,
      h(
        'div',
        { class: 'field' },
        h('label', { for: 'setup-command' }, 'A command'),
        h('div', { class: 'line' }, input, go),
      ),
      result,
    ],
    reset() {
      touched = sent = false;
      result.replaceChildren();
    },
    update({ command, phrase, microphone }) {
      if (!touched) input.value = command;
      const spoken = phrase !== null && microphone.problem === null;
      setText(
        how,
        spoken
          ? `Say “${phrase}, ${command}”. Or send it from here.`
          : 'Send this command. The hub does it, and answers.',
      );
    },
    take(message) {
      if (message.type !== 'tried') return;
      if (message.works) tell('true', 'It works', message.reply);
      else tell('false', 'That did not work', message.reply);
    },
    next: async () => null,
  };
}
