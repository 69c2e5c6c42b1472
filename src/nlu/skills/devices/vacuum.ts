/** Robot vacuums and mowers: start, stop, pause, dock, clean a room. */
import type { Call, RunCall, Target } from '../../call.js';
import { defineSkill, type IntentSpec } from '../../skill.js';
import { groupsOf, namesOf, SHARED_LISTS, SHARED_RULES, wordsOf } from '../shared-rules.js';
import { hasPlace, stringSlot, targetOf } from '../target.js';

const VACUUM: Target = { kind: 'vacuum' };
const OPS: readonly RunCall['op'][] = ['start', 'stop', 'pause', 'dock'];

const run: IntentSpec = {
  groups: [
    {
      sentences: [
        '{op} <robot> [cleaning|task|operation|job] [now]',
        '(turn|switch|power) {onoff:op} <robot>',
        '(turn|switch|power) <robot> {onoff:op}',
        '(put|set) <robot> {onoff:op}',
        '<robot> {onoff:op}',
        "{op} <robot>['s] (cleaning|task|operation|job|run)",
        '{op} (cleaning|vacuuming|vacuum cleaning|hoovering|the cleaning|cleaning the floor|the cleaning process|cleaning process|cleaning floors) [now]',
      ],
    },
    {
      slots: { op: 'start' },
      sentences: [
        '<robot> (start|go|clean|vacuum|mow|begin|run|work) [cleaning|vacuuming|mowing|now|up]',
        '<robot> (turn|switch|power) on',
        '(schedule|time|program) <robot>',
        '(start|begin) to (vacuum|clean|hoover|sweep|mop)',
        '(run|start|do) (a|the) (cleaning|vacuuming|vacuum) (cycle|run|session|job)',
        '(theres|there is|there are) [a lot of|some|so much] (dirt|dust|crumbs|a mess|hair|dog hair|cat hair) (on the (floor|carpet)|everywhere|here|in here)',
        'do the (floor|floors|carpet|carpets|rugs)',
        '(vacuum|hoover|clean|sweep) (under|behind|around|beneath) [the|my] (bed|sofa|couch|table|desk|chairs|furniture)',
        '(turn|switch) on (vacuuming|vacuum cleaning|cleaning)',
        '(get|have|make|tell|ask|let) <robot> [to] (start|go|clean|vacuum|mow|clean up|start cleaning|run|begin|start vacuuming|get going|cleaning|going)',
        '<wish> <robot> to (start|clean|vacuum|run|go|mow) [cleaning|vacuuming]',
        '(set|put|program|schedule|time) <robot> [to] (start|clean|work|vacuum|run|start going|start cleaning|begin cleaning|start vacuuming|cleaning) [now]',
        '(vacuum|hoover) [up] [the] [whole|entire] <floor_thing> [around|everywhere|now|all over] [<place>]',
        '<wish> <the> <floor_thing> [to be] {cleaned}',
        '<the> <floor_thing> (should|must|needs to|need to|has to|have to) be {cleaned}',
        '<the> <floor_thing> (needs|need|could use|wants) [a|some|to be] ({cleaned}|clean|cleaning|vacuuming|hoovering|vacuum|sweep|mopping)',
        '(its|it is) [so|very|really|too|a bit|quite] (dusty|dirty) [<place>]',
        '<the> <floor_thing> (is|are) [so|very|really|too|a bit|quite] (dusty|dirty|filthy|a mess)',
        '(do|give me|i want|i need) [some|the|a] (vacuuming|hoovering|cleaning|floor cleaning|quick clean)',
        '(give|do) <the> <floor_thing> (a|some) [quick|good|thorough] (clean|cleaning|vacuum|vacuuming|hoover|sweep|mop)',
        '(send|let) <robot> (out|loose|off)',
        '(let|put|get|set) <robot> to work',
        '(turn|switch) on <robot> (button|function|mode)',
        '(start|begin|initiate) [to] (operate|run|use|the operation of) <robot>',
        '(start|begin) (cleaning|vacuuming) (with <robot>|<robot>)',
        '(open|on) <robot>',
        '(make|get|have) <the> <floor_thing> (clean|cleaned|vacuumed)',
        '(activate|start|turn on|enter) [the] cleaning mode',
        'do your (cleaning|vacuuming|job)',
        '(go|go and) (vacuum|hoover|sweep|mop)',
        '(have|keep|get) <robot> (on|running|started)',
        '<wish> [the|some] (vacuuming|hoovering|cleaning) [to be] (done|started)',
        '(let|have|make) <robot> [to] (do its (job|thing|work)|work)',
        'set (off <robot>|<robot> off)',
        '(time|its time|it is time) for [some|the] (vacuuming|hoovering|cleaning)',
        '(clean|sweep|mop) [up] [the] (floor|floors|carpet|carpets|rug|rugs) [around|everywhere|now]',
        '(clean|vacuum|hoover|dust|sweep|mop) [up] <the> [whole|entire] (house|home|apartment|flat|place)',
        '(clean|vacuum|hoover|sweep|mop) [up] (everything|everywhere|all [of] [the] rooms|every room|all over|here|in here|this mess|the mess|the dirt|the dust|dust)',
        '(start|begin|commence|do) [the] (cleaning|vacuuming|hoovering|sweeping|mopping) [of] [the] [whole|entire] <floor_thing>',
        '(remove|get rid of|clear|pick up|suck up) (the|all the|this) (dust|dirt|crumbs|mess)',
        '(dust|clear) <the> (floor|floors|carpet|carpets)',
        '<wish> <robot> [to be] (on|running|started|working|activated)',
        '(go|go and) (clean|vacuum|hoover|sweep|mop) [the] [whole|entire] <floor_thing>',
        '(time|its time) to (clean|vacuum|hoover)',
        '(vacuum|hoover) (now|please|today|again)',
        '(have|make|get|tell|let) <robot> [to] (clean|vacuum|do) <the> [whole|entire] (house|home|apartment|flat|floor|floors|carpet|carpets|place|room) [now]',
        '<robot> (clean|vacuum|do) <the> [whole|entire] (house|home|apartment|flat|floor|floors|carpet) [now]',
        '(activate|use|start|turn on|wake|wake up) <robot> (and|to) (clean|vacuum|clean up) [<the> [whole|entire] (house|home|apartment|flat|floor|floors|carpet|place|dust)]',
        '(start|begin|do) [the] [house|floor|home] (cleaning|cleanup|clean up|vacuuming)',
        'get the (cleaning|vacuuming) (going|started|on)',
        '(do the vacuuming|do the hoovering|start to vacuum|time to vacuum|vacuum now|start vacuum)',
        '(mow|cut) <the> (lawn|grass)',
        'start (mowing|mowing the lawn|mowing the grass)',
      ],
    },
    {
      slots: { op: 'start' },
      textOnly: true,
      weight: -1,
      sentences: ['(clean|vacuum|remove|hoover) {what} with <robot_bare>'],
    },
    {
      slots: { op: 'stop' },
      sentences: [
        '(stop|halt|quit|end|cancel) (cleaning|vacuuming|hoovering|mowing|the cleaning|mowing the lawn)',
        '(make|tell|have|ask|let|get) <robot> [to] (stop|halt|quit) [cleaning|vacuuming|mowing]',
        '(stop|halt) <robot> [from] [cleaning|vacuuming|mowing]',
      ],
    },
    {
      slots: { op: 'pause' },
      sentences: ['(put|place) <robot> on (pause|hold)', 'pause (cleaning|vacuuming|mowing)'],
    },
    {
      slots: { op: 'dock' },
      sentences: [
        '(send|return|bring|direct|take|call|get|order|put|tell) <robot> [to go|go] (home|back|to <its> <base>|back to <its> <base>|on <its> <base>|back on <its> <base>|back home|to dock)',
        '(send|call) {pronoun:ref} (home|back home|to <its> <base>|back to <its> <base>)',
        '(dock|recharge|charge|park) <robot>',
        '<thing> home',
        'robot home',
        '<robot> (go|return) (home|back|to <its> <base>|back to <its> <base>)',
        '(return|go) [back] to <its> <base>',
        '(tell|have|make|let|ask) <robot> [to] (go|return) (home|back|to <its> <base>|back to <its> <base>)',
        '(done|finished) (cleaning|vacuuming)',
      ],
    },
  ],
  interpret: (match): Call[] => {
    const said = stringSlot(match, 'op');
    const op = said === 'on' ? 'start' : said === 'off' ? 'stop' : OPS.find((known) => known === said);
    if (op === undefined) return [];
    const mower = /\b(mow|mowing|lawn|grass)\b/i.test(match.text);
    return [{ do: 'run', op, target: targetOf(match, mower ? { kind: 'mower' } : VACUUM) }];
  },
};

