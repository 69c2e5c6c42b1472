/** What to play, by any words: "play the Beatles", "listen to some jazz". Rules and lists are media.ts's. */
import type { Home } from '../../../actions/home.js';
import type { Call } from '../../call.js';
import type { IntentSpec, Match } from '../../skill.js';
import { hasPlace, numberSlot, targetOf, textSlot } from '../target.js';
import { isGame } from './games.js';
import { MEDIA } from './media-words.js';

/** Things that "play" does not mean here. */
const NOT_MEDIA =
  /^(the )?(previous|next|last|following) |\b(about|meetings?|schedules?|emails?|messages?|appointments?|role|along|dumb|dead)\b|\bto my\b|\bplaylist with\b/i;

/** What is put on but not played. */
const PUT_ON =
  /^(?:put on|throw on)\b.*\b(?:lamps?|lights?|lanterns?|chandelier|fireplace|fire|kettle|heaters?|heating|radiators?|oven|fans?|ac|washing|dishwasher)\b/i;
/** "Music on the church speaker", where there is none; "the moon rise, the lamp can go"; a voicemail: nothing to look for. */
const NO_TITLE =
  /\bon (?:the|my|our) (?:\w+ )*(?:speakers?|tv|telly|television|radio|wireless|stereo|hi-?fi|player|gramophone|boombox|machine|soundbar|projector|jukebox|tablet|laptop|turntable|x-?box|playstation)$|\bplease \w|\band (?:not|keep|turn|make|switch|knock off|shut off|put (?:the|on|off)|dim|close (?:the|my)|pull (?:the|my)|lock (?:the|my|up)|pop (?:the|my|on)) |^(?:something|anything|some music) (?:on|in|from) |^(?:the|an?|some|any|my|our|your|his|her|their|this|that|these|those|on|of|to|and|please|\s)+$|\bvoicemails?\b|\bof (?:the|my|our) (?:\w+ )?(?:room|bathroom|kitchen|bedroom|lounge|hall|hallway|office|garage|cellar|house)$|\band (?:all )?(?:i|we|he|she|they) (?:see|hear|can|cant|am|are|is|have|has|get|want|need)\b|,\s*(?:no|wait|sorry|shoot|damn|oops)\b|[,;].*\b(?:can|could|is|are|turn|switch|please|i|it|we|nobody|everybody|everyone|someone|somebody|he|she|they|never|always|says?|said)\b|\bbut (?:do not|dont|don['’]t|not)\b/i;

/** "Let's hear what she's losing", "let's watch this without the lamp": no titles. */
const CLAUSE =
  /\bwatch (?:over|out)\b|^(?:watch|hear|listen to) (?:this|that|it|them) (?:with|without|in|on|from|here|together|later)\b|^(?:lets|let['’]s|let me|i want to) (?:hear|watch|listen to) (?:what|how|who|why|where|if|whether|this|that|it|them)\b/i;

/** "Let's watch the rain in the dark" looks out of the window. */
const OUTDOORS =
  /\bwatch (?:the|that|this|our) (?:rain|snow|storm|sun|sunset|sunrise|sky|stars|moon|clouds|lightning|fireworks|street|road|gate|garden|yard|river|sea|birds|traffic|boats|view)\b/i;

/** "You can watch the ants": allowed, not asked for. */
const MAY = /^\W*(?:yes |sure |okay |of course )?you (?:can|may) (?:watch|listen)\b/i;

/** A game is played, not put on or listened to. */
const PLAYS = /^(?:start )?play/i;

/** "Radio 4" is what the station is called; "the album Blue" is Blue. */
function titleOf(match: Match): string | undefined {
  const query = textSlot(match, 'query');
  const station = `radio ${query ?? ''}`;
  return query !== undefined &&
    match.slots.kind !== undefined &&
    match.text.toLowerCase().includes(station.toLowerCase())
    ? station
    : query;
}

/** A television alone has no music to search: "play the Beatles" is for a house with a speaker or a player. */
const plays = ({ devices }: Home): boolean =>
  devices.some(
    ({ kind, deviceClass, name }) =>
      kind === 'media' && deviceClass !== 'tv' && !/\b(tv|television|telly)\b/i.test(name),
  );

const SEARCHES: readonly string[] = [
  'play {query} [<on_player>]',
  'play <the> {query} {kind_of:kind} [<on_player>]',
  'play [me] [some|<the>] {kind_of:kind} [called|named|by] {query} [<on_player>]',
  '(put on|listen to|i want to listen to|id like to listen to|i want to watch|watch|tune in to|tune into|tune to|stream|lets hear|lets listen to|let me hear some|i want to hear some|id like to hear some|throw on|play me|play us) {query} [<on_player>]',
  'start playing {query} [<on_player>]',
  'play {query} <on_player> at [volume] {percent} [percent] [volume]',
  'play {query} at (volume {percent}|{percent} percent [volume]) [<on_player>]',
  // "I want to hear a joke" is not for a player.
  '(i want to hear|id like to hear|let me hear) (music by|songs by|something by|a song by|[the] {kind_of:kind} [called|by]) {query} [<on_player>]',
];

export const search: IntentSpec = {
  groups: [
    { needs: plays, weight: -1, sentences: SEARCHES },
    // Where only a television plays, whoever types it means that; in noise "play" and any words are heard too easily.
    { needs: (home) => !plays(home), textOnly: true, weight: -1, sentences: SEARCHES },
  ],
  interpret: (match, { said, previous }): Call[] => {
    const query = titleOf(match);
    if (query === undefined || NOT_MEDIA.test(query) || NO_TITLE.test(query)) return [];
    if (MAY.test(said ?? '')) return [];
    if (PUT_ON.test(match.text) || CLAUSE.test(match.text) || OUTDOORS.test(match.text)) return [];
    // "Take the tea off the list and put on a loaf."
    if (previous.at(-1)?.do === 'list' && /^put on\b/i.test(match.text)) return [];
    const target = targetOf(match, MEDIA);
    const named = target.ids !== undefined || match.slots.group !== undefined || hasPlace(match);
    const titled = match.slots.kind !== undefined;
    if (PLAYS.test(match.text) && !titled && isGame(query, said ?? match.text, named))
      return [{ do: 'none', reason: 'out_of_scope' }];
    const percent = numberSlot(match, 'percent');
    return [
      { do: 'media', op: 'play', query, target },
      ...(percent === undefined
        ? []
        : [{ do: 'adjust', attr: 'volume', value: percent, unit: 'percent', target } as const]),
    ];
  },
};
