"""Sliding-window attention for the encoder (Beltagy et al. 2020, "Longformer"): a piece sees `width` pieces to each side, and the first
`first` of all (the sentence stands in front) see and are seen by everything.

Written as a mask, which is what training and short prompts want; `in_blocks` is the same without the pairs that the mask throws away,
whose time and memory grow with the prompt and not with its square:

    python3 training/llm/edge/window.py          both timed through onnxruntime at several lengths
"""

import math
import statistics
import sys
import tempfile
import time
from pathlib import Path

import torch
from torch import nn

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from model import HEAD_WIDTH, HEADS, WIDTH, EncoderLayer, attend  # noqa: E402

LONGEST = 192


def near(length, width, first):
    """[length, length], true where the one may see the other."""
    at = torch.arange(length)
    front = at < first
    return ((at[:, None] - at[None, :]).abs() <= width) | front[:, None] | front[None, :]


class SlidingLayer(EncoderLayer):
    def __init__(self, layer, width, first):
        super().__init__(layer.drop.p)
        for name, part in layer.named_children():
            setattr(self, name, part)
        self.register_buffer("near", near(LONGEST, width, first), persistent=False)

    def forward(self, x, mask):
        # A slice of a table: no operator that counts, as in export.py.
        seen = self.near[None, None, : x.shape[1], : x.shape[1]]
        return super().forward(x, seen if mask is None else mask & seen)


def slide(encoder, width, first=0):
    encoder.window = [width, first]
    encoder.layers = nn.ModuleList(SlidingLayer(layer, width, first) for layer in encoder.layers)


def in_blocks(query, key, value, width):
    """As `attend` under `near(S, width, 0)`, for one sentence: blocks of `width` pieces, each with the one before and the one behind."""
    pieces = query.shape[1]
    blocks = (pieces + width - 1) // width
    empty = torch.zeros(1, width, WIDTH)
    split = lambda x: torch.cat([x, empty], 1)[:, : blocks * width].reshape(-1, width, WIDTH)
    around = lambda x: torch.cat([torch.cat([empty, x[:-1]]), x, torch.cat([x[1:], empty])], 1)
    heads = lambda x: x.reshape(x.shape[0], -1, HEADS, HEAD_WIDTH).transpose(1, 2)
    q, k, v = heads(split(query)), heads(around(split(key))), heads(around(split(value)))
    weights = q @ k.transpose(-1, -2) / math.sqrt(HEAD_WIDTH)
    inside = torch.arange(width)[:, None]
    outside = torch.arange(3 * width)[None, :] - width
    weights = weights.masked_fill(((inside - outside).abs() > width)[None, None], -1e4)
    # What lies before the beginning and behind the end.
    absolute = torch.arange(blocks)[:, None] * width + outside
    weights = weights.masked_fill(((absolute < 0) | (absolute >= pieces))[:, None, None, :], -1e4)
    seen = (torch.softmax(weights, -1) @ v).transpose(1, 2)
    return seen.reshape(1, -1, WIDTH)[:, :pieces]


class Whole(nn.Module):
    def forward(self, query, key, value):
        return attend(query, key, value)


class Blocks(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.width = width

    def forward(self, query, key, value):
        return in_blocks(query, key, value, self.width)


def session(module, folder):
    import onnxruntime

    path = str(Path(folder) / "attention.onnx")
    names = ["query", "key", "value"]
    example = tuple(torch.randn(1, 80, WIDTH) for _ in names)
    torch.onnx.export(module, example, path, input_names=names, output_names=["seen"], dynamic_axes={name: {1: "S"} for name in names}, opset_version=17, dynamo=False)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def main():
    torch.manual_seed(1)
    torch.set_num_threads(1)
    x = {name: torch.randn(1, 100, WIDTH) for name in ("query", "key", "value")}
    masked = attend(*x.values(), mask=near(100, 16, 0)[None, None])
    assert torch.allclose(masked, in_blocks(*x.values(), 16), atol=1e-5), "the blocks are another attention"
    print("one layer's attention, ms (median), by pieces: all pairs / windows of 8, 16, 32 to each side")
    with tempfile.TemporaryDirectory() as folder:
        rivals = [session(module, folder) for module in (Whole(), Blocks(8), Blocks(16), Blocks(32))]
        for length in (51, 96, 192, 512, 1024):
            given = {name: torch.randn(1, length, WIDTH).numpy() for name in x}
            times = [[] for _ in rivals]
            for _ in range(30):
                for rival, taken in zip(rivals, times):
                    started = time.perf_counter()
                    rival.run(None, given)
                    taken.append(1e3 * (time.perf_counter() - started))
            print(f"| {length} | " + " | ".join(f"{statistics.median(taken):.2f}" for taken in times) + " |", flush=True)


if __name__ == "__main__":
    main()
