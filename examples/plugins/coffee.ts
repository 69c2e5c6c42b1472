/**
 * A coffee machine over MQTT. It listens on `coffee/set` for `{"drink": "espresso", "cups": 1}` and tells its state on
 * `coffee/state`: `{"state": "brewing"}`, `{"state": "ready"}`, or `{"state": "error", "why": "no water"}`.
 * docs/plugins.md walks through this file.
 */
import { definePlugin } from 'earshot';

interface MachineState {
  readonly state?: string;
  readonly why?: string;
}

function read(payload: string): MachineState {
  try {
    const value: unknown = JSON.parse(payload);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

export default definePlugin({
  summary: 'Makes coffee with the machine on the topics coffee/...',
  abilities: {
    mqtt: { publish: ['coffee/set'], subscribe: ['coffee/state'] },
    say: true,
  },
  lists: {
    drink: {
      values: [
        { in: 'espresso[s]', out: 'espresso' },
        { in: 'cappuccino[s]', out: 'cappuccino' },
        { in: 'latte[s]', out: 'latte' },
        { in: '[(black|filter)] coffee[s]', out: 'coffee' },
      ],
    },
    cups: { range: { from: 1, to: 4 } },
  },
  rules: {
    make: '(make|brew|fix|prepare) [me|us]',
  },
  intents: {
    MakeCoffee: {
      sentences: ['<make> [a|an|some] {drink}', '<make> {cups} [cups of] {drink}'],
      async run({ slots, publish, next }) {
        const { drink = 'coffee', cups = 1 } = slots;
        // Listen before asking: the machine may answer at once.
        const answer = next('coffee/state', { timeoutMs: 3_000 });
        await publish('coffee/set', { drink, cups });
        const { state, why } = read((await answer).payload);
        if (state === 'error') return `The coffee machine says ${why ?? 'that something is wrong'}.`;
        return cups === 1 ? `One ${drink}, coming up.` : `${cups} cups of ${drink}, coming up.`;
      },
    },
    StopCoffee: {
      sentences: ['(stop|cancel) [the|my] {drink}', '(stop|turn off) the coffee machine'],
      async run({ publish }) {
        await publish('coffee/set', { drink: null });
        return 'I stopped the coffee machine.';
      },
    },
  },
  messages: {
    async 'coffee/state'({ payload, retained }, { say }) {
      if (!retained && read(payload).state === 'ready') await say('Your coffee is ready.');
    },
  },
  tests: [
    {
      say: 'make me a cappuccino',
      answers: [{ to: 'coffee/set', topic: 'coffee/state', payload: { state: 'brewing' } }],
      intent: 'MakeCoffee',
      slots: { drink: 'cappuccino' },
      published: [{ topic: 'coffee/set', payload: { drink: 'cappuccino', cups: 1 } }],
      reply: 'One cappuccino, coming up.',
    },
    {
      say: 'please brew two cups of black coffee',
      answers: [{ to: 'coffee/set', topic: 'coffee/state', payload: { state: 'error', why: 'no water' } }],
      published: [{ topic: 'coffee/set', payload: { drink: 'coffee', cups: 2 } }],
      reply: 'The coffee machine says no water.',
    },
    {
      say: 'stop the coffee',
      intent: 'StopCoffee',
      published: [{ topic: 'coffee/set', payload: { drink: null } }],
      reply: 'I stopped the coffee machine.',
    },
    { say: 'turn on the kitchen light', intent: null },
  ],
});
