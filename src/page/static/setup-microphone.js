/** Step: which microphone, and how loud it is. */
import { h, setText } from './dom.js';

/** What the bar shows, from left to right. */
const QUIETEST_DBFS = -72;
const LOUDEST_DBFS = -12;
/** From here on speech is loud enough (the mark on the bar). */
const ENOUGH_DBFS = -50;

const part = (dbfs) => Math.max(0, Math.min(1, (dbfs - QUIETEST_DBFS) / (LOUDEST_DBFS - QUIETEST_DBFS)));

export function createMicrophoneStep({ ask, send }) {
  const welcome = h(
    'p',
    { class: 'lead' },
    'Six short questions, and the house answers. All of it stays on this hub, and every step can be changed later.',
  );
  const choices = h('div', { class: 'choices' });
  const group = h('fieldset', {}, h('legend', {}, 'The hub’s microphone'), choices);
  const bar = h('span', { class: 'bar' });
  const meter = h(
    'div',
    {
      class: 'loudness',
      role: 'meter',
      'aria-label': 'How loud the hub hears you',
      'aria-valuemin': 0,
      'aria-valuemax': 100,
      'aria-valuenow': 0,
      'aria-valuetext': 'silent',
    },
    bar,
    h('span', { class: 'mark' }),
  );
  meter.style.setProperty('--mark', String(part(ENOUGH_DBFS)));
  const hearing = h('p', { class: 'aside', role: 'status' });
  const listen = h('button', { class: 'second', type: 'button' }, 'Listen for three seconds');
  const verdict = h('p', { class: 'verdict', role: 'status' });
  const again = h('button', { class: 'second', type: 'button' }, 'Look again');
  const heard = h(
    'div',
    { class: 'hearing' },
    meter,
    hearing,
    h('div', { class: 'buttons' }, listen),
    verdict,
  );
  const none = h('div', { class: 'hearing' }, h('p', {}), h('div', { class: 'buttons' }, again));
  let loud = false;
  let came = false;

  const tellHearing = () =>
    setText(
      hearing,
      loud
        ? 'The hub hears you.'
        : came
          ? 'Say something: the bar should pass the mark.'
          : 'Waiting for the first sound …',
    );
  const choice = ({ device, title }, chosen, index) => {
    const input = h('input', { type: 'radio', name: 'setup-device', id: `setup-device-${index}` });
    input.checked = device === chosen;
    input.addEventListener('change', async () => {
      loud = came = false;
      setText(verdict, '');
      tellHearing();
      const { ok, text } = await ask({ type: 'setup-microphone', device });
      if (ok) return;
      verdict.dataset.ok = 'false';
      setText(verdict, text);
    });
    return h('label', { class: 'choice', for: input.id }, input, h('span', {}, title));
  };
  listen.addEventListener('click', async () => {
    listen.disabled = true;
    delete verdict.dataset.ok;
    setText(verdict, 'Listening: say something …');
    const { ok, text } = await ask({ type: 'setup-hear' });
    listen.disabled = false;
    verdict.dataset.ok = String(ok);
    setText(verdict, text);
    listen.focus();
  });
  again.addEventListener('click', () => send({ type: 'setup', on: true }));
  let drawn = '';

  return {
    title: 'Can the hub hear you?',
    elements: [welcome, group, heard, none],
    reset() {
      loud = came = false;
      drawn = '';
      group.hidden = heard.hidden = none.hidden = true;
      setText(verdict, '');
      tellHearing();
    },
    update({ microphone: { device, devices, problem } }) {
      const all = [{ device: null, title: 'The system’s own choice' }, ...devices];
      // Whoever is choosing keeps the focus.
      const wanted = JSON.stringify(all);
      if (drawn !== wanted) choices.replaceChildren(...all.map((each, index) => choice(each, device, index)));
      drawn = wanted;
      group.hidden = devices.length === 0;
      heard.hidden = problem !== null && !came;
      none.hidden = problem === null;
      setText(
        none.firstChild,
        problem === null
          ? ''
          : `The hub hears nothing now: ${problem.replace(/\.$/, '')}. Connect a microphone and look again, or go on: typing works, and so does the microphone of a browser.`,
      );
      tellHearing();
    },
    take(message) {
      if (message.type !== 'level') return;
      const level = part(message.dbfs);
      heard.hidden = false;
      came = true;
      loud ||= message.dbfs > ENOUGH_DBFS;
      meter.style.setProperty('--level', level.toFixed(3));
      meter.setAttribute('aria-valuenow', String(Math.round(100 * level)));
      meter.setAttribute('aria-valuetext', message.dbfs > ENOUGH_DBFS ? 'loud enough' : 'quiet');
      tellHearing();
    },
    /** Chosen is kept. */
    next: async () => null,
  };
}
