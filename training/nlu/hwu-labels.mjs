/** What counts as understood for each intent of hwu-nlu-eval that a home has devices for. */

const lights = (states) => (call) =>
  (call.do === 'set' && states.includes(call.state)) ||
  (call.do === 'adjust' && ['brightness', 'level'].includes(call.attr));

/** A change as resolved, or as meant before the house is asked. */
const signOf = (delta) => Math.sign(typeof delta === 'number' ? delta : delta.some);

const brightness = (sign) => (call) =>
  call.do === 'adjust' &&
  call.attr === 'brightness' &&
  (call.delta === undefined ? call.value !== undefined : signOf(call.delta) === sign);

const volume = (sign) => (call) =>
  (call.do === 'adjust' &&
    call.attr === 'volume' &&
    (call.delta === undefined || signOf(call.delta) === sign)) ||
  (call.do === 'adjust' && call.attr === 'muted') ||
  (call.do === 'control' && ['louder', 'quieter', 'mute', 'unmute'].includes(call.op));

/**
 * Rows whose label asks for what nobody said: a question about a device ("how do I start the vacuum"), which must be
 * answered and not obeyed, and orders to a shop. Right where nothing is done.
 */
export const NO_COMMAND =
  /^(?:(?:hey|please|okay) )?(?:how (?:do|does|can|to)|does|do you|is there|is the|what|why)\b|\b(?:starbucks|to go|delivery)\b/i;

/** Labelled as louder, said as quieter: the words count. */
export const SAID_QUIETER = /\b(?:decrease|lower|reduce|more softly|quieter)\b/i;

export const LABELS = {
  // "Turn on the blue lights": lights there are made blue.
  iot_hue_lighton: (call) => lights(['on'])(call) || (call.do === 'adjust' && call.attr === 'color'),
  iot_hue_lightoff: lights(['off']),
  iot_hue_lightup: (call) => brightness(1)(call) || (call.do === 'set' && call.state === 'on'),
  iot_hue_lightdim: brightness(-1),
  iot_hue_lightchange: (call) =>
    (call.do === 'adjust' && ['color', 'color_temp', 'brightness'].includes(call.attr)) ||
    call.do === 'run' ||
    call.do === 'set',
  iot_wemo_on: (call) =>
    (call.do === 'set' && call.state === 'on') || (call.do === 'run' && call.op === 'start'),
  iot_wemo_off: (call) => call.do === 'set' && call.state === 'off',
  iot_coffee: (call) => call.do === 'set' && call.state === 'on',
  iot_cleaning: (call) => call.do === 'run' && ['start', 'clean_area'].includes(call.op),
  audio_volume_up: volume(1),
  audio_volume_down: volume(-1),
  audio_volume_mute: (call) =>
    volume(-1)(call) ||
    call.do === 'media' ||
    (call.do === 'set' && call.state === 'off') ||
    (call.do === 'control' && ['stop', 'mute'].includes(call.op)),
};
