/** Real people's sentences, labelled anew: by the grammar where it is sure and agrees with the set's label, else by rule. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { homesOfRows } from '../../nlu/homes.mjs';
import { LABELS } from '../../nlu/hwu-labels.mjs';
import { randomHome, slug } from './homes.mjs';

export const jsonl = (data, path) =>
  readFileSync(join(data, path), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** The third that training/nlu/measure.mjs holds out. */
export const heldOut = (text) =>
  createHash('sha256').update(text.toLowerCase()).digest().readBigUInt64BE() % 3n === 0n;

const none = (reason) => [{ do: 'none', reason }];
const NAME = /^(?:hey |hi |okay |ok )?(?:olly|alexa|siri|google|computer)[, ]+|[, ]+olly(?=[.?!]?$)/gi;
const clean = (text) => text.replace(NAME, '').trim();

/** hwu-nlu-eval, two thirds. Yields `{home, room, say, calls?, agree?}`; without `calls` the grammar's are taken if it agrees. */
export function* hwu(data, random) {
  for (const { utterance, intent, slots } of jsonl(
    data,
    'nlu/hwu-nlu-eval/home_minus_slurp_dev_test.jsonl',
  )) {
    if (heldOut(utterance)) continue;
    const value = (type) => slots.find((slot) => slot.type === type)?.value;
    const place = value('house_place');
    const rooms =
      place === undefined || (/house|room$|here|all|every/.test(place) && !/ room$/.test(place))
        ? []
        : [title(place)];
    const thing = value('device_type');
    const more = moreFor(intent, thing, random);
    const home = randomHome(random, { rooms, more });
    const room = random.chance(0.85) && home.areas.length > 0 ? random.pick(home.areas).id : null;
    const say = clean(utterance);
    const labelled = rule(intent, say, slots, home, rooms[0] === undefined ? null : slug(rooms[0]), more);
    if (labelled === undefined && LABELS[intent] === undefined && !GRAMMAR.test(intent)) continue;
    yield {
      home,
      room,
      say,
      calls: labelled ?? null,
      agree: LABELS[intent] ?? (() => true),
      source: `hwu:${intent}`,
    };
  }
}

/** Intents whose calls the grammar alone can write; rows that it does not understand are left out. */
const GRAMMAR = /^(?:alarm_|lists_|datetime_query|weather_query|play_|music_query)/;
const title = (text) => text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());

function moreFor(intent, thing, random) {
  const light = [{ name: random.pick(['Lamp', 'Ceiling Light', '% Light']), kind: 'light' }];
  if (/lightoff|lighton|lightup|lightdim|lightchange/.test(intent)) return light;
  if (/wemo/.test(intent)) return [{ name: title(thing ?? 'smart plug'), kind: 'outlet' }];
  if (/coffee/.test(intent))
    return [{ name: random.pick(['Coffee Machine', 'Coffee Maker', 'Espresso Machine']), kind: 'switch' }];
  if (/cleaning/.test(intent))
    return [{ name: random.pick(['Robot Vacuum', 'Vacuum', 'Roomba', 'Dusty']), kind: 'vacuum' }];
  if (/audio|play_|music/.test(intent))
    return [{ name: random.pick(['Speaker', 'Stereo', 'TV', 'Radio']), kind: 'media' }];
  if (/weather/.test(intent)) return [{ name: 'Weather', kind: 'weather', area: null }];
  return random.chance(0.5) ? light : [];
}

