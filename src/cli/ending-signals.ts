/** What ends a command that goes on until it is told to stop; SIGHUP: its terminal was closed. */
export const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
