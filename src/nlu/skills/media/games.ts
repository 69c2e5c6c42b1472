/**
 * Talk about games: "play golf with me", "let's play some pong". No player is asked for anything then. What tells a game
 * from music, in this order: the words name a game as such, or what players play; somebody is to join in; the speaker
 * and the hub are to play together ("let's": of the "let's play ..." in hwu-nlu-eval and slurp-devel without a word
 * for music, all are games, and none of those has an article as bands have); and last, the game is known by name.
 */

import { bareWords } from '../../normalize.js';

/** What players play, and the kinds of it: of these nobody means a game. */
const MEDIA_WORDS = new Set(
  (
    'music song tune track album artist band playlist podcast radio station channel movie film show episode series audiobook book story ' +
    'soundtrack soundtracks concert symphony sonata opera single hit record remix video chapter news lullaby carol hymn anthem ballad ' +
    'jazz blues rock pop classical folk country metal punk soul funk disco techno house electronic ambient reggae rap hiphop hop gospel ' +
    'swing salsa latin indie grunge trance dance lofi acoustic instrumental piano guitar by'
  ).split(' '),
);

/** Games by their whole name: the last resort, for nothing else tells "play poker" from "play Coldplay". */
const KNOWN_GAMES = new Set(
  (
    'chess|checkers|draughts|backgammon|poker|blackjack|bridge|rummy|canasta|solitaire|patience|hearts|spades|uno|go fish|old maid|snap|' +
    'cards|card|dominoes|monopoly|scrabble|cluedo|risk|battleship|battleships|jenga|pictionary|charades|trivia|quiz|trivial pursuit|' +
    'bingo|hangman|tic tac toe|noughts and crosses|connect four|rock paper scissors|truth or dare|hide and seek|i spy|20 questions|' +
    'simon says|word association|tag|catch|marbles|darts|pool|snooker|billiards|pinball|ping pong|table tennis|golf|mini golf|football|' +
    'soccer|tennis|basketball|baseball|cricket|rugby|hockey|badminton|volleyball|bowling|squash|pong|tetris|snake|pacman|pac man|' +
    'space invaders|minesweeper|sudoku|candy crush|angry birds|minecraft|fortnite|super mario|mario kart|sims|the sims|wordle'
  ).split('|'),
);

/** Names of songs begin so before "with me" ("stay with me"); games do not. */
const COMPANY_VERBS = new Set(
  'stay come go dance walk sing be live grow fly run sleep talk rock ride fall dream burn roll drive'.split(
    ' ',
  ),
);

const COMPANION =
  /\s(?:with|against|versus) (?:me|us|you|him|her|them|someone|somebody|(?:my|our|your|the) (?:kids?|children|friends?|brothers?|sisters?|sons?|daughters?|wife|husband|partner|mum|mom|dad|mother|father|grandma|grandpa|family|boys|girls))\b.*$/;
const JOINT =
  /\b(?:lets|let us|shall we|wanna|want to|(?:do|would) you (?:want|like) to|(?:you and i|we) (?:\w+ )?(?:are going to|will|should|could|might))\s+(?:all |also |just |now )*$/;
/** "I want to play jazz", "I want to play this": a wish, not an invitation. */
const OWN_WISH = /\b(?:i|we) want to\s+$/;
const OF_A = /^(?:an? |some |the |my |our )*(?:game|round|match|hand|set|frame|level)s? of /;
const LEAD = /^(?:an? |some |the |my |our |any |bit of |nice |quick )+/;
const MAX_NAME = 4;

/**
 * @param query what is to be played, without "play"
 * @param said the whole sentence, or what is known of it
 * @param named whether a player or a room is named as well: golf "on the TV" is for watching
 */
export function isGame(query: string, said: string, named: boolean): boolean {
  const wanted = bareWords(query);
  if (/\bgames?$/.test(wanted.replace(COMPANION, '').replace(TOGETHER, ''))) return true;
  if (OF_A.test(wanted)) return true;
  if (wanted.split(' ').some((word) => MEDIA_WORDS.has(word) || MEDIA_WORDS.has(word.replace(/s$/, ''))))
    return false;
  const alone = wanted.replace(COMPANION, '').replace(TOGETHER, '').replace(LEAD, '');
  const joined = COMPANION.test(wanted) && alone.split(' ').length <= MAX_NAME;
  if (joined && !COMPANY_VERBS.has(alone.split(' ')[0] ?? '')) return true;
  if (named) return false;
  return (isJoint(bareWords(said), wanted) && !isBand(wanted)) || KNOWN_GAMES.has(alone);
}

const TOGETHER = / (?:together|again|now|today|tonight|please)$/;

/** "The Beatles", "something by Björk": bands have an article, games have none. */
function isBand(wanted: string): boolean {
  return /^(?:some(?:thing)? (?:of|from) )?the (?!same\b)\S/.test(wanted);
}

/** "Let's play ...": both are to. */
function isJoint(said: string, wanted: string): boolean {
  const [before] = said.split(new RegExp(`\\bplay (?:${escaped(wanted)})`), 1);
  return before !== undefined && before !== said && JOINT.test(before) && !OWN_WISH.test(before);
}

function escaped(text: string): string {
  return text.replace(/[^\p{L}\p{N} ]/gu, '\\$&');
}
