"""Utterances as a microphone in a lived-in room hears them, as log-mel frames: a pass is one hearing of everything.

    python3 training/listener/prepare.py --data DIR --out PREPARED --passes 0 1 2 3 [--parts 0 1 2]

A pass takes some minutes of one core and 0.2 GB; what it holds depends on its number only. What there is already is left alone.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(1, str(Path(__file__).resolve().parents[1] / "asr" / "noise"))
import sound  # noqa: E402
from eighths import PARTS, name_of, utterances  # noqa: E402
from features import STEP, log_mel  # noqa: E402
from speech import Utterance, samples  # noqa: E402
from train import spoilt  # noqa: E402

SEED = 11
# Silence before and after an utterance: the hub hands over up to 320 ms before, and looks after 128 ms.
LEAD_STEPS, TAIL_SAMPLES = (0, 10), (4_000, 12_000)
# Besides the levels of `spoilt`: from across the room.
FAR, FAR_DB = 0.25, 20
GAIN_FRAME, TARGET, MOST, DECAY = 512, 0.3, 32, 0.985  # src/wake/gain.ts


def running_gain(heard: np.ndarray) -> np.ndarray:
    padded = np.pad(heard, (0, -len(heard) % GAIN_FRAME)).reshape(-1, GAIN_FRAME)
    level, out = 0.0, np.empty_like(padded)
    for at, (frame, peak) in enumerate(zip(padded, np.abs(padded).max(1))):
        level = max(peak, level * DECAY)
        out[at] = frame * min(MOST, max(1, TARGET / max(level, 1e-9)))
    return out.reshape(-1)[: len(heard)]


def hearing(rng: np.random.Generator, clean: np.ndarray, spoiler: sound.Spoiler | None) -> tuple[np.ndarray, int]:
    """(log-mel steps, how many of them come before the utterance); without noise if there is no spoiler"""
    lead = int(rng.integers(*LEAD_STEPS))
    placed = np.pad(clean.astype(np.float32) / 32768, (lead * STEP, int(rng.integers(*TAIL_SAMPLES))))
    heard = placed if spoiler is None else spoilt(rng, placed, spoiler)
    if spoiler is not None and rng.random() < FAR:
        heard = heard * 10 ** (-rng.uniform(0, FAR_DB) / 20)
    return log_mel(running_gain(heard.astype(np.float32))), lead


def read(data: Path, part: int | None) -> list[tuple[Utterance, np.ndarray]]:
    found = [(one, samples(one.path)) for one in utterances(data, part)]
    return [(one, heard) for one, heard in found if heard is not None]


def prepare(data: Path, file: Path, seed: int, rows: list[tuple[Utterance, np.ndarray]], spoiler: sound.Spoiler | None) -> None:
    if file.exists():
        return
    heard = [hearing(np.random.default_rng((SEED, seed, at)), clean, spoiler) for at, (_, clean) in enumerate(rows)]
    partial = file.with_suffix(".partial.npz")
    np.savez(
        partial,
        paths=np.array([str(one.path.relative_to(data)) for one, _ in rows]),
        lengths=np.array([len(steps) for steps, _ in heard]),
        leads=np.array([lead for _, lead in heard]),
        steps=np.concatenate([steps.astype(np.float16) for steps, _ in heard]),
    )
    partial.rename(file)
    print(f"{file.name}: {sum(len(steps) for steps, _ in heard)} steps", flush=True)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--passes", type=int, nargs="+", required=True)
    options.add_argument("--parts", type=int, nargs="+", default=list(range(PARTS)))
    args = options.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    noise, noise_held_out = sound.recorded_noise(args.data)
    held_out = read(args.data, None)
    judge = sound.Spoiler(noise_held_out, [heard for _, heard in held_out])
    prepare(args.data, args.out / "noisy-held-out.npz", 0, held_out, judge)
    prepare(args.data, args.out / "clean-held-out.npz", 0, held_out, None)
    for part in args.parts:
        rows = read(args.data, part)
        spoiler = sound.Spoiler(noise, [heard for one, heard in rows if one.set.startswith("common")])
        for number in args.passes:
            prepare(args.data, args.out / f"pass-{number}-{name_of(part)}.npz", 1 + number, rows, spoiler)


if __name__ == "__main__":
    main()
