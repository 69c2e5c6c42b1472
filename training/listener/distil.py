"""Trains the listener: what the recogniser's letter head hears in clean speech, it must hear in rooms and noise, as it comes.

    python3 training/listener/distil.py --data PREPARED --out OUT --shape middle --steps 2400 [--resume] [--quantize --begin OUT/checkpoint.pt]

Soft labels frame by frame (Hinton et al. 2015), the transcript by CTC (Graves 2006), and for the probability of speech whether
letters are being said nearby. A step is three quarters of a minute of speech. OUT/checkpoint.pt holds all that going on needs.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
from features import ANSWERS, DELAY
from model import ALPHABET, SHAPES, Listener, parameters_of
from torch.nn import functional as F

SECONDS_A_STEP = 48
STEPS_A_SECOND = 16_000 / 768
RATE, WARM_UP, LEAST_RATE = 2.5e-3, 100, 0.02
CTC_WEIGHT, SPEECH_WEIGHT = 0.25, 0.2
# A transcript that the teacher all but refuses (nats a letter) is not what is said: such a clip teaches its soft labels only.
LEAST_LIKELIHOOD = -1.3
PARTS, PASSES = 8, 16
# Letters within so many frames make a frame speech: 0.24 s.
NEARBY = 10
# Of the running mean of the weights.
KEPT = 0.995
# SpecAugment (Park et al. 2019): masks of up to so many steps and input rows.
MASKED_STEPS, MASKED_MELS = 6, 10
BLANK_LOGS = np.full(len(ALPHABET), -12.0, np.float16)
BLANK_LOGS[0] = 0


class Heard:
    """Parts of one pass of prepare.py, joined with the labels."""

    def __init__(self, files: list[Path], labels: dict) -> None:
        stored = [np.load(file) for file in files]
        self.lengths, self.leads, self._steps = (np.concatenate([one[key] for one in stored]) for key in ("lengths", "leads", "steps"))
        self._begin = np.concatenate(([0], np.cumsum(self.lengths)))
        self.labels = [labels.get(path) for one in stored for path in one["paths"]]

    def steps(self, at: int) -> np.ndarray:
        return self._steps[self._begin[at] : self._begin[at + 1]].astype(np.float32)

    def wanted(self, at: int) -> np.ndarray:
        """natural logarithms [ANSWERS * steps, 29]: the teacher's frames, as late as the listener answers"""
        logs, count = self.labels[at]["logs"], ANSWERS * self.lengths[at]
        before = np.tile(BLANK_LOGS, (ANSWERS * self.leads[at] + DELAY, 1))
        after = np.tile(BLANK_LOGS, (max(0, count - len(before) - len(logs)), 1))
        return np.concatenate((before, logs, after))[:count].astype(np.float32)

    def extremes(self) -> tuple[np.ndarray, np.ndarray]:
        some = self._steps[::7].astype(np.float32)
        return some.mean(0), some.std(0)


class Batch:
    def __init__(self, heard: Heard, members: list[int], rng: np.random.Generator | None) -> None:
        longest = max(heard.lengths[at] for at in members)
        steps = [np.pad(heard.steps(at), ((0, longest - heard.lengths[at]), (0, 0)), mode="edge") for at in members]
        rows = [np.concatenate((wanted := heard.wanted(at), np.tile(BLANK_LOGS, (ANSWERS * longest - len(wanted), 1)))) for at in members]
        self.steps, self.wanted = torch.from_numpy(np.stack(steps)), torch.from_numpy(np.stack(rows).astype(np.float32))
        letters = 1 - self.wanted[..., 0].exp()
        near = F.max_pool1d(letters[:, None], 2 * NEARBY + 1, 1, NEARBY)[:, 0]
        self.speech = (near > 0.5).float()
        known = [heard.labels[at] for at in members]
        self.letters = [one["letters"] if one["likelihood"] > LEAST_LIKELIHOOD else "" for one in known]
        self.lengths = torch.tensor([ANSWERS * heard.lengths[at] for at in members])
        if rng is not None:
            mean = self.steps.mean((0, 1))
            for row in self.steps:
                for _ in range(2):
                    first, size = rng.integers(0, longest), rng.integers(0, MASKED_STEPS)
                    row[first : first + size] = mean
                low, size = rng.integers(0, 40), rng.integers(0, MASKED_MELS)
                row.view(longest, -1, 40)[:, :, low : low + size] = mean.view(-1, 40)[:, low : low + size]


