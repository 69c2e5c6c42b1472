"""Trains the model for calls. Resumable: `latest.pt` in --out holds everything.

    python3 training/llm/train.py --data DIR --minilm model.safetensors --out DIR [--epochs 4] [--minutes 60]

`--data` is what generate.mjs wrote. Prints loss and exact answers (every item right, given the right items before it) by source.
"""

import argparse
import collections
import json
import math
import os
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F

from model import CallModel

BEGIN = 0  # the first symbol
# How often an epoch sees a row: written sentences (each is there as said and as misheard) teach most, what is made is soon learned.
WEIGHTS = {
    "follow": 2,
    "joined": 0.6,
    "varied": 0.4,
    "template": 0.5,
    "drawn": 0.5,
    "hwu": 0.8,
    "clinc": 0.4,
    "snips": 0.5,
    "device-actions": 0.25,
    "piles": 0.4,
}


def read_rows(path):
    rows = [json.loads(line) for line in open(path)]
    for n, row in enumerate(rows):
        row["o"], row["n"] = row["s"].split(":")[0], n
    return rows


def share_unknown(row):
    """How much of a row an epoch sees by `p`, the chance of its whole answer when it was last met: what is known teaches nothing, what is past hearing little."""
    known = row.get("p", 0.5)
    return 0.15 if known > 0.97 else 0.4 if known > 0.9 else 0.6 if known < 0.003 else 1


def drawn(rows, chance):
    """The rows of one epoch: a weight of 1.5 is one time, and another for every second row."""
    return [row for row in rows for _ in range(math.floor(WEIGHTS.get(row["o"], 1) * share_unknown(row) + chance.random()))]


def chances(logits, wanted):
    """[B]: of the whole answer, from logits [B, T, C] and wanted [B, T] (-100 where nothing is)."""
    losses = F.cross_entropy(logits.detach().float().transpose(1, 2), wanted, ignore_index=-100, reduction="none")
    return torch.exp(-losses.sum(1)).tolist()


def note(part, logits, wanted):
    for row, p in zip(part, chances(logits, wanted)):
        row["p"], row["met"] = p, True


@torch.no_grad()
def look_over(model, rows, pointer, symbols, rank, world):
    """Gives every row its `p` before the first epoch: a third of what learning them costs."""
    model.eval()
    for part, ids, mask, previous, wanted in batches(rows, 64, random, pointer, symbols, shuffle=False, share=(rank, world)):
        with torch.autocast("cpu", torch.bfloat16):
            logits = model(ids, mask, previous)
        note(part, logits, wanted)
    model.train()
    exchange(rows, world)


def exchange(rows, world):
    """What one process met the others know of: they must draw the same rows."""
    if world == 1:
        return
    mine = {row["n"]: row["p"] for row in rows if row.pop("met", False)}
    theirs = [None] * world
    torch.distributed.all_gather_object(theirs, mine)
    for met in theirs:
        for n, p in met.items():
            rows[n]["p"] = p


