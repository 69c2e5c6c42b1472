/** "Where's Sarah?" "Turn on her nightstand": Sarah's, where nobody else was named and something of the house is called hers. */
import type { Home } from '../../../actions/home.js';
import { nameWords, singular } from '../../../actions/resolve/names.js';
import { remembered } from '../../../actions/resolve/place.js';
import type { World } from '../../../actions/world.js';
import type { Session } from '../../conversation.js';
import { KINDS_OF_WORD } from '../../kind-words.js';
import { normalWords } from '../../normalize.js';
import { secondsBetween } from '../../time.js';

/** Words that are passed on or kept as they were said. */
const QUOTES =
  /^(?:(?:please|can you|could you) )*(?:tell|ask|remind|announce|say|broadcast|add|call|text)\b/i;
const THEIRS = /\b(?:his|hers?)\b/giu;
/** After "his" and "hers" that stand for the thing itself: "turn his off". */
const AFTER = /^(?:on|off|up|down|to|at|too|as|please|and|now|brighter|dimmer|open|closed)?$/;
/** Seconds that somebody named in a sentence that came to nothing is thought of. */
const NAMED_FOR = 60;

interface Owner {
  /** "Mike's". */
  readonly whose: string;
  /** Words of what is called so. */
  readonly things: ReadonlySet<string>;
}

/** The sentence with the name in the pronoun's place; as it was where nobody can tell whose. */
export function withTheirThings(text: string, session: Session, world: World): string {
  if (text.search(THEIRS) < 0 || QUOTES.test(text)) return text;
  const owners = ownersIn(world.home);
  if (owners.size === 0) return text;
  return text.replace(THEIRS, (said, at: number) => {
    const before = text.slice(0, at);
    const owner =
      onlyOne(before, owners) ??
      onlyOne(saidBefore(session, world), owners) ??
      onlyOne(ownersOfLast(session, world), owners);
    const [next = ''] = normalWords(text.slice(at + said.length));
    const alone = /^(?:his|hers)$/i.test(said) && AFTER.test(next);
    const isThing = owner?.things.has(singular(next)) === true || KINDS_OF_WORD.has(singular(next));
    return owner !== null && (alone || isThing) ? owner.whose : said;
  });
}

function saidBefore(session: Session, { now }: World): string {
  const { unmet, lastText } = session;
  if (unmet != null && secondsBetween(unmet.at, now) <= NAMED_FOR) return unmet.text;
  return remembered(session, now) === null ? '' : (lastText ?? '');
}

/** "Jack's light off", "turn it up a bit": what was last spoken of is called his, or stands in his room. */
function ownersOfLast(session: Session, { home, now }: World): string {
  const ids = remembered(session, now)?.devices ?? [];
  const devices = home.devices.filter(({ id }) => ids.includes(id));
  return devices
    .flatMap(({ name, area }) => [name, home.areas.find(({ id }) => id === area)?.name ?? ''])
    .join(' ');
}

/** The owner who is named, by himself or by what is his; null for nobody, and for two. */
function onlyOne(text: string, owners: ReadonlyMap<string, Owner>): Owner | null {
  const named = new Set(
    normalWords(text).flatMap((word) => owners.get(word) ?? owners.get(word.replace(/s$/, '')) ?? []),
  );
  const [owner, ...more] = named;
  return owner === undefined || more.length > 0 ? null : owner;
}

const ownersOf = new WeakMap<Home, ReadonlyMap<string, Owner>>();

/** By their names in normal form. */
function ownersIn(home: Home): ReadonlyMap<string, Owner> {
  const known = ownersOf.get(home);
  if (known !== undefined) return known;
  const things = new Map<string, { readonly whose: string; readonly things: Set<string> }>();
  for (const { name } of [...home.devices, ...home.areas]) {
    const [, owner] = /^(\p{L}+)['’]s /u.exec(name) ?? [];
    const key = owner === undefined ? undefined : normalWords(owner)[0];
    if (owner === undefined || key === undefined) continue;
    const entry = things.get(key) ?? { whose: `${owner}'s`, things: new Set<string>() };
    for (const word of nameWords(name).slice(1)) entry.things.add(word);
    things.set(key, entry);
  }
  ownersOf.set(home, things);
  return things;
}
