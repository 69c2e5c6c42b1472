/**
 * What is said in a house and asks nothing of it. The house has the very things that are spoken of. The nearer to a request the better: the same
 * words, but told of yesterday, of others, as a plan, a quotation, an opinion, a question to a person.
 */
import { about, here } from './words.mjs';

const talk = (what, put, more = {}) => ({
  about: `Said in the room, asking nothing of the house: ${what}. Not a need of the speaker here and now, and no question that the house could answer.`,
  none: 'out_of_scope',
  ways: [{ put }],
  ...more,
});
const cannot = (what) => ({
  about: `A request that no house can do: ${what}. No device is named.`,
  none: 'unsupported',
  ways: [{ put: [] }],
});

export const TALK = {
  'talk-light': talk(
    'about lamps, light and darkness (yesterday, elsewhere, other people, plans, metaphors: "a bright idea", "my brother never turns off his lights")',
    [here('light', { on: [true, false] })],
  ),
  'talk-warmth': talk(
    'about heat and cold (holidays, the office, food, last winter: "it was freezing at the match", "she is a warm person")',
    [here('climate', {})],
  ),
  'talk-sound': talk(
    'about music, films, noise (opinions, gossip about singers, a film that was seen, "he always plays too loud")',
    [here('media', { playback: 'playing' })],
  ),
  'talk-doors': talk(
    'about doors, windows, curtains, garages, locks (a burglary in the news, "a window of opportunity", what the landlord said)',
    [about('lock'), here('cover')],
  ),
  'talk-cleaning': talk(
    "about cleaning, dirt, robots (who did the floor yesterday, a cousin's vacuum, a film with robots)",
    [about('vacuum')],
  ),
  'talk-kitchen': talk(
    'about coffee, tea, cooking, ovens (recipes, prices, "the coffee there was awful", "she burnt the toast again")',
    [about('switch')],
  ),
  'talk-shopping': talk(
    'about things that were bought or cost too much, no list meant ("milk is two euros now", "we had no bread in the war")',
    [],
  ),
  'talk-time': talk(
    'about times, alarms, appointments (told: "the alarm woke me at six", "the dentist was late", "we met at eight")',
    [],
  ),
  'talk-people': talk(
    'about where people are or were, told to each other ("he is never at home", "Anna went to the bedroom crying")',
    [about('person')],
  ),
  'talk-weather': talk('about the weather, small talk, told, not asked ("what weather we had in Rome")', [
    about('weather'),
  ]),
  'talk-tv': talk(
    'a voice from the television, a radio play, an advertisement, a sports commentary that happens to sound like a command',
    [here('media', { playback: 'playing' }), here('light')],
  ),
  'talk-to-a-child': talk(
    'said to a child or a pet, what THEY should do with their own hands, or not ("put your shoes on", "off the sofa", "close your mouth", "turn around")',
    [here('light'), here('cover')],
  ),
  'talk-on-the-phone': talk(
    'half of a telephone call ("no, I turned it off before I left", "yes the heating man comes on Friday")',
    [here('climate'), here('light')],
  ),
  'talk-questions': talk(
    'questions about the world, history, sums of knowledge, feelings ("who invented the lamp", "why is the sky blue", "do you love me")',
    [here('light')],
  ),
  'talk-plans': talk(
    'plans and wishes without a request ("one day we\'ll have blinds in here", "I\'m thinking of buying a brighter lamp", "we should paint it red")',
    [here('light'), here('cover')],
  ),
  'talk-already': talk(
    'it is fine as it is, somebody has already done it, leave it so ("no need, I\'ve switched it off myself", "the light is just right", "don\'t touch the heating, he said")',
    [here('light'), here('climate')],
  ),
  'talk-idioms': talk(
    'idioms with words of the house: "see the light", "turn over a new leaf", "lock, stock and barrel", "give it a fan base", "cool it", "on cloud nine", "out like a light"',
    [here('light'), here('fan')],
  ),
  'talk-broken-off': talk(
    'broken-off beginnings and thinking aloud, of which nobody could know what is meant ("could you, hm, no", "what was I going to say", "so the thing with the, never mind him")',
    [here('light')],
  ),
  'cannot-send': cannot('calls, texts, mails, letters, video calls ("text my sister I\'m late")'),
  'cannot-buy': cannot('orders, bookings, tickets, taxis, payments'),
  'cannot-know': cannot(
    'news, football results, stock prices, traffic, recipes, translations, who a celebrity is married to',
  ),
  'cannot-do': cannot(
    'chores of hands: fold the laundry, walk the dog, make my bed, find my keys, tie my shoes, do my homework',
  ),
  'cannot-phone': cannot(
    'things of a phone or computer: take a photo, open an app, post a picture, scan this, update my laptop',
  ),
};
