/** Sorts of things that have one purpose, under the names that people give them. */
import { ODD_SORTS } from './odd-things.mjs';
import { sortOf as sort } from './words.mjs';

const plug = ['switch', 'outlet'];

export const SORTS = {
  heater: sort(
    plug,
    'Space Heater,Fan Heater,Oil Radiator,Electric Heater,Heizlüfter,Convector,Heater Plug,Infrared Panel,Kotatsu,Calentador,Panel Heater,Little Heater',
    /heat|radiator|heiz|convector|kotatsu|panel|calenta/i,
  ),
  hood: sort(
    ['fan'],
    'Cooker Hood,Extractor Fan,Range Hood,Hood,Extractor,Kitchen Vent,Dunstabzug,Exaustor,Campana,Chimney',
    /hood|extract|vent|exhaust|chimney|campana|exaustor|dunst/i,
  ),
  vent: sort(
    ['fan'],
    'Bathroom Vent,Bathroom Fan,Exhaust Fan,Shower Fan,Ventilator,Lüfter,Extractor,Vent',
    /vent|exhaust|extract|bathroom fan|shower|lüfter/i,
  ),
  humidifier: sort(
    ['humidifier', 'switch'],
    'Humidifier,Air Humidifier,Luftbefeuchter,Nursery Humidifier,Humidificador,Mister,Vapouriser',
    /humidif|befeucht|mister|vapo/i,
  ),
  dehumidifier: sort(
    ['humidifier', 'switch'],
    'Dehumidifier,Cellar Dehumidifier,Entfeuchter,Moisture Eater,Deshumidificador,Air Dryer',
    /humidif|feucht|moisture|dryer/i,
  ),
  purifier: sort(
    ['fan', 'switch'],
    'Air Purifier,Purifier,Air Cleaner,Blueair,Luftreiniger,Pollen Filter,HEPA Filter,Levoit',
    /purif|air clean|filter|reinig|blueair|levoit|dyson/i,
  ),
  tv: sort(
    ['media'],
    'TV,Television,Telly,Smart TV,Bravia,Fernseher,Big Screen,Tele,Samsung TV,Family TV',
    /tv|tele|telly|bravia|fernseh|screen|projector|fire stick|chromecast/i,
  ),
  radio: sort(
    ['media'],
    'Radio,Kitchen Radio,Wireless,Transistor,DAB Radio,Internet Radio,Küchenradio',
    /radio|wireless|transistor/i,
  ),
  garage: sort(
    ['cover'],
    'Garage Door,Garage,Big Door,Car Door,Carport Door,Garagentor',
    /garage|car|big door/i,
    { class: 'garage' },
  ),
  gate: sort(
    ['cover'],
    'Gate,Driveway Gate,Front Gate,Yard Gate,Hoftor,Portão,Side Gate',
    /gate|tor\b|port/i,
    { class: 'gate' },
  ),
  awning: sort(
    ['cover'],
    'Awning,Markise,Sun Sail,Toldo,Patio Awning,Canopy,Store Banne',
    /awning|markise|sail|toldo|canopy|banne/i,
    { class: 'awning' },
  ),
  'front-door': sort(
    ['lock'],
    'Front Door,Main Door,Front Door Lock,Haustür,House Door,Entrance Door',
    /front|main|haus|entr|door/i,
  ),
  'scene-film': sort(
    ['scene', 'script'],
    'Movie Night,Movie Time,Cinema,Film Night,Kino,Home Cinema,Popcorn',
    /movie|cinema|film|kino|popcorn/i,
  ),
  'scene-night': sort(
    ['scene', 'script'],
    'Good Night,Bedtime,Night Mode,Sleep,Gute Nacht,Lights Out Routine,Nighty Night,Buenas Noches',
    /night|bed|sleep|nacht|noches|lights out/i,
  ),
  'scene-morning': sort(
    ['scene', 'script'],
    'Good Morning,Morning Routine,Wake Up,Rise and Shine,Bom Dia,Early Bird',
    /morning|wake|rise|bom dia|early/i,
  ),
  'scene-party': sort(
    ['scene', 'script'],
    'Party,Party Time,Disco,Fiesta,Dance Floor,Celebration',
    /party|disco|fiesta|dance|celebr/i,
  ),
  'scene-dinner': sort(
    ['scene', 'script'],
    'Dinner,Dinner Time,Supper,Family Meal,Candlelight Dinner,Abendessen',
    /dinner|supper|meal|abendessen|romantic|date/i,
  ),
  'scene-leaving': sort(
    ['scene', 'script'],
    'Away,Leaving Home,Goodbye,Leave,Out of Office,House Empty,Bye Bye',
    /away|leav|bye|empty|out/i,
  ),
  'scene-coming-home': sort(
    ['scene', 'script'],
    'Welcome Home,I Am Home,Coming Home,Arrive,Hello House,Back Home',
    /welcome|home|arrive|hello/i,
  ),
  'scene-reading': sort(
    ['scene', 'script'],
    'Reading,Reading Time,Book Club,Bookworm,Lesestunde',
    /read|book|lese/i,
  ),
  'scene-romance': sort(
    ['scene', 'script'],
    'Romantic,Date Night,Romance,Just Us Two,Amour,Candlelight',
    /romant|date|romance|amour|candle|us two|dinner/i,
  ),
  'scene-work': sort(
    ['scene', 'script'],
    'Focus,Work Mode,Study Time,Deep Work,Concentration,Office Hours',
    /focus|work|study|concentr|office/i,
  ),
  'scene-relax': sort(
    ['scene', 'script'],
    'Relax,Cozy Evening,Chill,Wind Down,Spa,Siesta,Hygge,Feierabend',
    /relax|co[sz]y|chill|wind|spa|siesta|hygge|feier|medit/i,
  ),
  coffee: sort(
    plug,
    'Coffee Machine,Coffee Maker,Espresso Machine,Nespresso,Barista,Kaffeemaschine,Moka,Percolator,DeLonghi,Cafetera',
    /coffee|espresso|nespresso|barista|kaffee|moka|percol|longhi|cafet/i,
  ),
  kettle: sort(
    plug,
    'Kettle,Water Kettle,Samovar,Wasserkocher,Tea Kettle,Electric Kettle,Bouilloire,Hervidor',
    /kettle|samovar|wasserkoch|bouill|hervid/i,
  ),
  blanket: sort(
    plug,
    'Electric Blanket,Heated Blanket,Bed Warmer,Heizdecke,Heating Pad,Warm Mattress',
    /blanket|bed warm|heizdecke|heat.* pad|mattress/i,
  ),
  towels: sort(
    plug,
    'Towel Rail,Towel Warmer,Heated Rail,Handtuchwärmer,Towel Radiator',
    /towel|rail|handtuch/i,
  ),
  diffuser: sort(
    plug,
    'Aroma Diffuser,Diffuser,Scent Machine,Oil Burner,Lavender Mist',
    /diffus|scent|aroma|oil|mist/i,
  ),
  fountain: sort(
    plug,
    'Fountain,Pond Pump,Garden Fountain,Water Feature,Springbrunnen,Waterfall',
    /fountain|pond|water feature|brunnen|waterfall|pump/i,
  ),
  sprinkler: sort(
    ['switch', 'valve'],
    'Sprinkler,Lawn Sprinkler,Irrigation,Garden Hose,Drip Line,Bewässerung,Watering System,Riego',
    /sprinkl|irrig|hose|drip|bewäss|water|riego/i,
  ),
  tree: sort(
    plug,
    'Christmas Tree,Tree Lights,Christmas Lights,Weihnachtsbaum,Xmas Tree',
    /christmas|tree|xmas|weihn/i,
  ),
  tub: sort(plug, 'Hot Tub,Jacuzzi,Whirlpool,Spa,Onsen', /tub|jacuzzi|whirl|spa|onsen/i),
  iron: sort(plug, 'Iron,Steam Iron,Ironing Plug,Bügeleisen,Ironing Corner', /iron|bügel/i),
  printer: sort(plug, 'Printer,Laser Printer,Drucker,Office Printer,Canon', /print|druck|canon/i),
  charger: sort(plug, 'Car Charger,Wallbox,EV Charger,Truck Charger,Ladestation', /charg|wallbox|lade/i),
  rice: sort(plug, 'Rice Cooker,Zojirushi,Rice Pot,Slow Cooker Rice', /rice|zoji|cooker/i),
  aquarium: sort(
    ['light', 'switch'],
    'Aquarium,Fish Tank,Aquarium Light,Fish Tank Light,Aquário',
    /aquar|fish/i,
  ),
  'night-light': sort(
    ['light'],
    'Night Light,Nachtlicht,Moon Lamp,Bunny Lamp,Little Night Lamp,Star Projector',
    /night|nacht|moon|bunny|star/i,
  ),
  mosquito: sort(
    plug,
    'Mosquito Lamp,Bug Zapper,Mosquito Plug,Insect Trap,Mosquito Repeller',
    /mosquito|bug|insect/i,
  ),
  feeder: sort(plug, 'Pet Feeder,Cat Feeder,Dog Feeder,Futterautomat,Food Bowl', /feed|futter|bowl/i),
  'grow-light': sort(
    ['light', 'switch'],
    'Grow Light,Plant Lamp,Pflanzenlampe,Seedling Light,Greenhouse Lamp',
    /grow|plant|pflanz|seedl|greenhouse/i,
  ),
  'white-noise': sort(
    ['media', 'switch'],
    'White Noise,Noise Machine,Sound Machine,Sleep Sounds,Sleepy Sheep',
    /noise|sound machine|sleep|sheep/i,
  ),
  projector: sort(['media', 'switch'], 'Projector,Beamer,Epson,Cinema Projector', /project|beamer|epson/i),
  porch: sort(
    ['light'],
    'Porch Light,Front Light,Outside Light,Door Lamp,Entrance Light,Hoflicht,Stoep Light,Veranda Lamp',
    /porch|front|outs|door|entr|hof|stoep|veranda|path|flood/i,
  ),
  'desk-lamp': sort(
    ['light'],
    'Desk Lamp,Work Lamp,Schreibtischlampe,Study Lamp,Architect Lamp',
    /desk|work|schreib|study|architect/i,
  ),
  'mirror-light': sort(
    ['light'],
    'Mirror Light,Vanity Light,Make-up Light,Spiegellampe,Vanity',
    /mirror|vanity|make|spiegel/i,
  ),
  'bedside-lamp': sort(
    ['light'],
    'Bedside Lamp,Nightstand Lamp,Nachttischlampe,My Bedside Light,Bed Lamp',
    /bed|night|nacht/i,
  ),
  stairs: sort(
    ['light'],
    'Stair Lights,Staircase Light,Treppenlicht,Stairs,Step Lights,Escalera',
    /stair|step|treppe|escal/i,
  ),
  garden: sort(
    ['light'],
    'Garden Lights,Garden Lamp,Yard Light,Gartenlicht,Patio Lights,Tree Spots',
    /garden|yard|garten|patio|tree|path|flood|fairy|string/i,
  ),
  oven: sort(plug, 'Oven,Pizza Oven,Backofen,Oven Plug,Toaster Oven', /oven|ofen/i),
  toaster: sort(plug, 'Toaster,Toastie Maker,Sandwich Toaster,Torradeira', /toast|torra/i),
  console: sort(
    plug,
    'Game Console,PlayStation,Xbox,Gaming Plug,Nintendo,Gaming PC',
    /game|gaming|station|xbox|nintendo|computer/i,
  ),
  wifi: sort(['switch'], 'Guest Wifi,Guest Network,Visitor Wifi,Gäste WLAN', /wifi|network|wlan/i),
  washer: sort(
    plug,
    'Washing Machine,Washer,Washing Machine Plug,Waschmaschine,Lavadora',
    /wash|wasch|lavad/i,
  ),
  sauna: sort(plug, 'Sauna,Sauna Stove,Kiuas,Steam Room', /sauna|kiuas|steam/i),
  fireplace: sort(plug, 'Electric Fireplace,Fire,Fireplace,Kamin,Flame Effect', /fire|kamin|flame/i),
  monitor: sort(plug, 'Baby Monitor,Babyphone,Baby Cam,Nursery Camera', /baby|nursery|camera/i),
  ...ODD_SORTS,
};
