/** The conversation: what was heard, how sure it was, what it meant, what was answered, and how long each part took. */
import { callText } from './describe.js';
import { byId, h, setText } from './dom.js';

const KEPT = 20;
const STAGES = ['listen', 'encode', 'decode', 'understand', 'act', 'voice'];
const NAMES = { encode: 'hear', decode: 'recognise', understand: 'understand', act: 'act', voice: 'voice' };

export function createTurnsView() {
  const list = byId('turns');
  const turns = new Map();

  const turnOf = (number) => {
    const known = turns.get(number);
    if (known) return known;
    const view = buildTurn();
    turns.set(number, view);
    list.prepend(view.element);
    byId('quiet').hidden = true;
    while (turns.size > KEPT) {
      const [oldest] = turns.keys();
      turns.get(oldest).element.remove();
      turns.delete(oldest);
    }
    return view;
  };

  return {
    take(event) {
      switch (event.event) {
        case 'listening':
          turnOf(event.turn).said('Listening …', true);
          break;
        case 'partial':
          turnOf(event.turn).said(event.text, true);
          break;
        case 'heard':
          turnOf(event.turn).heard(event);
          break;
        case 'understood':
          turnOf(event.turn).understood(event);
          break;
        case 'reply':
          turnOf(event.turn).replied(event);
          break;
        case 'spoken':
          if (event.ms !== null) turns.get(event.turn)?.stages({ voice: event.ms });
          break;
        default:
      }
    },
    /** A hub that was restarted counts from one again. */
    reset() {
      list.replaceChildren();
      turns.clear();
      byId('quiet').hidden = false;
    },
    /** Listening that came to nothing leaves no empty card. */
    clearSilent() {
      for (const [number, view] of turns) {
        if (!view.silent()) continue;
        view.element.remove();
        turns.delete(number);
      }
    },
  };
}

function buildTurn() {
  const said = h('p', { class: 'said' });
  const reply = h('p', { class: 'reply' });
  const sure = h('span', { class: 'sure' });
  const calls = h('ul', { class: 'calls', 'aria-label': 'Understood as' });
  const bar = h('div', { class: 'stages', 'aria-hidden': 'true' });
  const names = h('ul', { class: 'stage-names', 'aria-label': 'Milliseconds by stage' });
  const element = h(
    'li',
    { class: 'turn' },
    said,
    reply,
    h('div', { class: 'meta' }, sure, calls),
    bar,
    names,
  );
  const ms = {};

  const stages = (more) => {
    Object.assign(ms, more);
    const known = STAGES.filter((stage) => typeof ms[stage] === 'number' && stage !== 'listen');
    bar.replaceChildren(...known.map((stage) => grow(h('span', { 'data-stage': stage }), ms[stage])));
    names.replaceChildren(
      ...known.map((stage) => h('li', { 'data-stage': stage }, `${NAMES[stage]} ${milliseconds(ms[stage])}`)),
    );
  };
  const confidence = (value) => {
    const percent = Math.round(value * 100);
    const fill = h('i');
    fill.style.width = `${percent}%`;
    // For the eye only: the number beside it says the same.
    const meter = h(
      'span',
      { class: 'meter', 'data-level': value < 0.7 ? 'low' : 'high', 'aria-hidden': 'true' },
      fill,
    );
    sure.replaceChildren(meter, `${percent} % sure`);
  };

  return {
    element,
    stages,
    silent: () => said.dataset.partial === 'true' && reply.textContent === '',
    said(text, partial = false) {
      said.dataset.partial = partial;
      setText(said, text);
    },
    heard(event) {
      this.said(`“${event.text || event.free_text}”`);
      confidence(event.confidence);
      stages(event.ms);
      if (!event.accepted) calls.replaceChildren(h('li', {}, 'not a command'));
    },
    understood(event) {
      this.said(`“${event.say}”`);
      if (event.from !== 'typed') confidence(event.confidence);
      calls.replaceChildren(...event.calls.map((call) => h('li', {}, callText(call))));
      stages(event.ms);
    },
    replied(event) {
      setText(reply, event.text);
      stages(event.ms);
    },
  };
}

/** Widths by script: the content security policy allows no style attribute in markup, properties are fine. */
function grow(element, amount) {
  element.style.flexGrow = String(Math.max(0.1, amount));
  return element;
}

const milliseconds = (value) => (value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`);
