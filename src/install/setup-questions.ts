/**
 * The questions of a new hub, one after another. An empty answer keeps what is shown in brackets. Each question comes
 * whatever the answer before was worth, unless it has been told why not, so that a script can write its answers down.
 */
import { alsaName } from '../audio/capture/capture-devices.js';
import type { Config } from '../config.js';
import { EarshotError } from '../errors.js';
import { brokerAddress, NO_ADDRESS, phraseProblem, pinProblem, roomProblem } from '../setup/rules.js';
import type { BrokerLogin, SetupWorld } from '../setup/world.js';
import type { Terminal } from './terminal.js';

export interface Answers {
  /** null: the simulated house on this machine. */
  readonly broker: BrokerLogin | null;
  /** ALSA name; null: the system's default. */
  readonly device: string | null;
  /** As people call it; null: unknown. */
  readonly room: string | null;
  readonly phrase: string;
  /** null: no new one. */
  readonly pin: string | null;
}

export interface Asking {
  readonly terminal: Terminal;
  readonly world: SetupWorld;
  /** As it is now. */
  readonly config: Config;
  /** The hub's room as it is now, and the rooms that are known. */
  readonly room: string | null;
  readonly rooms: readonly string[];
  /** The room that was answered on the page; null: none was. */
  readonly answeredRoom: string | null;
}

/** @throws EarshotError SETUP_ENDED where there are no more answers */
export async function askAll(asking: Asking): Promise<Answers> {
  const broker = await askBroker(asking);
  const device = await askMicrophone(asking);
  // The rooms of the example house are nobody's who has a broker of their own.
  const house =
    asking.config.home !== null || broker === null
      ? asking
      : { ...asking, room: asking.answeredRoom, rooms: [] };
  const room = await askRoom(house);
  const phrase = await askPhrase(asking);
  const pin = await askPin(asking);
  return { broker, device, room, phrase, pin };
}

/** @throws EarshotError SETUP_ENDED */
export async function answerTo(terminal: Terminal, question: string, secret = false): Promise<string> {
  const answer = secret ? await terminal.askSecret(question) : await terminal.ask(question);
  if (answer !== null) return answer;
  throw new EarshotError(
    'SETUP_ENDED',
    `Nothing was written: there was no answer to "${question.trim()}". An empty line keeps what is in brackets.`,
  );
}

async function askBroker({ terminal, world, config: { broker } }: Asking): Promise<BrokerLogin | null> {
  const known = broker.kind === 'external' ? (broker.urls[0] ?? null) : null;
  let shown = known ?? 'none: simulated devices';
  let question = `Your MQTT broker, such as mqtt://192.168.1.5 ("none" for simulated devices) [${shown}]: `;
  let chosen: BrokerLogin | null = null;
  for (;;) {
    const given = await answerTo(terminal, question);
    if (given === '' && chosen !== null) return chosen;
    const url = given === '' ? known : given;
    if (url === null || given.toLowerCase() === 'none') return null;
    const address = brokerAddress(url);
    if (address === null) {
      terminal.say(`  ${NO_ADDRESS}`);
      continue;
    }
    const login = { url: address, ...(await askLogin(terminal)) };
    const problem = await world.broker(login, broker);
    if (problem === null) {
      terminal.say('  It answers.');
      return login;
    }
    terminal.say(`  It does not answer: ${problem}`);
    chosen = login;
    shown = address;
    question = `Another address, or an empty line to keep [${shown}]: `;
  }
}

async function askLogin(terminal: Terminal): Promise<{ username: string | null; password: string | null }> {
  const username = await answerTo(terminal, 'Your name at the broker [none]: ');
  if (username === '') return { username: null, password: null };
  const password = await answerTo(terminal, 'Its password (not shown): ', true);
  return { username, password: password === '' ? null : password };
}

async function askMicrophone({ terminal, world, config: { microphone } }: Asking): Promise<string | null> {
  const devices = await world.devices();
  if (devices.length === 0) {
    terminal.say(
      'There is no microphone on this machine now. Until one is connected, type, or use the page.',
    );
    return microphone.device;
  }
  terminal.say('Microphones:');
  for (const [index, device] of devices.entries()) terminal.say(`  ${index + 1}) ${device.title}`);
  for (;;) {
    const given = await answerTo(terminal, `Which one? [${microphone.device ?? "the system's default"}]: `);
    const device = devices[Number(given) - 1];
    const chosen = given === '' ? microphone.device : device === undefined ? undefined : alsaName(device);
    if (chosen === undefined) {
      terminal.say(`  A number from 1 to ${devices.length}, please.`);
      continue;
    }
    terminal.say('  Say something for three seconds ...');
    const { ok, found, remedy } = await world.listen(chosen);
    terminal.say(`  ${ok ? 'Good' : 'Not good'}: ${found}${remedy === null ? '' : `; ${remedy}`}`);
    if (ok) return chosen;
    if (!/^n(o)?$/i.test(await answerTo(terminal, '  Choose again? [Y/n]: '))) continue;
    return chosen;
  }
}

async function askRoom({ terminal, room, rooms }: Asking): Promise<string | null> {
  if (rooms.length > 0) terminal.say(`Rooms: ${rooms.join(', ')}`);
  for (;;) {
    const given = await answerTo(terminal, `Which room is this hub in? [${room ?? 'unknown'}]: `);
    if (given === '') return room;
    const problem = roomProblem(given);
    if (problem === null) return given;
    terminal.say(`  ${problem}`);
  }
}

async function askPhrase({ terminal, world, config: { wakePhrases } }: Asking): Promise<string> {
  const known = wakePhrases[0]?.phrase ?? 'hey earshot';
  let chosen = known;
  let question = `What wakes the hub? [${known}]: `;
  let told = false;
  for (;;) {
    const given = (await answerTo(terminal, question)).toLowerCase();
    if (given === '' && told) return chosen;
    const phrase = given === '' ? known : given;
    const problem = phraseProblem(phrase);
    if (problem !== null) {
      terminal.say(`  ${problem}`);
      continue;
    }
    const { ok, found, remedy } = await world.wake(phrase);
    terminal.say(`  ${found}${remedy === null ? '' : `: ${remedy}`}`);
    if (ok && remedy === null) return phrase;
    // One that cannot be listened for is not kept; one that is common may be.
    chosen = ok ? phrase : known;
    told = true;
    question = `Another phrase, or an empty line to keep [${chosen}]: `;
  }
}

async function askPin({ terminal, config: { pinFile } }: Asking): Promise<string | null> {
  const known = pinFile === null ? 'none: they stay shut by voice' : 'as it is';
  for (;;) {
    const given = await answerTo(
      terminal,
      `PIN for devices that need one, 4 to 12 digits (not shown) [${known}]: `,
      true,
    );
    if (given === '') return null;
    const problem = pinProblem(given);
    if (problem === null) return given;
    terminal.say(`  ${problem}`);
  }
}
