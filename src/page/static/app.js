/** Wires the page: one link to the hub, a few views, and the words for what is going on. */
import { createAsks } from './asks.js';
import { createDeviceSheet } from './device-sheet.js';
import { byId, h, setText } from './dom.js';
import { createFoundView } from './found-view.js';
import { createHouseView } from './house-view.js';
import { createLevel } from './level.js';
import { openLink } from './link.js';
import { createSetup } from './setup-view.js';
import { createSkippedView } from './skipped-view.js';
import { createSpeaker } from './speaker.js';
import { createTalkButton } from './talk-button.js';
import { createTurnsView } from './turns-view.js';
import { createWakeView } from './wake-view.js';

const STATES = {
  idle: ['Ready', 'rest'],
  listening: ['Listening', 'hear'],
  followUp: ['Waiting for your answer', 'hear'],
  hearing: ['Listening', 'hear'],
  recognising: ['Recognising', 'think'],
  understanding: ['Understanding', 'think'],
  confirming: ['Asking', 'speak'],
  clarifying: ['Asking', 'speak'],
  acting: ['Acting', 'think'],
  speaking: ['Speaking', 'speak'],
};
/** While these last, the browser's microphone may be open. */
const EARS_OPEN = ['listening', 'followUp', 'hearing'];

const MICROPHONES = {
  live: 'The hub is listening for its name. You can type or hold the button, too.',
  waiting: "The hub's microphone does not answer; it is tried again. Type, or hold the button.",
  absent: 'Type, or hold the button to use this browser’s microphone.',
  muted: 'Microphones are off. Typing works.',
};

const house = createHouseView((device) => sheet.open(device));
const turns = createTurnsView();
const speaker = createSpeaker();
const level = createLevel(byId('level'));
let dialog = { state: 'idle', microphone: 'absent' };
let hintTimer = 0;

const link = openLink({
  onMessage: take,
  onSound: (wav) => speaker.play(wav),
  onStatus: (status, reason) => {
    document.body.dataset.link = status;
    enable(status === 'open');
    if (status === 'open') setText(byId('link'), '');
    else if (status === 'lost')
      setText(byId('link'), `No connection to the hub${reason ? `: ${reason}` : ''}. Trying again.`);
    if (status === 'lost') {
      talk.release();
      asks.lost();
    }
    showState();
  },
});
const send = (message) => link.send(message);
const asks = createAsks(send);
const { ask } = asks;
const { roomOf } = house;
const sheet = createDeviceSheet({
  ask,
  roomOf,
  units: () => house.units,
  namesakes: (device) => house.namesakes(device),
});
const found = createFoundView({ ask, roomOf });
const skipped = createSkippedView(send);
const wake = createWakeView({ ask, send });
const setup = createSetup({ ask, send, phrases: () => wake.phrases, say: hint });
const talk = createTalkButton({ link, level, isMuted: () => dialog.microphone === 'muted', say: hint });

function take(message) {
  switch (message.type) {
    case 'hello':
      byId('sign-out').hidden = !message.guarded;
      greet(message.snapshot);
      break;
    case 'home':
      showHome(message.home);
      break;
    case 'device':
      house.showOne(message.device);
      found.show(house.devices);
      refresh([message.device.id]);
      break;
    case 'wake':
      wake.show(message.wake);
      break;
    case 'advice':
      wake.advise(message);
      setup.take(message);
      break;
    case 'setup':
    case 'level':
    case 'tried':
      setup.take(message);
      break;
    case 'skipped':
      skipped.show(message.skipped);
      break;
    case 'done':
      asks.take(message);
      break;
    case 'event':
      takeEvent(message.event);
      break;
    case 'ringing':
      showRinging(message.names);
      break;
    case 'refused':
      if (asks.take(message)) break;
      talk.release();
      hint(message.reason);
      break;
    case 'hush':
      speaker.hush();
      break;
    default:
  }
}

function showHome(home) {
  house.show(home);
  found.show(home.devices);
  refresh(home.devices.map(({ id }) => id));
}

/** The sheet that is open shows what is known now. */
function refresh(ids) {
  if (!sheet.isOpen) return;
  for (const id of ids) {
    const device = house.device(id);
    if (device) sheet.refresh(device);
  }
}

