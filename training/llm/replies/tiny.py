#!/usr/bin/env python3
"""A causal language model of a few kilobytes that knows nothing, for the tests of the runner (test/llm/causal-tiny).

    python3 training/llm/replies/tiny.py

Random weights (a fixed seed) through the same graph, files and tokenizer writer as the real one. Needs numpy, onnx, tokenizers.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from tokenizers.pre_tokenizers import ByteLevel

from graph import causal_lm, save
from quantize import int4, int8
from source import Shape, Source
from tokenizer import write

FOLDER = Path(__file__).resolve().parents[3] / "test" / "llm" / "causal-tiny"
SHAPE = Shape(layers=2, width=64, hidden=96, heads=4, key_heads=2, head=16, context=256, theta=10_000.0, epsilon=1e-5)
TEMPLATE = (
    "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>\n' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)


def main() -> None:
    chance = np.random.default_rng(5)
    special = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
    merges = ["h e", "l l", "he ll", "hell o", "Ġ t", "Ġt he"]
    tokens = [*special, *sorted(ByteLevel.alphabet()), *(pair.replace(" ", "") for pair in merges)]
    s = SHAPE
    drawn = lambda rows, columns: chance.normal(0, 1.4 / columns**0.5, (rows, columns)).astype(np.float32)
    weights = {"embed": chance.normal(0, 1, (len(tokens), s.width)).astype(np.float32), "norm": np.ones(s.width, np.float32)}
    for layer in range(s.layers):
        weights[f"{layer}.qkv"] = drawn((s.heads + 2 * s.key_heads) * s.head, s.width)
        weights[f"{layer}.o"] = drawn(s.width, s.width)
        weights[f"{layer}.gate_up"] = drawn(2 * s.hidden, s.width)
        weights[f"{layer}.down"] = drawn(s.width, s.hidden)
        for norm in ("attention_norm", "mlp_norm"):
            weights[f"{layer}.{norm}"] = np.ones(s.width, np.float32)
    source = Source(s, weights, tokens, merges, special, TEMPLATE)
    norms = {name: weight for name, weight in weights.items() if weight.ndim == 1}
    blocks = {name: int8(w, 64) if name == "embed" else int4(w, None) for name, w in weights.items() if w.ndim == 2}
    FOLDER.mkdir(parents=True, exist_ok=True)
    for file in [*save(causal_lm(s, norms, blocks, s.context), FOLDER / "model.onnx"), *write(source, FOLDER, s.context)]:
        print(f"{file.stat().st_size:8d}  {file.name}")


if __name__ == "__main__":
    main()
