"""Speech and noise for training, and what is done to speech: rooms, noise of many kinds, level, telephone bands."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile
from scipy.signal import butter, fftconvolve, sosfilt

RATE = 16_000
# The loudest stretch of this many samples gives a sound's level: the recipe of the benches (`src/audio/noise.ts`).
LEVEL_FRAME = 2048

# Readers of LibriSpeech from this number on, and all of commonvoice-13-delta, judge wake phrases: never trained on.
FIRST_RESERVED_READER = 2136
VALIDATION_READERS = {"19", "32"}
VALIDATION_EVERY = 20


def read(path: Path) -> np.ndarray:
    """int16 [samples] at 16 kHz"""
    samples, rate = soundfile.read(path, dtype="int16")
    if rate != RATE or samples.ndim != 1:
        raise ValueError(f"{path} is not 16 kHz mono")
    return samples


def recorded_noise(data: Path) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """noise-esc10, (training, validation); noise-household is left for judging."""
    training, validation = [], []
    for index, path in enumerate(sorted((data / "speech" / "noise-esc10").glob("*.opus"))):
        try:
            sound = read(path)
        except soundfile.LibsndfileError:
            continue  # libsndfile refuses 48 of them, whose last page is odd
        if np.abs(sound.astype(np.int32)).max() > 300:
            (training if index % 10 else validation).append(sound)
    return training, validation


def crop(rng: np.random.Generator, samples: np.ndarray, length: int) -> np.ndarray:
    """float32 [length]; what is shorter lies somewhere in silence."""
    out = np.zeros(length, np.float32)
    if len(samples) >= length:
        start = rng.integers(0, len(samples) - length + 1)
        out[:] = samples[start : start + length]
    else:
        start = rng.integers(0, length - len(samples) + 1)
        out[start : start + len(samples)] = samples
    return out / 32768


def hurried(rng: np.random.Generator, samples: np.ndarray) -> np.ndarray:
    """Played faster or slower, pitch and formants with it: another speaker (Ko et al., "Audio augmentation for speech recognition", 2015)."""
    rate = rng.uniform(0.87, 1.15)
    at = np.arange(0, len(samples) - 1, rate)
    return np.interp(at, np.arange(len(samples)), samples).astype(np.float32)


def looped(rng: np.random.Generator, samples: np.ndarray, length: int) -> np.ndarray:
    start = int(rng.integers(0, len(samples)))
    return np.resize(np.roll(samples, -start), length).astype(np.float32) / 32768


def level(samples: np.ndarray) -> float:
    """Energy of the loudest frame."""
    whole = len(samples) // LEVEL_FRAME * LEVEL_FRAME
    frames = samples[:whole].reshape(-1, LEVEL_FRAME) if whole else samples[None]
    return float((frames**2).mean(axis=1).max())


def mix(speech_: np.ndarray, noise: np.ndarray, snr_db: float) -> np.ndarray:
    loud = level(noise)
    if loud <= 1e-12:
        return speech_
    return speech_ + noise * np.sqrt(level(speech_) / loud / 10 ** (snr_db / 10)).astype(np.float32)


def coloured(rng: np.random.Generator, length: int) -> np.ndarray:
    """Steady noise of a random tilt with broad random peaks: fans, taps, hoods, cars."""
    spectrum = np.fft.rfft(rng.standard_normal(length))
    hertz = np.fft.rfftfreq(length, 1 / RATE)
    shape = np.maximum(hertz, 40.0) ** (-rng.uniform(0, 1.2))
    for _ in range(rng.integers(0, 4)):
        centre, width = np.exp(rng.uniform(np.log(100), np.log(6000))), rng.uniform(0.1, 0.8)
        shape *= 1 + rng.uniform(0, 6) * np.exp(-((np.log(np.maximum(hertz, 1) / centre) / width) ** 2))
    noise = np.fft.irfft(spectrum * shape, length)
    if rng.random() < 0.4:
        noise *= 1 + rng.uniform(0.2, 0.9) * np.sin(2 * np.pi * rng.uniform(0.3, 12) * np.arange(length) / RATE)
    return noise.astype(np.float32)


def clatter(rng: np.random.Generator, length: int) -> np.ndarray:
    """Struck things: decaying groups of partials, as of dishes, cutlery, drawers, steps."""
    out = np.zeros(length, np.float32)
    for _ in range(int(rng.integers(2, 6) * length / RATE) + 1):
        decay = np.exp(rng.uniform(np.log(0.004), np.log(0.2)))
        time = np.arange(int(min(6 * decay, 1.0) * RATE)) / RATE
        hit = rng.uniform(0, 1) * rng.standard_normal(len(time))
        for _ in range(rng.integers(1, 8)):
            hit = hit + np.sin(2 * np.pi * np.exp(rng.uniform(np.log(150), np.log(7000))) * time + rng.uniform(0, 6))
        start = int(rng.integers(0, length))
        part = (hit * np.exp(-time / decay) * rng.uniform(0.1, 1))[: length - start]
        out[start : start + len(part)] += part
    return out + 0.02 * coloured(rng, length)


def music(rng: np.random.Generator, length: int) -> np.ndarray:
    """Chords of decaying harmonic tones, and a hum's harmonics."""
    time = np.arange(length) / RATE
    out = np.zeros(length)
    beat = rng.uniform(0.15, 0.8)
    root = np.exp(rng.uniform(np.log(55), np.log(440)))
    for start in np.arange(0, length / RATE, beat):
        since = np.maximum(time - start, 0)
        envelope = np.where(time >= start, np.exp(-since / rng.uniform(0.1, 1.0)), 0)
        for semitones in rng.choice([0, 3, 4, 5, 7, 9, 12, 16], rng.integers(1, 4), replace=False):
            pitch = root * 2 ** (semitones / 12)
            for harmonic in range(1, int(rng.integers(2, 9))):
                if pitch * harmonic < RATE / 2:
                    out += envelope * np.sin(2 * np.pi * pitch * harmonic * time) / harmonic ** rng.uniform(0.6, 2)
    return out.astype(np.float32)