function greet(snapshot) {
  dialog = snapshot;
  showHome(snapshot.home);
  wake.show(snapshot.wake);
  turns.reset();
  showRinging([]);
  for (const event of snapshot.recent) turns.take(event);
  byId('samples').replaceChildren(
    ...snapshot.samples.map(({ id, text }) => {
      const button = h('button', { type: 'button' }, text);
      button.addEventListener('click', () => link.send({ type: 'sample', id }));
      return h('li', {}, button);
    }),
  );
  byId('samples-box').hidden = snapshot.samples.length === 0;
  byId('parts').replaceChildren();
  for (const health of snapshot.parts) showHealth(health);
  link.send({ type: 'sound', on: byId('sound').getAttribute('aria-checked') === 'true' });
  setup.greet(snapshot.setup);
  showState();
}

/** What only the hub can do is not offered while nobody is there: a click would come to nothing. */
function enable(on) {
  for (const id of ['send', 'talk', 'mute', 'set-up']) byId(id).disabled = !on;
  for (const sample of byId('samples').querySelectorAll('button')) sample.disabled = !on;
}

function takeEvent(event) {
  turns.take(event);
  switch (event.event) {
    case 'state':
      dialog = event;
      if (!EARS_OPEN.includes(event.state) && talk.active) talk.release();
      if (event.state === 'idle') turns.clearSilent();
      showState();
      break;
    case 'changed':
      house.change(event.changes);
      refresh(Object.keys(event.changes));
      break;
    case 'availability':
      house.setAvailable(event.device, event.available);
      refresh([event.device]);
      break;
    case 'wake':
      wake.woke(event.phrase);
      break;
    case 'health':
      showHealth(event.health);
      break;
    case 'error':
      hint(event.message);
      break;
    default:
  }
}

function showState() {
  const lost = document.body.dataset.link !== 'open';
  const [words, mode] = STATES[dialog.state] ?? STATES.idle;
  const muted = dialog.microphone === 'muted';
  document.body.dataset.state = dialog.state;
  document.body.dataset.microphone = dialog.microphone;
  setText(byId('state'), lost ? 'Connecting' : muted && dialog.state === 'idle' ? 'Muted' : words);
  level.setMode(lost ? 'rest' : mode);
  byId('mute').setAttribute('aria-checked', String(muted));
  if (!hintTimer) setText(byId('hint'), lost ? '' : MICROPHONES[dialog.microphone]);
}

/** Whoever hears it ring looks here first. */
function showRinging(names) {
  const [first = '', ...others] = names;
  const what = `${first.charAt(0).toUpperCase()}${first.slice(1)}${others.length > 0 ? ` and ${others.length} more` : ''}`;
  setText(byId('ringing-what'), names.length === 0 ? '' : `${what}: ringing`);
  const had = document.activeElement === byId('stop');
  byId('ringing').hidden = names.length === 0;
  if (had && names.length === 0) byId('say').focus();
}

function showHealth({ part, ok, message }) {
  const item = h(
    'li',
    { 'data-part': part, 'data-ok': ok },
    h('b', {}, part),
    ` ${ok ? '' : 'not available: '}${message}`,
  );
  const old = byId('parts').querySelector(`[data-part="${part}"]`);
  if (old) old.replaceWith(item);
  else byId('parts').append(item);
}

/** Says something for a while where the microphone's state usually stands. */
function hint(text) {
  clearTimeout(hintTimer);
  setText(byId('hint'), text);
  hintTimer = setTimeout(() => {
    hintTimer = 0;
    showState();
  }, 8000);
}

byId('form').addEventListener('submit', (event) => {
  event.preventDefault();
  const input = byId('say');
  const text = input.value.trim();
  if (text !== '' && link.send({ type: 'say', text })) input.value = '';
});

byId('stop').addEventListener('click', () => {
  speaker.hush();
  link.send({ type: 'cancel' });
});

byId('mute').addEventListener('click', () => {
  const on = dialog.microphone !== 'muted';
  if (on) talk.release();
  link.send({ type: 'mute', on });
});

byId('sound').addEventListener('click', () => {
  const on = byId('sound').getAttribute('aria-checked') !== 'true';
  byId('sound').setAttribute('aria-checked', String(on));
  if (!on) speaker.hush();
  link.send({ type: 'sound', on });
});

addEventListener('keydown', (event) => {
  // Escape closes what is open over the page; the hub is not meant.
  if (event.key !== 'Escape' || sheet.isOpen || setup.isOpen) return;
  talk.release();
  speaker.hush();
  link.send({ type: 'cancel' });
});

byId('sign-out').addEventListener('click', async () => {
  await fetch('session', { method: 'DELETE' });
  location.replace('sign-in.html');
});
