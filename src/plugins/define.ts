/**
 * What a plugin's author writes, as types: `definePlugin({...})` in one file. At run time it is the identity; the types
 * of the slots follow from the sentences and lists (docs/plugins.md).
 */

/** One value of a list. `in` is a sentence template (`(black|filter) coffee`), `out` what `run` gets. */
export type ListValue =
  | string
  | number
  | { readonly in: string | number; readonly out?: string | number | boolean };

export type List =
  | { readonly values: readonly ListValue[] }
  | {
      readonly range: {
        readonly from: number;
        readonly to: number;
        readonly step?: number;
        readonly fractions?: 'halves' | 'tenths';
      };
    }
  /** Free words, at least one. */
  | { readonly wildcard: true };

/** What a plugin may touch; everything else is refused. Shown by `earshot plugins list`. */
export interface Abilities {
  /** Device ids of home.yaml or discovery that `act` may change and `devices` shows. */
  readonly devices?: readonly string[];
  /** All devices of these kinds (light, cover ...). */
  readonly kinds?: readonly string[];
  readonly mqtt?: {
    /** Topics, or filters whose first level is written out. */
    readonly publish?: readonly string[];
    readonly subscribe?: readonly string[];
  };
  /** `act` may set, change and cancel timers. */
  readonly timers?: boolean;
  /** May speak without having been asked. */
  readonly say?: boolean;
}

export interface PluginDevice {
  readonly id: string;
  readonly name: string;
  /** Area id. */
  readonly area: string | null;
  readonly kind: string;
  /** Properties of docs/home-file.md. */
  readonly state: Readonly<Record<string, unknown>>;
  readonly available: boolean;
}

export interface PluginTarget {
  readonly ids?: readonly string[];
  readonly name?: string;
  /** Area id or name, or `here` for the speaker's room. */
  readonly area?: string;
  /** Floor id or name. */
  readonly floor?: string;
  readonly kind?: string;
  readonly class?: string;
  readonly all?: boolean;
}

/** The part of the call schema that a plugin may use; carried out like a spoken command, policy included. */
export type PluginCall =
  | {
      readonly do: 'set';
      readonly state: 'on' | 'off' | 'toggle' | 'open' | 'close' | 'stop' | 'lock' | 'unlock';
      readonly target: PluginTarget;
    }
  | {
      readonly do: 'adjust';
      readonly attr: string;
      readonly value?: number | string | boolean;
      readonly delta?: number;
      readonly target: PluginTarget;
    }
  | {
      readonly do: 'run';
      readonly op: 'activate' | 'start' | 'stop' | 'pause' | 'dock';
      readonly target: PluginTarget;
    }
  | {
      readonly do: 'media';
      readonly op: 'play' | 'pause' | 'resume' | 'next' | 'previous' | 'stop';
      readonly query?: string;
      readonly target: PluginTarget;
    }
  | {
      readonly do: 'timer';
      readonly op: 'set' | 'cancel' | 'pause' | 'resume' | 'add' | 'subtract';
      /** Seconds. */
      readonly duration?: number;
      readonly label?: string;
    };

export interface PluginMessage {
  readonly topic: string;
  readonly payload: string;
  /** It was stored by the broker before the hub subscribed. */
  readonly retained: boolean;
}

/** The part of AbortSignal that a plugin has. */
export interface PluginSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** What `run` and the message handlers may use. Everything asynchronous ends when `signal` aborts. */
export interface PluginContext {
  /** The speaker's area id, if known. */
  readonly room: string | null;
  readonly units: 'metric' | 'imperial';
  /** Local wall time, `YYYY-MM-DDTHH:MM:SS`. */
  readonly now: string;
  /** Aborts when the time budget is spent or the hub closes. */
  readonly signal: PluginSignal;
  /** The devices that `abilities` name, as they are now. */
  devices(): Promise<readonly PluginDevice[]>;
  /** Rejects where an ability is missing, nothing fits, or the house asks for a confirmation. */
  act(...calls: readonly PluginCall[]): Promise<{ readonly ok: boolean; readonly reply: string }>;
  /** Anything but a string is sent as JSON. Never retained. */
  publish(topic: string, payload: unknown): Promise<void>;
  /** The next message on a topic; call it before what brings the message about. Retained ones do not count. */
  next(filter: string, options?: { readonly timeoutMs?: number }): Promise<PluginMessage>;
  /** Speaks when nobody else does. Needs the ability `say`. */
  say(text: string): Promise<void>;
  /** A line in the hub's log. */
  log(text: string): void;
  sleep(ms: number): Promise<void>;
}