def losses(logs: torch.Tensor, speech: torch.Tensor, batch: Batch) -> torch.Tensor:
    """[soft labels, letters by CTC, speech]: nats a frame"""
    inside = torch.arange(logs.shape[1]) < batch.lengths[:, None]
    soft = (batch.wanted.exp() * (batch.wanted - logs)).sum(-1)[inside].mean()
    wanted = torch.tensor([ALPHABET.index(letter) for text in batch.letters for letter in text])
    lengths = torch.tensor([len(text) for text in batch.letters])
    each = F.ctc_loss(logs.transpose(0, 1), wanted, batch.lengths, lengths, reduction="none", zero_infinity=True)
    spelled = each[lengths > 0].sum() / max(1, batch.lengths[lengths > 0].sum().item())
    spoken = F.binary_cross_entropy_with_logits(speech[inside], batch.speech[inside])
    return torch.stack((soft, spelled, spoken))


def groups_of(heard: Heard, rng: np.random.Generator) -> list[list[int]]:
    """Batches of like lengths, in a random order."""
    usable = np.array([at for at, label in enumerate(heard.labels) if label is not None])
    groups, group = [], []
    for at in usable[np.argsort(heard.lengths[usable] + rng.uniform(0, 8, len(usable)))]:
        if group and (len(group) + 1) * heard.lengths[at] > SECONDS_A_STEP * STEPS_A_SECOND:
            groups.append(group)
            group = []
        group.append(int(at))
    return [groups[at] for at in rng.permutation(len(groups))]


def batches(passes: list[list[Path]], labels: dict, first: int, steps: int, seed: int):
    """What a step sees depends on its number only, as long as what is prepared is the same."""
    step, epoch, kept = 0, 0, {}
    while step < steps:
        turn = epoch % len(passes)
        if turn not in kept:
            kept[turn] = Heard(passes[turn], labels)
        heard = kept[turn]
        for group in groups_of(heard, np.random.default_rng((seed, epoch))):
            if first <= step < steps:
                yield step, Batch(heard, group, np.random.default_rng((seed, step, 1)))
            step += 1
        epoch += 1


def files_of(folder: Path, number: int, parts: list[int]) -> list[Path]:
    return [file for part in parts if (file := folder / f"pass-{number}-part-{part}.npz").exists()]


def labels_in(folder: Path) -> dict:
    return {path: label for file in sorted(folder.glob("labels-*.pt")) for path, label in torch.load(file, weights_only=False).items()}


def spelled(logs: torch.Tensor) -> str:
    best = logs.argmax(-1).tolist()
    return "".join(ALPHABET[now] for before, now in zip([0, *best], best) if now and now != before)


def distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, row[0] = row[0], at
        for to, against in enumerate(other, 1):
            before, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, before + (letter != against))
    return row[-1]


