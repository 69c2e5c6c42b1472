/** Announcements: "announce that dinner is ready", "tell everyone upstairs to come down". */
import type { AnnounceCall, Call } from '../call.js';
import { defineSkill, type IntentSpec, type InterpretContext, type ListItem, type Match } from '../skill.js';
import { two } from '../time/local-time.js';
import { readDuration, readTime, type Slots, sayClock, sayDuration } from '../time.js';
import { namesOf, SHARED_LISTS, SHARED_RULES } from './shared-rules.js';
import { hasPlace, targetOf, textSlot } from './target.js';
import { tellsChange } from './when/when-condition.js';

/** The condition in words, as it will be when it has come. */
function noticeOf(match: Match, context: InterpretContext): AnnounceCall[] {
  const { when, text: asked } = match;
  const { said } = context;
  if (when?.intent === 'at') return hourNotice(when.slots, said ?? '');
  if (when?.intent === 'lasted') {
    // "The gate has been open for ten minutes."
    const so = noticeOf({ ...match, when: { ...when, intent: 'once' } }, context);
    const seconds = readDuration(when.slots, 'lasts_') ?? 0;
    return so.map((call) => ({
      ...call,
      message: `${call.message.replace(/ is (?!.* is )/, ' has been ')} for ${sayDuration(seconds)}`,
    }));
  }
  if (when?.intent !== 'once' && when?.intent !== 'if') return [];
  // "Tell me if any window is open" wants to know now; "if it goes above seventy" is to be watched.
  const asksNow = when.intent === 'if' && /^(?:tell (?:me|us)|let (?:me|us) know)\b/i.test(asked);
  if (asksNow && !tellsChange(when.slots, context)) return [];
  const text = (slot: string): string | undefined => when.slots[slot]?.text.toLowerCase();
  const thing =
    when.slots['cond_name']?.text ?? text('cond_group') ?? text('cond_measure') ?? text('cond_area');
  const state = text('state');
  const level = text('level');
  const here = when.slots['presence']?.value;
  if (here === 'home' || here === 'not_home') {
    const named = when.slots['cond_name'];
    const who = named === undefined ? someone(text('people') ?? '') : asSubject(named.text, named.items);
    const message = `${who} ${here === 'home' ? 'is home' : 'is away'}`;
    return who === null ? [] : [{ do: 'announce', notice: true, message }];
  }
  if (thing === undefined || (state === undefined && level === undefined)) return [];
  const theThing = asSubject(thing, when.slots['cond_name']?.items);
  const verb = /^(?:\w+(?:es|s)|is|are|has|have)\b/.test(state ?? '') ? '' : 'is ';
  // "Goes off" is what an alarm does, not how it is.
  if (state === 'off' && /\bgoes off\b/i.test(said ?? ''))
    return [{ do: 'announce', notice: true, message: `${theThing} has gone off` }];
  const side = text('side') ?? 'at';
  const reached = /^(?:\w+(?:es|s)|has)\b/.test(side) ? side : `is ${side}`;
  const told = state === undefined ? `${reached} ${level}` : `${verb}${state}`;
  return [{ do: 'announce', notice: true, message: `${theThing} ${told}` }];
}

/** "Tell me when it's eight": the hour is what is told. */
function hourNotice(slots: Slots, said: string): AnnounceCall[] {
  const at = readTime(slots);
  if (at === null || !('clock' in at) || !WHEN_IT_IS.test(said)) return [];
  // "When it's twenty": rather degrees.
  if (Object.keys(slots).join() === 'hour' && Number(slots['hour']?.value) > 12) return [];
  const [hour = 0, minute = 0] = at.clock.split(':').map(Number);
  const late = at.meridiem === 'pm' ? 12 : 0;
  const shown = sayClock(
    `2000-01-01T${two(at.meridiem === undefined ? hour : (hour % 12) + late)}:${two(minute)}:00`,
  );
  const open = at.meridiem === undefined && hour >= 1 && hour <= 12;
  const message = `It is ${open ? shown.replace(/ [AP]M$|^noon$/, (end) => (end === 'noon' ? '12' : '')) : shown}`;
  return [{ do: 'announce', notice: true, message }];
}