def room(rng: np.random.Generator, samples: np.ndarray) -> np.ndarray:
    """A direct sound and an exponentially decaying tail (Polack's model), nothing before the direct sound."""
    decay = rng.uniform(0.12, 0.7)
    time = np.arange(int(decay * RATE)) / RATE
    tail = rng.standard_normal(len(time)) * 10 ** (-3 * time / decay)
    tail[: int(rng.uniform(0.002, 0.012) * RATE)] = 0
    tail *= 10 ** (-rng.uniform(-2, 14) / 20) / np.sqrt((tail**2).sum() + 1e-9)
    tail[0] = 1
    wet = fftconvolve(samples, tail)[: len(samples)]
    return wet.astype(np.float32)


def band(rng: np.random.Generator, samples: np.ndarray) -> np.ndarray:
    """A poor microphone: a random high-pass and low-pass."""
    low, high = rng.uniform(40, 350), rng.uniform(3000, 7800)
    return sosfilt(butter(2, [low, high], "bandpass", fs=RATE, output="sos"), samples).astype(np.float32)


class Spoiler:
    """Noises of a lived-in room: recorded ones, made ones, and talk."""

    def __init__(self, recorded: list[np.ndarray], talk: list[np.ndarray]) -> None:
        self._recorded, self._talk = recorded, talk

    def noise(self, rng: np.random.Generator, length: int) -> np.ndarray:
        kind = rng.choice(5, p=[0.4, 0.25, 0.12, 0.08, 0.15])
        if kind == 0:
            return looped(rng, self._recorded[rng.integers(len(self._recorded))], length)
        if kind == 1:
            return coloured(rng, length)
        if kind == 2:
            return clatter(rng, length)
        if kind == 3:
            return music(rng, length)
        voices = [crop(rng, self._talk[rng.integers(len(self._talk))], length) for _ in range(rng.integers(3, 9))]
        return room(rng, sum(voices))


