"""The same model in float32, in plain torch: what every export is compared with."""

from __future__ import annotations

import numpy as np
import torch
from torch.nn import functional as F

from source import Shape


class Reference:
    def __init__(self, shape: Shape, weights: dict[str, np.ndarray]) -> None:
        self.shape = shape
        self.weights = {name: torch.from_numpy(values) for name, values in weights.items()}
        # Mean square of what goes into each matrix, by its name, once `watch` is true: how much an input's error costs.
        self.watch = False
        self.squares: dict[str, torch.Tensor] = {}
        self.seen = 0

    def times(self, x: torch.Tensor, name: str) -> torch.Tensor:
        if self.watch:
            total = x.reshape(-1, x.shape[-1]).square().sum(0)
            self.squares[name] = self.squares.get(name, torch.zeros_like(total)) + total
        return x @ self.weights[name].T

    def normed(self, x: torch.Tensor, name: str) -> torch.Tensor:
        return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + self.shape.epsilon) * self.weights[name]

    def logits(self, ids: list[int]) -> torch.Tensor:
        """[T, vocabulary] of one text; learns where its weights ask for it."""
        s = self.shape
        x = self.weights["embed"][torch.tensor(ids)]
        cos, sin = (torch.from_numpy(table[: len(ids)]) for table in turns(s, len(ids)))
        turned = lambda q: torch.cat([q[..., :32] * cos - q[..., 32:] * sin, q[..., 32:] * cos + q[..., :32] * sin], -1)
        for layer in range(s.layers):
            both = self.times(self.normed(x, f"{layer}.attention_norm"), f"{layer}.qkv").reshape(len(ids), -1, s.head).transpose(0, 1)
            query, key, value = both.split([s.heads, s.key_heads, s.key_heads])
            shared = s.heads // s.key_heads
            key, value = (t.repeat_interleave(shared, 0) for t in (turned(key), value))
            mixed = F.scaled_dot_product_attention(turned(query), key, value, is_causal=True)
            x = x + self.times(mixed.transpose(0, 1).reshape(len(ids), -1), f"{layer}.o")
            gate, up = self.times(self.normed(x, f"{layer}.mlp_norm"), f"{layer}.gate_up").chunk(2, -1)
            x = x + self.times(F.silu(gate) * up, f"{layer}.down")
        if self.watch:
            self.seen += len(ids)
        return self.times(self.normed(x, "norm"), "embed")


def turns(shape: Shape, length: int) -> tuple[np.ndarray, np.ndarray]:
    """cos, sin [length, head / 2] of rotary positions (Su et al. 2021)."""
    angles = np.arange(length)[:, None] * shape.theta ** (-np.arange(0, shape.head, 2) / shape.head)[None]
    return np.cos(angles).astype(np.float32), np.sin(angles).astype(np.float32)
