/** Step: the phrase that wakes the hub, with what should be known of it before it is used. */
import { h, setText } from './dom.js';

const ASK_AFTER_MS = 400;

export function createWakeStep({ ask, send, phrases }) {
  const input = h('input', {
    id: 'setup-phrase',
    type: 'text',
    maxlength: 60,
    spellcheck: 'false',
    autocomplete: 'off',
    'aria-describedby': 'setup-phrase-advice',
  });
  const advice = h('p', { id: 'setup-phrase-advice', class: 'advice', role: 'status' });
  const field = h(
    'div',
    { class: 'field' },
    h('label', { for: 'setup-phrase' }, 'Wake phrase'),
    input,
    advice,
  );
  const none = h(
    'p',
    {},
    'Without a microphone on this hub there is nothing to wake. When one is connected, choose the phrase here or under “Wake phrases”.',
  );
  let now = null;
  let touched = false;
  let asking = 0;
  /** A common phrase that somebody wants all the same. */
  let insisted = '';
  let told = () => {};
  const typed = () => input.value.trim().replaceAll(/\s+/g, ' ').toLowerCase();
  input.addEventListener('input', () => {
    touched = true;
    clearTimeout(asking);
    setText(advice, '');
    if (typed().length > 2)
      asking = setTimeout(() => send({ type: 'advise', phrase: typed() }), ASK_AFTER_MS);
  });
  /** null: nobody answers. */
  const adviceOn = (phrase) =>
    new Promise((resolve) => {
      told = (message) => message.phrase === phrase && resolve(message);
      if (!send({ type: 'advise', phrase })) resolve(null);
    });

  return {
    title: 'What wakes it?',
    waits: 'Looking at the phrase …',
    elements: [
      h(
        'p',
        { class: 'lead' },
        'Words that nobody says by chance, three syllables or more: two words are better than one.',
      ),
      field,
      none,
    ],
    reset() {
      touched = false;
      insisted = '';
      setText(advice, '');
    },
    update(setup) {
      now = setup;
      if (!touched) input.value = setup.phrase ?? '';
      field.hidden = setup.phrase === null;
      none.hidden = setup.phrase !== null;
    },
    take(message) {
      if (message.type !== 'advice') return;
      told(message);
      if (message.phrase === typed()) setText(advice, message.problem ?? message.advice ?? 'A good phrase.');
    },
    async next() {
      clearTimeout(asking);
      const phrase = typed();
      if (now.phrase === null || phrase === now.phrase) return null;
      if (phrase === '') return { text: 'Type a phrase.', field: input };
      const known = await adviceOn(phrase);
      if (known?.problem) return { text: known.problem, field: input };
      if (known?.advice && insisted !== phrase) {
        insisted = phrase;
        return {
          text: 'Take another phrase, or press Next once more to use this one all the same.',
          field: input,
        };
      }
      const [first, ...others] = phrases();
      const kept = others.filter((other) => other.phrase.toLowerCase() !== phrase);
      const { ok, text } = await ask({
        type: 'wake',
        phrases: [{ phrase, sensitivity: first?.sensitivity ?? 0.5 }, ...kept],
      });
      return ok ? null : { text, field: input };
    },
  };
}
