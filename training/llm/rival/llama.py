"""SmolLM2 as a batch learns it: plain torch, the matrices in bfloat16 where autocast says so, logits only where an answer stands."""

import sys
from pathlib import Path

import numpy
import torch
import torch.nn.functional as F
from torch import nn

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "replies"))
from reference import turns  # noqa: E402


class Layer(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.heads, self.key_heads, self.head, self.epsilon = shape.heads, shape.key_heads, shape.head, shape.epsilon
        of = lambda wide, out: nn.Linear(wide, out, bias=False)
        self.attention_norm, self.mlp_norm = nn.Parameter(torch.ones(shape.width)), nn.Parameter(torch.ones(shape.width))
        self.qkv, self.o = of(shape.width, (shape.heads + 2 * shape.key_heads) * shape.head), of(shape.heads * shape.head, shape.width)
        self.gate_up, self.down = of(shape.width, 2 * shape.hidden), of(shape.hidden, shape.width)

    def forward(self, x, cos, sin, hidden):
        batch, steps, _ = x.shape
        both = self.qkv(F.rms_norm(x, x.shape[-1:], self.attention_norm, self.epsilon))
        both = both.reshape(batch, steps, -1, self.head).transpose(1, 2)
        query, key, value = both.split([self.heads, self.key_heads, self.key_heads], dim=1)
        shared = self.heads // self.key_heads
        key, value = (part.repeat_interleave(shared, 1) for part in (turned(key, cos, sin), value))
        # Written out: on a processor the fused operator's way back is the slower one (model.py).
        weights = (turned(query, cos, sin) @ key.transpose(-1, -2)).float() * self.head**-0.5 + hidden
        mixed = torch.softmax(weights, dim=-1).to(value.dtype) @ value
        x = x + self.o(mixed.transpose(1, 2).reshape(batch, steps, -1))
        gate, up = self.gate_up(F.rms_norm(x, x.shape[-1:], self.mlp_norm, self.epsilon)).chunk(2, dim=-1)
        return x + self.down(F.silu(gate) * up)


def turned(x, cos, sin):
    half = x.shape[-1] // 2
    return torch.cat([x[..., :half] * cos - x[..., half:] * sin, x[..., half:] * cos + x[..., :half] * sin], dim=-1)


class Llama(nn.Module):
    """Word table and output matrix are one, as in the original."""

    def __init__(self, shape, tokens, context=512):
        super().__init__()
        self.shape = shape
        self.embed = nn.Embedding(tokens, shape.width)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.norm = nn.Parameter(torch.ones(shape.width))
        for name, table in zip(("cos", "sin"), turns(shape, context)):
            self.register_buffer(name, torch.from_numpy(table), persistent=False)

    def forward(self, ids, asked):
        """ids [B, T], padded behind; asked [B, T], true where the next token is asked for -> logits [asked, tokens]"""
        steps = ids.shape[1]
        x = self.embed(ids)
        # Nothing looks ahead, so nothing sees the padding.
        hidden = torch.full((steps, steps), -1e4).triu(1)
        cos, sin = self.cos[:steps], self.sin[:steps]
        if torch.is_autocast_enabled("cpu"):
            cos, sin = cos.bfloat16(), sin.bfloat16()
        for layer in self.layers:
            x = layer(x, cos, sin, hidden)
        return F.linear(F.rms_norm(x[asked], x.shape[-1:], self.norm, self.shape.epsilon), self.embed.weight)

    def take(self, weights):
        """Of replies/source.py; its names are ours but for `layers.` and `.weight`."""
        state = {self.name_of(name): torch.from_numpy(values) for name, values in weights.items()}
        self.load_state_dict(state)
        return self

    def given(self):
        """The weights by source.py's names, float32."""
        state = self.state_dict()
        names = ["embed", "norm", *(f"{k}.{part}" for k in range(len(self.layers)) for part in PARTS)]
        return {name: state[self.name_of(name)].numpy().astype(numpy.float32) for name in names}

    @staticmethod
    def name_of(name):
        matrix = name if name.endswith("norm") else f"{name}.weight"
        return f"layers.{matrix}" if name[0].isdigit() else matrix


PARTS = ("attention_norm", "mlp_norm", "qkv", "o", "gate_up", "down")


class Adapted(nn.Module):
    """A matrix that stays, and beside it the product of two thin ones that learns (LoRA, Hu et al. 2021)."""

    def __init__(self, kept, rank, scale=2.0):
        super().__init__()
        self.weight, self.scale = kept.weight.requires_grad_(False), scale
        self.down = nn.Parameter(torch.randn(rank, kept.in_features) / kept.in_features**0.5)
        self.up = nn.Parameter(torch.zeros(kept.out_features, rank))

    def forward(self, x):
        return F.linear(x, self.weight) + self.scale * F.linear(F.linear(x, self.down), self.up)


def adapt(model, rank=32):
    """Only thin matrices beside those of the layers learn from now on."""
    model.requires_grad_(False)
    for layer in model.layers:
        for part in ("qkv", "o", "gate_up", "down"):
            setattr(layer, part, Adapted(getattr(layer, part), rank))
    return model


def cut(source, layers, used):
    """
    Source with `layers` of its layers, spread evenly from the first to the last, and of its vocabulary only what `used` (token ids) holds, what
    those are merged from, and single bytes: other words are spelt in more tokens, what is used is written as before.
    """
    kept = [round(k * (source.shape.layers - 1) / (layers - 1)) for k in range(layers)]
    parts = {a + b: (a, b) for a, b in (pair.split(" ") for pair in reversed(source.merges))}
    wanted = set(source.special) | {token for token in source.tokens if len(token) == 1}
    open_ = [source.tokens[id] for id in used]
    while open_:
        token = open_.pop()
        if token not in wanted:
            wanted.add(token)
            open_ += parts.get(token, ())
    ids = [id for id, token in enumerate(source.tokens) if token in wanted]
    merges = [pair for pair in source.merges if pair.replace(" ", "") in wanted and all(part in wanted for part in pair.split(" "))]
    weights = {"embed": source.weights["embed"][ids], "norm": source.weights["norm"]}
    weights |= {f"{new}.{part}": source.weights[f"{old}.{part}"] for new, old in enumerate(kept) for part in PARTS}
    return source._replace(shape=source.shape._replace(layers=layers), weights=weights, tokens=[source.tokens[id] for id in ids], merges=merges)
