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

/** All but what a connection keeps for itself: the button, the sound, never mind. */
export type Request = Exclude<ClientMessage, { readonly type: 'talk' | 'cancel' | 'sound' }>;

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
    default:
      later(asking, message, async () => {
        const reason = await carryOut(message, port);
        const about = message.type;
        send(reason === null ? { type: 'done', about, text: null } : { type: 'refused', reason, about });
      });
  }
}

type Setting = Extract<Request, { readonly type: 'name' | 'unname' | 'seen' | 'wake' | 'unwake' | 'keep' }>;

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
