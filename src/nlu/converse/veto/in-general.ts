/**
 * A thing of this house that is only named beside what is spoken of: others who come for it or what it costs ("the pool pump guy",
 * "the hot water bill"), and all of its sort ("bug zappers kill the wrong insects").
 */
import type { Device, Home } from '../../../actions/home.js';
import { nameWords, plural } from '../../../actions/resolve/names.js';
import { bareWords } from '../../normalize.js';
import type { Trial } from '../carry-out.js';
import { spaced } from './named.js';

const HEADS = '(?:bill|guy|bloke|manual|advert|commercial|repairman|engineer|warranty|instructions)s?';
/** "The espresso machine's going back to the shop on Friday." */
const FATE =
  / (?:(?:going|goes|go|gone) back to the|being (?:sold|replaced|repaired|picked up|collected)|getting (?:sold|replaced|repaired)) /;
/** "Tea lights are too bright": of those here, and there is something to be done. */
const ASKS =
  /\b(?:too|so|on|off|up|down|out|please|need|needs|want|wants|should|could|would|can|must|still|here|now|again|tonight|today|my|me|us|mine|supposed|making|keeping|blinding|killing)\b/;

const WISHES = /\b(?:should|please|so|here|outside|waiting)\b/i;

export function isInGeneral(text: string, trial: Trial, home: Home): boolean {
  const ids = new Set(trial.effects.flatMap((effect) => ('device' in effect ? [effect.device] : [])));
  const touched = home.devices.filter(({ id }) => ids.has(id));
  return touched.length > 0 && touched.every((device) => isBeside(text, device));
}

function isBeside(text: string, { name, aliases }: Device): boolean {
  const clauses = text
    .replace(/['’]s\b/g, '')
    .split(/[,;.!?]\s+/)
    .map(spaced);
  const [first = ''] = clauses;
  const names = [name, ...aliases];
  const many = names.map((one) => spaced(plural(one))).filter((one) => !names.map(spaced).includes(one));
  if (many.some((one) => first.startsWith(one)))
    return !ASKS.test(bareWords(text).replace(/ if you ask me$/, ''));
  if (FATE.test(first)) return names.some((one) => first.includes(spaced(one)));
  const words = names.flatMap(nameWords);
  const beside = new RegExp(` (?:(?:${words.join('|')}) )+${HEADS}(?= )`);
  const left = new Set(clauses.flatMap((clause) => clause.replace(beside, ' ').split(' ')));
  return (
    !WISHES.test(text) &&
    clauses.some((clause) => beside.test(clause)) &&
    !words.some((word) => left.has(word))
  );
}
