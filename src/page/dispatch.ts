/** What a browser asks for -> the hub's port, and the answer back. */
import { messageOf } from '../errors.js';
import type { Logger } from '../log.js';
import type { PagePort } from './port.js';
import type { ClientMessage, ServerMessage } from './protocol.js';

export interface Asking {
  readonly client: string;
  readonly port: PagePort;
  readonly log: Pick<Logger, 'warn'>;
  readonly send: (message: ServerMessage) => void;
}

/** All but what a connection keeps for itself: the button, the sound, never mind, whether the setup is open. */
export type Request = Exclude<ClientMessage, { readonly type: 'talk' | 'cancel' | 'sound' | 'setup' }>;

/** Never throws and never rejects: what goes wrong is told to whoever asked. */
export function dispatch(message: Request, asking: Asking): void {
  const { port, client, send } = asking;
  switch (message.type) {
    case 'say':
      port.say(client, message.text);
      return;
    case 'mute':
      port.mute(message.on);
      return;
    case 'sample': {
      const reason = port.playSample(client, message.id);
      if (reason !== null) send({ type: 'refused', reason, about: message.type });
      return;
    }
    case 'skipped':
      send({ type: 'skipped', skipped: port.devices.skipped });
      return;
    case 'advise':
      later(asking, message, async () =>
        send({ type: 'advice', ...(await port.wake.advise(message.phrase)) }),
      );
      return;
    case 'wrong':
      later(asking, message, async () =>
        send({ type: 'done', about: message.type, text: await port.wake.wrong(client) }),
      );
      return;
    case 'setup-hear':
      later(asking, message, async () => {
        const { ok, text } = (await port.setup?.hear()) ?? { ok: false, text: NO_SETUP };
        const about = message.type;
        send(ok ? { type: 'done', about, text } : { type: 'refused', reason: text, about });
      });
      return;
    default:
      later(asking, message, async () => {
        const reason = isSetting(message)
          ? await carryOut(message, port)
          : await setUp(message, client, port.setup);
        const about = message.type;
        send(reason === null ? { type: 'done', about, text: null } : { type: 'refused', reason, about });
      });
  }
}

const NO_SETUP = 'This hub cannot be set up on the page: type `earshot setup` on it.';

const SETTINGS = ['name', 'unname', 'seen', 'wake', 'unwake', 'keep'] as const;
type Setting = Extract<Request, { readonly type: (typeof SETTINGS)[number] }>;
const isSetting = (message: Request): message is Setting =>
  SETTINGS.some((setting) => setting === message.type);

type Answer = Extract<
  Request,
  {
    readonly type:
      | 'setup-microphone'
      | 'setup-room'
      | 'setup-broker'
      | 'setup-pin'
      | 'setup-restart'
      | 'setup-end';
  }
>;

/** The reason why it was not done, or null. */
async function setUp(message: Answer, client: string, setup: PagePort['setup']): Promise<string | null> {
  if (setup === null) return NO_SETUP;
  switch (message.type) {
    case 'setup-microphone':
      return await setup.microphone(message.device);
    case 'setup-room':
      return await setup.room(message.room);
    case 'setup-broker':
      return await setup.broker(client, message);
    case 'setup-pin':
      return await setup.pin(client, message);
    case 'setup-restart':
      return await setup.restart();
    case 'setup-end':
      return await setup.end(message.how);
  }
}

/** The reason why it was not done, or null. */
function carryOut(message: Setting, { devices, wake }: PagePort): Promise<string | null> {
  switch (message.type) {
    case 'name':
      return devices.name(message);
    case 'unname':
      return devices.unname(message.device);
    case 'seen':
      return devices.see(message.devices);
    case 'wake':
      return wake.set(message.phrases);
    case 'unwake':
      return wake.set(null);
    case 'keep':
      return wake.keep(message.on);
  }
}

function later({ send, log }: Asking, { type }: Request, work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    log.warn({ asked: type, error: messageOf(error) }, 'the page asked for something that failed');
    send({ type: 'refused', reason: messageOf(error), about: type });
  });
}
