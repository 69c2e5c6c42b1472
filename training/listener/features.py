"""Log-mel frames as the hub makes them (src/wake/listener/log-mel.ts), and their timing against the recogniser's frames."""

from __future__ import annotations

import numpy as np

RATE = 16_000
WINDOW, HOP, FFT = 400, 192, 512
MELS, LOW_HZ, HIGH_HZ = 40, 60.0, 7600.0
# Of a power that is no sound.
FLOOR = 1e-7
# Four hops are one step of the network, 48 ms: two frames of the recogniser's encoder, so each step answers twice.
STACK, ANSWERS = 4, 2
STEP = HOP * STACK
FRAME = STEP // ANSWERS
# The network answers so many frames late: 129 ms or more beyond the middle of what the encoder's frame hears. A pause is
# looked at after 128 ms (src/wake/stretches.ts), so nothing waits for it.
DELAY = 5


def mel_filters() -> np.ndarray:
    """[bins, MELS], triangles of height 1 that are even on the mel scale (O'Shaughnessy 1987)"""
    mel = lambda hertz: 2595 * np.log10(1 + hertz / 700)  # noqa: E731
    edges = 700 * (10 ** (np.linspace(mel(LOW_HZ), mel(HIGH_HZ), MELS + 2) / 2595) - 1)
    hertz = np.arange(FFT // 2 + 1) * RATE / FFT
    rising = (hertz[:, None] - edges[None, :-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[None, 2:] - hertz[:, None]) / (edges[2:] - edges[1:-1])
    return np.maximum(0, np.minimum(rising, falling)).astype(np.float32)


_HANN = (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW) / WINDOW)).astype(np.float32)
_FILTERS = mel_filters()


def steps_in(samples: int) -> int:
    """Steps of the network that are whole in so many samples."""
    hops = (samples - WINDOW) // HOP + 1 if samples >= WINDOW else 0
    return hops // STACK


def log_mel(samples: np.ndarray) -> np.ndarray:
    """float32 [samples] in -1..1 -> natural logarithms [steps, STACK * MELS]"""
    count = steps_in(len(samples))
    if count == 0:
        return np.zeros((0, STACK * MELS), np.float32)
    windows = np.lib.stride_tricks.sliding_window_view(samples, WINDOW)[::HOP][: count * STACK]
    spectrum = np.fft.rfft(windows * _HANN, FFT)
    power = (spectrum.real**2 + spectrum.imag**2).astype(np.float32) / WINDOW
    return np.log(power @ _FILTERS + FLOOR).reshape(count, STACK * MELS).astype(np.float32)
