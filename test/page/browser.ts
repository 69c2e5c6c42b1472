/** A headless Chromium for tests and screenshots. */
import { existsSync, readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Why the browser tests cannot run here, or null. */
export const noBrowser = existsSync(CHROMIUM)
  ? null
  : `no browser at ${CHROMIUM}: apt-get install chromium, or name one in CHROMIUM`;

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
];

/** @param microphone a WAV file that the browser hears, once */
export function launch(microphone?: string): Promise<Browser> {
  const fake =
    microphone === undefined
      ? []
      : [
          '--use-fake-device-for-media-stream',
          '--use-fake-ui-for-media-stream',
          `--use-file-for-fake-audio-capture=${microphone}%noloop`,
        ];
  return chromium.launch({ executablePath: CHROMIUM, args: [...QUIET, ...fake] });
}

/** The value of `in-page/NAME.js`, run in the page. Those files are the browser's own JavaScript, with its own types. */
export function inPage(tab: Page, name: string): Promise<unknown> {
  return tab.evaluate(readFileSync(new URL(`./in-page/${name}.js`, import.meta.url), 'utf8'));
}
