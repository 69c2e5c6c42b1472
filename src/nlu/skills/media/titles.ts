/** What is playing: "what song is this", "who sings this". Rules and lists are readings.ts's. */
import type { PhraseGroup } from '../../skill.js';

export const TITLES: readonly PhraseGroup[] = [
  {
    slots: { measure: 'title' },
    sentences: [
      '(whats|what is|which song is|what song is|what track is) [currently] playing [(on|in) (<thing_at>|<the> {area})] [right now|at the moment]',
      'what (song|track|movie|show) is (this|that|<thing_at> playing)',
      '(what is|whats) <thing_at> playing',
    ],
  },
  {
    slots: { measure: 'title' },
    textOnly: true,
    sentences: [
      '(whats|what is|which is|tell me|say) <the> (name|title) (of|for) (this|that|<the> [current]) [song|track|tune|music|movie|film|show|episode|album|piece] [[that is|thats] [currently] playing] [on <thing_at>]',
      "(whats|what is|tell me) (this|that|<the> [current]) (song|track|tune|music|movie|film|show|episode|album|piece)['s] [title|name|called|playing] [[that is|thats] [currently] playing] [on <thing_at>]",
      '(what|which) (song|track|tune|music|movie|film|show|album|artist|band|piece) (is|am i|are we) (this|that|playing|on|hearing|listening to|watching|it) [now|right now|called] [on <thing_at>]',
      '(what|which) (song|track|tune|music|movie|film|show|artist|band) (this|that) is',
      '(what am i|what are we) (listening to|hearing|watching) [now|right now] [on <thing_at>]',
      'who (sings|sang|is singing|plays|made|is playing) (this|that|it) [song|track|tune|music]',
      'who is (this|that) [song|music] (by|from)',
      '[what is] <the> [current] (song|track) (title|name)',
      'name (this|that|<the>) (song|track|tune)',
      '(what is|whats|who is) <the> (artist|singer|band) [of (this|that|<the>) (song|track)]',
      '(what is|whats) <the> [current] (song|track|music|tune|movie|film|show) [that is|thats] playing',
      '(whats|what is) [playing|showing] on <the> {player:name} [right now|now|at the moment|just now|then]',
      '(whats|what is) <the> {player:name} (playing|showing|on) [right now|now|at the moment|just now|then]',
      '(what|which) (program|programme|show|song|film|movie) is <the> {player:name} (on|playing|showing)',
      '(what|which) (program|programme|show|song|film|movie) is [playing|showing|on] on <the> {player:name}',
    ],
  },
];
