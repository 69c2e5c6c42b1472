"""Quantization-aware training (Jacob et al. 2018): forwards see the weights as the export will round them, gradients pass as if nothing were.

The roundings are export.py's: int8 a scale for each row of outputs, and what goes into a matrix by eight bits between its smallest and its
largest value; int4 in blocks of 32 inputs, the largest of a block at -8 (MatMulNBits, symmetric). Word table and norms stay as they are.
"""

import torch
from torch import nn
from torch.nn.utils import parametrize

BLOCK = 32


def int8(weight):
    step = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
    return (weight / step).round().clamp(-127, 127) * step


def int4(weight):
    blocks = weight.reshape(weight.shape[0], -1, BLOCK)
    low, high = blocks.amin(-1, keepdim=True), blocks.amax(-1, keepdim=True)
    largest = torch.where(high > -low, high, low)
    step = torch.where(largest.abs() < 1e-8, torch.full_like(largest, 1e-8), largest) / -8
    return ((blocks / step).round().clamp(-8, 7) * step).reshape(weight.shape)


class Rounded(nn.Module):
    """Straight-through: the rounded weight, and the gradient of the unrounded."""

    def __init__(self, rounding):
        super().__init__()
        self.rounding = rounding

    def forward(self, weight):
        return weight + (self.rounding(weight) - weight).detach()


def by_eight_bits(of_all):
    """What DynamicQuantizeLinear makes of an input: by sentence in the encoder (`of_all`), by step in the decoder, which gets one at a time."""

    def rounded(_, inputs):
        (x,) = inputs
        over = tuple(range(1, x.dim())) if of_all else (-1,)
        low, high = x.amin(over, keepdim=True).clamp(max=0), x.amax(over, keepdim=True).clamp(min=0)
        step = (high - low).clamp(min=1e-8) / 255
        return (x + ((x / step).round() * step - x).detach(),)

    return rounded


def begin(model, bits):
    """From now on forwards are as quantized. -> what ends that"""
    hooks, rounding = [], Rounded(int8 if bits == 8 else int4)
    parts = [(name, part) for name, part in model.named_modules() if isinstance(part, nn.Linear)]
    for name, part in parts:
        parametrize.register_parametrization(part, "weight", rounding)
        if bits == 8:
            # `memory` and the pointer's keys read what the encoder gives, the whole sentence at once.
            of_all = name.startswith("encoder.") or name.endswith((".memory", "pointed", "point_key"))
            hooks.append(part.register_forward_pre_hook(by_eight_bits(of_all)))
    parametrize.register_parametrization(model.table, "weight", rounding)

    def end():
        for hook in hooks:
            hook.remove()
        for _, part in [*parts, ("table", model.table)]:
            parametrize.remove_parametrizations(part, "weight", leave_parametrized=False)

    return end
