"""Moonshine's audio encoder in PyTorch, with weights read from and written to the ORT file.

Jeffries et al., "Moonshine: Speech Recognition for Live Transcription and Voice Commands", 2024: three strided convolutions over raw
samples, then pre-norm transformer blocks with rotary positions on 32 of each head's 36 numbers.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from ort_weights import LEVELS, OrtWeights  # noqa: E402

WIDTH, HEADS, LAYERS, INNER = 288, 8, 6, 1152
HEAD = WIDTH // HEADS
ROTARY = 32


class FakeQuantize(torch.autograd.Function):
    """Rounds as the export will (uint8, one scale a matrix); the gradient passes straight through (Bengio et al. 2013)."""

    @staticmethod
    def forward(_, weight: torch.Tensor) -> torch.Tensor:
        low, high = weight.amin().clamp(max=0), weight.amax().clamp(min=0)
        scale = (high - low) / LEVELS
        zero = torch.round(-low / scale)
        return torch.fake_quantize_per_tensor_affine(weight, scale.float(), zero.to(torch.int32), 0, LEVELS)

    @staticmethod
    def backward(_, gradient: torch.Tensor) -> torch.Tensor:
        return gradient


class Linear(nn.Linear):
    def forward(self, x: torch.Tensor) -> torch.Tensor:
        # What is not trained came out of the file, rounded already.
        weight = FakeQuantize.apply(self.weight) if self.weight.requires_grad else self.weight
        return F.linear(x, weight, self.bias)


def angles(length: int) -> tuple[torch.Tensor, torch.Tensor]:
    """(cosines, sines), [length, ROTARY / 2]"""
    frequencies = 10_000.0 ** (-torch.arange(0, ROTARY, 2) / ROTARY)
    turn = torch.outer(torch.arange(length, dtype=torch.float32), frequencies)
    return turn.cos(), turn.sin()


def rotate(x: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor) -> torch.Tensor:
    """x [batch, heads, time, HEAD]; pairs of neighbouring numbers turn together."""
    turned, rest = x[..., :ROTARY], x[..., ROTARY:]
    even, odd = turned[..., 0::2], turned[..., 1::2]
    both = torch.stack((even * cos - odd * sin, odd * cos + even * sin), dim=-1).flatten(-2)
    return torch.cat((both, rest), dim=-1)


def by_head(x: torch.Tensor) -> torch.Tensor:
    """[batch, time, WIDTH] -> [batch, heads, time, HEAD]"""
    return x.unflatten(-1, (HEADS, HEAD)).transpose(1, 2)


class Block(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.input_layernorm = nn.LayerNorm(WIDTH, bias=False)
        self.post_attention_layernorm = nn.LayerNorm(WIDTH, bias=False)
        self.q_proj, self.k_proj, self.v_proj, self.o_proj = (Linear(WIDTH, WIDTH, bias=False) for _ in range(4))
        self.fc1, self.fc2 = Linear(WIDTH, INNER), Linear(INNER, WIDTH)

    def forward(self, x: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor) -> torch.Tensor:
        normed = self.input_layernorm(x)
        q, k, v = (by_head(proj(normed)) for proj in (self.q_proj, self.k_proj, self.v_proj))
        mixed = F.scaled_dot_product_attention(rotate(q, cos, sin), rotate(k, cos, sin), v)
        x = x + self.o_proj(mixed.transpose(1, 2).flatten(2))
        return x + self.fc2(F.gelu(self.fc1(self.post_attention_layernorm(x))))


class Encoder(nn.Module):
    """samples [batch, n] in -1..1 -> hidden states [batch, about n / 384, 288]"""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv1d(1, WIDTH, 127, stride=64, bias=False)
        self.groupnorm = nn.GroupNorm(1, WIDTH)
        self.conv2 = nn.Conv1d(WIDTH, 2 * WIDTH, 7, stride=3)
        self.conv3 = nn.Conv1d(2 * WIDTH, WIDTH, 3, stride=2)
        self.layers = nn.ModuleList(Block() for _ in range(LAYERS))
        self.layer_norm = nn.LayerNorm(WIDTH, bias=False)

    def forward(self, samples: torch.Tensor) -> torch.Tensor:
        x = self.groupnorm(torch.tanh(self.conv1(samples.unsqueeze(1))))
        x = F.gelu(self.conv3(F.gelu(self.conv2(x)))).transpose(1, 2)
        cos, sin = angles(x.shape[1])
        for layer in self.layers:
            x = layer(x, cos.to(x.dtype), sin.to(x.dtype))
        return self.layer_norm(x)


def _places(weights: OrtWeights) -> dict[str, tuple[str, bool]]:
    """PyTorch's name of a parameter -> (ORT's name, whether it lies transposed there)."""
    places = {"conv1.weight": ("conv1.weight_add_tensor", False), "layer_norm.weight": ("layer_norm.weight", False)}
    for conv in ("conv2", "conv3"):
        places[f"{conv}.weight"] = (f"{conv}.weight_add_tensor", False)
        places[f"{conv}.bias"] = (f"{conv}.bias", False)
    places["groupnorm.weight"] = ("onnx::Mul_2080", False)
    places["groupnorm.bias"] = ("onnx::Add_2081", False)
    for layer in range(LAYERS):
        here = f"layers.{layer}"
        for norm in ("input_layernorm", "post_attention_layernorm"):
            places[f"{here}.{norm}.weight"] = (f"{here}.{norm}.weight", False)
        for proj in ("q_proj", "k_proj", "v_proj", "o_proj"):
            places[f"{here}.{proj}.weight"] = (weights.behind(f"/layers.{layer}/self_attn/{proj}/"), True)
        for fc in ("fc1", "fc2"):
            places[f"{here}.{fc}.weight"] = (weights.behind(f"/layers.{layer}/mlp/{fc}/"), True)
            places[f"{here}.{fc}.bias"] = (f"{here}.mlp.{fc}.bias", False)
    return places


def load(weights: OrtWeights) -> Encoder:
    encoder = Encoder()
    parameters = dict(encoder.named_parameters())
    places = _places(weights)
    if missing := parameters.keys() - places.keys():
        raise KeyError(f"no place for {sorted(missing)}")
    with torch.no_grad():
        for name, (place, transposed) in places.items():
            values = torch.from_numpy(weights.get(place))
            parameters[name].copy_((values.T if transposed else values).reshape(parameters[name].shape))
    return encoder


def store(parameters: dict[str, torch.Tensor], weights: OrtWeights) -> None:
    """@param parameters of an `Encoder`, by name"""
    for name, (place, transposed) in _places(weights).items():
        values = parameters[name].detach().float()
        shape = weights.get(place).shape
        weights.put(place, np.ascontiguousarray((values.T if transposed else values).reshape(shape).numpy()))
