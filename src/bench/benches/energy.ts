/** What an answer costs by the path that it takes: the gate that hears no wake phrase, the grammar, the model for calls; and a day of them. */
import { startWorld } from '../../actions/apply-effects.js';
import type { Home } from '../../actions/home.js';
import { loadHome } from '../../actions/home-file.js';
import { secondsOf } from '../../audio/pcm.js';
import { SAMPLE_RATE_HZ } from '../../audio/ports.js';
import { candidatesOf, withDetector } from '../../cli/wake.js';
import { isLeft } from '../../llm/fallback.js';
import { type CallProposer, openProposer } from '../../llm/understand.js';
import type { Outcome } from '../../nlu/conversation.js';
import { newSession } from '../../nlu/converse/session.js';
import { createUnderstanding, type Understanding } from '../../nlu/understanding.js';
import { type Bench, type BenchContext, spread } from '../bench.js';
import { DEV_HOME } from '../clips.js';
import { DAY } from '../day.js';
import { Rapl } from '../rapl.js';
import { atMost, type Figure, type Findings } from '../report.js';
import { DEV_HOME_SENTENCES } from '../sentences.js';
import { mean, orNull, percent, sum } from '../statistics.js';
import { synthesise } from '../synthetic-speech.js';

/** Of one answer, or one second of sound. */
interface Cost {
  readonly cpuMs: number;
  /** Of the whole machine; null where the processor's counter cannot be read. */
  readonly joules: number | null;
}

interface Answer {
  readonly text: string;
  readonly times: number;
  /** The grammar has nothing to say: the model is asked. */
  readonly left: boolean;
  readonly grammar: Cost;
  readonly model: Cost;
}

interface Gate {
  readonly quiet: Cost;
  readonly speech: Cost;
  readonly speechSeconds: number;
}

/** Each sentence so often. */
const ROUNDS = 20;
const WARM_ROUNDS = 40;
const QUIET_SECONDS = 30;
const PHRASE = 'hey earshot';
const NOW = '2026-11-21T09:00:00';
/** Of a hub that asks the model about everything. */
const GOAL_PERCENT = 10;

export const energy: Bench = {
  name: 'energy',
  title: 'processor time and joules of an answer: gate, grammar, model',
  run: async (context) => {
    const rapl = await Rapl.open();
    const meter = meterWith(typeof rapl === 'string' ? null : rapl);
    const gate = await gateCosts(meter, context);
    const answers = await answerCosts(meter, context);
    return findings(gate, answers, typeof rapl === 'string' ? rapl : null);
  },
};

type Meter = (rounds: number, work: () => unknown) => Promise<Cost>;

/** All threads of this process: the best of the rounds, since what else the machine does is not the answer's; joules are their mean. */
const meterWith =
  (rapl: Rapl | null): Meter =>
  async (rounds, work) => {
    const times: number[] = [];
    const run = async (): Promise<void> => {
      for (let round = 0; round < rounds; round += 1) {
        const before = process.cpuUsage();
        await work();
        const { user, system } = process.cpuUsage(before);
        times.push((user + system) / 1_000);
      }
    };
    let joules: number | null = null;
    if (rapl === null) await run();
    else joules = (await rapl.during(run)) / rounds;
    return { cpuMs: Math.min(...times), joules };
  };

async function gateCosts(meter: Meter, context: BenchContext): Promise<Gate> {
  const others = DEV_HOME_SENTENCES.filter(({ inGrammar }) => !inGrammar);
  const { clips } = await synthesise(others, context);
  const chosen = spread(clips, context.limit ?? 8);
  return await withDetector([PHRASE], async (detector) => {
    context.progress.step('listening to a quiet room and to other talk', 0, 1);
    const hear = (samples: Float32Array): Promise<unknown> => candidatesOf(samples, detector);
    await hear(new Float32Array(SAMPLE_RATE_HZ));
    const quiet = await meter(1, () => hear(new Float32Array(QUIET_SECONDS * SAMPLE_RATE_HZ)));
    const speech = await meter(1, async () => {
      for (const { samples } of chosen) await hear(samples);
    });
    const speechSeconds = sum(chosen.map(({ samples }) => secondsOf(samples.length)));
    return { quiet: shared(quiet, QUIET_SECONDS), speech: shared(speech, chosen.length), speechSeconds };
  });
}

const shared = ({ cpuMs, joules }: Cost, by: number): Cost => ({
  cpuMs: cpuMs / by,
  joules: joules === null ? null : joules / by,
});

