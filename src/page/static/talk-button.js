/**
 * Hold to talk, with the button, the space bar or a finger. A short tap latches: the house listens until the sentence
 * ends or the button is tapped again, for those who cannot hold a key.
 */
import { byId, setText } from './dom.js';
import { microphoneProblem, openMicrophone } from './microphone.js';

const TAP_MS = 350;

export function createTalkButton({ link, level, isMuted, say }) {
  const button = byId('talk');
  let microphone = null;
  let opening = null;
  let downAt = 0;
  let latched = false;

  const label = (text, pressed) => {
    setText(byId('talk-label'), text);
    button.setAttribute('aria-pressed', String(pressed));
  };

  const start = async () => {
    if (isMuted()) {
      say('The microphone is muted.');
      return;
    }
    label('Opening the microphone', true);
    opening = openMicrophone((pcm, peak) => {
      level.hear(peak);
      link.sendSound(pcm);
    });
    try {
      microphone = await opening;
      if (link.send({ type: 'talk', on: true })) label(latched ? 'Listening: tap to end' : 'Speak now', true);
      else await stop();
    } catch (error) {
      latched = false;
      label('Hold to talk', false);
      say(microphoneProblem(error));
    } finally {
      opening = null;
    }
  };

  const stop = async ({ tell = true } = {}) => {
    latched = false;
    await opening?.catch(() => {});
    const open = microphone;
    microphone = null;
    label('Hold to talk', false);
    if (!open) return;
    await open.close();
    if (tell) link.send({ type: 'talk', on: false });
  };

  const down = () => {
    if (microphone || opening) {
      stop();
      return;
    }
    downAt = performance.now();
    start();
  };
  const up = () => {
    if (!microphone && !opening) return;
    if (performance.now() - downAt < TAP_MS && !latched) {
      latched = true;
      if (microphone) label('Listening: tap to end', true);
      return;
    }
    if (!latched) stop();
  };

  button.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    button.setPointerCapture(event.pointerId);
    down();
  });
  button.addEventListener('pointerup', up);
  button.addEventListener('pointercancel', () => stop());
  // A screen reader clicks without pointer or key events: such a click is a tap.
  button.addEventListener('click', (event) => {
    if (event.detail !== 0 || event.pointerType) return;
    down();
    latched = true;
  });

  const isTalkKey = (event) =>
    event.code === 'Space' && (event.target === document.body || event.target === button);
  addEventListener('keydown', (event) => {
    if (!isTalkKey(event)) return;
    event.preventDefault();
    if (!event.repeat) down();
  });
  addEventListener('keyup', (event) => {
    if (!isTalkKey(event)) return;
    // Without this the button would click as well.
    event.preventDefault();
    up();
  });
  addEventListener('blur', () => {
    if (!latched) stop();
  });

  return {
    /** The hub has heard enough (or refused): let go of the microphone. */
    release: () => stop({ tell: false }),
    stop,
    get active() {
      return microphone !== null;
    },
  };
}
