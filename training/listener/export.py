"""Writes a trained listener as the hub runs it: ONNX, a few steps at a time, pointwise layers in int8.

    python3 training/listener/export.py --data PREPARED --checkpoint OUT/checkpoint.pt --out OUT/listener.onnx [--float]

Trained with --quantize, the scales are the training's; otherwise they come from one pass over held-out speech (plain
post-training quantization).
"""

from __future__ import annotations

import argparse
import io
from pathlib import Path

import numpy as np
import onnx
import torch
from distil import Batch, Heard, labels_in
from model import INPUTS, LEVELS, SHAPES, STEM_REACH, WEIGHT_LEVELS, Linear, Listener, Streaming
from onnx import helper, numpy_helper

CALIBRATED_ON = 96


def float_graph(listener: Listener) -> onnx.ModelProto:
    shape, out = listener.shape, io.BytesIO()
    steps, past = torch.zeros(1, STEM_REACH - 1 + 8, INPUTS), torch.zeros(shape.blocks, shape.reach - 1, shape.width)
    names = {"input_names": ["steps", "past"], "output_names": ["logs", "speech", "kept"]}
    axes = {"steps": {1: "S"}, "logs": {1: "F"}, "speech": {1: "F"}}
    torch.onnx.export(Streaming(listener), (steps, past), out, opset_version=17, dynamo=False, dynamic_axes=axes, **names)
    return onnx.load_from_string(out.getvalue())


def calibrate(listener: Listener, heard: Heard) -> None:
    """Sets each pointwise layer's range to what comes into it."""
    linears = [module for module in listener.modules() if isinstance(module, Linear)]

    def widen(module: Linear, given: tuple[torch.Tensor]) -> None:
        module.low.copy_(torch.minimum(module.low, given[0].amin()))
        module.high.copy_(torch.maximum(module.high, given[0].amax()))

    hooks = [module.register_forward_pre_hook(widen) for module in linears]
    members = [at for at, label in enumerate(heard.labels) if label is not None][:CALIBRATED_ON]
    with torch.no_grad():
        for first in range(0, len(members), 16):
            listener(Batch(heard, members[first : first + 16], None).steps)
    for hook in hooks:
        hook.remove()


def in_order(listener: Listener) -> list[Linear]:
    return [listener.stem, *(layer for block in listener.blocks for layer in (block.up, block.down)), listener.out]


def quantized(model: onnx.ModelProto, listener: Listener) -> onnx.ModelProto:
    """Every pointwise layer between integers: QuantizeLinear, DequantizeLinear and MatMul, which onnxruntime makes one."""
    graph, layers, nodes, added, gone = model.graph, in_order(listener), [], [], set()
    for node in graph.node:
        if node.op_type != "MatMul":
            nodes.append(node)
            continue
        layer, name = layers.pop(0), node.output[0]
        scale = max((layer.high - layer.low).item() / LEVELS, 1e-6)
        weight = layer.weight.detach().T.numpy()
        steps = np.maximum(np.abs(weight).max(0) / WEIGHT_LEVELS, 1e-8).astype(np.float32)
        rounded = np.clip(np.round(weight / steps), -WEIGHT_LEVELS, WEIGHT_LEVELS).astype(np.int8)
        constants = {
            "scale": np.array(scale, np.float32),
            "zero": np.array(np.clip(round(-layer.low.item() / scale), 0, LEVELS), np.uint8),
            "weight": rounded,
            "steps": steps,
            "zeros": np.zeros(len(steps), np.int8),
        }
        added += [numpy_helper.from_array(value, f"{name}.{key}") for key, value in constants.items()]
        named = {key: f"{name}.{key}" for key in constants}
        gone.add(node.input[1])
        nodes += [
            helper.make_node("QuantizeLinear", [node.input[0], named["scale"], named["zero"]], [f"{name}.q"]),
            helper.make_node("DequantizeLinear", [f"{name}.q", named["scale"], named["zero"]], [f"{name}.x"]),
            helper.make_node("DequantizeLinear", [named["weight"], named["steps"], named["zeros"]], [f"{name}.w"], axis=1),
            helper.make_node("MatMul", [f"{name}.x", f"{name}.w"], [name]),
        ]
    if layers:
        raise ValueError(f"{len(layers)} layers have no MatMul in the graph")
    kept = [one for one in graph.initializer if one.name not in gone]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend([*kept, *added])
    onnx.checker.check_model(model)
    return model


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--checkpoint", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--float", action="store_true", help="do not quantize")
    args = options.parse_args()
    torch.set_num_threads(1)
    saved = torch.load(args.checkpoint, weights_only=True)
    listener = Listener(SHAPES[saved["shape"]]).eval()
    listener.load_state_dict(saved["mean"])
    if not saved["quantized"] and not args.float:
        calibrate(listener, Heard([args.data / "noisy-held-out.npz"], labels_in(args.data)))
    graph = float_graph(listener)
    if not args.float:
        graph = quantized(graph, listener)
    onnx.save(graph, args.out)
    print(f"{args.out}: {args.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
