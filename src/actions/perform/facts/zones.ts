/** Places and their time zones, from the time zone and country data that Node carries: no network, no table of ours to go stale. */
import { addSeconds, secondsBetween, wallTime } from '../../../nlu/time.js';
import type { LocalTime } from '../../world.js';

export interface Zone {
  /** IANA name. */
  readonly id: string;
  /** Template of the words for it. */
  readonly words: string;
}

const zone = (id: string, words: string): Zone => ({ id, words: `(${words})` });

/** Countries, regions and named zones that are no city of the IANA list. */
const NAMED: readonly Zone[] = [
  zone(
    'America/New_York',
    'eastern time|eastern|est|edt|eastern standard|east coast|the east coast|boston|washington|miami|atlanta|philadelphia|florida|new jersey|georgia|massachusetts|pennsylvania',
  ),
  zone(
    'America/Chicago',
    'central time|central|cst|cdt|central standard|texas|dallas|houston|austin|new orleans|minneapolis|illinois|st louis|nashville|milwaukee',
  ),
  zone(
    'America/Denver',
    'mountain time|mountain|mst|mdt|mountain standard|colorado|utah|salt lake city|new mexico',
  ),
  zone(
    'America/Los_Angeles',
    'pacific time|pacific|pst|pdt|pacific standard|west coast|the west coast|the pacific coast|pacific coast|california|san francisco|seattle|las vegas|san diego|portland|la|oregon|nevada',
  ),
  zone('America/Phoenix', 'arizona'),
  zone('Pacific/Honolulu', 'hawaii|hst|hawaiian'),
  zone('America/Anchorage', 'alaska|alaska standard|akst'),
  zone('America/Halifax', 'atlantic time|atlantic|nova scotia'),
  zone('Etc/UTC', 'utc|gmt|universal time|greenwich mean time|coordinated universal time'),
  zone(
    'Europe/London',
    'england|britain|great britain|the uk|uk|the united kingdom|united kingdom|scotland|wales|manchester|bst|edinburgh|birmingham',
  ),
  zone('Europe/Paris', 'france|cet|central european'),
  zone('Europe/Berlin', 'germany|munich|hamburg|frankfurt|cologne'),
  zone('Europe/Madrid', 'spain|barcelona'),
  zone('Europe/Rome', 'italy|milan|venice|florence'),
  zone('Europe/Zurich', 'switzerland|geneva|basel|bern'),
  zone('Europe/Moscow', 'russia|st petersburg'),
  zone('Europe/Lisbon', 'portugal'),
  zone('Europe/Athens', 'greece'),
  zone('Europe/Amsterdam', 'the netherlands|netherlands|holland'),
  zone('Europe/Stockholm', 'sweden'),
  zone('Europe/Oslo', 'norway'),
  zone('Europe/Copenhagen', 'denmark'),
  zone('Europe/Helsinki', 'finland'),
  zone('Europe/Dublin', 'ireland'),
  zone('Europe/Warsaw', 'poland'),
  zone('Europe/Istanbul', 'turkey'),
  zone('Asia/Kolkata', 'india|ist|indian standard|mumbai|delhi|new delhi|bangalore|chennai|hyderabad'),
  zone('Asia/Shanghai', 'china|beijing|shenzhen'),
  zone('Asia/Tokyo', 'japan|osaka|kyoto'),
  zone('Asia/Seoul', 'korea|south korea'),
  zone('Asia/Pyongyang', 'north korea'),
  zone('Asia/Manila', 'the philippines|philippines'),
  zone('Asia/Bangkok', 'thailand'),
  zone('Asia/Dubai', 'the emirates|uae|abu dhabi'),
  zone('Asia/Jerusalem', 'israel|tel aviv'),
  zone('Africa/Cairo', 'egypt'),
  zone('Africa/Lagos', 'nigeria'),
  zone('Africa/Johannesburg', 'south africa|cape town'),
  zone('Africa/Harare', 'zimbabwe'),
  zone('Australia/Sydney', 'australia|canberra'),
  zone('Pacific/Auckland', 'new zealand|wellington'),
  zone('America/Sao_Paulo', 'brazil|rio de janeiro|rio|sao paulo'),
  zone('America/Mexico_City', 'mexico'),
  zone('America/Argentina/Buenos_Aires', 'argentina|buenos aires'),
  zone('America/Lima', 'peru|peruvian'),
  zone('America/Toronto', 'canada|ontario|ottawa'),
  zone('America/Vancouver', 'british columbia'),
];

const taken = new Set(NAMED.flatMap(({ words }) => words.slice(1, -1).split('|')));

/** The city of each IANA zone: "America/New_York" is "new york". */
const CITIES: readonly Zone[] = Intl.supportedValuesOf('timeZone').flatMap((id) => {
  const words = (id.split('/').at(-1) ?? '').replaceAll('_', ' ').toLowerCase();
  // Two or three letters, digits and signs are no places that people name.
  return id.includes('/') && !id.startsWith('Etc/') && /^[a-z][a-z '-]{3,}$/.test(words) && !taken.has(words)
    ? [zone(id, words)]
    : [];
});

/** Countries by the names that Node carries for them; `id` is the region's code, whose zones are looked up when they are asked for. */
const COUNTRIES: readonly Zone[] = countries(
  new Set([...taken, ...CITIES.map(({ words }) => words.slice(1, -1))]),
);

export const ZONES: readonly Zone[] = [...NAMED, ...CITIES, ...COUNTRIES];

/** @param known words that already stand for a zone: "georgia" is taken to be the state, "singapore" the city */
function countries(known: ReadonlySet<string>): readonly Zone[] {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  const names = new Intl.DisplayNames(['en'], { type: 'region' });
  const found = new Map([['america', zone('US', 'america|usa|the states')]]);
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = names.of(code);
    if (name === undefined || name === code) continue;
    const words = spokenName(name);
    if (!known.has(words) && !found.has(words)) found.set(words, zone(code, words));
  }
  return [...found.values()];
}

/**
 * The zones of a place in `ZONES`: one, several of a wide country, or none where Node knows no such place.
 * @param id an IANA name or a region's code
 */
export function zonesAt(id: string): readonly string[] {
  if (!ZONES.some((known) => known.id === id)) return [];
  return /^[A-Z]{2}$/.test(id) ? zonesOf(id) : [id];
}

/** "Côte d’Ivoire" is "cote divoire", "Antigua & Barbuda" is "antigua and barbuda". */
function spokenName(name: string): string {
  return name
    .replace(/\(.*\)/, '')
    .normalize('NFD')
    .replace(/\p{M}|['’.]/gu, '')
    .replaceAll('&', 'and')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** The zones of a region: a property in older engines, a method in newer ones, and in neither's types yet. */
function zonesOf(code: string): readonly string[] {
  const locale: unknown = new Intl.Locale(`und-${code}`);
  if (typeof locale !== 'object' || locale === null) return [];
  const told: unknown =
    'getTimeZones' in locale && typeof locale.getTimeZones === 'function'
      ? locale.getTimeZones()
      : 'timeZones' in locale
        ? locale.timeZones
        : [];
  return Array.isArray(told) ? told.filter((zoneId) => typeof zoneId === 'string') : [];
}

/** The wall clock there, when it is `now` in the house. */
export function timeThere(zoneId: string, now: LocalTime, home: string | null): LocalTime {
  const asUtc = new Date(`${now}Z`);
  // What the house's clock shows at that instant is off by its distance to UTC; take that back.
  const instant = new Date(`${addSeconds(now, secondsBetween(wallTime(asUtc, home), now))}Z`);
  return wallTime(instant, zoneId);
}