export interface RunContext<Slots> extends PluginContext {
  readonly slots: Slots;
}

/** What is said when it is done; nothing: the usual "OK". */
export type RunResult = string | undefined;

/** Checked by `earshot plugins test`, in a simulated house. */
export interface PluginTest {
  readonly say: string;
  readonly room?: string;
  /** The house's states before. */
  readonly state?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** What the device behind MQTT answers: when `to` is published, `payload` comes on `topic`. */
  readonly answers?: readonly {
    readonly to: string;
    readonly topic: string;
    readonly payload: unknown;
  }[];
  /** The intent that must be understood, and its slots; `null`: none of this plugin's. */
  readonly intent?: string | null;
  readonly slots?: Readonly<Record<string, unknown>>;
  /** What must be published: all of it, in order. */
  readonly published?: readonly { readonly topic: string; readonly payload: unknown }[];
  /** Properties of devices that must be different then. */
  readonly changes?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** What must be said without being asked. */
  readonly said?: readonly string[];
  /** The reply, word by word. */
  readonly reply?: string;
}

type Trim<S extends string> = S extends ` ${infer R}` | `${infer R} ` ? Trim<R> : S;
/** `list` or `list:slot` of every pair of braces. */
type Reference<S extends string> = S extends `${string}{${infer R}}${infer Rest}`
  ? Trim<R> | Reference<Rest>
  : never;
type SlotName<R extends string> = R extends `${string}:${infer Name}` ? Trim<Name> : R;
type ListName<R extends string> = R extends `${infer Name}:${string}` ? Trim<Name> : R;
type ValueOf<V> = V extends { readonly out: infer Out } ? Out : V extends { readonly in: infer In } ? In : V;
type SlotValue<L> = L extends { readonly values: readonly (infer V)[] }
  ? ValueOf<V>
  : L extends { readonly range: unknown }
    ? number
    : string;

/** Each slot that the sentences name, with the type of its list; all optional, as a sentence may leave it out. */
export type SlotsOf<Sentences extends string, Lists> = {
  readonly [R in Reference<Sentences> as SlotName<R>]?:
    | (ListName<R> extends keyof Lists ? SlotValue<Lists[ListName<R>]> : string)
    | undefined;
};

export interface IntentDefinition<Sentence extends string, Lists, Rules> {
  /**
   * Home Assistant's sentence templates: `(a|b)`, `[x]`, `{list}`, `{list:slot}`, `<rule>`. `[]`: the sentences of this
   * intent stand in a custom_sentences folder.
   */
  readonly sentences: readonly Sentence[];
  /** Keeps only names whose device fits, e.g. `{kind: 'light'}` for `{name}`. */
  readonly requires?: Readonly<Record<string, string | readonly string[]>>;
  /** Time budget of one run, ms: 100 to 10,000, default 5,000. */
  readonly budgetMs?: number;
  readonly run: (
    context: RunContext<SlotsOf<Sentence | Extract<Rules[keyof Rules], string>, Lists>>,
  ) => RunResult | Promise<RunResult>;
}

export interface PluginDefinition<
  Lists extends Readonly<Record<string, List>> = Readonly<Record<string, List>>,
  Rules extends Readonly<Record<string, string>> = Readonly<Record<string, string>>,
  Sentences extends Readonly<Record<string, string>> = Readonly<Record<string, string>>,
> {
  /** One line for `earshot plugins list`. */
  readonly summary: string;
  readonly abilities?: Abilities;
  readonly lists?: Lists;
  readonly rules?: Rules;
  readonly intents: {
    readonly [Intent in keyof Sentences]: IntentDefinition<Sentences[Intent], Lists, Rules>;
  };
  /** By topic filter, each within `abilities.mqtt.subscribe`. */
  readonly messages?: Readonly<
    Record<string, (message: PluginMessage, context: PluginContext) => void | Promise<void>>
  >;
  readonly tests?: readonly PluginTest[];
}

/** A plugin is one file whose default export is this. */
export function definePlugin<
  const Lists extends Readonly<Record<string, List>> = Record<never, never>,
  const Rules extends Readonly<Record<string, string>> = Record<never, never>,
  const Sentences extends Readonly<Record<string, string>> = Record<never, never>,
>(plugin: PluginDefinition<Lists, Rules, Sentences>): PluginDefinition<Lists, Rules, Sentences> {
  return plugin;
}
