/** The wake phrases: typed here they count at once, with what should be known of them. */
import { byId, h, setText } from './dom.js';

const ASK_AFTER_MS = 400;
/** As long as the hub remembers the sound. */
const WRONG_MS = 60_000;

export function createWakeView({ ask, send }) {
  const list = byId('wake-phrases');
  let shown = null;
  let asking = 0;
  let woken = 0;

  const row = ({ phrase, sensitivity, advice }) => {
    const range = h('input', {
      type: 'range',
      min: 0,
      max: 1,
      step: 0.05,
      'aria-label': `Sensitivity of ${phrase}`,
    });
    range.value = String(sensitivity);
    const value = h('output', {}, String(sensitivity));
    range.addEventListener('input', () => setText(value, range.value));
    const remove = h(
      'button',
      { class: 'plain', type: 'button', 'aria-label': `Remove ${phrase}` },
      'Remove',
    );
    const item = h(
      'li',
      { 'data-phrase': phrase },
      h('div', { class: 'phrase' }, h('b', {}, phrase), remove),
      h('div', { class: 'sensitivity' }, h('span', { 'aria-hidden': 'true' }, 'Sensitivity'), range, value),
      ...(advice ? [h('p', { class: 'advice' }, advice)] : []),
    );
    remove.addEventListener('click', () => {
      item.remove();
      byId('wake-new').focus();
    });
    return item;
  };
  const rows = () => [...list.children];
  const typed = () =>
    rows().map((item) => ({
      phrase: item.dataset.phrase,
      sensitivity: Number(item.querySelector('input').value),
    }));
  const answer = ({ ok, text }, done) => {
    byId('wake-answer').dataset.ok = String(ok);
    setText(byId('wake-answer'), ok ? text || done : text);
  };

  const add = () => {
    const phrase = byId('wake-new').value.trim().replaceAll(/\s+/g, ' ');
    if (phrase === '' || rows().some((item) => item.dataset.phrase.toLowerCase() === phrase.toLowerCase()))
      return;
    const advice =
      byId('wake-new-advice').dataset.phrase === phrase ? byId('wake-new-advice').textContent : '';
    list.append(row({ phrase, sensitivity: 0.5, advice }));
    byId('wake-new').value = '';
    setText(byId('wake-new-advice'), '');
  };
  byId('wake-add').addEventListener('click', add);
  byId('wake-new').addEventListener('input', () => {
    clearTimeout(asking);
    setText(byId('wake-new-advice'), '');
    const phrase = byId('wake-new').value.trim();
    if (phrase.length > 2) asking = setTimeout(() => send({ type: 'advise', phrase }), ASK_AFTER_MS);
  });

  byId('wake-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    add();
    const phrases = typed();
    if (phrases.length === 0) {
      answer({ ok: false, text: 'Keep at least one wake phrase.' });
      return;
    }
    byId('wake-save').disabled = true;
    answer(await ask({ type: 'wake', phrases }), 'The hub listens for these now.');
    byId('wake-save').disabled = false;
  });
  byId('wake-back').addEventListener('click', async () => {
    answer(await ask({ type: 'unwake' }), 'The hub listens for the phrases of config.yaml now.');
  });
  byId('wake-keep').addEventListener('click', async () => {
    const on = byId('wake-keep').getAttribute('aria-checked') !== 'true';
    if (!on && shown.kept > 0 && !confirm(`Delete the ${shown.kept} sounds that are kept?`)) return;
    answer(await ask({ type: 'keep', on }), '');
  });
  byId('wrong').addEventListener('click', async () => {
    byId('wrong').hidden = true;
    const { text } = await ask({ type: 'wrong' });
    setText(byId('woken-what'), text);
  });

  return {
    /** As they are now. */
    get phrases() {
      return (shown?.phrases ?? []).map(({ phrase, sensitivity }) => ({ phrase, sensitivity }));
    },
    show(wake) {
      const before = JSON.stringify(shown?.phrases);
      shown = wake;
      byId('wake').hidden = wake === null;
      if (wake === null) return;
      // What somebody is changing stays until it is saved.
      if (before !== JSON.stringify(wake.phrases)) list.replaceChildren(...wake.phrases.map(row));
      setText(byId('wake-now'), wake.phrases.map(({ phrase }) => `“${phrase}”`).join(', '));
      byId('wake-back').hidden = !wake.changed;
      const times = wake.wrongToday === 1 ? 'once' : `${wake.wrongToday} times`;
      setText(
        byId('wake-wrong'),
        wake.wrongToday === 0 ? '' : `Woken by mistake ${times} today, as far as it was told.`,
      );
      byId('wake-keep').setAttribute('aria-checked', String(wake.keep));
      setText(
        byId('wake-kept'),
        wake.keep
          ? `${wake.kept} kept, sealed, on this hub only. Switching this off deletes them.`
          : 'When you say “that was wrong”, its sound is not kept.',
      );
    },
    advise({ phrase, advice, problem }) {
      if (phrase !== byId('wake-new').value.trim()) return;
      byId('wake-new-advice').dataset.phrase = phrase;
      setText(byId('wake-new-advice'), problem ?? advice ?? 'A good phrase.');
    },
    /** The hub was woken: for a minute somebody may say that nobody called. */
    woke(phrase) {
      clearTimeout(woken);
      setText(byId('woken-what'), phrase === null ? 'Woken.' : `Woken by “${phrase}”.`);
      byId('wrong').hidden = phrase === null;
      byId('woken').hidden = false;
      woken = setTimeout(() => {
        byId('woken').hidden = true;
      }, WRONG_MS);
    },
  };
}
