// All evidence that may be of use for a wake score, more than the product gathers.
let parts;

async function open(dist) {
  const load = (path) => import(`${dist}/${path}`);
  const [reading, { likeness }, { spellingOf }] = await Promise.all([
    load('wake/reading.js'),
    load('wake/listener/likeness.js'),
    load('wake/listener/spelling.js'),
  ]);
  parts = { ...reading, likeness, spellingOf };
}

const FRAME = 512;
const RATE = 16_000;
/** Looser than the spotter's, to see what its floor loses. */
const FLOOR = { said: 0.95, other: 0.8, near: 0.8 };
/** 256 ms: the decoder looks for what follows so much later than the spotter dates the end (median of 21; quartiles 116 and 391 ms). */
const EARLIER_FRAMES = 8;
const BEAM = 4;

/** One stretch: the likeliest sighting of each phrase, and its second look. */
export async function lookThrough(dist, model, wishes, samples, stretch) {
  if (parts === undefined) await open(dist);
  const encoded = await model.encode(samples);
  const phrases = wishes.map(({ phrase }) => phrase);
  const { free, openings } = await parts.readFreely(model, encoded, phrases);
  const floors = wishes.map(({ kind, phrase }) => FLOOR[kind] * phrase.prior);
  const found = await together(model, encoded, phrases, free, openings, floors);
  const out = [];
  for (const [index, { kind, phrase }] of wishes.entries()) {
    const sighting = found[index];
    if (sighting === undefined) continue;
    const likelihood = sighting.logProbability + sighting.boundary;
    if (likelihood < floors[index]) continue;
    const spoken = stretch.speechEnd - stretch.start;
    const end = Math.min(
      spoken,
      Math.max(9, Math.round((sighting.position * samples.length) / FRAME) - EARLIER_FRAMES),
    );
    const window = windowOf(phrase, samples, end);
    const encodedAgain = window === null ? encoded : await model.encode(window.samples);
    const again =
      window === null
        ? {
            ...facts(model, free, sighting, openings[index], phrase),
            likelihood,
            whole: true,
            heard: await expected(model, free, sighting),
          }
        : await lookAgain(model, phrase, encodedAgain);
    const letters = (await encodedAgain.letters()).start.before.posteriors;
    out.push({
      kind,
      phrase: phrase.text,
      prior: phrase.prior,
      letters: phrase.letters,
      at: ((stretch.start + end) * FRAME) / RATE,
      seconds: samples.length / RATE,
      spoken: (spoken * FRAME) / RATE,
      end: (end * FRAME) / RATE,
      likelihood,
      ...facts(model, free, sighting, openings[index], phrase),
      again,
      likeness: parts.likeness(letters, parts.spellingOf(phrase.text)),
      ...levels(samples, end),
    });
  }
  return out;
}

/** Sightings of several phrases in one batch, which is several times cheaper; their last digits depend on one another. */
async function together(model, encoded, phrases, free, openings, floors) {
  const best = phrases.map(() => undefined);
  const starts = (index, length) => (openings[index][length] ?? -99) >= Math.max(floors[index], -14);
  const last = Math.max(
    -1,
    ...openings.map((own, index) => own.findLastIndex((_, length) => starts(index, length))),
  );
  if (last < 0) return best;
  const decoding = model.decoding(encoded);
  let open = [];
  for (let length = 0; ; length += 1) {
    const { rows, positions } = decoding;
    const base = length <= last ? 1 : 0;
    const next = [];
    const grow = (reading, row, parent) => {
      const most = Math.max(...peaksOf(decoding, parent, row));
      for (const { token, to } of reading.node.edges) {
        const logProbability = reading.logProbability + row[token];
        if (!(logProbability >= floors[reading.index])) continue;
        next.push({
          ...reading,
          node: to,
          parent,
          tokens: [...reading.tokens, token],
          logProbability,
          least: Math.min(reading.least, row[token]),
          regret: reading.regret + most - row[token],
        });
      }
    };
    open.forEach((reading, at) => {
      const row = rows[at + base];
      if (reading.node.last) {
        const boundary = boundaryOf(row, model.tokenizer);
        const had = best[reading.index];
        if (had === undefined || reading.logProbability + boundary > had.logProbability + had.boundary)
          best[reading.index] = { ...reading, boundary, position: positions[at + base] };
      }
      grow(reading, row, at + base);
    });
    if (length <= last) {
      phrases.forEach(({ start }, index) => {
        if (starts(index, length))
          grow(
            { index, node: start, place: length, tokens: [], logProbability: 0, least: 0, regret: 0 },
            rows[0],
            0,
          );
      });
    }
    open = phrases.flatMap((_, index) =>
      next
        .filter((reading) => reading.index === index)
        .sort((a, b) => b.logProbability - a.logProbability)
        .slice(0, BEAM),
    );
    const goesOn = length < last;
    if (!goesOn && open.length === 0) return best;
    const parents = open.map(({ parent }) => parent);
    const tokens = open.map((reading) => reading.tokens.at(-1));
    await decoding.step(
      goesOn ? [0, ...parents] : parents,
      goesOn ? [free.tokens[length] ?? 2, ...tokens] : tokens,
    );
  }
}

