import { messageOf } from '../../errors.js';
import type { Logger } from '../../log.js';
import type { AudioSink } from '../ports.js';
import { AplaySink } from './aplay.js';
import { NullSink } from './null-sink.js';
import { SpeakerSink } from './speaker.js';

export const SINK_NAMES = ['speaker', 'aplay', 'null'] as const;
export type SinkName = (typeof SINK_NAMES)[number];

export interface OpenSinkOptions {
  /** `auto` tries all in order; a name tries only that one before the null sink. */
  readonly prefer?: SinkName | 'auto';
  readonly device?: string;
  readonly log?: Pick<Logger, 'info' | 'warn'>;
  /** How each is opened; replaced in tests. */
  readonly openers?: Partial<Record<SinkName, Opener>>;
}

type Opener = (options: { readonly device?: string }) => Promise<AudioSink>;

export interface OpenedSink {
  readonly sink: AudioSink;
  /** What was tried before and why it cannot be used: for the log and `doctor`. */
  readonly refused: readonly { readonly name: SinkName; readonly reason: string }[];
}

/** The best loudspeaker there is. Never fails: without any, the hub goes on and logs what it would have said. */
export async function openSink(options: OpenSinkOptions = {}): Promise<OpenedSink> {
  const { prefer = 'auto', device, log } = options;
  const openers: Record<SinkName, Opener> = {
    speaker: SpeakerSink.open,
    aplay: AplaySink.open,
    null: async () => new NullSink(log ? { log } : {}),
    ...options.openers,
  };
  const refused: { name: SinkName; reason: string }[] = [];
  for (const name of prefer === 'auto' ? SINK_NAMES : [prefer]) {
    try {
      return { sink: await openers[name](device === undefined ? {} : { device }), refused };
    } catch (error) {
      const reason = messageOf(error);
      refused.push({ name, reason });
      log?.warn({ sink: name, reason }, 'this way to play sound cannot be used');
    }
  }
  return { sink: await openers.null({}), refused };
}
