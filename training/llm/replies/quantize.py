"""Weights in blocks of a row, each with a scale (and a zero point): the layout of onnxruntime's MatMulNBits."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np


class Blocks(NamedTuple):
    """weight ~ scale * (value - zero). `packed` uint8 [out, blocks, block * bits / 8], low half first; `zeros` packed the same way, None: the middle."""

    bits: int
    block: int
    packed: np.ndarray
    scales: np.ndarray
    zeros: np.ndarray | None
    floats: np.ndarray


# Ranges tried, as shares of the block's own: cutting off the greatest numbers leaves finer steps for the others.
SHARES = np.linspace(0.78, 1.02, 13, dtype=np.float32)


def int4(weight: np.ndarray, importance: np.ndarray | None, block: int = 32) -> Blocks:
    """
    16 levels with a zero point, each block's scale searched for the least squared error. weight [out, in]; importance [in]: the mean
    square of the input, so that an error counts by what it does to the output (as AWQ and llama.cpp's importance matrices do).
    """
    rows, columns = weight.shape
    w = weight.reshape(rows, columns // block, block)
    cost = np.ones(columns, np.float32) if importance is None else importance.astype(np.float32) + 1e-8
    cost = cost.reshape(1, columns // block, block)
    low, high = np.minimum(w.min(-1), 0), np.maximum(w.max(-1), 0)
    best = np.full(low.shape, np.inf, np.float32)
    scales, zeros = np.ones(low.shape, np.float32), np.zeros(low.shape, np.float32)
    values = np.zeros(w.shape, np.float32)
    for share in SHARES:
        scale = np.maximum((high - low) * share / 15, 1e-8)
        zero = np.clip(np.round(-low * share / scale), 0, 15)
        value = np.clip(np.round(w / scale[..., None]) + zero[..., None], 0, 15)
        level = value - zero[..., None]
        # The scale that fits these levels best.
        scale = (cost * w * level).sum(-1) / np.maximum((cost * level * level).sum(-1), 1e-12)
        error = (cost * np.square(w - scale[..., None] * level)).sum(-1)
        better = error < best
        best = np.where(better, error, best)
        scales, zeros = np.where(better, scale, scales), np.where(better, zero, zeros)
        values = np.where(better[..., None], value, values)
    floats = (scales[..., None] * (values - zeros[..., None])).reshape(rows, columns).astype(np.float32)
    return Blocks(4, block, halves(values), scales.astype(np.float32), halves(zeros), floats)


def int8(weight: np.ndarray, block: int) -> Blocks:
    """256 levels about the middle (128)."""
    rows, columns = weight.shape
    w = weight.reshape(rows, columns // block, block)
    scales = np.maximum(np.abs(w).max(-1) / 127, 1e-8).astype(np.float32)
    values = np.clip(np.round(w / scales[..., None]), -127, 127)
    floats = (scales[..., None] * values).reshape(rows, columns).astype(np.float32)
    return Blocks(8, block, (values + 128).astype(np.uint8), scales, None, floats)


def halves(values: np.ndarray) -> np.ndarray:
    """Two 4-bit numbers to a byte along the last axis, the first one in the low half."""
    if values.shape[-1] % 2:
        values = np.concatenate([values, np.zeros((*values.shape[:-1], 1), values.dtype)], -1)
    whole = values.astype(np.uint8)
    return whole[..., ::2] | (whole[..., 1::2] << 4)
