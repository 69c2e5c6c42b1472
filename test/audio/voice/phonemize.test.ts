import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { normalizeText } from '../../../src/audio/voice/normalize.js';
import { phonemize } from '../../../src/audio/voice/phonemize.js';
import { Lexicon } from '../../../src/audio/voice/speech/lexicon.js';
import { Pronouncer } from '../../../src/audio/voice/speech/pronouncer.js';
import { UnknownWords } from '../../../src/audio/voice/speech/unknown-words.js';
import { modelPath } from '../../../src/models.js';

let unknown: UnknownWords;
let pronouncer: Pronouncer;

beforeAll(async () => {
  unknown = await UnknownWords.load(modelPath('voice-oov'), modelPath('voice-oov-vocabulary'));
  const lexicons = ['voice-lexicon-gold', 'voice-lexicon-silver'].map((id) => Lexicon.load(modelPath(id)));
  pronouncer = new Pronouncer(lexicons, unknown);
});
afterAll(() => unknown.close());

const phonemes = (text: string) => phonemize(normalizeText(text), pronouncer);

describe('phonemize', () => {
  // Where the model's own package says the same, the row is its output word for word.
  it.each([
    ['Hello there.', 'həlˈO ðˈɛɹ.'],
    [
      'The TV in the kitchen is on, and the office is off.',
      'ðə tˌivˈi ɪn ðə kˈɪʧᵊn ɪz ˌɔn, ænd ði ˈɔfəs ɪz ˈɔf.',
    ],
    ["It's a apple to eat to go, an hour.", 'ˌɪts ɐ ˈæpᵊl tʊ ˈit tə ɡˌO, ɐn ˈWəɹ.'],
    ['Where to?', 'wˌɛɹ tu?'],
    ['Water, pretty, little, party, button.', 'wˈɔTəɹ, pɹˈɪTi, lˈɪTᵊl, pˈɑɹTi, bˈʌtn.'],
    ['OK (this) — that…', 'ˌOkˈA (ðˈɪs) — ðˈæt…'],
    ['Yes I can.', 'jˈɛs ˌI kˈæn.'],
  ])('%s', async (text, spoken) => {
    expect(await phonemes(text)).toBe(spoken);
  });

  it.each([
    ['Close the door.', 'klˈOz'],
    ['The door is close to it.', 'klˈOs'],
    ['Should I close it?', 'klˈOz'],
    ['The blinds close at nine.', 'klˈOz'],
    ['I want to open or close it.', 'klˈOz'],
    ['We live here.', 'lˈɪv'],
    ['Live music is on.', 'lˈIv'],
    ['He has read it.', 'ɹˈɛd'],
    ['I read it.', 'ɹˈɛd'],
    ['Will you read it?', 'ɹˈid'],
    ['Did I read it?', 'ɹˈid'],
    ['The energy use is high.', 'jˈus'],
    ['I can use it.', 'jˈuz'],
    ['I used to like it.', 'jˈust'],
    ['It is used to heat.', 'jˈuzd'],
    ['Record the use.', 'ɹəkˈɔɹd'],
    ['The record was set.', 'ɹˈɛkəɹd'],
    ['The wind is strong.', 'wˈɪnd'],
    ['More bass please.', 'bˈAs'],
    ['That light is on.', 'ðˈæt'],
    ['I know that it is on.', ' ðæt'],
  ])('reads "%s" with %s', async (text, reading) => {
    expect(await phonemes(text)).toContain(reading);
  });

  it.each([
    ['thermostats', 'θˈɜɹməstˌæts'],
    ["the thermostat's", 'ðə θˈɜɹməstˌæts'],
    ["boss's", 'bˈɔsᵻz'],
    ["James'", 'ʤˈAmz'],
    ['kilowatts', 'kˈɪləwˌɑts'],
    ['TVs', 'tˌivˈiz'],
    ['LED', 'ˌɛlˌidˈi'],
    ['NASA', 'nˈæsə'],
    ['IKEA', 'Ikˈiə'],
    ['nightlight', 'nˈItlˌIt'],
    ['OpenTherm', 'ˈOpᵊnθˌɜɹm'],
    ['well-known', 'wˌɛlnˈOn'],
    ['twenty-one', 'twˌɛntiwˈʌn'],
    ['zigbee', 'zˈɪɡbi'],
    ['vitamin A', 'vˈITəmən ˈA'],
  ])('says %s as %s', async (text, spoken) => {
    expect((await phonemes(text)).replace(/^ˌ/, '')).toBe(spoken.replace(/^ˌ/, ''));
  });

  it('keeps the past tense audible before a consonant, and leaves it alone elsewhere', async () => {
    expect(await phonemes('I closed the door.')).toContain('klˈOzdd ðə');
    expect(await phonemes('I locked the door.')).toContain('lˈɑktʰ ðə');
    expect(await phonemes('I turned off it.')).toContain('tˈɜɹnd ˈɔf');
    expect(await phonemes('one hundred beds')).toContain('hˈʌndɹəd b');
  });

  it('is clear where the recogniser and a listener would mishear', async () => {
    expect(await phonemes('It sets at 4:05.')).toContain('ˌæt fˈɔɹ ˌO fˈIv');
    expect(await phonemes('It is at the door.')).toContain('æt ðə');
    expect(await phonemes('There is one.')).toContain('ˌɪz');
    expect(await phonemes('Are you sure?')).toContain('ʃˈɜɹ');
  });

  it('reads capitals of a shouted sentence as words', async () => {
    expect(await phonemes('DOOR OPEN IN THE GARAGE!')).toBe(await phonemes('Door Open In The Garage!'));
  });

  it.each([
    'Siobhan',
    'Krzysztof',
    'Müller',
    'José',
    'Xylophrax',
    'a'.repeat(100),
  ])('finds something to say for %s', async (word) => {
    expect(await phonemes(word)).toMatch(/\p{L}{3,}/u);
  });

  it.each(['', '.', '—', '日本'])('has nothing to say for %j', async (text) => {
    expect(await phonemize(text, pronouncer)).toBe('');
  });
});

describe('UnknownWords', () => {
  it('is only trusted when its files are what they should be', async () => {
    await expect(
      UnknownWords.load('/nowhere/oov.onnx', modelPath('voice-oov-vocabulary')),
    ).rejects.toMatchObject({
      code: 'VOICE_MODEL_INVALID',
    });
  });

  it('says the same each time', async () => {
    const once = await unknown.pronounce('frobnicator');
    expect(once).not.toBe('');
    expect(await unknown.pronounce('frobnicator')).toBe(once);
  });
});