async function answerCosts(meter: Meter, context: BenchContext): Promise<readonly Answer[]> {
  const { home } = await loadHome(DEV_HOME, context.signal);
  const understanding = createUnderstanding(home);
  const proposer = await openProposer();
  try {
    const day = spread(DAY, context.limit);
    const ask = asking(home, understanding, proposer);
    // All of it before anything is measured: the first sentences of a process take ten times as long, until their code is compiled.
    for (let round = 0; round < WARM_ROUNDS; round += 1) for (const { text } of day) ask.grammar(text);
    for (const { text } of day) await ask.model(text);
    const answers: Answer[] = [];
    for (const { text, times } of day) {
      context.signal.throwIfAborted();
      context.progress.step('asking by grammar and by model', answers.length, day.length);
      const left = isLeft(ask.grammar(text), text);
      const grammar = await meter(ROUNDS, () => ask.grammar(text));
      const model = await meter(ROUNDS, () => ask.model(text));
      answers.push({ text, times, left, grammar, model });
    }
    return answers;
  } finally {
    await proposer.close();
  }
}

interface Asking {
  readonly grammar: (text: string) => Outcome;
  readonly model: (text: string) => Promise<unknown>;
}

/** Each sentence in the house as it was in the morning. */
function asking(home: Home, { converse }: Understanding, proposer: CallProposer): Asking {
  const world = startWorld(home, NOW);
  const session = newSession('kitchen');
  return {
    grammar: (text) => converse(world, session, { text }),
    model: (text) => proposer.propose(text, world, session),
  };
}

function findings(gate: Gate, answers: readonly Answer[], noJoules: string | null): Findings {
  const asked = sum(answers.map(({ times }) => times));
  const left = sum(answers.map((answer) => (answer.left ? answer.times : 0)));
  const total = (cost: (answer: Answer) => number): number =>
    sum(answers.map((answer) => answer.times * cost(answer)));
  const always = total(({ model }) => model.cpuMs);
  const inTurn = total((answer) => answer.grammar.cpuMs + (answer.left ? answer.model.cpuMs : 0));
  const average = (costs: readonly Cost[]): Cost => ({
    cpuMs: mean(costs.map(({ cpuMs }) => cpuMs)),
    joules: costs.some(({ joules }) => joules === null)
      ? null
      : mean(costs.map(({ joules }) => joules ?? Number.NaN)),
  });
  const byGrammar = average(answers.filter((answer) => !answer.left).map(({ grammar }) => grammar));
  const byModel = average(answers.filter((answer) => answer.left).map(({ model }) => model));
  const paths = [
    { path: 'gate: a second of quiet', cost: gate.quiet },
    { path: 'gate: a sentence without the wake phrase', cost: gate.speech },
    { path: 'grammar: an answer', cost: byGrammar },
    { path: 'model: an answer', cost: byModel },
  ];
  return {
    figures: [
      ...paths.flatMap(({ path, cost }): Figure[] => [
        { name: path, value: orNull(cost.cpuMs), unit: 'ms of a processor' },
        {
          name: `${path}, energy`,
          value: cost.joules,
          unit: 'J',
          ...(noJoules === null ? {} : { note: `not measured: ${noJoules}` }),
        },
      ]),
      {
        name: 'mean request of the day, beside the model asked every time',
        value: orNull(percent(inTurn, always)),
        unit: '%',
        goal: atMost(GOAL_PERCENT),
        note: `${left} of ${asked} requests were left to the model`,
      },
    ],
    plots: [
      {
        kind: 'bars',
        title: 'Processor time',
        unit: 'ms',
        bars: paths.map(({ path, cost }) => ({ label: path, value: cost.cpuMs })),
      },
    ],
    notes: [
      `${asked} requests in the house of bench/dev-home.yaml, from text: what the recogniser takes is the same on every path. All threads, the best of ${ROUNDS} rounds of each.`,
      `The gate (speech detection, wake phrase "${PHRASE}") heard ${gate.speechSeconds.toFixed(0)} s of synthetic speech that was not for it.`,
      ...(noJoules === null
        ? ['Joules are those of the whole processor, idle part and other work included.']
        : []),
    ],
    rows: answers.map(({ text, times, left: toModel, grammar, model }) => ({
      text,
      times,
      path: toModel ? 'model' : 'grammar',
      grammarMs: grammar.cpuMs,
      modelMs: model.cpuMs,
    })),
  };
}