function rule(intent, say, slots, home, area, more) {
  const where =
    area === null ? (/\b(?:in here|this room|in the room)\b/.test(say) ? { area: 'here' } : {}) : { area };
  const all =
    /\b(?:all|every|everything|whole house|entire house)\b/.test(say) && area === null ? { all: true } : {};
  const lights = { kind: 'light', ...where, ...all };
  const named = more[0] === undefined ? undefined : home.devices.find(({ name }) => name === more[0].name);
  const some = /\b(?:a bit|a little|slightly|a tad|little bit)\b/.test(say) ? { size: 'few' } : {};
  const numbers =
    /\d|percent|half|one|two|three|four|five|six|seven|eight|nine|ten|twenty|max|full|low|high|minimum/.test(
      say,
    );
  const timed = slots.some(({ type }) => type === 'time' || type === 'date');
  const question = /^(?:how|what|why|is|are|does|do you|when|who)\b/.test(say);
  switch (intent) {
    case 'iot_hue_lightoff':
      return timed || question ? undefined : [{ do: 'set', state: 'off', target: lights }];
    case 'iot_hue_lighton':
      return timed || question || /setting|blue|overhead/.test(say)
        ? undefined
        : [{ do: 'set', state: 'on', target: lights }];
    case 'iot_hue_lightup':
      return timed || numbers || question
        ? undefined
        : [{ do: 'adjust', attr: 'brightness', delta: { some: 1, ...some }, target: lights }];
    case 'iot_hue_lightdim':
      return timed || numbers || question
        ? undefined
        : [{ do: 'adjust', attr: 'brightness', delta: { some: -1, ...some }, target: lights }];
    case 'iot_hue_lightchange': {
      const color = slots.find(({ type }) => type === 'color_type')?.value;
      return color === undefined || timed || question
        ? undefined
        : [{ do: 'adjust', attr: 'color', value: color, target: lights, said: true }];
    }
    case 'iot_wemo_on':
    case 'iot_wemo_off':
      return timed || question || named === undefined || slots.every(({ type }) => type !== 'device_type')
        ? undefined
        : [{ do: 'set', state: intent === 'iot_wemo_on' ? 'on' : 'off', target: { ids: [named.id] } }];
    case 'iot_coffee':
      return timed || question || named === undefined || /starbucks|to go|delivery|order/.test(say)
        ? undefined
        : [{ do: 'set', state: 'on', target: { ids: [named.id] } }];
    case 'iot_cleaning':
      return timed || question
        ? undefined
        : area === null
          ? [{ do: 'run', op: 'start', target: { kind: 'vacuum' } }]
          : [{ do: 'run', op: 'clean_area', area }];
    case 'audio_volume_up':
      return numbers || question || timed
        ? undefined
        : [{ do: 'adjust', attr: 'volume', delta: { some: 1, ...some }, target: { kind: 'media' } }];
    case 'audio_volume_down':
      return numbers || question || timed
        ? undefined
        : [{ do: 'adjust', attr: 'volume', delta: { some: -1, ...some }, target: { kind: 'media' } }];
    case 'audio_volume_mute':
      return timed || question || /unmute|\bstop\b/.test(say)
        ? undefined
        : [{ do: 'adjust', attr: 'muted', value: true, target: { kind: 'media' } }];
    case 'alarm_query':
      return timed ? undefined : [{ do: 'alarm', op: 'query' }];
    case 'alarm_remove':
      return timed
        ? undefined
        : [{ do: 'alarm', op: 'cancel', ...(/\ball\b/.test(say) ? { all: true } : {}) }];
    case 'play_music':
    case 'play_radio':
    case 'play_audiobook':
    case 'play_podcasts': {
      if (timed || question || slots.some(({ type }) => type === 'player_setting')) return undefined;
      const parts = slots
        .filter(({ type }) => /name|genre|artist|person|descriptor|station|album|song|playlist/.test(type))
        .map(({ value }) => value);
      const at = parts
        .map((part) => say.toLowerCase().indexOf(part.toLowerCase()))
        .filter((index) => index >= 0);
      if (at.length === 0 || at.length < parts.length) return undefined;
      const first = Math.min(...at);
      const last = Math.max(
        ...parts.map((part) => say.toLowerCase().indexOf(part.toLowerCase()) + part.length),
      );
      return [{ do: 'media', op: 'play', query: say.slice(first, last), target: { kind: 'media' } }];
    }
    case 'music_query':
      return /\b(?:this|playing|current|that)\b/.test(say)
        ? [{ do: 'query', attr: 'title', target: { kind: 'media' } }]
        : none('out_of_scope');
    case 'weather_query':
      return slots.some(({ type }) => type === 'place_name') || timed
        ? undefined
        : [{ do: 'info', topic: 'weather' }];
    case 'general_repeat':
      return [{ do: 'control', op: 'repeat' }];
    case 'general_commandstop':
      return [{ do: 'control', op: 'stop' }];
    case 'music_likeness':
    case 'play_game':
    case 'cooking_recipe':
    case 'general_joke':
    case 'qa_stock':
    case 'qa_currency':
      return none('unsupported');
    case 'qa_definition':
    case 'qa_factoid':
    case 'general_quirky':
    case 'general_praise':
    case 'general_confirm':
    case 'general_affirm':
    case 'general_negate':
    case 'general_explain':
    case 'general_dontcare':
      return none('out_of_scope');
    default:
      return undefined;
  }
}

