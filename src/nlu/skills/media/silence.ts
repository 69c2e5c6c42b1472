/** Silence: players muted and heard again, and the assistant's own, in words that name no player. Rules are volume.ts's. */
import type { Call } from '../../call.js';
import type { IntentSpec } from '../../skill.js';
import { playerOf } from './media-words.js';
import { isOwnVoice } from './own-voice.js';

const EVERY = /\b(?:everything|every|all of it|all (?:devices|speakers))\b/i;

export const mute: IntentSpec = {
  groups: [
    {
      slots: { muted: true },
      sentences: [
        '(mute|silence|quiet) [<the> (<volume>|music)|<player>|it|everything] [<on_player>]',
        '(mute|silence) (all|every|everything|all of it|device|the device|the system|all (sounds|devices|speakers|volume))',
        '(cut|kill|disable|turn off|switch off|stop) [all] <the> (<volume>|sounds) [<on_player>]',
        '(sound|volume|audio) mute',
        '(mute|silence) [all|the|my|your] (responses|response|settings|setting|notifications|notification|sounds|speech|talking|device|devices|audio)',
        '(no|turn off|switch off|disable|pause|mute|silence) [all|the|my|more] (notifications|alerts|messages|sounds)',
        '(mute|silence) (this|that|this room)',
        '<wish> it [to be] (quiet|silent)',
        '(press|touch|hit|push|tap) <the> mute [button]',
        '(no sound|no audio) (on|from|in) (<player>|<the> {area})',
        'make (it|<player>) (silent|mute|quiet) [<place>]',
        'turn down <the> <volume> completely',
        '(mute|silence) (<player>|<the> {area}|<the> <sounding>)',
        '(place|put|set|turn|switch) [the|my|your] (sound|volume|voice|audio|<sounding>) (on|to|onto|into) (mute|silent|silence)',
        '(make|turn|set|put|bring) <the> <volume> [to|down to] 0',
        '(0|no) (volume|sound|audio) [<on_player>]',
        '(volume|sound) 0 [<on_player>]',
        '(make|keep) (it|<player>|<sounding>|<the> <volume>) (silent|mute|muted|quiet) [<place>]',
        '(put|set|turn) (<player>|<the> <volume>|it|<the> phone|everything) [to|on|onto] (mute|silent) [<on_player>]',
        '(turn|switch|shut|cut) off <the> <volume> [<on_player>]',
        '(turn|switch|shut|cut) <the> <volume> off [<on_player>]',
        '<player> mute',
        '(<the> (<volume>|music)|your voice|your sound) off',
        '(turn|switch|shut) (your|the) (voice|sound|sounds|speakers|speaker) off',
        '(sound|volume|audio) off [<on_player>]',
      ],
    },
    {
      slots: { muted: false },
      sentences: [
        'un mute [<the> <volume>|<player>|it]',
        '(resume|continue) <the> (sound|volume|audio) [<on_player>]',
        'unmute [<the> (<volume>|music|settings|device|system)|<player>|it|everything] [<on_player>]',
        '(<wish>|bring back|put back|restore|enable|activate|get back) [the|some|my] (sound|volume|audio|noise) [back] [<on_player>]',
        '(sound|volume|audio) [back] on [<on_player>]',
        '(hear|have) [the|some] (sound|audio) (on|from|in) (<player>|<the> {area})',
        'unmute (<player>|<the> {area}|<the> <sounding>)',
        '(turn|switch) [back] on <the> (sound|volume|audio) [<on_player>]',
        '(turn|switch) <the> (sound|volume|audio) [back] on [<on_player>]',
        '<player> unmute',
        '(turn|switch|put) on <the> (<volume>) [<on_player>]',
      ],
    },
  ],
  interpret: (match): Call[] => {
    const value = match.group.slots?.muted === true;
    if (isOwnVoice(match)) return [{ do: 'adjust', attr: 'muted', value, own: true }];
    const player = playerOf(match);
    const target = EVERY.test(match.text) ? { ...player, all: true } : player;
    return [{ do: 'adjust', attr: 'muted', value, target }];
  },
};

/** The assistant's own silence, in words that name no player. */
export const hush: IntentSpec = {
  groups: [
    { textOnly: true, sentences: ['(be muted|shush|hush|hush up|shut up)'] },
    {
      sentences: [
        '(be|go|stay|keep|remain) [completely|totally] (quiet|silent|mute|muted|still)',
        '(i|we) dont want [any|more] (sound|sounds|noise|volume)',
        '(do not|dont) disturb [me|us]',
        'do not disturb mode',
        '(turn|switch|shut) yourself off',
        '(turn|switch|shut|put) your (sound|voice|volume|speaker|speakers) off',
        '(shut|close|silence|mute) (your (speaker|speakers|voice|mouth)|yourself)',
        '(shut your mouth|zip it|keep your mouth shut)',
        '(no|no more) (speaking|talking|speech|notifications|responses|answers)',
        '(mute|silence|quiet) (enabled|on|mode on)',
        '(set|enable|activate|start) mute',
        'you (dont|do not|shouldnt|should not|must not) (speak|talk|make noise|make a sound)',
        '(quiet|quieten|quite) down',
        '(do not|dont) make (any|a) (noise|sound)',
        '(no|no more) (sound|sounds|noise|noises)',
        'make no (sound|noise)',
        'i (need|want) [some|total|complete] (silence|quiet|peace and quiet)',
        'i dont want to hear (anything|you|a thing)',
        '(mute|silent|quiet) mode',
        '(turn|switch) mute on',
        'silent',
        '(set|switch|turn|go|put) [it|yourself|this] [to|on|into] (mute|silent|silence|quiet) [mode]',
        '(enter|activate|enable|start|set|turn on) [the] (mute|silent|silence|quiet) [mode]',
        '(dont|do not|please do not) (respond|answer|reply|make a sound)',
        'stop making (sounds|noises|noise)',
      ],
    },
  ],
  interpret: (match): Call[] => [
    { do: 'control', op: 'mute', ...(isOwnVoice(match) ? { own: true as const } : {}) },
  ],
};
