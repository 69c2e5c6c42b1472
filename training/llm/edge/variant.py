"""Variants of the model for calls: fewer layers, heads or neurons, or a window. Built, loaded, saved and tuned here, all in the same way.

A checkpoint of a variant has `edge` beside `shape`: {"encoder": [{"heads", "inner"}], "decoder": [{"inner"}], "window": [pieces to each
side, pieces at the front that all see] or None}.
"""

import math
import random
import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from model import HEAD_WIDTH, WIDTH, CallModel  # noqa: E402
from train import batches  # noqa: E402
from window import slide  # noqa: E402

BATCH = 48
# Of the encoder and of the rest: half of the last round's, since the weights begin where that ended.
RATES = (5e-5, 2e-4)


def load(path):
    """-> model, the rest of the checkpoint"""
    saved = torch.load(path, weights_only=False, map_location="cpu")
    model = CallModel(**saved["shape"])
    edge = saved.get("edge", {})
    for layer, sizes in zip(model.encoder.layers, edge.get("encoder", [])):
        attended = sizes["heads"] * HEAD_WIDTH
        layer.qkv, layer.out = nn.Linear(WIDTH, 3 * attended), nn.Linear(attended, WIDTH)
        layer.up, layer.down = nn.Linear(WIDTH, sizes["inner"]), nn.Linear(sizes["inner"], WIDTH)
    for layer, sizes in zip(model.layers, edge.get("decoder", [])):
        layer.up, layer.down = nn.Linear(WIDTH, sizes["inner"]), nn.Linear(sizes["inner"], WIDTH)
    if edge.get("window"):
        slide(model.encoder, *edge["window"])
    model.load_state_dict(saved["model"])
    return model, {name: value for name, value in saved.items() if name not in ("model", "optimizer")}


def edge_of(model):
    return {
        "encoder": [{"heads": layer.out.in_features // HEAD_WIDTH, "inner": layer.down.in_features} for layer in model.encoder.layers],
        "decoder": [{"inner": layer.down.in_features} for layer in model.layers],
        "window": getattr(model.encoder, "window", None),
    }


def save(model, vocabulary, path, **more):
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    shape = {**model.shape, "layers": len(model.layers), "encoder_layers": len(model.encoder.layers)}
    torch.save({"model": model.state_dict(), "shape": shape, "edge": edge_of(model), "vocabulary": vocabulary, **more}, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


def loss_of(model, ids, mask, previous, wanted, teacher=None):
    """Cross-entropy of the labels; with a teacher, half of it and half the divergence from the teacher's distribution (Hinton et al. 2015, T = 1)."""
    with torch.autocast("cpu", torch.bfloat16):
        logits = model(ids, mask, previous)
    logits = logits.float().flatten(0, 1)
    loss = F.cross_entropy(logits, wanted.flatten(), ignore_index=-100)
    if teacher is None:
        return loss
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        told = teacher(ids, mask, previous).float().flatten(0, 1)
    there = wanted.flatten() != -100
    apart = F.kl_div(logits[there].log_softmax(-1), told[there].log_softmax(-1), reduction="batchmean", log_target=True)
    return 0.5 * loss + 0.5 * apart


def tune(model, rows, vocabulary, steps, teacher=None, before=lambda step: None, log=print, seed=31):
    """`steps` batches of the same rows in the same order for whoever is tuned. `before` is called with each step."""
    symbols, pointer = model.symbols, vocabulary["pointer"]
    chance = random.Random(seed)
    ready = list(batches(rows[: steps * BATCH], BATCH, chance, pointer, symbols))
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    others = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": encoder, "base": RATES[0]}, {"params": others, "base": RATES[1]}]
    optimizer = torch.optim.AdamW(groups, lr=1e-5, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    model.train()
    losses = []
    for step, (_, ids, mask, previous, wanted) in enumerate(ready):
        torch.manual_seed(seed + step)
        before(step)
        for group in optimizer.param_groups:
            group["lr"] = group["base"] * min(1, (step + 1) / 5) * max(0.02, 0.5 * (1 + math.cos(math.pi * step / steps)))
        loss = loss_of(model, ids, mask, previous, wanted, teacher)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        losses.append(loss.item())
        if (step + 1) % 10 == 0:
            log(f"    step {step + 1}/{steps} loss {sum(losses[-10:]) / 10:.3f}")
    return model.eval()


@torch.no_grad()
def exact(model, rows, vocabulary):
    """Share of rows whose every item is right, given the right ones before it."""
    model.eval()
    right = 0
    for _, ids, mask, previous, wanted in batches(rows, 64, random, vocabulary["pointer"], model.symbols, shuffle=False):
        with torch.autocast("cpu", torch.bfloat16):
            best = model(ids, mask, previous).argmax(-1)
        right += ((best == wanted) | (wanted == -100)).all(1).sum().item()
    return round(100 * right / len(rows), 1)
