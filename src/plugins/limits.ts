/** How much a plugin may take of the hub. Generous for a device in the house, small for the hub. */

export const LIMITS = {
  /** A file larger than this is no plugin. */
  sourceBytes: 256 * 1024,
  /** V8's heap, MiB. */
  heapMiB: 48,
  /** Resident memory of the process, MiB; an empty one has 42. */
  residentMiB: 160,
  /** Writable memory that the kernel gives the process at all, KiB (RLIMIT_DATA). */
  dataKiB: 384 * 1024,
  /** Time on the processor: ends what loops on after the hub itself was killed. */
  cpuSeconds: 3_600,
  /** From the start of the process until it has told what it is. */
  startMs: 10_000,
  /** Between pings, and how long one may stay unanswered. */
  pingMs: 3_000,
  /** Time of a run, unless the plugin says otherwise. */
  budgetMs: 5_000,
  maxBudgetMs: 10_000,
  /** After its budget, for whoever listens to the signal. */
  graceMs: 1_000,
  /** Runs and message handlers at once. */
  concurrent: 8,
  /** Messages of the plugin to the hub. More is a flood, and ends it. */
  messages: { perSecond: 40, burst: 120 },
  /** MQTT messages for the plugin. More are left out. */
  deliveries: { perSecond: 50, burst: 200 },
  /** Devices told to the plugin, counted one by one: a house may have thousands. */
  looks: { perSecond: 2_000, burst: 10_000 },
  /** Announcements: a plugin that talks without end is silenced. */
  announcements: { perSecond: 0.2, burst: 3 },
  logLines: { perSecond: 5, burst: 20 },
  messageBytes: 64 * 1024,
  payloadBytes: 16 * 1024,
  replyCharacters: 500,
  /** Until the next start after the first failure; doubles from there. */
  restartMs: 1_000,
  longestRestartMs: 5 * 60_000,
  /** A plugin that ran this long has recovered. */
  recoveredMs: 60_000,
} as const;
