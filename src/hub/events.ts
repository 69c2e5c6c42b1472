/** What the hub tells the world: one typed event per thing that happened, for `run --json`, the page and the log. */
import type { DeviceState } from '../actions/home.js';
import type { ResolvedCall } from '../actions/resolve/resolved-call.js';
import type { Speaker } from '../fsm/dialog-types.js';
import type { DialogState, MicrophoneState } from '../fsm/start-dialog.js';

/** The parts that can be missing or broken while the rest goes on. */
export const PARTS = [
  'microphone',
  'recognizer',
  'llm',
  'voice',
  'speaker',
  'broker',
  'models',
  'page',
  'store',
  'plugins',
  'hub',
] as const;
export type Part = (typeof PARTS)[number];

export interface PartHealth {
  readonly part: Part;
  readonly ok: boolean;
  /** One line: what it is, or what is wrong and what to do. */
  readonly message: string;
}

/** Milliseconds by stage, in the order in which the stages ran. */
export type StageMs = Readonly<Record<string, number>>;

export type HubEvent =
  | {
      readonly event: 'ready';
      /** Address of the page, or null. */
      readonly page: string | null;
      readonly broker: string;
      readonly home: { readonly devices: number; readonly areas: number };
      readonly parts: readonly PartHealth[];
      /** Since the start of `startHub`. */
      readonly ms: number;
    }
  | { readonly event: 'health'; readonly health: PartHealth }
  | { readonly event: 'state'; readonly state: DialogState; readonly microphone: MicrophoneState }
  | { readonly event: 'wake'; readonly phrase: string | null }
  | {
      readonly event: 'listening';
      readonly turn: number;
      readonly from: Speaker['kind'];
      readonly answering: boolean;
    }
  | { readonly event: 'partial'; readonly turn: number; readonly text: string }
  | {
      readonly event: 'heard';
      readonly turn: number;
      readonly text: string;
      readonly free_text: string;
      readonly confidence: number;
      readonly accepted: boolean;
      readonly seconds: number;
      readonly ms: StageMs;
    }
  | {
      readonly event: 'understood';
      readonly turn: number;
      readonly say: string;
      readonly from: Speaker['kind'];
      readonly source: 'grammar' | 'llm' | 'none';
      readonly calls: readonly ResolvedCall[];
      readonly confidence: number;
      readonly ask: string | null;
      readonly ms: StageMs;
    }
  | { readonly event: 'acting'; readonly turn: number; readonly calls: readonly ResolvedCall[] }
  /** Device states that are different now, whoever changed them. */
  | { readonly event: 'changed'; readonly changes: Readonly<Record<string, DeviceState>> }
  /** A device came within reach, or went out of it. */
  | { readonly event: 'availability'; readonly device: string; readonly available: boolean }
  | {
      readonly event: 'reply';
      readonly turn: number;
      readonly text: string;
      readonly ask: string | null;
      readonly ms: StageMs;
    }
  /** The reply has been said, or was interrupted. `ms` is the time to the first sound. */
  | {
      readonly event: 'spoken';
      readonly turn: number;
      readonly interrupted: boolean;
      readonly ms: number | null;
    }
  | {
      readonly event: 'timer';
      readonly op: string;
      readonly kind: 'timer' | 'alarm' | 'reminder';
      readonly id: string;
      readonly label: string | null;
      readonly seconds?: number;
      readonly time?: string;
    }
  /** The clock was set (`stepped`, seconds) or its distance to UTC changed (`zone`, seconds). */
  | { readonly event: 'clock'; readonly stepped: number; readonly zone: number; readonly text: string | null }
  /** The devices, areas or names themselves changed (discovery). */
  | { readonly event: 'home'; readonly devices: number; readonly areas: number }
  | { readonly event: 'timeout'; readonly waited_for: string }
  | { readonly event: 'error'; readonly code: string; readonly message: string; readonly part: Part };

export type HubListener = (event: HubEvent) => void;

/** A fan-out to listeners that cannot harm each other or the hub. */
export class HubEvents {
  private readonly listeners = new Set<HubListener>();
  private readonly onBroken: (error: unknown) => void;

  constructor(onBroken: (error: unknown) => void = () => {}) {
    this.onBroken = onBroken;
  }

  emit(event: HubEvent): void {
    for (const listener of this.listeners) {
      try {
        listener(event);
      } catch (error) {
        this.onBroken(error);
      }
    }
  }

  /** The returned function ends it. */
  on(listener: HubListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
}