const WHEN_IT_IS = /\b(?:when|once|as soon as) (?:it['’]?s|it is|it gets|the clock)\b/i;

/** "Anna, the washing is finished": for somebody of the house, or for all of them. */
function noticeFor({ slots }: Match, notices: readonly AnnounceCall[]): Call[] {
  const person = slots['name']?.text.replace(/(?<!\S)\p{Ll}/gu, (letter) => letter.toUpperCase());
  if (person === undefined && slots['everyone'] === undefined) return [...notices];
  return notices.map(({ notice: _, message, ...call }) =>
    person === undefined
      ? { ...call, message }
      : { ...call, notice: true, to: person, message: `${person}, ${uncapital(message)}` },
  );
}

/** A name keeps its capital: "Tom is home". */
function uncapital(message: string): string {
  return message.replace(/^(?:The|It|Somebody|Everybody|Nobody)\b/, (word) => word.toLowerCase());
}

/** Who is told of as one; null for the speakers themselves, who know. */
function someone(people: string): string | null {
  const [, which] = /^(some|any|every|no) ?(?:one|body)$/.exec(people) ?? [];
  if (which === undefined) return null;
  return which === 'every' ? 'Everybody' : which === 'no' ? 'Nobody' : 'Somebody';
}

/** "The freezer", "Fiona", "Mina's lamp": a person and what is somebody's have no article. */
function asSubject(thing: string, items: readonly ListItem[] = []): string {
  const bare = thing.replace(/^the /i, '');
  const own = items.some(({ context }) => context?.kind === 'person') || /^\S+['’]s /i.test(bare);
  return own ? bare.charAt(0).toUpperCase() + bare.slice(1) : `The ${bare}`;
}

/** A message of its own: "dinner is ready", "we leave in ten minutes"; not "about the party", "a story", "what I said". */
const STATED =
  /^(?!(?:about|of|a|an|what|why|how|who|where|when|if|whether|not|to)\b).*\b(?:is|are|was|will|can|has|have|need|needs|should|must|leave|leaving|its|it's|we're|were|i'm|im|i'll|we'll|they're|there's|theres|dinner's|lunch's|breakfast's|time's|[a-z]+'s)\b/i;

/** Is something said of how things are, rather than what about? */
export const isStated = (message: string): boolean => STATED.test(message);

const WAITS = /^(.+?),? (?:when|once|as soon as) (?!(?:i|we|you) (?:say|call|shout|ring)\b)\S+ .+$/i;
/** "We leave when Anna is back" is what they shall know: it is told of now. */
const PLAN =
  /\b(?:will|ll|can|must|should|may|might|have to|has to|need to|needs to|going|gonna|leave|leaving|leaves|go|eat|eating|start|starts|starting|begin|meet|meeting|stop|come|clean|tidy|wash|what|how|do|does|not|dont)\b/i;

/** "Dinner is ready when Anna gets home": not to be said before. */
export function waitsFor(message: string): boolean {
  const [, news] = WAITS.exec(message) ?? [];
  return news !== undefined && !PLAN.test(news.replace(/['’]/g, ''));
}

/** "Tell everyone in ten minutes that dinner is ready", "let everyone know when the oven is hot": the time is none of the message. */
const NOT_YET = /^(?:in|at) (?:\S+ ){1,4}that\b|^(?:when|once|as soon as|the moment)\b/i;

const say: IntentSpec = {
  groups: [
    {
      sentences: [
        '(announce|broadcast) [the message] [to everyone|to everybody|everywhere|to the [whole] (house|family)] [that] {message}',
        '(announce|broadcast) (in|to|on) <the> ({area}|{floor}) [that] {message}',
        '(say|shout|call out) (in|to|on) <the> ({area}|{floor}) that {message}',
        '(announce|broadcast) {message} (in|to) <the> {area}',
        '(tell|let) (everyone|everybody|the [whole] (house|family)|the kids|them all) (know that|know|that|to) {message}',
        '(tell|let) (everyone|everybody|the kids) (in <the> {area}|{floor}) (know that|that|to) {message}',
        '(make an announcement|send an announcement|send a broadcast|make a broadcast|send a message to everyone) [that|saying] {message}',
        '(say|shout|call out) {message} (in|to) (<the> {area}|all rooms|every room|the whole house|everyone)',
        'tell <the> {area} (that|to) {message}',
        '(send|make|give) [a|an|the] (message|announcement|broadcast) (to|in|for) (<the> {area}|everyone|everybody|all rooms) [saying|that|that says] {message}',
      ],
    },
    {
      // "Tell everyone dinner is ready": what is told says so by its verb.
      slots: { stated: true },
      textOnly: true,
      weight: -1,
      sentences: [
        '(tell|let) (everyone|everybody|the [whole] (house|family)|the kids|the children|them all) [know] {message}',
        'tell <the> {area} {message}',
      ],
    },
    {
      // "Let me know when the washer is done": what comes true is what is said.
      slots: { notice: true },
      sentences: [
        '(let me know|let us know|tell me|tell us|notify me|alert me|warn me|ping me|give (me|us) a shout|shout|say so|(announce|say) (it|this|that))',
      ],
    },
    {
      // "Tell Anna when the washing is done": she is told, in whatever room she is.
      slots: { notice: true },
      sentences: [
        '(tell|let|notify|alert|warn|ping|message) {person:name} [know]',
        '(give|send) {person:name} a (shout|ping|nudge|message)',
        'shout [up|out|over|down] (to|for) {person:name}',
      ],
    },
    {
      slots: { notice: true, everyone: true },
      sentences: [
        '(tell|let|notify|alert|warn|ping) (everyone|everybody|us all|the [whole] (house|family)|the kids|the children|them all) [know]',
      ],
    },
  ],
  interpret: (match, context): Call[] => {
    if (match.slots.notice !== undefined) return noticeFor(match, noticeOf(match, context));
    const message = textSlot(match, 'message');
    if (message === undefined || waitsFor(message) || NOT_YET.test(message)) return [];
    if (match.slots.stated !== undefined && !isStated(message)) return [];
    return [{ do: 'announce', message, ...(hasPlace(match) ? { target: targetOf(match) } : {}) }];
  },
};

export const announce = defineSkill({
  id: 'announce',
  summary: 'Says something in the other rooms.',
  rules: SHARED_RULES,
  lists: { ...SHARED_LISTS, person: namesOf('person'), message: { wildcard: true } },
  intents: { say },
  tests: [
    { say: 'announce that dinner is ready', calls: [{ do: 'announce', message: 'dinner is ready' }] },
    { say: 'tell everyone that the bus is here', calls: [{ do: 'announce', message: 'the bus is here' }] },
    {
      say: 'broadcast in the kitchen that lunch is served',
      calls: [{ do: 'announce', message: 'lunch is served', target: { area: 'kitchen' } }],
    },
  ],
});