/** clinc150's training part (its validation part is for measuring). */
export function* clinc(data, random) {
  const home = { timer: [{ do: 'timer', op: 'set' }] };
  const REQUESTS =
    /^(?:transfer|pay_bill|book_|uber|order|schedule|restaurant_reservation|make_call|text|freeze|report|new_card|cancel|play_music)/;
  const HOUSE =
    /^(?:timer|alarm|reminder|reminder_update|shopping_list|shopping_list_update|todo_list|todo_list_update|play_music|next_song|smart_home|weather|time|date|timezone|yes|no|maybe|repeat|cancel|change_volume|calculator|calendar|calendar_update|what_song|measurement_conversion|update_playlist|find_phone|what_can_i_ask_you|whisper_mode|meeting_schedule|roll_dice|flip_coin)$/;
  void home;
  for (const { utterance, intent, split } of jsonl(data, 'nlu/clinc150/train_val.jsonl')) {
    if (split !== 'train') continue;
    const calls = HOUSE.test(intent) ? null : none(REQUESTS.test(intent) ? 'unsupported' : 'out_of_scope');
    // Of the many sentences about banks and flights a part is enough.
    if (calls !== null && !random.chance(0.45)) continue;
    if (intent === 'maybe' || intent === 'yes' || intent === 'no') continue;
    const house = randomHome(random, { more: [{ name: 'Speaker', kind: 'media' }] });
    yield {
      home: house,
      room: random.pick(house.areas).id,
      say: utterance,
      calls,
      agree: () => true,
      source: `clinc:${intent}`,
    };
  }
}

const PILE_OPS = {
  'light.turn_on': (t) => ({ do: 'set', state: 'on', target: t }),
  'light.turn_off': (t) => ({ do: 'set', state: 'off', target: t }),
  'light.toggle': (t) => ({ do: 'set', state: 'toggle', target: t }),
  'switch.turn_on': (t) => ({ do: 'set', state: 'on', target: t }),
  'switch.turn_off': (t) => ({ do: 'set', state: 'off', target: t }),
  'switch.toggle': (t) => ({ do: 'set', state: 'toggle', target: t }),
  'fan.turn_on': (t) => ({ do: 'set', state: 'on', target: t }),
  'fan.turn_off': (t) => ({ do: 'set', state: 'off', target: t }),
  'fan.toggle': (t) => ({ do: 'set', state: 'toggle', target: t }),
  'fan.increase_speed': (t) => ({ do: 'adjust', attr: 'speed', delta: { some: 1 }, target: t }),
  'fan.decrease_speed': (t) => ({ do: 'adjust', attr: 'speed', delta: { some: -1 }, target: t }),
  'blinds.open_cover': (t) => ({ do: 'set', state: 'open', target: t }),
  'blinds.close_cover': (t) => ({ do: 'set', state: 'close', target: t }),
  'blinds.stop_cover': (t) => ({ do: 'set', state: 'stop', target: t }),
  'blinds.toggle': (t) => ({ do: 'set', state: 'toggle', target: t }),
  'garage_door.open_cover': (t) => ({ do: 'set', state: 'open', target: t }),
  'garage_door.close_cover': (t) => ({ do: 'set', state: 'close', target: t }),
  'garage_door.stop_cover': (t) => ({ do: 'set', state: 'stop', target: t }),
  'garage_door.toggle': (t) => ({ do: 'set', state: 'toggle', target: t }),
  'lock.lock': (t) => ({ do: 'set', state: 'lock', target: t }),
  'lock.unlock': (t) => ({ do: 'set', state: 'unlock', target: t }),
  'media_player.volume_up': (t) => ({ do: 'adjust', attr: 'volume', delta: { some: 1 }, target: t }),
  'media_player.volume_down': (t) => ({ do: 'adjust', attr: 'volume', delta: { some: -1 }, target: t }),
  'media_player.volume_mute': (t) => ({ do: 'adjust', attr: 'muted', value: true, target: t }),
  'media_player.media_pause': (t) => ({ do: 'media', op: 'pause', target: t }),
  'media_player.media_play': (t) => ({ do: 'media', op: 'play', target: t }),
  'media_player.media_stop': (t) => ({ do: 'media', op: 'stop', target: t }),
  'media_player.media_next_track': (t) => ({ do: 'media', op: 'next', target: t }),
  'media_player.media_previous_track': (t) => ({ do: 'media', op: 'previous', target: t }),
  'media_player.turn_on': (t) => ({ do: 'set', state: 'on', target: t }),
  'media_player.turn_off': (t) => ({ do: 'set', state: 'off', target: t }),
  'vacuum.start': (t) => ({ do: 'run', op: 'start', target: t }),
  'vacuum.stop': (t) => ({ do: 'run', op: 'stop', target: t }),
  'vacuum.pause': (t) => ({ do: 'run', op: 'pause', target: t }),
  'vacuum.return_to_base': (t) => ({ do: 'run', op: 'dock', target: t }),
};
const PILE_KIND = {
  light: 'light',
  switch: 'switch',
  fan: 'fan',
  blinds: 'cover',
  garage_door: 'cover',
  lock: 'lock',
  media_player: 'media',
  vacuum: 'vacuum',
};

