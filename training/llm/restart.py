"""Makes a checkpoint of the shipped model for calls, to train on where the one it was exported from is gone.

    python3 training/llm/restart.py --minilm model.safetensors --out start.pt

The matrices are what their eight bits say (a step of a 127th of a row's largest weight); the word table is the package's own, and the learned
marks are what the shipped table has more. `train.py --start start.pt` goes on from it.
"""

import argparse
import json
from pathlib import Path

import numpy
import onnx
import torch
from onnx import numpy_helper
from safetensors.torch import load_file

from model import MARKS, CallModel

NUMBERED = "onnx::MatMul_"
MODELS = Path(__file__).resolve().parents[2] / "models" / "llm"


def tensors_of(path):
    """Name -> float array, and the matrices in the order of their use, each [in, out]."""
    graph = onnx.load(path).graph
    stored = {each.name: numpy_helper.to_array(each) for each in graph.initializer}

    def real(name):
        if f"{name}_quantized" not in stored:
            return stored[name]
        zero = stored[f"{name}_zero_point"].astype(numpy.float32)
        return (stored[f"{name}_quantized"].astype(numpy.float32) - zero) * stored[f"{name}_scale"]

    names = [name.removesuffix("_quantized") for name in stored if name.endswith("_quantized")]
    # The exporter numbers the matrices in the order of their use.
    order = sorted((name for name in names if name.startswith(NUMBERED)), key=lambda name: int(name.removeprefix(NUMBERED)))
    return {name: real(name) for name in [*names, *stored] if not name.startswith(NUMBERED)}, [real(name) for name in order]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--minilm", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    settings = json.loads((MODELS / "calls.json").read_text())
    model = CallModel(len(settings["symbols"]), layers=settings["layers"])
    model.encoder.load_minilm(load_file(options.minilm))
    model.eval()
    encoder, read = tensors_of(MODELS / "calls-encoder.onnx")
    decoder, written = tensors_of(MODELS / "calls-decoder.onnx")
    state = model.state_dict()
    named = {name.removeprefix("model."): array for part in (encoder, decoder) for name, array in part.items()}
    taken = {"encoder.words.weight", "encoder.marks.weight"}

    def take(name, array):
        wanted = state[name]
        if tuple(array.shape) != tuple(wanted.shape):
            raise SystemExit(f"restart: {name} is {array.shape} in models/llm, {tuple(wanted.shape)} here: the shape of the model has changed")
        state[name] = torch.from_numpy(numpy.array(array, dtype=numpy.float32))
        taken.add(name)

    for name, array in named.items():
        if name in state and name not in taken:
            take(name, array.T if name == "point_query.weight" else array)
    layers = range(len(model.layers))
    linears = [f"encoder.layers.{k}.{part}" for k in range(len(model.encoder.layers)) for part in ("qkv", "out", "up", "down")]
    linears += [*(f"layers.{k}.memory" for k in layers), "pointed", "point_key"]
    for name, array in zip(linears, read, strict=True):
        take(f"{name}.weight", array.T)
    linears = [f"layers.{k}.{part}" for k in layers for part in ("qkv", "out1", "query", "out2", "up", "down")]
    for name, array in zip(linears, written, strict=True):
        take(f"{name}.weight", array.T)
    # What is less than a step of the shipped table's is only its rounding.
    step = float(encoder["table.weight_scale"])
    learned = torch.from_numpy(numpy.array(encoder["table.weight"][:MARKS], dtype=numpy.float32)) - state["encoder.words.weight"][:MARKS]
    state["encoder.marks.weight"] = torch.where(learned.abs() > step, learned, torch.zeros(()))
    missing = sorted(set(state) - taken)
    if missing:
        raise SystemExit(f"restart: not in models/llm: {', '.join(missing)}")
    model.load_state_dict(state)
    vocabulary = {"symbols": settings["symbols"]}
    torch.save({"model": model.state_dict(), "shape": model.shape, "vocabulary": vocabulary}, options.out)
    print(f"{len(taken)} tensors, marks that were learned: {int((state['encoder.marks.weight'] != 0).any(1).sum())} -> {options.out}")


if __name__ == "__main__":
    main()
