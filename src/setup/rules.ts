/** What an answer of a setup must look like, at the terminal and on the page alike. Pure. */
import { parseAddress } from '../actions/mqtt/addresses.js';
import { PHRASE } from '../hub/wake/wake-document.js';

export const ROOM = /^[\p{L}\p{N}][\p{L}\p{N} '-]{0,59}$/u;
const PIN = /^\d{4,12}$/;

/** A scheme may be left out. null: no address of a broker; a name or password in it is no part of one. */
export function brokerAddress(text: string): string | null {
  const url = /^\w+:\/\//.test(text) ? text : `mqtt://${text}`;
  if (parseAddress(url) === null) return null;
  const { username, password } = new URL(url);
  return username === '' && password === '' ? url : null;
}

export const NO_ADDRESS =
  'That is no address of a broker: write it like mqtt://192.168.1.5 or mqtts://broker.lan';

/** Why a hub cannot stand in a room of this name; null: it can. */
export const roomProblem = (name: string): string | null =>
  ROOM.test(name) ? null : 'Letters, digits and spaces, please: it is a name that people say.';

/** Why this is no wake phrase; null: its form is right, and the recogniser knows more of it. */
export const phraseProblem = (phrase: string): string | null =>
  PHRASE.test(phrase) ? null : 'Words of letters, please, 3 to 60 characters long.';

/** @param again the same once more, where somebody typed it unseen twice */
export function pinProblem(pin: string, again: string = pin): string | null {
  if (!PIN.test(pin)) return '4 to 12 digits, please.';
  return pin === again ? null : 'These two are not the same PIN: type both once more.';
}
