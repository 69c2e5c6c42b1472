/** "Which sensors are low on battery?", "do any batteries need changing": whatever in the house tells its charge. */
import type { IntentSpec } from '../../skill.js';

/** Percent. Most sensors run for weeks below it, few for months. */
const LOW_BELOW = 20;

const THINGS = '(sensor|sensors|device|devices|thing|things|battery|batteries|remotes|detectors)';
const WEAK = '(low|flat|empty|dead|weak|dying)';
const LOW =
  '((is|are|running|is running|are running|getting|are getting) [running|getting] (low|flat|empty|weak|nearly empty|almost empty) [on (battery|power|charge|juice)]|(need|needs|want|wants) (a new battery|new batteries|charging|changing|replacing|a charge|to be charged|to be changed|to be replaced)|(have|has) [a] low (battery|batteries))';

export const lowBatteries: IntentSpec = {
  groups: [
    {
      textOnly: true,
      weight: -3,
      slots: { agg: 'which' },
      sentences: [
        `(which|what) [of the|of my|of our] ${THINGS} ${LOW} [soon|now]`,
        `(whats|what) ${LOW} [soon|now]`,
        `${THINGS} [that] ${LOW} [soon|now]`,
        `(check|list|show|show me|tell me) [the|all the|all] [${WEAK}] batteries`,
      ],
    },
    {
      textOnly: true,
      weight: -3,
      slots: { agg: 'any' },
      rules: { there: '[is there|are there|have we got|have i got|do we have|do i have]' },
      sentences: [
        `(do|does|are|is) (any|any of the|some of the) ${THINGS} ${LOW} [soon|now]`,
        '(do|does) (any|any of the) (battery|batteries|devices|sensors) (need|have|want) (new batteries|a new battery|changing|charging|replacing|low batteries|a low battery)',
        '(are|is) (any|any of the) (battery|batteries) (low|flat|empty|running low)',
        `<there> (any|some) ${WEAK} (battery|batteries) [anywhere|in the house]`,
        `<there> (any|some) (battery|batteries) [running|getting|that are] ${WEAK}`,
        `[the] ${WEAK} (battery|batteries) [anywhere|in the house]`,
      ],
    },
  ],
  interpret: (match) => [
    {
      do: 'query',
      attr: 'battery',
      test: { below: LOW_BELOW },
      agg: match.group.slots?.agg === 'any' ? 'any' : 'which',
      target: { all: true },
    },
  ],
};
