/** The setup of a new hub: one question at a time. What each asks is in the files beside this one. */
import { byId, h, setText } from './dom.js';
import { createBrokerStep } from './setup-broker.js';
import { createMicrophoneStep } from './setup-microphone.js';
import { createPinStep } from './setup-pin.js';
import { createRoomStep } from './setup-room.js';
import { createTryStep } from './setup-try.js';
import { createWakeStep } from './setup-wake.js';

/** A hub that opens anew takes seconds; after this long somebody should look. */
const LONG_MS = 60_000;
const SHORT_MS = 250;
/** How things stand is known by then, or nobody is there. */
const PATIENCE_MS = 3_000;
const SILENT = 'The hub has not answered yet. Try again in a moment.';

/**
 * @param parts `ask`, `send`, `phrases()` (the wake phrases as they are), `say(text)` for what is left to tell when it closes
 */
export function createSetup({ ask, send, phrases, say }) {
  const sheet = byId('setup');
  const parts = { ask, send, phrases };
  const steps = [
    createMicrophoneStep(parts),
    createRoomStep(parts),
    createWakeStep(parts),
    createBrokerStep(parts),
    createPinStep(parts),
    createTryStep(parts),
  ];
  byId('setup-progress').replaceChildren(...steps.map(({ title }) => h('li', { title })));
  let at = 0;
  let now = null;
  let busy = false;
  let waiting = 0;
  let reopened = () => {};
  let known = Promise.resolve();
  let tell = () => {};

  const answer = (text, field = null) => {
    // The same words once more are read out once more.
    setText(byId('setup-answer'), '');
    setText(byId('setup-answer'), text);
    for (const input of byId('setup-body').querySelectorAll('[aria-invalid]'))
      input.removeAttribute('aria-invalid');
    if (field) {
      field.setAttribute('aria-invalid', 'true');
      field.setAttribute('aria-errormessage', 'setup-answer');
      field.focus({ preventScroll: true });
    }
    // On a telephone what is wrong stands below the fields.
    if (text !== '') byId('setup-answer').scrollIntoView({ block: 'nearest' });
  };
  /** @param text what is being waited for; empty: nothing any more. What is there at once is not worth a word. */
  const wait = (text) => {
    busy = text !== '';
    clearTimeout(waiting);
    if (busy) waiting = setTimeout(() => setText(byId('setup-wait'), text), SHORT_MS);
    else setText(byId('setup-wait'), '');
    sheet.setAttribute('aria-busy', String(busy));
  };

  const show = (index) => {
    steps[at].leave?.();
    at = index;
    const step = steps[at];
    const last = at === steps.length - 1;
    setText(byId('setup-count'), `Step ${at + 1} of ${steps.length}`);
    for (const [each, item] of [...byId('setup-progress').children].entries()) {
      item.dataset.done = String(each < at);
      if (each === at) item.setAttribute('aria-current', 'step');
      else item.removeAttribute('aria-current');
    }
    setText(byId('setup-title'), step.title);
    answer('');
    byId('setup-body').replaceChildren(...step.elements);
    if (now) step.update(now);
    byId('setup-back').hidden = at === 0;
    byId('setup-later').hidden = last;
    setText(byId('setup-next'), last ? 'Finish' : 'Next');
    byId('setup-body').scrollTop = 0;
    byId('setup-title').focus();
  };

  /** Resolves when the hub is there again. */
  const restart = async () => {
    wait('The hub opens anew with your answers. One moment …');
    const there = new Promise((resolve) => {
      reopened = resolve;
    });
    const { ok, text } = await ask({ type: 'setup-restart' });
    if (!ok) return text;
    const slow = setTimeout(
      () => wait('It takes longer than usual. On the hub, `earshot doctor` tells what is missing.'),
      LONG_MS,
    );
    await there;
    clearTimeout(slow);
    return null;
  };

  const next = async () => {
    if (busy) return;
    answer('');
    wait(steps[at].waits ?? 'One moment …');
    if (now === null) await Promise.race([known, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    const problem = now === null ? { text: SILENT } : await steps[at].next();
    if (problem) {
      wait('');
      answer(problem.text, problem.field);
      return;
    }
    if (at === steps.length - 1) {
      const { ok, text } = await ask({ type: 'setup-end', how: 'finished' });
      wait('');
      close(ok ? '' : text);
      return;
    }
    // The last step is about the hub as it was set up.
    const failed = at === steps.length - 2 && now?.restart ? await restart() : null;
    wait('');
    if (failed) answer(failed);
    else show(at + 1);
  };

  const open = () => {
    if (sheet.open) return;
    now = null;
    known = new Promise((resolve) => {
      tell = resolve;
    });
    for (const step of steps) step.reset();
    sheet.showModal();
    send({ type: 'setup', on: true });
    show(0);
  };
  const close = (left = '') => {
    if (!sheet.open) return;
    steps[at].leave?.();
    send({ type: 'setup', on: false });
    sheet.close();
    byId('say').focus();
    if (left) say(left);
  };
  const skip = async () => {
    const { ok, text } = await ask({ type: 'setup-end', how: 'skipped' });
    wait('');
    close(ok ? '' : text);
  };

  byId('setup-form').addEventListener('submit', (event) => {
    event.preventDefault();
    next();
  });
  byId('setup-back').addEventListener('click', () => {
    if (!busy) show(at - 1);
  });
  byId('setup-later').addEventListener('click', skip);
  sheet.addEventListener('cancel', (event) => {
    event.preventDefault();
    skip();
  });
  byId('set-up').addEventListener('click', open);

  return {
    /** At each connection: `setup` of the hub's snapshot. */
    greet(setup) {
      byId('set-up').hidden = setup === null;
      if (sheet.open) send({ type: 'setup', on: true });
      reopened();
      if (setup?.first) open();
    },
    take(message) {
      if (!sheet.open) return;
      if (message.type !== 'setup') {
        steps[at].take?.(message);
        return;
      }
      now = message;
      steps[at].update(message);
      tell();
    },
    get isOpen() {
      return sheet.open;
    },
  };
}
