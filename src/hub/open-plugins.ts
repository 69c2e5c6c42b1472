/** The plugins of the folder that config.yaml names, on the live house. What is wrong with one is told as health. */
import type { ResolvedCall } from '../actions/resolve/resolved-call.js';
import { eitherSignal } from '../either-signal.js';
import { EarshotError } from '../errors.js';
import type { Outcome } from '../nlu/conversation.js';
import { standsIn } from '../nlu/converse/session.js';
import type { Skill } from '../nlu/skill.js';
import { answerWith } from '../plugins/answer.js';
import { Plugins } from '../plugins/plugins.js';
import { agendaEvent } from './agenda/agenda-events.js';
import type { HubContext } from './context.js';
import type { LiveHouse } from './house/live-house.js';
import type { HubWorld } from './hub-world.js';

export interface HubPlugins {
  readonly skills: readonly Skill[];
  /** Runs what a sentence asks plugins for. @returns what they say. Never rejects. */
  answer(outcome: Outcome, signal: AbortSignal): Promise<readonly string[]>;
  /** The same for delayed commands, whose answers are announced. */
  due(calls: readonly ResolvedCall[]): void;
}

export interface PluginLinks {
  readonly house: LiveHouse;
  readonly world: HubWorld;
  readonly say: (text: string) => void;
  /** The sentences are others. */
  readonly changed: () => void;
}

/** null: no folder is named. */
export async function openHubPlugins(context: HubContext, links: PluginLinks): Promise<HubPlugins | null> {
  const { config, closers, events, health, signal } = context;
  const { house, world, say, changed } = links;
  if (config.plugins === null) return null;
  const plugins = await Plugins.open({
    folder: config.plugins,
    house: {
      world: () => world.snapshot(),
      publish: (topic, payload, options) => house.topics.publish(topic, payload, options),
      subscribe: (filter, listener) => house.topics.subscribe(filter, listener),
      carryOut: async (effects, reply, aborted) => {
        world.applyToAgenda(effects);
        for (const effect of effects) {
          const event = agendaEvent(effect);
          if (event !== null) events.emit(event);
        }
        const either = eitherSignal(aborted, signal);
        try {
          return await house.carryOut(effects, reply, either.signal);
        } finally {
          either.release();
        }
      },
      say,
    },
    onSkills: changed,
    onStatus: ({ ok, message }) => {
      if (ok) health.set('plugins', true, message);
      else health.fail('plugins', new EarshotError('PLUGIN_FAILED', message));
    },
  });
  closers.add('plugins', () => plugins.close());
  return {
    get skills() {
      return plugins.skills;
    },
    answer: (outcome, aborted) =>
      answerWith(plugins, outcome.calls, {
        room: standsIn(outcome.session, { home: house.home }),
        signal: aborted,
      }),
    due: (calls) => {
      // When they were given, they were given by whoever was there; now it is the house itself that asks.
      const later = calls.map(({ when: _, ...call }) => call);
      void answerWith(plugins, later, { room: null, signal }).then((answers) => answers.forEach(say));
    },
  };
}
