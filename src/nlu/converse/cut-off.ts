/** Answers about a house that cannot be reached: what it last told is no more than that. */
import type { ResolvedCall } from '../../actions/resolve/resolved-call.js';
import type { World } from '../../actions/world.js';
import { answering, type Conclusion } from './conclude.js';

const UNREACHED = "I can't reach the house now";

/** The same conclusion; an answer that rests on what devices told says that it is old. */
export function asLastHeard(conclusion: Conclusion, world: World): Conclusion {
  if (world.cutOff !== true || conclusion.ask !== null || conclusion.effects.length > 0) return conclusion;
  const asked = conclusion.calls.flatMap(devicesAsked);
  if (asked.length === 0) return conclusion;
  const heard = asked.some((id) => Object.keys(world.states.get(id) ?? {}).length > 0);
  return answering(
    conclusion,
    heard
      ? `${UNREACHED}; the last I heard: ${withinSentence(conclusion.reply)}`
      : `${UNREACHED}, so I don't know.`,
  );
}

/** Plans and calendars are the hub's own. */
function devicesAsked({ do: does, attr, devices }: ResolvedCall): readonly string[] {
  return does === 'query' && attr !== 'scheduled' && Array.isArray(devices) ? devices : [];
}

/** Names keep their capital letter. */
function withinSentence(reply: string): string {
  return reply.replace(/^(?:Yes|No|Nothing|None|All|The|It|There|Both|Neither)\b/, (word) =>
    word.toLowerCase(),
  );
}