/** home-llm's patterns, filled with the names of random houses, several times each. */
export function* piles(data, random, times = 6) {
  for (const { utterance, intent, slots, kind } of jsonl(data, 'nlu/home-llm-piles/piles_en.jsonl')) {
    if (kind === 'refusal' && intent === 'refuse.not_available') {
      const home = randomHome(random);
      yield {
        home,
        room: random.pick(home.areas).id,
        say: utterance,
        calls: none('no_device'),
        absent: slots.name,
        source: 'piles:refusal',
      };
      continue;
    }
    if (kind === 'failed_call_retry' || (kind === 'refusal' && PILE_OPS[slots.service] !== undefined)) {
      const op = PILE_OPS[kind === 'refusal' ? slots.service : intent];
      const domain = (kind === 'refusal' ? slots.service : intent).split('.')[0];
      if (op === undefined || slots.name === undefined) continue;
      const home = randomHome(random, {
        more: [
          {
            name: slots.name,
            kind: PILE_KIND[domain],
            ...(domain === 'garage_door' ? { class: 'garage' } : {}),
          },
        ],
      });
      const meant = home.devices.find(({ name }) => name === slots.name);
      if (meant !== undefined && !(intent.endsWith('toggle') && !/toggle|flip/i.test(utterance)))
        yield {
          home,
          room: random.pick(home.areas).id,
          say: utterance,
          calls: [op({ ids: [meant.id] })],
          source: 'piles:retry',
        };
      continue;
    }
    const [domains, ops] = [intent.split('.')[0]?.split('|'), intent.split('.')[1]?.split('|')];
    if (
      kind !== 'template' ||
      domains === undefined ||
      ops === undefined ||
      /<(?!device_name)/.test(utterance)
    )
      continue;
    const makers = domains.map((domain, index) => PILE_OPS[`${domain}.${ops[index]}`]);
    if (makers.some((maker) => maker === undefined) || /confirm that/i.test(utterance)) continue;
    for (let time = 0; time < times; time += 1) {
      const home = randomHome(random, {
        more: domains.map((domain) => ({
          name: random.pick(NAMES[PILE_KIND[domain]]),
          kind: PILE_KIND[domain],
        })),
      });
      const chosen = [];
      for (const domain of domains) {
        const fits = home.devices.filter(
          (one) =>
            one.kind === PILE_KIND[domain] &&
            !chosen.includes(one) &&
            home.devices.filter(({ name }) => name === one.name).length === 1,
        );
        if (fits.length > 0) chosen.push(random.pick(fits));
      }
      if (chosen.length < domains.length) continue;
      let say = utterance;
      chosen.forEach(({ name }, index) => {
        const slot = domains.length === 1 ? '<device_name>' : `<device_name${index + 1}>`;
        say = say.replaceAll(slot, name.toLowerCase());
      });
      if (say.includes('<')) continue;
      // In the order of the words.
      const calls = makers
        .map((maker, index) => ({
          at: say.indexOf(chosen[index].name.toLowerCase()),
          call: maker({ ids: [chosen[index].id] }),
        }))
        .sort((a, b) => a.at - b.at);
      yield {
        home,
        room: random.pick(home.areas).id,
        say,
        calls: calls.map(({ call }) => call),
        source: 'piles:template',
      };
    }
  }
}

const NAMES = {
  light: ['Lamp', 'Ceiling Light', 'Reading Lamp', 'LED Strip', 'Chandelier'],
  switch: ['Coffee Machine', 'Kettle', 'Fountain', 'Printer'],
  fan: ['Ceiling Fan', 'Tower Fan', 'Extractor Fan'],
  cover: ['Blinds', 'Curtains', 'Shutters', 'Garage Door'],
  lock: ['Front Door', 'Back Door', 'Shed Lock'],
  media: ['TV', 'Speaker', 'Radio', 'Soundbar'],
  vacuum: ['Roomba', 'Robot Vacuum', 'Dusty'],
};

