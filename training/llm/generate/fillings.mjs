/** What the slots of templates and needs are filled with: as it is said, and what it means where that is another thing. */
import { readFileSync } from 'node:fs';

const WORDS = new URL('../data/anywhere/words/', import.meta.url);
/** One a line. */
const listed = (name) => readFileSync(new URL(name, WORDS), 'utf8').trimEnd().split('\n');

export const COLORS = [
  'red',
  'green',
  'blue',
  'yellow',
  'orange',
  'purple',
  'pink',
  'turquoise',
  'warm white',
  'cool white',
  'violet',
  'cyan',
  'lime',
  'teal',
  'lavender',
  'gold',
  'magenta',
];
export const SONGS =
  'jazz,the beatles,some classical music,radio four,abba,my dinner playlist,a podcast about history,bohemian rhapsody,the hobbit,lo fi beats,taylor swift,bach,reggae,whale sounds,christmas songs,the dark side of the moon,fela kuti,the morning news,old fado,k pop,blur,nina simone,rain sounds,hits of the nineties,edith piaf,the joe rogan show,pop music,metal,smooth jazz,kraftwerk,a bedtime story,the soundtrack of amelie,salsa'.split(
    ',',
  );
export const BUY =
  'milk,eggs,oat milk,toilet paper,two lemons,cat food,dish soap,olive oil,bread,bin bags,tinned sardines,coffee beans,batteries,cheese,apples,rye bread,washing powder,nappies,tofu,basmati rice,a birthday card,chicken thighs,garlic,red wine,paper towels,light bulbs,dog treats,soy sauce,flour,ice cream'.split(
    ',',
  );
export const FOOD =
  'pasta,eggs,tea,pizza,rice,cake,chicken,bread,laundry,cookies,potatoes,roast,dough,nap,yoga,broccoli,coffee,lasagne'.split(
    ',',
  );
export const NEWS =
  'dinner is ready,we leave in ten minutes,the pizza is here,it is bedtime,the taxi has come,lunch is on the table,grandma is on the phone,someone left the fridge open,the game is starting,breakfast is served,school starts soon,the cake is done'.split(
    ',',
  );
export const THINGS =
  'lights,lamp,tv,heating,radio,fan,blinds,vacuum cleaner,thermostat,garage door,music,kettle,front door,curtains,air conditioning,coffee machine'.split(
    ',',
  );
export const ABSENT =
  'sauna,aquarium,chandelier,disco ball,jacuzzi,greenhouse lamp,wine cooler,elevator,tesla,laminator,popcorn machine,lava lamp,treadmill,bidet,telescope,wood stove,pizza oven,hovercraft,ice maker,doorbell,bread maker,sewing machine,dishwasher,microwave,hair dryer,lighthouse,chicken coop,wave pool'.split(
    ',',
  );
export const NUMBERS = [
  'ten',
  'fifteen',
  'twenty',
  'twenty five',
  'thirty',
  'forty',
  'fifty',
  'sixty',
  'seventy',
  'seventy five',
  'eighty',
  'ninety',
  '5',
  '12',
  '35',
  '45',
  '55',
  '65',
  '85',
  '100',
];
export const VALUES = {
  ten: 10,
  fifteen: 15,
  twenty: 20,
  'twenty five': 25,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  'seventy five': 75,
  eighty: 80,
  ninety: 90,
};
export const DEGREES = [
  ['nineteen', 19],
  ['twenty', 20],
  ['twenty one', 21],
  ['twenty two', 22],
  ['18', 18],
  ['21', 21],
  ['23', 23],
  ['twenty one point five', 21.5],
  ['seventeen', 17],
  ['24', 24],
];
export const LENGTHS = [
  ['ten minutes', 600],
  ['five minutes', 300],
  ['half an hour', 1800],
  ['an hour', 3600],
  ['two hours', 7200],
  ['twenty minutes', 1200],
  ['90 seconds', 90],
  ['a quarter of an hour', 900],
  ['three minutes', 180],
  ['forty five minutes', 2700],
  ['one and a half hours', 5400],
  ['30 seconds', 30],
  ['eight minutes', 480],
  ['a minute', 60],
];

export const ITEMS = [...BUY, ...listed('items.txt')];
export const MUSIC = [...SONGS, ...listed('music.txt')];
export const DISHES = [...FOOD, ...listed('food.txt')];
export const MESSAGES = [...NEWS, ...listed('messages.txt')];
export const TASKS = listed('tasks.txt');
export const EVENTS = listed('events.txt');

const HOURS = 'one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve'.split(',');
const PARTS = [
  [['am', ' in the morning', ' a.m.'], 'am', [4, 5, 6, 7, 8, 9, 10, 11]],
  [['pm', ' in the evening', ' tonight'], 'pm', [5, 6, 7, 8, 9, 10, 11]],
  [['pm', ' in the afternoon'], 'pm', [1, 2, 3, 4, 5]],
];

/** A time of day: `['half past six', {clock: '06:30'}]`; with a part of the day in every third one. */
export function clock(random) {
  const said = random.chance(0.35) ? random.pick(PARTS) : null;
  const hour = said === null ? random.between(1, 12) : random.pick(said[2]);
  const minute = random.pick([0, 0, 0, 30, 30, 15, 45, 10, 20, 40, 50, 5, 25, 35, 55]);
  const name = HOURS[hour - 1];
  const next = HOURS[hour % 12];
  const digits = `${hour}:${String(minute).padStart(2, '0')}`;
  const words =
    minute === 0
      ? [name, name, `${hour}`, `${name} o'clock`]
      : [
          digits,
          ...(minute === 30 ? [`half past ${name}`, `${name} thirty`] : []),
          ...(minute === 15 ? [`quarter past ${name}`, `a quarter past ${name}`, `${name} fifteen`] : []),
          ...(minute === 45 ? [`quarter to ${next}`, `a quarter to ${next}`, `${name} forty five`] : []),
          ...([5, 10, 20, 25].includes(minute) ? [`${SMALL[minute]} past ${name}`] : []),
          ...([35, 40, 50, 55].includes(minute) ? [`${SMALL[60 - minute]} to ${next}`] : []),
          ...([10, 20, 40, 50].includes(minute) ? [`${name} ${SMALL[minute]}`] : []),
        ];
  const text = `${random.pick(words)}${said === null ? '' : random.pick(said[0]).replace(/^(?=[ap]m)/, ' ')}`;
  const time = { clock: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` };
  return [text, said === null ? time : { ...time, meridiem: said[1] }];
}
const SMALL = { 5: 'five', 10: 'ten', 20: 'twenty', 25: 'twenty five', 40: 'forty', 50: 'fifty' };
