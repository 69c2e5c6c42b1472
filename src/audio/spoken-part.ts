/** The spoken part of a recording or stream that holds one command, 16 kHz mono. */
export interface SpokenPart {
  /** From shortly before the first word that the detector sees to shortly after the last. */
  readonly samples: Float32Array;
  /** With more on both sides: in noise the detector misses first and last words. */
  readonly wide: Float32Array;
}

/** How much further `wide` reaches, where there is so much. */
export const WIDER_MS = 650;
