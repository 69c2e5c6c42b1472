"""Makes the recogniser's encoder hard against noise, and trains the letter head on it.

    python3 training/asr/noise/train.py --data DIR --teacher teacher.pt --out DIR [--steps 800] [--resume | --begin checkpoint.pt|shipped --seed 8]

The encoder hears speech in rooms and noise; behind it the fetched decoder, which is not changed, must expect at every token of the
transcript what it expects of the clean sound (soft labels of teacher.py), and the transcript itself. The letter head learns from the same
frames. The encoder's weights are rounded in training as they are in the file (quantization-aware), and a running mean of them is
what is written: OUT/encoder.ort, and letters.onnx beside it. A step is 40 seconds of speech and takes 1.5 s of two idle AVX-512 cores.
"""

from __future__ import annotations

import argparse
import json
import math
import queue
import sys
import threading
from pathlib import Path

import decoder
import encoder
import letters
import numpy as np
import sound
import torch
from ort_weights import OrtWeights
from speech import SPOKEN, samples
from torch.nn import functional as F

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
import fetch  # noqa: E402

# The held-out sounds are the same in every round.
JUDGED_SEED = 7
SECONDS_A_STEP = 40
RATE, HEAD_RATE, WARM_UP = 1.2e-4, 6e-4, 100
LEAST_RATE = 0.03
TRANSCRIPT_WEIGHT, LETTERS_WEIGHT = 0.3, 0.3
# Nats a token: below it the transcript is not what is said.
LEAST_LIKELIHOOD = -1.6
# Of the running mean of the weights.
KEPT = 0.995
NOISY, IN_A_ROOM, TWO_NOISES, POOR_MICROPHONE, CLIPPED, HURRIED = 0.88, 0.4, 0.2, 0.12, 0.04, 0.4
SNR_DB = (0, 22)


def spoilt(rng: np.random.Generator, clean: np.ndarray, spoiler: sound.Spoiler) -> np.ndarray:
    """What a microphone in a lived-in room gives."""
    out = sound.room(rng, clean) if rng.random() < IN_A_ROOM else clean.copy()
    if rng.random() < NOISY:
        noise = spoiler.noise(rng, len(clean))
        if rng.random() < TWO_NOISES:
            noise = sound.mix(noise, spoiler.noise(rng, len(clean)), rng.uniform(-6, 12))
        out = sound.mix(out, noise, rng.uniform(*SNR_DB))
    if rng.random() < POOR_MICROPHONE:
        out = sound.band(rng, out)
    out = out * (10 ** (rng.uniform(-24, 0) / 20) / (np.abs(out).max() + 1e-9))
    if rng.random() < CLIPPED:
        out = np.clip(out * rng.uniform(1.2, 3), -1, 1)
    return (out + rng.standard_normal(len(out)) * 10 ** rng.uniform(-5, -3.5)).astype(np.float32)


class Batch:
    def __init__(self, rows: list[dict], rng: np.random.Generator, spoiler: sound.Spoiler | None, hurry: bool = False) -> None:
        said = [sound.hurried(rng, row["samples"]) if spoiler and hurry and rng.random() < HURRIED else row["samples"] for row in rows]
        length = max(len(one) for one in said) + int(rng.uniform(0.05, 0.8) * sound.RATE)
        heard = []
        for one in said:
            placed = sound.crop(rng, one, length)
            heard.append(placed if spoiler is None else spoilt(rng, placed, spoiler))
        steps, likeliest = max(len(row["tokens"]) for row in rows), rows[0]["expected"].shape[1]
        self.sound = torch.from_numpy(np.stack(heard))
        self.ids = torch.full((len(rows), steps), decoder.END)
        self.ids[:, 0] = decoder.START
        self.wanted = torch.full((len(rows), steps), -100)
        self.expected = torch.full((len(rows), steps, likeliest), -math.inf)
        self.expected_tokens = torch.zeros((len(rows), steps, likeliest), dtype=torch.long)
        for at, row in enumerate(rows):
            size = len(row["tokens"])
            self.ids[at, 1:size] = torch.tensor(row["tokens"][:-1])
            self.wanted[at, :size] = torch.tensor(row["tokens"])
            self.expected[at, :size] = torch.from_numpy(row["expected"].astype(np.float32))
            self.expected_tokens[at, :size] = torch.from_numpy(row["expected_tokens"].astype(np.int64))
        self.letters = [row["letters"] for row in rows]


