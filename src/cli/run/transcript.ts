/** Hub events as a person at a terminal wants to read them. Pure: an event in, text (or nothing) out. */
import type { HubEvent, PartHealth } from '../../hub/events.js';

export interface TranscriptOptions {
  readonly color: boolean;
  /** Somebody can type here. */
  readonly typing: boolean;
}

/** The text for an event, with its line ends; null: nothing worth a line. */
export function transcribe(event: HubEvent, options: TranscriptOptions): string | null {
  const { bold, dim, red } = styles(options.color);
  switch (event.event) {
    case 'ready':
      return welcome(event, options);
    case 'wake':
      return event.phrase === null ? null : dim(`  (${event.phrase})\n`);
    case 'listening':
      return dim(event.answering ? '  waiting for an answer\n' : '  listening\n');
    case 'heard':
      return event.accepted ? null : dim(`  heard, but not understood: ${event.free_text}\n`);
    case 'understood':
      return `${bold('>')} ${event.say}${sure(event)}${event.calls.length > 0 ? dim(`\n  ${event.calls.map(callText).join(', ')}`) : ''}\n`;
    case 'reply':
      return `${bold('<')} ${event.text}\n`;
    case 'error':
      return red(`! ${event.part}: ${event.message}\n`);
    case 'timeout':
      return dim(`  (${TIMEOUTS[event.waited_for] ?? event.waited_for})\n`);
    default:
      return null;
  }
}

const TIMEOUTS: Readonly<Record<string, string>> = {
  noSpeech: 'nobody spoke',
  noAnswer: 'nobody answered; the question is dropped',
  tooLong: 'cut: that was too long',
  recognition: 'the recogniser did not answer in time',
  thinking: 'understanding took too long',
  acting: 'the house did not answer in time',
  talking: 'the voice did not come to an end',
};

function sure({ from, confidence }: Extract<HubEvent, { event: 'understood' }>): string {
  return from === 'typed' ? '' : `  (${Math.round(confidence * 100)} % sure)`;
}

function callText(call: { readonly do: string; readonly devices?: readonly string[] }): string {
  const devices = call.devices ?? [];
  const more = devices.length > 3 ? ` and ${devices.length - 3} more` : '';
  return `${call.do} ${devices.slice(0, 3).join(' ')}${more}`.trim();
}

function welcome(ready: Extract<HubEvent, { event: 'ready' }>, { color, typing }: TranscriptOptions): string {
  const { bold, dim } = styles(color);
  const rows: [string, string][] = [];
  if (ready.page !== null) rows.push(['page', bold(ready.page)]);
  rows.push(['house', `${ready.home.devices} devices in ${ready.home.areas} rooms, ${ready.broker}`]);
  // The profile is worth a line; the rest of what is said of the models is not, when they are well.
  const profile = ready.parts.find(({ part }) => part === 'models')?.message.split('; ')[1];
  if (profile !== undefined) rows.push(['models', profile]);
  for (const health of ready.parts)
    if (SHOWN.includes(health.part)) rows.push([health.part, partText(health)]);
  const lines = rows.map(([name, text]) => `  ${dim(name.padEnd(11))} ${text}`);
  const where = [
    ...(ready.page === null ? [] : ['on the page']),
    ...(typing ? ['here'] : []),
    ...(ready.parts.some(({ part, ok }) => part === 'microphone' && ok) ? ['aloud'] : []),
  ];
  const how =
    where.length === 0 ? '' : `\nTell it, ${where.join(' or ')}: ${bold('turn on the kitchen light')}\n`;
  return `\nEarshot is ready.\n\n${lines.join('\n')}\n${how}${dim('Ctrl-C ends it.')}\n\n`;
}

/** The page, the broker and the models have been said, or are not worth a line when they are well. */
const SHOWN: readonly string[] = ['microphone', 'recognizer', 'voice', 'speaker'];

function partText({ ok, message }: PartHealth): string {
  return ok ? message : `not available: ${message}`;
}

function styles(color: boolean) {
  const style = (code: string) => (text: string) => (color ? `\x1b[${code}m${text}\x1b[0m` : text);
  return { bold: style('1'), dim: style('2'), red: style('31') };
}