def judge(listener: Listener, heard: Heard) -> dict[str, float]:
    """Soft labels in nats a frame, letters wrong in per cent, speech told right in per cent."""
    listener.eval()
    nats, wrong, letters, right, frames = 0.0, 0, 0, 0, 0
    members = [at for at, label in enumerate(heard.labels) if label is not None and label["likelihood"] > LEAST_LIKELIHOOD]
    with torch.no_grad():
        for first in range(0, len(members), 16):
            part = members[first : first + 16]
            batch = Batch(heard, part, None)
            logs, speech = listener(batch.steps)
            nats += losses(logs, speech, batch)[0].item() * len(part)
            for row, length, text in zip(logs, batch.lengths, batch.letters):
                wrong += distance(spelled(row[:length]), text)
                letters += len(text)
            inside = torch.arange(logs.shape[1]) < batch.lengths[:, None]
            right += ((speech > 0) == (batch.speech > 0.5))[inside].sum().item()
            frames += inside.sum().item()
    listener.train()
    return {"nats": round(nats / len(members), 3), "letters wrong": round(100 * wrong / letters, 1), "speech right": round(100 * right / frames, 1)}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--data", type=Path, required=True, help="what labels.py and prepare.py wrote")
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--parts", type=int, nargs="+", default=list(range(PARTS)), help="those of what is prepared that are used")
    options.add_argument("--shape", choices=SHAPES, required=True)
    options.add_argument("--steps", type=int, default=2400)
    options.add_argument("--rate", type=float, default=RATE)
    options.add_argument("--every", type=int, default=400, help="steps between checkpoints")
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--quantize", action="store_true", help="round weights and activations as the export will")
    options.add_argument("--begin", type=Path, help="a finished run's checkpoint.pt to train further, with a schedule of its own")
    options.add_argument("--resume", action="store_true", help="go on where OUT/checkpoint.pt stopped")
    args = options.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    args.out.mkdir(parents=True, exist_ok=True)
    checkpoint = args.out / "checkpoint.pt"
    labels = labels_in(args.data)
    passes = [files for number in range(PASSES) if (files := files_of(args.data, number, args.parts))]
    held_out = {name: Heard([args.data / f"{name}-held-out.npz"], labels) for name in ("clean", "noisy")}

    listener = Listener(SHAPES[args.shape])
    mean, deviation = Heard(passes[0], labels).extremes()
    listener.mean.copy_(torch.from_numpy(mean))
    listener.deviation.copy_(torch.from_numpy(deviation))
    if args.begin:
        listener.load_state_dict(torch.load(args.begin, weights_only=True)["mean"])
    if args.quantize:
        listener.quantize()
    optimizer = torch.optim.AdamW(listener.parameters(), lr=args.rate, betas=(0.9, 0.98), weight_decay=0.01)
    kept = Listener(SHAPES[args.shape])
    kept.load_state_dict(listener.state_dict())
    if args.quantize:
        kept.quantize()
    first = 0
    if args.resume:
        saved = torch.load(checkpoint, weights_only=True)
        listener.load_state_dict(saved["listener"])
        kept.load_state_dict(saved["mean"])
        optimizer.load_state_dict(saved["optimizer"])
        first = saved["step"]
    print(json.dumps({"shape": args.shape, "parameters": parameters_of(listener), "passes": len(passes)}), flush=True)

    def save(step: int) -> None:
        state = {"listener": listener.state_dict(), "mean": kept.state_dict(), "optimizer": optimizer.state_dict()}
        torch.save(state | {"step": step, "shape": args.shape, "quantized": args.quantize}, checkpoint)
        scores = {name: judge(kept, heard) for name, heard in held_out.items()}
        print(json.dumps({"step": step, "cpu_s": round(time.process_time()), **scores}), flush=True)

    listener.train()
    for step, batch in batches(passes, labels, first, args.steps, args.seed):
        falling = 0.5 + 0.5 * math.cos(math.pi * step / args.steps)
        for group in optimizer.param_groups:
            group["lr"] = args.rate * min(1, (step + 1) / WARM_UP) * max(LEAST_RATE, falling)
        with torch.autocast("cpu", torch.bfloat16, enabled=not args.quantize):
            logs, speech = listener(batch.steps)
        parts = losses(logs, speech, batch)
        optimizer.zero_grad(set_to_none=True)
        (parts[0] + CTC_WEIGHT * parts[1] + SPEECH_WEIGHT * parts[2]).backward()
        torch.nn.utils.clip_grad_norm_(listener.parameters(), 2.0)
        optimizer.step()
        share = min(KEPT, (step + 1) / (step + 11))
        with torch.no_grad():
            for (_, to), (_, now) in zip(kept.state_dict().items(), listener.state_dict().items()):
                to.lerp_(now, 1 - share)
        if (step + 1) % 50 == 0:
            print(f"step {step + 1}: {[round(one.item(), 3) for one in parts]}, {time.process_time():.0f} s", flush=True)
        if (step + 1) % args.every == 0 or step + 1 == args.steps:
            save(step + 1)


if __name__ == "__main__":
    main()
