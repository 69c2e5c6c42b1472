#!/usr/bin/env node
/**
 * Proof by trying: a model that believes anything at all still says only what the house can do.
 *
 *   npm run build && node training/llm/random-logits.mjs [--count 100000] [--seed 1]
 *
 * Random houses, sentences drawn from their grammar, random logits. Each answer's devices must be of the house and of a kind that
 * can be told so, its rooms of the house, its values and texts of the sentence; and trying it out must not throw.
 */
import { parseArgs } from 'node:util';
import { drawer } from './generate/draw.mjs';
import { randomHome } from './generate/homes.mjs';
import { grammarOf, loadProduct, NOW } from './generate/product.mjs';
import { dice } from './generate/random.mjs';
import { loader } from './house.mjs';

const { values: options } = parseArgs({
  options: {
    dist: { type: 'string', default: 'dist' },
    count: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
  },
});
const product = await loadProduct(options.dist);
const load = loader(options.dist);
const { decode } = await load('llm/decode.js');
const { kindsFor, headOf } = await load('llm/answer/heads.js');
const random = dice(Number(options.seed));
const draw = drawer(product, random);
const { SYMBOLS, createWordpiece, keptIn, newSession, problemOf, promptOf, startWorld, tryOut } = product;
const wordpiece = createWordpiece(['[PAD]', '[UNK]', '[CLS]', '[SEP]']);

const count = Number(options.count);
const tally = { decodes: 0, answered: 0, calls: 0, acts: 0, wrong: 0 };
const logits = new Float32Array(1000);
while (tally.decodes < count) {
  const home = randomHome(random);
  const { lists } = grammarOf(home, product);
  const sentence = draw(lists);
  const world = startWorld(home, NOW);
  const devices = new Map(home.devices.map((device) => [device.id, device]));
  const places = new Set([...home.areas.map(({ id }) => id), 'here', 'outside']);
  for (let turn = 0; turn < 500 && tally.decodes < count; turn += 1) {
    const say = sentence();
    if (say === null) continue;
    const room = random.chance(0.8) ? random.pick(home.areas).id : null;
    const session = newSession(room);
    const problem = problemOf(say, world, session);
    if (problem === null) continue;
    const prompt = promptOf(problem, wordpiece);
    const kept = keptIn(problem, prompt);
    const classes = SYMBOLS.length + prompt.ids.length;
    // Sometimes it insists on a few classes, as a broken model would.
    const stubborn = random.chance(0.3) ? random.below(classes) : -1;
    tally.decodes += 1;
    const score = async () => {
      for (let i = 0; i < classes; i += 1) logits[i] = random.below(1_000_000) / 100_000;
      if (stubborn >= 0) logits[stubborn] = 50;
      return { logits: logits.subarray(0, classes), next: score };
    };
    const [result] = await decode(kept, prompt, score);
    if (result === undefined) continue;
    tally.answered += 1;
    tally.calls += result.calls.length;
    const complain = (what) => {
      tally.wrong += 1;
      process.stdout.write(`${what}: "${say}" ${JSON.stringify(result.calls)}\n`);
    };
    for (const call of result.calls) {
      const { ids = [], area, areas = [], floor, except = [] } = call.target ?? {};
      for (const id of ids) {
        const device = devices.get(id);
        if (device === undefined) complain('no such device');
        else if (!kindsFor(headOf(call)).has(device.kind)) complain('not of that kind');
      }
      for (const place of [area, call.area, ...areas].filter(Boolean))
        if (!places.has(place)) complain('no such room');
      if (floor !== undefined && !home.floors.some(({ id }) => id === floor)) complain('no such floor');
      for (const one of except)
        for (const id of one.ids ?? []) if (!devices.has(id)) complain('no such device');
      for (const text of [call.query, call.label, call.message, call.about, ...(call.items ?? [])])
        if (text !== undefined && !say.includes(text)) complain('words nobody said');
      if (
        typeof call.value === 'number' &&
        ![0, 1, 20, 25, 33, 50, 66, 75, 80, 100].includes(call.value) &&
        !problem.values.some((value) => value.number === call.value)
      )
        complain('a number nobody said');
    }
    try {
      const { effects } = tryOut(
        result.calls.map((call) => [call]),
        world,
        session,
        room,
      );
      if (effects.length > 0) tally.acts += 1;
      for (const effect of effects)
        if ((effect.type === 'device' || effect.type === 'device-op') && !devices.has(effect.device))
          complain('acts on nothing');
    } catch (error) {
      complain(error.stack);
    }
  }
}
process.stdout.write(`${JSON.stringify(tally)}\n`);
process.exit(tally.wrong > 0 ? 1 : 0);