const peaksOf = (decoding, row) => decoding.peaks[row];

let boundaries;
function boundaryOf(row, tokenizer) {
  boundaries ??= Array.from({ length: tokenizer.size }, (_, token) => token).filter(
    (token) => token === 2 || tokenizer.startsWord(token) || /^[^\p{L}\p{N}'<]/u.test(tokenizer.piece(token)),
  );
  let sum = 0;
  for (const token of boundaries) sum += Math.exp(row[token]);
  return Math.log(Math.min(1, sum));
}

function facts(model, free, sighting, openings, phrase) {
  const { place, tokens, logProbability, least, boundary, regret } = sighting;
  const text = model.tokenizer.decode(free.tokens);
  const after = model.tokenizer.decode(free.tokens.slice(place, place + tokens.length + 3));
  return {
    place,
    tokens: tokens.length,
    logProbability,
    least,
    boundary,
    regret,
    opening: openings[place],
    text,
    free: {
      tokens: free.tokens.length,
      mean: free.logs.reduce((sum, log) => sum + log, 0) / free.logs.length,
      least: Math.min(...free.logs),
      last: free.logs.at(-1),
    },
    miswritten: misspelt(phrase.text, text),
    miswrittenHere: misspelt(phrase.text, after),
  };
}

const SECONDS_PER_LETTER = 0.085;
const EDGE_SECONDS = 0.5;
const SHORTEST_SECONDS = 1.6;
const AFTER_FRAMES = 4;

function windowOf(phrase, samples, endFrame) {
  const seconds = Math.max(SHORTEST_SECONDS, phrase.letters * SECONDS_PER_LETTER + EDGE_SECONDS);
  const end = Math.min(samples.length, (endFrame + AFTER_FRAMES) * FRAME);
  const start = Math.max(0, end - seconds * RATE);
  if (samples.length - (end - start) < 0.25 * RATE) return null;
  return { samples: samples.slice(start, end) };
}

async function lookAgain(model, phrase, encoded) {
  const { free, openings } = await parts.readFreely(model, encoded, [phrase]);
  const [best] = await together(model, encoded, [phrase], free, openings, [1.2 * phrase.prior]);
  const text = model.tokenizer.decode(free.tokens);
  const mean = free.logs.reduce((sum, log) => sum + log, 0) / free.logs.length;
  if (best === undefined)
    return {
      likelihood: phrase.prior,
      none: true,
      text,
      free: { tokens: free.tokens.length, mean },
      miswritten: misspelt(phrase.text, text),
    };
  return {
    likelihood: Math.max(phrase.prior, best.logProbability + best.boundary),
    ...facts(model, free, best, openings[0], phrase),
    heard: await expected(model, free, best),
  };
}

/** Of the phrase after the words before it, when nobody speaks. */
async function expected(model, free, { place, tokens }) {
  const decoding = await model.silentDecoding(free.tokens.slice(0, place));
  let sum = 0;
  for (const [index, token] of tokens.entries()) {
    sum += model.expectation.of(decoding.rows[0], token);
    if (index + 1 < tokens.length) await decoding.step([0], [token]);
  }
  return sum;
}

/** Letters of the phrase that are written otherwise in the text, as a share of all: 0 where it is written there. */
function misspelt(phrase, text) {
  const one = plain(phrase);
  const other = plain(text);
  const row = new Array(other.length + 1).fill(0);
  for (let at = 1; at <= one.length; at++) {
    let diagonal = row[0];
    row[0] = at;
    for (let place = 1; place <= other.length; place++) {
      const above = row[place];
      row[place] = Math.min(
        above + 1,
        row[place - 1] + 1,
        diagonal + (one[at - 1] === other[place - 1] ? 0 : 1),
      );
      diagonal = above;
    }
  }
  return Math.min(...row) / one.length;
}

const plain = (text) => text.toLowerCase().replace(/[^a-z]/g, '');

/** Decibels of full scale: the loudest of the last 1.5 s up to the phrase's end, and the softest tenth of the stretch. */
function levels(samples, endFrame) {
  const energies = [];
  for (let frame = 0; (frame + 1) * FRAME <= samples.length; frame++) {
    let sum = 1e-9;
    for (let at = frame * FRAME; at < (frame + 1) * FRAME; at++) sum += samples[at] ** 2;
    energies.push(10 * Math.log10(sum / FRAME));
  }
  const here = energies.slice(Math.max(0, endFrame - 47), endFrame + 1);
  const sorted = [...energies].sort((a, b) => a - b);
  return { loud: Math.max(...here, -90), soft: sorted[Math.floor(sorted.length / 10)] ?? -90 };
}
