/** Words for what is done to things, and adjectives that ask for it. */
import { type Entry, entries } from './entry.js';
import type { Act } from './piece.js';

const act = (of: Act, said: string): Entry[] => entries(said, () => ({ type: 'act', act: of }));
const weak = (of: Act, said: string): Entry[] => entries(said, () => ({ type: 'act', act: of, weak: true }));
const quality = (of: Act, tooMuch: Act, said: string): Entry[] =>
  entries(said, () => ({ type: 'quality', act: of, tooMuch }));

/** "I no longer need", "we are done with". */
function unwanted(): string {
  const said =
    'dont need, do not need, no longer need, dont want, do not want, no longer want, dont want to use, do not want to use, no longer use';
  const need = said.split(', ').flatMap((words) => [words, `i ${words}`, `we ${words}`]);
  const done = ['done with', 'finished with'].flatMap((words) => [
    words,
    `i am ${words}`,
    `im ${words}`,
    `we are ${words}`,
    `were ${words}`,
  ]);
  return [...need, ...done].join();
}

export const ACTS: readonly Entry[] = [
  ...weak(
    'on',
    'on, back on, lit, working, active, activated, running, live, power, available, powering, use, boil, handle, going, moving, spinning',
  ),
  ...act(
    'on',
    `turn on, switch on, put on, turned on, switched on, power on, powered on, fire up, power up, activate, activates, enable,
    engage, start, starts, started, starting, start up, begin, launch, boot, boot up, light up, illuminate, ignite, plug in,
    connect, wake, wake up, trigger, show, run, operate, commence, initiate, flip on, flick on, bring on, come on, go on,
    put in the on position, resume power, set going, get going, toggle on, kick off, get started, get running`,
  ),
  ...act('off', unwanted()),
  ...act(
    'off',
    `off, turn off, switch off, turned off, switched off, power off, powered off, power down, shut off, shut down, deactivate,
    deactivated, deactive, inactivate, disable, disabled, kill, cut, cut off, stop, stops, stopped, end, halt, quit, cease,
    extinguish, douse, unplug, disconnect, disengage, inactive, finish, terminate, unlit, get rid of, lights out, put out,
    turn out, go out, blow out, pull the plug, pull the plug on, no more, no need for, no need of, not needed, not need,
    stop powering, stop using, had enough of, enough, not be active, kill off, shut it off`,
  ),
  ...act(
    'up',
    `up, increase, increases, increased, raise, raises, higher, boost, boosted, lift, elevate, heighten, bump up, go up,
    greater, more power, more juice, some more power, some more juice, ramp up, jack up, bang up, whack up,
    crank up, more intense, more intensity, stronger, strengthen, intensify, amplify, enhance, upgrade, amp up, pump up, beef up,
    turn up, improve, rise,
    tune up, crank, maximise, maximize, hike, up a notch, further up, nudge up, nudge, step up`,
  ),
  ...act(
    'down',
    `down, decrease, decreases, decreased, lower, lowers, lowered, reduce, reduces, reduced, less, drop, minimize, diminish,
    lessen, cut down, cut back, bump down, tone down, turn down, scale back, limit, minimise, weaken, weaker, knock down,
    nudge down, step down, dial back, dial down, ease off, attenuate`,
  ),
  ...act(
    'brighter',
    `brighter, brighten, brighten up, brightens, more bright, more brightness, more light, some more light, less dark, less dim, lighten,
    lighten up, more illumination, lighter, more visible, brightening, brightener, more lighting, add light, add lights, add some light,
    add lighting, add brightness, add some brightness`,
  ),
  ...act(
    'dimmer',
    `dimmer, dim, dims, dimmed, dimming, dim down, darker, darken, less bright, less light, less brightness, not so bright,
    not as bright, not too bright, soften, softer, mellow, subdued, more dim, less brighter, fade, duller, more dark`,
  ),
  ...act(
    'louder',
    'louder, more loud, more volume, more sound, some more volume, some more sound, speak up, less quiet, blast, yell, add volume, add some volume',
  ),
  ...act(
    'quieter',
    `quieter, quieten, quieten down, quiet down, less loud, less volume, less noise, less sound, not so loud, more quiet,
    hush down, more quietly, more softly, not as loud, not too loud`,
  ),
  ...act(
    'warmer',
    'warmer, heat up, warm up, more heat, more heating, some more heat, some more heating, hotter, less cold, toastier, more warmth, more warm',
  ),
  ...act(
    'cooler',
    'cooler, cool down, colder, less heat, less heating, less warm, less hot, cool off, more cool',
  ),
  ...act('open', 'open, opened, open up, unroll, wide open'),
  ...act('close', 'close, closed, shut, close up, closing, button up, batten down'),
  ...act('lock', 'lock, locked, lock up, secure, bolt, locking'),
  ...act(
    'mute',
    `mute, muted, silence, silenced, silent, no sound, no volume, on mute, be quiet, stay quiet, keep quiet, go quiet,
    quiet mode, silent mode, dont speak, do not speak, dont talk, do not talk, stop talking, stop speaking, shush, hush,
    dont make a sound, dont make any noise, dont make noise, muting, on silent, remain quiet, remain silent, pipe down,
    no talking, no speaking, no noise`,
  ),
  ...act(
    'unmute',
    'unmute, unmuted, un mute, turn the sound back on, no longer mute, talk again, speak again',
  ),
  ...act('play', 'play, playing'),
  ...weak('play', 'hear, listen, watch, played'),
  ...act('pause', 'pause, paused, on pause, on hold, pausing'),
  ...act('resume', 'resume, continue, unpause, carry on'),
  ...act(
    'next',
    `next, skip, skip to the next, forward, skipping, pass, past, skip past, skip over, pass on, go past, move past, after this one, after this, follows this one, following, go forward, fast forward, hop, jump to`,
  ),
  ...act('previous', 'previous, go back to the last, rewind'),
  ...act(
    'clean',
    `clean, cleaned, clean up, cleaning, cleanup, vacuumed, vacuuming, hoovering, hoovered, sweep, swept, sweeping, mop,
    mopped, dust, tidy, tidy up, suck up, scrub, pick up`,
  ),
  ...act(
    'brew',
    'brew, brewed, brewing, prepare, prepared, fix, cook, ready, fetch, serve, pour, grab, preparing, order',
  ),
  ...act(
    'dock',
    `dock, go home, back to base, back to its base, return to base, to the charger, back to the charger, back to its dock,
    to its dock, charging station, go back home, to its base, to the dock, back home, go back to home, go to home, back to home`,
  ),
  ...weak(
    'change',
    `change, changes, changing, modify, alter, vary, customize, different, another, swap, update, reset, transform, convert,
    replace, shuffle, rotate, cycle, transition, random, favorite, romantic, mood, ambiance, ambience, atmosphere, vibrant,
    colorful, something else, something different, adjust, other`,
  ),
];

export const QUALITIES: readonly Entry[] = [
  ...quality('brighter', 'dimmer', 'bright, shiny, brilliant, glaring, harsh, vivid'),
  // Dark is off; darker is less.
  ...quality('off', 'brighter', 'dark'),
  ...quality('dimmer', 'brighter', 'dull, gloomy, faint, soft, darkish, dusky, mellow'),
  ...quality('louder', 'quieter', 'loud, noisy, loudly, audible'),
  ...quality('quieter', 'louder', 'quiet, quietly, softly'),
  ...quality('warmer', 'cooler', 'warm, hot, boiling, cozy, cosy'),
  ...quality('cooler', 'warmer', 'cool, cold, chilly, freezing'),
  ...quality('down', 'up', 'low'),
  ...quality('up', 'down', 'high, strong'),
];