def losses(student, read, head, batch: Batch) -> torch.Tensor:
    """[soft labels, transcript, letters, share of tokens that are the likeliest]"""
    hidden = student(batch.sound)
    logs = read(batch.ids, hidden).float().log_softmax(-1)
    counts = batch.wanted != -100
    soft = -(batch.expected.exp() * logs.gather(-1, batch.expected_tokens)).sum(-1)[counts].mean()
    hard = F.nll_loss(logs.flatten(0, 1), batch.wanted.flatten(), ignore_index=-100)
    right = (logs.argmax(-1) == batch.wanted)[counts].float().mean()
    return torch.stack([soft, hard, letters.loss(head, hidden.float(), batch.letters), right])


def batches(rows: list[dict], spoiler: sound.Spoiler, first: int, steps: int, seed: int):
    """Made ahead in a thread; what a step sees depends on its number only."""
    ready: queue.Queue = queue.Queue(maxsize=6)

    def make() -> None:
        step, epoch = 0, 0
        while step < steps:
            rng = np.random.default_rng((seed, epoch))
            lengths = [len(row["samples"]) + rng.uniform(0, 6_000) for row in rows]
            groups, group = [], []
            for at in np.argsort(lengths):
                if group and (len(group) + 1) * len(rows[at]["samples"]) > SECONDS_A_STEP * sound.RATE:
                    groups.append(group)
                    group = []
                group.append(rows[at])
            for at in rng.permutation(len(groups)):
                if first <= step < steps:
                    ready.put(Batch(groups[at], np.random.default_rng((seed, step, 1)), spoiler, hurry=True))
                step += 1
            epoch += 1
        ready.put(None)

    threading.Thread(target=make, daemon=True).start()
    while (batch := ready.get()) is not None:
        yield batch


