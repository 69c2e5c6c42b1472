/** Recordings to click on the page: sentences that fit this house, said by the hub's own voice when first clicked. */
import type { Device, Home } from '../../actions/home.js';
import { concat } from '../../audio/pcm.js';
import { type PcmAudio, SAMPLE_RATE_HZ, type Voice } from '../../audio/ports.js';
import { Resampler } from '../../audio/resample.js';
import type { PageSample } from '../../page/protocol.js';

/** Sentences for what this house has; at most six. */
export function samplesFor(home: Home): readonly PageSample[] {
  const first = (fits: (device: Device) => boolean): string | null => home.devices.find(fits)?.name ?? null;
  const area = home.areas.find(({ id }) =>
    home.devices.some((device) => device.kind === 'light' && device.area === id),
  );
  const light = first(({ kind }) => kind === 'light');
  const dimmable = home.devices.findLast(
    ({ kind, abilities }) => kind === 'light' && 'brightness' in abilities,
  )?.name;
  const cover = first(({ kind, deviceClass }) => kind === 'cover' && deviceClass !== 'garage');
  const lock = first(({ kind }) => kind === 'lock');
  const climate = first(({ kind }) => kind === 'climate');
  const texts = [
    light && `Turn on the ${light}.`,
    dimmable && `Set the ${dimmable} to thirty percent.`,
    cover && `Open the ${cover}.`,
    lock && `Is the ${lock} locked?`,
    climate && `Set the ${climate} to twenty one degrees.`,
    area && `Turn off all the lights in the ${area.name}.`,
    'Set a timer for five minutes.',
  ];
  return texts
    .filter((text) => typeof text === 'string' && text !== '')
    .slice(0, 6)
    .map((text, index) => ({ id: `sample-${index + 1}`, text: text ?? '' }));
}

export interface SpokenSample {
  /** As the voice made it, to be heard. */
  readonly heard: PcmAudio;
  /** 16 kHz, for the recogniser. */
  readonly recording: PcmAudio;
}

export async function speakSample(voice: Voice, text: string, signal: AbortSignal): Promise<SpokenSample> {
  const pieces: Float32Array[] = [];
  let sampleRateHz = SAMPLE_RATE_HZ;
  for await (const piece of voice.speak(text, signal)) {
    pieces.push(piece.samples);
    sampleRateHz = piece.sampleRateHz;
  }
  const heard = { samples: concat(pieces), sampleRateHz };
  const resampler = await Resampler.create(sampleRateHz);
  try {
    const samples = concat([resampler.push(heard.samples), resampler.flush()]);
    return { heard, recording: { samples, sampleRateHz: SAMPLE_RATE_HZ } };
  } finally {
    resampler.close();
  }
}
