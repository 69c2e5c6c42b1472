import { cardinal, digitWords } from './number-words.js';

/** Words of letters and digits together: CO2, GU10, MP3, 4K, Zigbee2MQTT, R2D2. */

const MIXED = /(?<![\p{L}\d])(?=[\p{L}\d]*\p{L})(?=[\p{L}\d]*\d)[\p{L}\d]+/gu;

/** Splits such a word where letters meet digits and reads the digits: "GU10" -> "GU ten". */
export function speakMixedTokens(text: string): string {
  return text.replace(MIXED, (token) =>
    (token.match(/\d+|\p{L}+/gu) ?? []).map((run) => (/\d/.test(run) ? digitsOf(run) : run)).join(' '),
  );
}

/** Up to two digits are a number, more are a type number, read digit by digit; round ones are numbers again (E1000). */
function digitsOf(run: string): string {
  return run.length <= 2 && !run.startsWith('0')
    ? cardinal(run)
    : /^[1-9]0+$/.test(run)
      ? cardinal(run)
      : digitWords(run);
}