const cleanArea: IntentSpec = {
  groups: [
    {
      sentences: [
        '(vacuum|hoover|clean|clean up|sweep|mop) <the> ({area}|{floor} [floor]|{here:scope}) [floor|carpet|carpets|room|rug]',
        '(vacuum|hoover|sweep|mop|clean) (in|<the> (floor|floors|carpet|carpets|rug|rugs) (in|of)) (<the> {area}|{here:scope})',
        '(start|begin) (cleaning|vacuuming|sweeping|mopping) [in] (<the> {area}|{here:scope}|<the> {floor} [floor])',
        '(have|make|get|tell|ask|let|send) <robot_bare> [to] (clean|vacuum|do|run|mop|sweep|clean up) <the> ({area}|{floor} [floor]|{here:scope})',
        '(send|start|run|use|put|turn on|switch on|activate|put on|launch|power on) <robot_bare> [cleaning] (in|into|to|on|for) <the> ({area}|{floor} [floor]|{here:scope})',
        '(turn|switch|put) <robot_bare> on (in|for) <the> ({area}|{floor} [floor]|{here:scope})',
        '<robot_bare> (on|start) (in|for) <the> ({area}|{here:scope})',
        '(clean|vacuum) <the> ({area}|{here:scope}) with <robot_bare>',
        '(activate|use|start|turn on|wake|run) <robot_bare> (to|and|for|in) [clean|vacuum|do|run|cleaning] <the> ({area}|{here:scope})',
        '<robot_bare> (clean|vacuum|do) <the> ({area}|{here:scope}) [now]',
        '<the> {area} [floor|carpet] (should|needs to|has to|must) be {cleaned}',
        '<wish> <the> {area} [floor|carpet] [to be] {cleaned}',
        '<the> {area} [floor|carpet] (needs|could use) [a|some] (clean|cleaning|vacuuming|hoovering|vacuum|mopping)',
        '<the> {area} [floor|carpet] is [so|very|really|too|a bit|quite] (dirty|dusty|filthy)',
        '(vacuum|clean|hoover) <the> {area} and <the> {area:area2}',
      ],
    },
  ],
  interpret: (match): Call[] => {
    if (!hasPlace(match)) return [];
    const { area, areas, floor, ...robot } = targetOf(match, VACUUM);
    const target: Target = robot.ids === undefined ? VACUUM : robot;
    // A floor is not an area to clean: the robots of that floor start.
    if (floor !== undefined) return [{ do: 'run', op: 'start', target: { ...target, floor } }];
    return (areas ?? [area ?? 'here']).map(
      (each): Call => ({ do: 'run', op: 'clean_area', area: each, target }),
    );
  },
};

