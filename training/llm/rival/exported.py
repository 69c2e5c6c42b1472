"""A point of run.py as int8 and int4 graphs through onnxruntime, one thread: right answers, bytes, processor time. Resumable.

    python3 training/llm/rival/exported.py NAME POINT --work DIR

Of the rivals by the graph of replies/ (all matrices in blocks, the word table too), of ours by export.py and edge/score.py. Times are of whole
answers, the prompt and every step, each row by it and then by the shipped model, so that what else the machine does falls on both. Leaves
DIR/NAME/POINT.KIND.json.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy
import onnxruntime
import torch

from learners import Rival

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "edge"))
from graph import causal_lm, save  # noqa: E402
from quantize import int4, int8  # noqa: E402
from reference import Reference  # noqa: E402
from score import ROOT, Exported  # noqa: E402

KINDS = ("int8", "int4")
CONTEXT = 512
# Rows that tell which errors of a matrix cost most, and rows that are timed.
WEIGHED_BY, WARM, TIMED = 40, 5, 100


class Writer:
    """Reads a prompt, then one token at a time with the cache."""

    def __init__(self, folder, layers):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
        first = self.session.get_inputs()[2]
        self.names = [f"{layer}.{part}" for layer in range(layers) for part in ("key", "value")]
        self.empty = numpy.zeros((1, first.shape[1], 0, first.shape[3]), numpy.float32)
        self.bytes = sum(file.stat().st_size for file in folder.glob("model.onnx*"))

    def answer(self, tokens, start):
        """The likeliest token at each place of the answer, each after the right ones before it."""
        past, seen, best = [self.empty] * len(self.names), 0, []
        for until in range(start, len(tokens)):
            given = {"input_ids": numpy.array([tokens[seen:until]], numpy.int64), "attention_mask": numpy.ones((1, until), numpy.int64)}
            logits, *past = self.session.run(None, given | {f"past_key_values.{name}": part for name, part in zip(self.names, past)})
            best.append(int(logits[0, -1].argmax()))
            seen = until
        return best


def rounded(source, kind, prompts):
    """Blocks by name; int4 by what goes into each matrix when prompts of the task are read."""
    matrices = {name: weight for name, weight in source.weights.items() if weight.ndim == 2}
    if kind == "int8":
        return {name: int8(weight, 32) for name, weight in matrices.items()}
    model = Reference(source.shape, source.weights)
    model.watch = True
    with torch.no_grad():
        for tokens, _ in prompts:
            model.logits(tokens)
    return {name: int4(weight, (model.squares[name] / model.seen).numpy()) for name, weight in matrices.items()}


def cpu(act):
    started = time.process_time()
    act()
    return time.process_time() - started


def scored(writer, rows, texts, items):
    right = [writer.answer(tokens, start) == tokens[start:] for tokens, start in rows]
    shipped = Exported(ROOT / "models" / "llm")
    pairs = [(cpu(lambda: writer.answer(*row)), cpu(lambda: shipped.answer(item))) for row, item in zip(rows[: WARM + TIMED], items)][WARM:]
    mine, theirs = ([pair[who] for pair in pairs] for who in (0, 1))
    share = lambda of: round(100 * sum(of) / max(1, len(of)), 1)
    timed = range(WARM, WARM + len(pairs))
    return {
        "rows": len(rows),
        "exact": share(right),
        "written": share([ok for ok, text in zip(right, texts) if text["s"] == "written"]),
        "mb": round(writer.bytes / 1e6, 1),
        "seconds": round(statistics.median(mine), 4),
        "ratio": round(statistics.median(mine) / statistics.median(theirs), 1),
        "items_a_second": round(sum(len(items[k]["y"]) for k in timed) / sum(mine)),
        "tokens_a_second": round(sum(len(rows[k][0]) - rows[k][1] for k in timed) / sum(mine)),
    }


def rival(name, point, kind, work):
    learner = Rival(work, json.loads((work / "vocabulary.json").read_text()), name)
    learner.model.load_state_dict(torch.load(work / name / f"{point}.pt", weights_only=False)["model"])
    source = learner.source._replace(weights=learner.model.given())
    blocks = rounded(source, kind, learner.rows[:WEIGHED_BY])
    folder = work / name / f"{point}.{kind}"
    folder.mkdir(exist_ok=True)
    norms = {part: weight for part, weight in source.weights.items() if weight.ndim == 1}
    save(causal_lm(source.shape, norms, blocks, CONTEXT), folder / "model.onnx")
    items = [json.loads(line) for line in open(work / "dev.jsonl")]
    rows = [learner.tokens.row(text) for text in learner.texts]
    texts = learner.texts
    del learner, source, blocks
    return scored(Writer(folder, len(list(norms)) // 2), rows, texts, items)


def ours(point, kind, work):
    folder = work / "ours" / f"{point}.export"
    run = lambda script, *more: subprocess.run([sys.executable, HERE.parent / script, *more], check=True, capture_output=True, text=True).stdout
    if not (folder / kind).exists():
        run("export.py", "--checkpoint", work / "ours" / f"{point}.pt", "--pieces", ROOT / "training/downloads/minilm/vocab.txt", "--out", folder)
    return json.loads(run("edge/score.py", folder / kind, "--dev", work / "dev.jsonl", "--beside", ROOT / "models" / "llm"))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("name", choices=["ours", "whole", "cut"])
    parser.add_argument("point")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS)
    options = parser.parse_args()
    torch.set_num_threads(1)
    for kind in options.kinds:
        result = options.work / options.name / f"{options.point}.{kind}.json"
        if not result.exists():
            found = ours(options.point, kind, options.work) if options.name == "ours" else rival(options.name, options.point, kind, options.work)
            result.write_text(json.dumps(found))
        print(options.name, options.point, kind, result.read_text(), flush=True)


if __name__ == "__main__":
    main()
