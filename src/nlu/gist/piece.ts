/** What the words of a sentence are to a command: the pieces that gist.ts finds and tell.ts says again plainly. */

/** What may be asked of a thing. `change` asks for something else without saying what. */
export type Act =
  | 'on'
  | 'off'
  | 'up'
  | 'down'
  | 'brighter'
  | 'dimmer'
  | 'louder'
  | 'quieter'
  | 'warmer'
  | 'cooler'
  | 'open'
  | 'close'
  | 'lock'
  | 'mute'
  | 'unmute'
  | 'play'
  | 'pause'
  | 'resume'
  | 'next'
  | 'previous'
  | 'clean'
  | 'brew'
  | 'dock'
  | 'change';

/** What a command may be about. `brightness`, `hue`, `volume` and `temperature` are properties, `floor` is what robots
 * clean, `speech` the assistant's own voice. */
export type Thing =
  | 'light'
  | 'brightness'
  | 'hue'
  | 'plug'
  | 'player'
  | 'music'
  | 'volume'
  | 'speech'
  | 'coffee'
  | 'robot'
  | 'floor'
  | 'fan'
  | 'cover'
  | 'heating'
  | 'temperature'
  | 'lock'
  | 'scene';

export type Piece =
  | {
      readonly type: 'act';
      readonly act: Act /** Gives way to anything else said: "on" is also a preposition. */;
      readonly weak?: boolean;
    }
  /** An adjective: "make it bright" and "it is too bright" ask for the opposite. */
  | { readonly type: 'quality'; readonly act: Act; readonly tooMuch: Act }
  | { readonly type: 'thing'; readonly thing: Thing; readonly text: string }
  | { readonly type: 'place'; readonly text: string }
  | {
      readonly type: 'number';
      readonly text: string;
      readonly unit: 'percent' | 'degrees' | null;
      readonly by: boolean;
      /** Said as where it shall go: "to 40", "at 40". */
      readonly to: boolean;
      /** Said after "at", as hours are, too. */
      readonly at?: boolean;
    }
  /** "Full", "half": percent. */
  | { readonly type: 'level'; readonly percent: number }
  | { readonly type: 'color'; readonly text: string }
  /** Sugar for the coffee: of no thing but this one. */
  | { readonly type: 'detail'; readonly of: Thing }
  | { readonly type: 'size'; readonly text: 'a bit' | 'a lot' }
  | { readonly type: 'time'; readonly text: string }
  /** "I want", "should be": who says so asks, even without a verb. */
  | { readonly type: 'wish' }
  /** "Too dark" complains; "so dark" does only where it tells ("it is so dark"). */
  | { readonly type: 'all' | 'too' | 'so' | 'is' | 'and' | 'small' };