def batches(rows, size, chance, pointer, symbols, shuffle=True, share=(0, 1)):
    """Sentences of like length together, in random order: {ids, mask, previous, wanted}. `share`: of each batch every n-th row from the k-th."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]["x"]) + 2 * len(rows[i]["y"]) + (chance.random() * 6 if shuffle else 0))
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    if shuffle:
        chance.shuffle(groups)
    for group in groups:
        part = [rows[i] for i in group[share[0] :: share[1]]] or [rows[group[0]]]
        width, steps = max(len(r["x"]) for r in part), max(len(r["y"]) for r in part)
        ids = torch.zeros(len(part), width, dtype=torch.long)
        mask = torch.zeros(len(part), width, dtype=torch.bool)
        previous = torch.zeros(len(part), steps, dtype=torch.long)
        wanted = torch.full((len(part), steps), -100, dtype=torch.long)
        for i, row in enumerate(part):
            y = torch.tensor([v if v < pointer else v - pointer + symbols for v in row["y"]])
            ids[i, : len(row["x"])] = torch.tensor(row["x"])
            mask[i, : len(row["x"])] = True
            wanted[i, : len(y)] = y
            previous[i, 0] = BEGIN
            previous[i, 1 : len(y)] = y[:-1]
        yield part, ids, mask, previous, wanted


@torch.no_grad()
def exact(model, rows, pointer, symbols):
    model.eval()
    right, total = collections.Counter(), collections.Counter()
    for part, ids, mask, previous, wanted in batches(rows, 64, random, pointer, symbols, shuffle=False):
        with torch.autocast("cpu", torch.bfloat16):
            best = model(ids, mask, previous).argmax(-1)
        good = ((best == wanted) | (wanted == -100)).all(1)
        for row, ok in zip(part, good.tolist()):
            total[row["o"]] += 1
            right[row["o"]] += ok
    model.train()
    return {origin: round(100 * right[origin] / total[origin], 1) for origin in sorted(total)}


def average_gradients(model, world):
    """Of all processes, in one message."""
    if world == 1:
        return
    gradients = [p.grad for p in model.parameters() if p.grad is not None]
    flat = torch.cat([gradient.flatten() for gradient in gradients])
    torch.distributed.all_reduce(flat)
    at = 0
    for gradient in gradients:
        gradient.copy_(flat[at : at + gradient.numel()].view_as(gradient) / world)
        at += gradient.numel()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--minilm", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--epochs", type=float, default=4)
    parser.add_argument("--minutes", type=float, default=1e9, help="stops and saves after so long; the schedule is by --steps")
    parser.add_argument("--batch", type=int, default=48)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rate", type=float, default=8e-4)
    parser.add_argument("--encoder-rate", type=float, default=1.2e-4)
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--encoder-layers", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--freeze", type=int, default=0, help="encoder layers that do not learn")
    parser.add_argument("--steps", type=int, help="instead of --epochs")
    parser.add_argument("--hard", action="store_true", help="an epoch sees less of what the model knows already")
    parser.add_argument("--start", help="weights of another run to begin from")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    # `python -m torch.distributed.run --nproc-per-node 2 train.py ...`: two processes of one thread do more than one of two.
    rank, world = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
    if world > 1:
        if options.minutes < 1e9:
            parser.error("--minutes is for one process")
        torch.distributed.init_process_group("gloo")
    torch.manual_seed(options.seed + rank)
    chance = random.Random(options.seed)
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    vocabulary = json.loads(Path(options.data, "vocabulary.json").read_text())
    symbols, pointer = len(vocabulary["symbols"]), vocabulary["pointer"]
    rows = read_rows(Path(options.data, "train.jsonl"))
    dev = read_rows(Path(options.data, "dev.jsonl"))
    random.Random(0).shuffle(dev)
    dev = dev[:2500]
    model = CallModel(symbols, layers=options.layers, encoder_layers=options.encoder_layers)
    from safetensors.torch import load_file

    model.encoder.load_minilm(load_file(options.minilm))
    model.encoder.freeze(options.freeze)
    groups = [
        {"params": [p for p in model.encoder.parameters() if p.requires_grad], "base": options.encoder_rate},
        {"params": [p for n, p in model.named_parameters() if not n.startswith("encoder.")], "base": options.rate},
    ]
    optimizer = torch.optim.AdamW(groups, lr=1e-4, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    total = options.steps or int(options.epochs * math.ceil(len(drawn(rows, random.Random(0))) / options.batch))
    step, epoch = 0, 0
    latest = out / "latest.pt"
    if latest.exists():
        saved = torch.load(latest, weights_only=False)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        step, epoch = saved["step"], saved["epoch"]
        chance.seed(options.seed + 1000 + step)
    elif options.start:
        model.load_state_dict(torch.load(options.start, weights_only=False)["model"])
    print(f"{len(rows)} rows, {len(dev)} dev, {symbols} symbols, {total} steps from {step}", flush=True)

    def save():
        state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step, "epoch": epoch, "shape": model.shape, "vocabulary": vocabulary}
        torch.save(state, out / "saving.pt")
        (out / "saving.pt").replace(latest)

    model.train()
    started = time.time()
    seen, losses = 0, []
    if options.hard:
        look_over(model, rows, pointer, symbols, rank, world)
    while step < total:
        epoch += 1
        taken = drawn(rows, chance)
        if rank == 0 and options.hard:
            print(f"epoch {epoch}: {len(taken)} of {len(rows)} rows", flush=True)
        for part, ids, mask, previous, wanted in batches(taken, options.batch, chance, pointer, symbols, share=(rank, world)):
            if step >= total:
                break
            warm = min(1.0, (step + 1) / max(1, 0.04 * total))
            decay = 0.5 * (1 + math.cos(math.pi * min(1.0, step / total)))
            for group in optimizer.param_groups:
                group["lr"] = group["base"] * warm * max(0.02, decay)
            with torch.autocast("cpu", torch.bfloat16):
                logits = model(ids, mask, previous)
            loss = F.cross_entropy(logits.float().flatten(0, 1), wanted.flatten(), ignore_index=-100, label_smoothing=0.0)
            if options.hard:
                note(part, logits, wanted)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            average_gradients(model, world)
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            seen += world * len(part)
            losses.append(loss.item())
            if rank > 0:
                continue
            if step % 25 == 0:
                rate = seen / (time.time() - started)
                busy = seen / time.process_time()
                print(f"step {step}/{total} loss {sum(losses) / len(losses):.3f}, rows a second {rate:.0f}, a CPU second {busy:.0f}", flush=True)
                losses = []
            if step % 100 == 0:
                save()
            if step % 600 == 0 or step == total:
                print(f"  exact {exact(model, dev, pointer, symbols)}", flush=True)
            if time.time() - started > options.minutes * 60:
                save()
                print("time is up; the same command goes on", flush=True)
                return
        if options.hard:
            exchange(rows, world)
    if rank == 0:
        save()
        print(f"  exact {exact(model, dev, pointer, symbols)}", flush=True)


if __name__ == "__main__":
    main()
