/** Calendar files as calendar programs write them, and as nobody should. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { startWorld } from '../../src/actions/apply-effects.js';
import { readIcsAside } from '../../src/actions/calendar-files/read-aside.js';
import { readIcs } from '../../src/actions/calendar-files/read-ics.js';
import type { Calendar } from '../../src/actions/home.js';
import { loadHome } from '../../src/actions/home-file.js';
import { settingsOf } from '../../src/cli/run/settings.js';
import { watchCalendars } from '../../src/hub/agenda/watch-calendars.js';
import { newSession } from '../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../src/nlu/understanding.js';
import { until } from './support/until.js';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const calendar = (...events: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...events, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]): string => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');

const SPAN = { from: '2026-06-01', to: '2026-12-31' };
const parts = (...events: string[]) => [...readIcs(calendar(...events), SPAN, 'Europe/Berlin')];
const read = (...events: string[]) => parts(...events).flatMap((part) => part.events);
const problems = (...events: string[]) => parts(...events).flatMap((part) => part.problems);
const starts = (...events: string[]) => read(...events).map(({ start }) => start);

const ZONE = `BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE`.replaceAll('\n', '\r\n');

describe('events of a calendar file', () => {
  it('have their words, and their times on the clock of the house', () => {
    const told = read(
      event(
        'UID:a',
        'DTSTART:20260702T070000Z',
        'DURATION:PT90M',
        'SUMMARY:Dentist\\, with Ann',
        'LOCATION:High Street 3\\nsecond floor',
        'DESCRIPTION:bring the card',
      ),
      event('UID:b', 'DTSTART;VALUE=DATE:20260703', 'DTEND;VALUE=DATE:20260705', 'SUMMARY:Away'),
    );
    expect(told).toEqual([
      {
        summary: 'Dentist, with Ann',
        start: '2026-07-02T09:00',
        end: '2026-07-02T10:30',
        location: 'High Street 3 second floor',
        description: 'bring the card',
      },
      { summary: 'Away', start: '2026-07-03', end: '2026-07-05', location: null, description: null },
    ]);
  });

  it.each([
    ['a zone that the file explains', 'DTSTART;TZID=W. Europe Standard Time:20260702T090000', '09:00'],
    ['a zone that it only names', 'DTSTART;TZID=America/New_York:20260702T090000', '15:00'],
    ['a zone that nobody knows', 'DTSTART;TZID=Middle Earth:20260702T090000', '09:00'],
    ['no zone', 'DTSTART:20260702T090000', '09:00'],
  ])('are in %s', (_zone, start, time) => {
    expect(starts(ZONE, event('UID:a', start, 'SUMMARY:x'))).toEqual([`2026-07-02T${time}`]);
  });

  it('keep their time of day when the clocks change', () => {
    const weekly = event(
      'UID:a',
      'DTSTART;TZID=W. Europe Standard Time:20261018T090000',
      'RRULE:FREQ=WEEKLY;COUNT=3',
      'SUMMARY:Choir',
    );
    expect(starts(ZONE, weekly)).toEqual(['2026-10-18T09:00', '2026-10-25T09:00', '2026-11-01T09:00']);
  });

  it('that repeat are told one by one, but for those that were called off, moved or renamed', () => {
    const told = read(
      event(
        'UID:a',
        'DTSTART:20200106T180000',
        'DTEND:20200106T190000',
        'RRULE:FREQ=MONTHLY;BYDAY=1MO',
        'EXDATE:20260706T180000',
        'SUMMARY:Band',
      ),
      event('UID:a', 'RECURRENCE-ID:20260803T180000', 'DTSTART:20260804T200000', 'SUMMARY:Band at ours'),
      event(
        'UID:a',
        'RECURRENCE-ID:20260907T180000',
        'DTSTART:20260907T180000',
        'STATUS:CANCELLED',
        'SUMMARY:Band',
      ),
      event('UID:c', 'DTSTART:20260706T180000', 'STATUS:CANCELLED', 'SUMMARY:Off'),
    );
    expect(told.map(({ start, summary }) => `${start} ${summary}`)).toEqual([
      '2026-06-01T18:00 Band',
      '2026-08-04T20:00 Band at ours',
      '2026-10-05T18:00 Band',
      '2026-11-02T18:00 Band',
      '2026-12-07T18:00 Band',
    ]);
  });

  it('outside the span are left out', () => {
    expect(starts(event('UID:a', 'DTSTART:20260531T230000', 'DTEND:20260531T233000', 'SUMMARY:x'))).toEqual(
      [],
    );
    expect(starts(event('UID:a', 'DTSTART;VALUE=DATE:20270101', 'SUMMARY:x'))).toEqual([]);
  });
});

describe('what cannot be read is left out, and named with its line', () => {
  const good = event('UID:good', 'DTSTART:20260702T090000', 'SUMMARY:Dentist');

  it.each([
    ['a date that is none', 'DTSTART:hello'],
    ['a date of another calendar', 'DTSTART:2026-13-45T99:00'],
    ['no date', 'DTEND:20260702T090000'],
    ['a rule that is none', 'DTSTART:20260702T090000\r\nRRULE:FREQ=SOMETIMES'],
    ['a rule with an end that is none', 'DTSTART:20260702T090000\r\nRRULE:FREQ=DAILY;UNTIL=tomorrow'],
    ['a length that is none', 'DTSTART:20260702T090000\r\nDURATION:soon'],
    ['a day off that is none', 'DTSTART:20260702T090000\r\nRRULE:FREQ=DAILY\r\nEXDATE:garbage'],
  ])('%s', (_what, lines) => {
    const bad = event('UID:bad', 'SUMMARY:Bad', lines);
    expect(read(bad, good).map(({ summary }) => summary)).toEqual(['Dentist']);
    expect(problems(bad, good)).toEqual([expect.stringMatching(/^line 4: the event .*cannot be read \(/)]);
  });

  it('a moved day of a series that names no day', () => {
    const series = event('UID:s', 'DTSTART:20261224T090000', 'RRULE:FREQ=DAILY;COUNT=2', 'SUMMARY:Swim');
    const moved = event('UID:s', 'RECURRENCE-ID:garbage', 'DTSTART:20261224T100000', 'SUMMARY:Swim');
    expect(starts(series, moved)).toEqual(['2026-12-24T09:00', '2026-12-25T09:00']);
    expect(problems(series, moved)).toHaveLength(1);
  });

  it('a line that was broken without a space costs that line, an alarm nothing', () => {
    const [told] = read(
      event(
        'UID:a',
        'DTSTART:20260702T090000',
        'DESCRIPTION:bring the',
        'card, please',
        'SUMMARY:Dentist',
        'BEGIN:VALARM',
        'TRIGGER:whenever',
        'SUMMARY:Alarm',
        'END:VALARM',
      ),
    );
    expect(told).toMatchObject({ summary: 'Dentist', description: 'bring the' });
  });

  it('the event in whose middle the file ends', () => {
    const text = calendar(good, event('UID:b', 'DTSTART:20260703T090000', 'SUMMARY:Late')).slice(0, -40);
    const [part] = readIcs(text, SPAN, null);
    expect(part).toMatchObject({
      events: [{ summary: 'Dentist' }],
      problems: [expect.stringMatching(/line 9: .*cut off/)],
    });
  });
});

describe('what repeats', () => {
  const dentist = event('UID:good', 'DTSTART:20260702T090000', 'SUMMARY:Dentist');

  it('for many years is told today', () => {
    const daily = event('UID:a', 'DTSTART:19600101T070000Z', 'RRULE:FREQ=DAILY', 'SUMMARY:Get up');
    expect(starts(daily)).toHaveLength(214);
    const hourly = event('UID:a', 'DTSTART:20200101T070000Z', 'RRULE:FREQ=HOURLY', 'SUMMARY:Turn over');
    expect(starts(hourly)[0]).toMatch(/^2026-06-01T0[0-2]/);
  });

  it('every second leaves room for the others, and is named', () => {
    const tick = event('UID:a', 'DTSTART:20260601T000000', 'RRULE:FREQ=SECONDLY', 'SUMMARY:Tick');
    expect(read(tick, dentist).filter(({ summary }) => summary === 'Dentist')).toHaveLength(1);
    expect(problems(tick, dentist)).toEqual([expect.stringMatching(/"Tick" repeats too often/)]);
  });

  it('or not, by the thousand, is told as far ahead as there is room', async () => {
    const many = Array.from({ length: 60 }, (_, day) =>
      event(`UID:${day}`, 'DTSTART:20260601T090000', 'RRULE:FREQ=DAILY;COUNT=100', 'SUMMARY:x'),
    );
    const last = event('UID:last', 'DTSTART:20260602T090000', 'SUMMARY:Last in the file');
    const text = calendar(...many, last);
    const { events, problem } = await readIcsAside({ text, span: SPAN, timezone: null });
    expect(events).toHaveLength(5_000);
    expect(events.some(({ summary }) => summary === 'Last in the file')).toBe(true);
    expect(problem).toMatch(/more than 5000 events: those after 2026-08-2/);
  });
});

describe('a file that is none, or never ends', () => {
  const SKELETON = { span: SPAN, timezone: null };
  const built = fileURLToPath(new URL('../../dist/actions/calendar-files/ics-worker.js', import.meta.url));

  it.each([
    '',
    'not a calendar',
    'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:yesterday',
  ])('is refused in words: %j', async (text) => {
    await expect(readIcsAside({ ...SKELETON, text })).rejects.toMatchObject({ code: 'CALENDAR_UNREADABLE' });
  });

  const endless = event(
    'UID:a',
    'DTSTART:20250101T090000Z',
    'RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
    'SUMMARY:x',
  );

  it('is given up', async () => {
    const text = calendar(endless);
    const reading = readIcsAside({ ...SKELETON, text }, { file: built, limitMs: 3_000 });
    await expect(reading).rejects.toThrow(/takes longer/);
  });

  it('is given up with what was read before', async () => {
    const text = calendar(endless, event('UID:b', 'DTSTART:20260702T090000', 'SUMMARY:Dentist'));
    const { events, problem } = await readIcsAside({ ...SKELETON, text }, { file: built, limitMs: 3_000 });
    expect(events.map(({ summary }) => summary)).toEqual(['Dentist']);
    expect(problem).toMatch(/takes longer/);
  });
});

describe('home.yaml with a calendar file', () => {
  const HOME =
    'calendars: [{id: family, name: Family, file: family.ics, events: [{summary: Own, start: 2026-11-22}]}]\ndevices: []\n';

  async function folder(): Promise<{ readonly home: string; readonly ics: string }> {
    const path = await mkdtemp(join(tmpdir(), 'earshot-calendar-'));
    closers.push(() => rm(path, { recursive: true }));
    const home = join(path, 'home.yaml');
    await writeFile(home, HOME);
    return { home, ics: join(path, 'family.ics') };
  }

  const tomorrow = new Date(Date.now() + 24 * 3600 * 1000).toISOString().slice(0, 10).replaceAll('-', '');
  const party = calendar(event('UID:p', `DTSTART;VALUE=DATE:${tomorrow}`, 'SUMMARY:Party'));

  it('tells the events of both', async () => {
    const { home, ics } = await folder();
    await writeFile(ics, party);
    const { home: read, warnings } = await loadHome(home);
    expect(warnings).toEqual([]);
    expect(read.calendars[0]?.events.map(({ summary }) => summary)).toEqual(['Own', 'Party']);
  });

  it('keeps its own events where the file is missing or broken, and says so', async () => {
    const { home, ics } = await folder();
    for (const text of [null, 'broken']) {
      if (text !== null) await writeFile(ics, text);
      const { home: read, warnings } = await loadHome(home);
      expect(read.calendars[0]?.events.map(({ summary }) => summary)).toEqual(['Own']);
      expect(warnings).toEqual([expect.stringContaining('family.ics')]);
    }
  });

  it.runIf(process.platform === 'linux')('waits for no pipe in the place of the file', async () => {
    const { home, ics } = await folder();
    execFileSync('mkfifo', [ics]);
    const { warnings } = await loadHome(home);
    expect(warnings).toEqual([expect.stringMatching(/family\.ics: it is no regular file/)]);
  });

  it('is left for later by a hub that starts, which says so until it has been read', async () => {
    const { home: file, ics } = await folder();
    await writeFile(ics, party);
    const { home } = await settingsOf({ home: file });
    const ask = (calendars: readonly Calendar[]): string =>
      createUnderstanding({ ...home, calendars }).converse(
        startWorld({ ...home, calendars }, `${new Date().toISOString().slice(0, 10)}T12:00:00`),
        newSession(),
        { text: "what's on my calendar tomorrow" },
      ).reply;
    expect(home.calendars[0]?.events.map(({ summary }) => summary)).toEqual(['Own']);
    expect(ask(home.calendars)).toBe('I am still reading the Family calendar; ask again in a moment.');
    const told: (readonly Calendar[])[] = [];
    const log = { warn: () => {} };
    closers.push(watchCalendars({ home, homeFile: file, changed: (now) => told.push(now), log, lookMs: 30 }));
    await until(() => told.length > 0);
    expect(told[0]?.[0]?.events.map(({ summary }) => summary)).toEqual(['Own', 'Party']);
    expect(ask(told[0] ?? [])).toMatch(/Party/);
    // A recording is over before they would be read.
    const { home: whole } = await settingsOf({ home: file, input: file });
    expect(whole.calendars[0]?.events).toHaveLength(2);
  });

  it('is read again when the file changes', async () => {
    const { home, ics } = await folder();
    const { home: before } = await loadHome(home);
    const told: (readonly Calendar[])[] = [];
    const log = { warn: () => {} };
    closers.push(
      watchCalendars({ home: before, homeFile: home, changed: (now) => told.push(now), log, lookMs: 30 }),
    );
    await new Promise((done) => setTimeout(done, 120));
    expect(told).toEqual([]);
    await writeFile(ics, party);
    await until(() => told.length > 0);
    expect(told[0]?.[0]?.events.map(({ summary }) => summary)).toEqual(['Own', 'Party']);
  });
});
