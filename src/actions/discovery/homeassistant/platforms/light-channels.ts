/** Colours on topics of their own, in the five forms of the default schema: what is sent and what is read. */
import type { Color, DeviceState } from '../../../home.js';
import type { Command, Routes } from '../../binding.js';
import { hsToRgb, hsToXy, type Rgb, rgbToHs, withWhite, xyToHs } from '../../color-space.js';
import { numeric, rounded, template, topic } from '../../fields.js';
import { toPercent } from '../../light.js';
import { commandTemplate } from '../../template.js';

/** The keys of a config that are about colour. */
export const channelFields = {
  hs_command_topic: topic,
  hs_command_template: template,
  hs_state_topic: topic,
  hs_value_template: template,
  rgb_command_topic: topic,
  rgb_command_template: template,
  rgb_state_topic: topic,
  rgb_value_template: template,
  rgbw_command_topic: topic,
  rgbw_command_template: template,
  rgbw_state_topic: topic,
  rgbw_value_template: template,
  rgbww_command_topic: topic,
  rgbww_command_template: template,
  rgbww_state_topic: topic,
  rgbww_value_template: template,
  xy_command_topic: topic,
  xy_command_template: template,
  xy_state_topic: topic,
  xy_value_template: template,
};
type Keys = keyof typeof channelFields;
type Config = Readonly<Partial<Record<Keys, string | undefined>>>;

/** In the order in which a light that has several is told. */
const FORMS = ['hs', 'rgb', 'rgbw', 'rgbww', 'xy'] as const;
type Form = (typeof FORMS)[number];

/** White channels stay dark: a colour that is asked for is the colour. */
const WHITES: Readonly<Partial<Record<Form, readonly string[]>>> = {
  rgb: [],
  rgbw: ['white'],
  rgbww: ['cold_white', 'warm_white'],
};

export interface ColorSender {
  /** Its bytes carry the brightness, too, where the light has no topic for that. */
  readonly dims: boolean;
  /** @param percent how bright, of a sender that dims */
  readonly send: (color: Color, percent: number) => Command;
}

export function colorSender(config: Config): ColorSender | null {
  const form = FORMS.find((one) => config[`${one}_command_topic`] !== undefined);
  const to = form === undefined ? undefined : config[`${form}_command_topic`];
  if (form === undefined || to === undefined) return null;
  const render = commandTemplate(config[`${form}_command_template`]);
  const whites = WHITES[form];
  const send = (color: Color, percent: number): Command => {
    const parts = whites === undefined ? pairOf(form, color) : bytesOf(color, percent, whites);
    return { topic: to, payload: render(Object.values(parts).join(','), parts) };
  };
  return { dims: whites !== undefined, send };
}

/** By the names that a template knows them by. */
function pairOf(form: Form, color: Color): Readonly<Record<string, number>> {
  if (form === 'hs') return { hue: color.h, sat: color.s };
  const [x, y] = hsToXy(color);
  return { x, y };
}

function bytesOf(color: Color, percent: number, whites: readonly string[]): Readonly<Record<string, number>> {
  const [red = 0, green = 0, blue = 0] = hsToRgb(color).map((byte) => Math.floor((byte * percent) / 100));
  return { red, green, blue, ...Object.fromEntries(whites.map((name) => [name, 0])) };
}

/** @param dims the bytes tell how bright it is, since no other topic does */
export function addColors(config: Config, routes: Routes, dims: boolean): void {
  for (const form of FORMS) {
    const count = form.length;
    const bytes = WHITES[form] !== undefined;
    const properties = bytes && dims ? ['color', 'brightness'] : ['color'];
    routes.add(config[`${form}_state_topic`], config[`${form}_value_template`], properties, (value) => {
      const figures = value
        .split(',')
        .map(numeric)
        .filter((figure) => figure !== null);
      if (figures.length !== count || value.split(',').length !== count) return null;
      return bytes ? fromBytes(figures, dims) : { color: fromPair(form, figures) };
    });
  }
}

function fromPair(form: Form, [first = 0, second = 0]: readonly number[]): Color {
  return form === 'hs' ? { h: rounded(first), s: rounded(second) } : xyToHs([first, second]);
}

function fromBytes([r = 0, g = 0, b = 0, ...whites]: readonly number[], dims: boolean): DeviceState | null {
  const rgb: Rgb = withWhite([r, g, b], ...whites);
  const most = Math.max(...rgb);
  if (!dims) return { color: rgbToHs(rgb) };
  // All dark is "off", and no colour.
  return most === 0 ? null : { color: rgbToHs(rgb), brightness: toPercent(most, 255) };
}