/** Homes of device-actions-v2 that are never trained on. */
export const heldOutHome = (id) => createHash('sha256').update(id).digest()[0] % 4 === 0;

const ACTION = {
  'Turn on': () => ({ do: 'set', state: 'on' }),
  'Turn off': () => ({ do: 'set', state: 'off' }),
  Open: () => ({ do: 'set', state: 'open' }),
  Close: () => ({ do: 'set', state: 'close' }),
  Lock: () => ({ do: 'set', state: 'lock' }),
  Unlock: () => ({ do: 'set', state: 'unlock' }),
  Pause: () => ({ do: 'media', op: 'pause' }),
  Unpause: () => ({ do: 'media', op: 'resume' }),
  'Next track': () => ({ do: 'media', op: 'next' }),
  'Previous track': () => ({ do: 'media', op: 'previous' }),
  Start: () => ({ do: 'run', op: 'start' }),
  'Return to base': () => ({ do: 'run', op: 'dock' }),
  'Set brightness': (n) => ({ do: 'adjust', attr: 'brightness', value: n }),
  'Set volume': (n) => ({ do: 'adjust', attr: 'volume', value: n }),
  'Set temperature': (n) => ({ do: 'adjust', attr: 'target', value: n }),
  'Set position': (n) => ({ do: 'adjust', attr: 'position', value: n }),
};

/** device-actions-v2 without the held-out homes: the device that the row names, what its intent says. */
export function* deviceActions(data, random) {
  const all = jsonl(data, 'nlu/device-actions-v2/device_actions_v2.jsonl');
  const homes = homesOfRows(all);
  const seen = new Set();
  for (const { utterance, intent, home: id, slots } of all) {
    const key = `${id}|${utterance}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const home = homes.get(id);
    const meant = home.devices.find(({ name, area }) => name === slots.device && area === slug2(slots.area));
    const make = ACTION[intent];
    if (meant === undefined || make === undefined) continue;
    const numbers = utterance.match(/\d+(?:\.\d+)?/g) ?? [];
    const call = make(Number(numbers[0]));
    if (call.value !== undefined && (numbers.length !== 1 || Number.isNaN(call.value))) continue;
    const words = new Set(slug2(utterance).split('_'));
    const says = (name) =>
      slug2(name)
        .split('_')
        .some((word) => words.has(word) || words.has(`${word}s`));
    // What the words do not tell from the room's others is the room's: "pause the music".
    const named = says(slots.device);
    const target = named ? { ids: [meant.id] } : { kind: meant.kind };
    const unit = /celsius|° ?c\b/i.test(utterance)
      ? { unit: 'celsius' }
      : /fahrenheit|° ?f\b/i.test(utterance)
        ? { unit: 'fahrenheit' }
        : {};
    const room = named && says(slots.area) && random.chance(0.5) ? random.pick(home.areas).id : meant.area;
    const whole = { ...call, ...(intent === 'Set temperature' ? unit : {}), target };
    yield { home, room, say: utterance, calls: [whole], held: heldOutHome(id), source: 'device-actions' };
  }
}

const slug2 = (text) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');

/** snips: music to play, weather asked; the rest of AddToPlaylist is nothing a house does. */
export function* snips(data, random, share = 0.25) {
  for (const { utterance, intent, slots } of jsonl(data, 'nlu/snips-2017/home.jsonl')) {
    if (!random.chance(share)) continue;
    const home = randomHome(random, {
      more: [
        { name: random.pick(NAMES.media), kind: 'media' },
        { name: 'Weather', kind: 'weather', area: null },
      ],
    });
    const room = random.pick(home.areas).id;
    if (intent === 'AddToPlaylist') {
      if (random.chance(0.4))
        yield { home, room, say: utterance, calls: none('unsupported'), source: 'snips:playlist' };
      continue;
    }
    if (intent !== 'PlayMusic') continue;
    const parts = slots
      .filter(({ type }) => /artist|album|track|music_item|playlist|genre|sort|year/.test(type))
      .map(({ value }) => value);
    const at = parts.map((part) => utterance.indexOf(part)).filter((index) => index >= 0);
    if (at.length === 0) continue;
    const first = Math.min(...at);
    const last = Math.max(...parts.map((part) => utterance.indexOf(part) + part.length));
    yield {
      home,
      room,
      say: utterance,
      calls: [{ do: 'media', op: 'play', query: utterance.slice(first, last), target: { kind: 'media' } }],
      source: 'snips:play',
    };
  }
}
