"""The listener: a small causal network that says, frame by frame, whether somebody speaks and which letter is being said.

Blocks of a depthwise causal convolution and two pointwise layers (ConvNeXt's, Liu et al. 2022, in one dimension). Quantization
here is what the export does: weights int8 with a scale for each output, activations uint8 with one fixed scale a layer.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from features import ANSWERS, MELS, STACK
from torch import nn
from torch.nn import functional as F

# Of src/asr/letters/posteriors.ts; the speech probability's logit comes after the letters.
ALPHABET = "_ 'abcdefghijklmnopqrstuvwxyz"
INPUTS = STACK * MELS
STEM_REACH = 3
# Of activations (uint8), and of weights to either side of nought: seven bits, since AVX2 adds two products in 16 bits.
LEVELS, WEIGHT_LEVELS = 255, 63


class Shape(NamedTuple):
    width: int
    blocks: int
    reach: int
    widen: int


# What the search tried (RESULTS.md).
SHAPES = {
    "narrow": Shape(96, 6, 7, 3),
    "middle": Shape(144, 6, 7, 3),
    "wide": Shape(208, 3, 9, 3),
}


class Rounded(torch.autograd.Function):
    """Rounds in the forward pass only (Bengio et al. 2013)."""

    @staticmethod
    def forward(_, x: torch.Tensor, scale: torch.Tensor, low: int, high: int) -> torch.Tensor:
        return (x / scale).round().clamp(low, high) * scale

    @staticmethod
    def backward(_, gradient: torch.Tensor):
        return gradient, None, None, None


class Linear(nn.Linear):
    """Rounds its weights and what comes in once `quantized` is set."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__(inputs, outputs)
        self.quantized = False
        # Running extremes of what comes in.
        self.register_buffer("low", torch.tensor(0.0))
        self.register_buffer("high", torch.tensor(0.0))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if not self.quantized:
            return super().forward(x)
        if self.training:
            with torch.no_grad():
                for extreme, now in ((self.low, x.amin()), (self.high, x.amax())):
                    extreme.mul_(0.98).add_(0.02 * now.float())
        scale = ((self.high - self.low) / LEVELS).clamp(min=1e-6)
        zero = (-self.low / scale).round()
        heard = Rounded.apply(x.float() + zero * scale, scale, 0, LEVELS) - zero * scale
        steps = self.weight.abs().amax(1, keepdim=True) / WEIGHT_LEVELS
        return F.linear(heard, Rounded.apply(self.weight, steps, -WEIGHT_LEVELS, WEIGHT_LEVELS), self.bias)


class Block(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width, self.past = shape.width, shape.reach - 1
        self.conv = nn.Conv1d(width, width, shape.reach, groups=width)
        self.norm = nn.LayerNorm(width)
        self.up, self.down = Linear(width, shape.widen * width), Linear(shape.widen * width, width)
        nn.init.zeros_(self.down.bias)
        self.down.weight.data.mul_(0.3)

    def forward(self, x: torch.Tensor, past: torch.Tensor | None = None) -> torch.Tensor:
        """x [B, T, width]; past [B, reach - 1, width], silence if None"""
        across = x.transpose(1, 2)
        known = F.pad(across, (self.past, 0)) if past is None else torch.cat((past.transpose(1, 2), across), -1)
        mixed = self.conv(known).transpose(1, 2)
        return x + self.down(F.relu(self.up(self.norm(mixed))))


class Listener(nn.Module):
    """log-mel steps [B, T, INPUTS] -> letters' natural logarithms [B, ANSWERS * T, 29], the logit of speech [B, ANSWERS * T]"""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.register_buffer("mean", torch.zeros(INPUTS))
        self.register_buffer("deviation", torch.ones(INPUTS))
        self.stem = Linear(STEM_REACH * INPUTS, shape.width)
        self.blocks = nn.ModuleList(Block(shape) for _ in range(shape.blocks))
        self.last = nn.LayerNorm(shape.width)
        self.out = Linear(shape.width, ANSWERS * (len(ALPHABET) + 1))

    def stemmed(self, known: torch.Tensor) -> torch.Tensor:
        """known [B, STEM_REACH - 1 + T, INPUTS]"""
        scaled = (known - self.mean) / self.deviation
        length = known.shape[1] - STEM_REACH + 1
        return F.relu(self.stem(torch.cat([scaled[:, at : at + length] for at in range(STEM_REACH)], -1)))

    def headed(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        out = self.out(self.last(x)).float()
        # One row for each of a step's frames.
        out = out.reshape(out.shape[0], -1, len(ALPHABET) + 1)
        return out[..., :-1].log_softmax(-1), out[..., -1]

    def forward(self, steps: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        # Before the first step there was more of the same.
        x = self.stemmed(torch.cat((steps[:, :1].expand(-1, STEM_REACH - 1, -1), steps), 1))
        for block in self.blocks:
            x = block(x)
        return self.headed(x)

    def quantize(self) -> None:
        for module in self.modules():
            if isinstance(module, Linear):
                module.quantized = True


class Streaming(nn.Module):
    """The same, a few steps at a time: what is exported.

    steps [1, STEM_REACH - 1 + T, INPUTS]: the last ones of the call before come first; past [blocks, reach - 1, width].
    """

    def __init__(self, listener: Listener) -> None:
        super().__init__()
        self.listener = listener

    def forward(self, steps: torch.Tensor, past: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        x, kept = self.listener.stemmed(steps), []
        for at, block in enumerate(self.listener.blocks):
            before = past[at : at + 1]
            kept.append(torch.cat((before, x), 1)[:, -block.past :])
            x = block(x, before)
        logs, speech = self.listener.headed(x)
        return logs, speech.sigmoid(), torch.cat(kept, 0)


def parameters_of(listener: Listener) -> int:
    return sum(one.numel() for one in listener.parameters())