export const vacuum = defineSkill({
  id: 'vacuum',
  summary: 'Robot vacuums and lawn mowers.',
  rules: {
    ...SHARED_RULES,
    robot: '(<group_at>|<thing_at>)',
    robot_bare: '(<the> {group}|<thing>)',
    its: '[its|the|his|her]',
    floor_thing: '(floor|floors|carpet|carpets|rug|rugs|house|whole house|home|apartment|flat|place)',
    base: '(base|dock|charger|charging station|docking station|charging base|charging dock|home|home base|station)',
  },
  lists: {
    ...SHARED_LISTS,
    thing: namesOf('vacuum', 'mower'),
    group: groupsOf([
      [
        '[robot|robotic|smart] (vacuum|vacuums|vacuum cleaner|vacuum cleaners|vac|hoover|cleaner|mop|sweeper|floor cleaner|vacuum cleaner robot|vacuum bot|vac bot)',
        VACUUM,
      ],
      [
        '(roomba|neato|roborock|deebot|braava|vacuum machine|cleaning machine|sweeping robot|mopping robot|robot hoover|i roomba|iroomba|irobot|i robot|robo vac|robovac|robot|vacuum robot|cleaning robot|cleaner robot|robot cleaner)',
        VACUUM,
      ],
      ['[robot] (lawn mower|lawnmower|mower|robot mower|robotic mower)', { kind: 'mower' }],
    ]),
    what: { wildcard: true },
    cleaned: wordsOf([['(clean|cleaned|vacuumed|hoovered|swept|mopped|cleaned up)', 'start']]),
    here: wordsOf([['(here|in here|room|this room|the room|this area|around here|up here|up)', 'here']]),
    op: wordsOf([
      [
        '(start|start up|run|begin|activate|initiate|launch|enable|wake|wake up|power up|resume|use|fire up|commence)',
        'start',
      ],
      ['(stop|halt|quit|deactivate|disable|cancel|end|kill)', 'stop'],
      ['(pause|hold|freeze)', 'pause'],
    ]),
  },
  intents: { run, area: cleanArea },
  tests: [
    { say: 'start the vacuum', calls: [{ do: 'run', op: 'start', target: { kind: 'vacuum' } }] },
    { say: 'send the vacuum back to its base', calls: [{ do: 'run', op: 'dock' }] },
    { say: 'vacuum the kitchen', calls: [{ do: 'run', op: 'clean_area', area: 'kitchen' }] },
    { say: 'pause the vacuum', calls: [{ do: 'run', op: 'pause' }] },
    { say: 'mow the lawn', calls: [{ do: 'run', op: 'start', target: { kind: 'mower' } }] },
  ],
});
