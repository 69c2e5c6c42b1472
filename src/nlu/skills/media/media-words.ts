/** Words for players and for what they play, shared by media.ts and volume.ts. */
import type { Target } from '../../call.js';
import type { Match } from '../../skill.js';
import { groupsOf, SHARED_LISTS, SHARED_RULES } from '../shared-rules.js';
import { hasPlace, targetOf } from '../target.js';

export const MEDIA: Target = { kind: 'media' };

export const PLAYER_WORDS = groupsOf([
  ['[smart] (tv|tvs|tv set|tele|telly|television|tv screen)', { kind: 'media', class: 'tv' }],
  ['[smart] (speaker|speakers)', { kind: 'media', class: 'speaker' }],
  ['(radio|radios)', { kind: 'media', name: 'radio' }],
  ['(stereo|hi fi|hifi|stereo system)', { kind: 'media', name: 'stereo' }],
  ['(soundbar|sound bar)', { kind: 'media', name: 'soundbar' }],
  ['projector', { kind: 'media', name: 'projector' }],
  [
    '(media|media player|media players|music player|music system|sound system|audio system|audio player|home theater|home cinema|entertainment system|entertainment center|surround sound)',
    MEDIA,
  ],
]);

export const MEDIA_RULES = {
  ...SHARED_RULES,
  /** "on the TV", "in the kitchen", "on the kitchen speaker": the player, after the command. */
  on_player:
    '((on|in|at|from|of|for|to|through|over|with|using|via) (<group_at>|<thing_at>)|<its_own>|<place>)',
  /** What sounds without being one of the house's players: none is named then. */
  its_own:
    '(on|of|in|from|for|to|through) [the|my|our|this|your|that] [current|playing|smart] (phone|device|devices|computer|laptop|tablet|ipad|system|app|spotify|itunes|pandora|youtube|music|song|track|video|podcast|playlist|headphones|assistant|room speakers)',
  player: '(<group_at>|<thing_at>)',
  title:
    '<the> (music|song|songs|track|tune|tunes|movie|film|show|tv show|video|playback|audio|podcast|playlist|album|episode|audiobook|radio|media|sound|program|stream|station|item|one|playing)',
};

export const MEDIA_LISTS = { ...SHARED_LISTS, group: PLAYER_WORDS };

const POINTS = /\b(?:it|that|them|those)\b(?! (?:up|down) (?:in|on))/i;

/** The player meant: by name or place, or the one just spoken of ("mute that"); else players.ts finds it. */
export function playerOf(match: Match): Target {
  const target = targetOf(match, MEDIA);
  const free = match.slots.name === undefined && match.slots.group === undefined && !hasPlace(match);
  return free && target.ref === undefined && POINTS.test(match.text) ? { ...target, ref: 'last' } : target;
}