def export(mean: dict, head: letters.LetterHead, out: Path) -> None:
    weights = OrtWeights(fetch.DOWNLOADS / "moonshine" / "encoder.ort")
    encoder.store(mean, weights)
    fetch.write_atomically(out / "encoder.ort", weights.to_bytes())
    was = head.training
    head.eval()
    names = {"input_names": ["hidden"], "output_names": ["logs"], "dynamic_axes": {"hidden": {1: "F"}, "logs": {1: "F"}}}
    torch.onnx.export(head, (torch.zeros(1, 50, encoder.WIDTH),), str(out / "letters.onnx"), opset_version=17, dynamo=False, **names)
    head.train(was)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--teacher", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--steps", type=int, default=800)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--seed", type=int, default=7, help="of what the steps hear: another one for each round that begins where one ended")
    options.add_argument("--resume", action="store_true", help="go on where OUT/checkpoint.pt stopped")
    options.add_argument("--begin", help="a finished run's checkpoint.pt to train further, with a schedule of its own; or `shipped`: what models/ holds")
    args = options.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    checkpoint = args.out / "checkpoint.pt"
    student = encoder.load(OrtWeights(fetch.DOWNLOADS / "moonshine" / "encoder.ort")).train()
    read = decoder.load(OrtWeights(fetch.DOWNLOADS / "moonshine" / "decoder.ort"))
    head = letters.LetterHead().train()
    if args.begin == "shipped":
        student = encoder.load(OrtWeights(fetch.MODELS / "asr" / "encoder.ort")).train()
        head = letters.load(fetch.MODELS / "asr" / "letters.onnx").train()
    elif args.begin:
        saved = torch.load(args.begin, weights_only=True)
        student.load_state_dict(saved["mean"], strict=False)
        head.load_state_dict(saved["head"])
    groups = [{"params": list(student.parameters()), "base": RATE}, {"params": list(head.parameters()), "base": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, lr=RATE, betas=(0.9, 0.98), weight_decay=0.0)
    mean = {name: value.detach().clone() for name, value in student.named_parameters()}
    first = 0
    if args.resume:
        saved = torch.load(checkpoint, weights_only=True)
        student.load_state_dict(saved["student"])
        head.load_state_dict(saved["head"])
        optimizer.load_state_dict(saved["optimizer"])
        mean, first = saved["mean"], saved["step"]

    rows = [row for row in torch.load(args.teacher, weights_only=False) if row["likelihood"] > LEAST_LIKELIHOOD]
    for row in rows:
        row["samples"] = samples(Path(row["path"]))
    training, held_out = ([row for row in rows if row["held_out"] == held] for held in (False, True))
    noise, noise_held_out = sound.recorded_noise(args.data)
    spoiler = sound.Spoiler(noise, [row["samples"] for row in training if row["set"].startswith("common")])
    people, made = ([row for row in held_out if (row["set"] == SPOKEN) == one] for one in (False, True))
    judged, judged_made = (sorted(some, key=lambda row: len(row["samples"]))[:: max(1, len(some) // 96)] for some in (people, made))
    rng, judge = np.random.default_rng(JUDGED_SEED), sound.Spoiler(noise_held_out, [row["samples"] for row in people])
    parts = [judged[at : at + 12] for at in range(0, len(judged), 12)]
    held = {"noisy": [Batch(part, rng, judge) for part in parts], "clean": [Batch(part, rng, None) for part in parts]}
    if judged_made:
        held["made voices, noisy"] = [Batch(judged_made[at : at + 12], rng, judge) for at in range(0, len(judged_made), 12)]

    def report(step: int) -> None:
        head.eval()
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            scores = {name: torch.stack([losses(student, read, head, one) for one in some]).mean(0) for name, some in held.items()}
        head.train()
        rounded = {name: [round(value, 3) for value in score.tolist()] for name, score in scores.items()}
        print(json.dumps({"step": step, "held out: soft, transcript, letters, right": rounded}), flush=True)
        state = {"student": student.state_dict(), "head": head.state_dict(), "optimizer": optimizer.state_dict(), "mean": mean, "step": step}
        torch.save(state, checkpoint)
        export(mean, head, args.out)

    report(first)
    for step, batch in enumerate(batches(training, spoiler, first, args.steps, args.seed), first):
        falling = 0.5 + 0.5 * math.cos(math.pi * step / args.steps)
        for group in optimizer.param_groups:
            group["lr"] = group["base"] * min(1, (step + 1) / WARM_UP) * max(LEAST_RATE, falling)
        with torch.autocast("cpu", torch.bfloat16):
            soft, hard, spelled, right = losses(student, read, head, batch)
        optimizer.zero_grad(set_to_none=True)
        (soft + TRANSCRIPT_WEIGHT * hard + LETTERS_WEIGHT * spelled).backward()
        for group in optimizer.param_groups:
            torch.nn.utils.clip_grad_norm_(group["params"], 1.0)
        optimizer.step()
        kept = min(KEPT, (step + 1) / (step + 21))
        with torch.no_grad():
            for name, value in student.named_parameters():
                mean[name].lerp_(value, 1 - kept)
        if (step + 1) % 25 == 0:
            print(f"step {step + 1}: {[round(one.item(), 3) for one in (soft, hard, spelled, right)]}", flush=True)
        if (step + 1) % 200 == 0 or step + 1 == args.steps:
            report(step + 1)


if __name__ == "__main__":
    main()
