"""Reads the weights of an ORT-format model.

Dynamically quantized matrices (`<name>_quantized` uint8, `_scale`, `_zero_point`, one scale a matrix) are given as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from onnxruntime.tools.ort_format_model.ort_flatbuffers_py.fbs.InferenceSession import InferenceSession

KINDS = {1: np.float32, 2: np.uint8}  # onnx.TensorProto.DataType
MULTIPLICATIONS = ("MatMulInteger", "DynamicQuantizeMatMul", "MatMulIntegerToFloat")


class Quantized(NamedTuple):
    """values uint8 [in, out]; what they stand for is (values - zero) * scale."""

    values: np.ndarray
    scale: np.float32
    zero: int


class OrtWeights:
    def __init__(self, path: Path) -> None:
        # The flatbuffer's views point into these bytes.
        self._bytes = path.read_bytes()
        self._graph = InferenceSession.GetRootAsInferenceSession(self._bytes, 0).Model().Graph()
        self._tensors: dict[str, np.ndarray] = {}
        for index in range(self._graph.InitializersLength()):
            tensor = self._graph.Initializers(index)
            kind = KINDS.get(tensor.DataType())
            if kind is None or tensor.RawDataIsNone():
                continue
            shape = [tensor.Dims(axis) for axis in range(tensor.DimsLength())]
            self._tensors[tensor.Name().decode()] = tensor.RawDataAsNumpy().view(kind).reshape(shape)

    def plain(self, name: str) -> np.ndarray:
        """float32"""
        return self._tensors[name]

    def quantized(self, name: str) -> Quantized:
        scale = np.float32(self._tensors[f"{name}_scale"].reshape(()))
        return Quantized(self._tensors[f"{name}_quantized"], scale, int(self._tensors[f"{name}_zero_point"].reshape(())))

    def behind(self, output: str) -> Quantized:
        """The matrix of the integer multiplication whose result's name begins with `output`."""
        names = set()
        for node in self._nodes(self._graph):
            outputs = [node.Outputs(i).decode() for i in range(node.OutputsLength())]
            if node.OpType().decode() in MULTIPLICATIONS and outputs[0].startswith(output):
                inputs = [node.Inputs(i).decode() for i in range(node.InputsLength())]
                names.update(n.removesuffix("_quantized") for n in inputs if n.endswith("_quantized") and n in self._tensors)
        if not names:
            raise KeyError(f"no multiplication gives {output}: another model than the one this was written for")
        found = [self.quantized(name) for name in sorted(names)]
        # The branches with and without a cache each have a copy.
        if any(not np.array_equal(found[0].values, other.values) for other in found[1:]):
            raise ValueError(f"{output} comes from matrices that differ: {sorted(names)}")
        return found[0]

    def _nodes(self, graph) -> Iterator:
        for index in range(graph.NodesLength()):
            node = graph.Nodes(index)
            yield node
            for attribute in range(node.AttributesLength()):
                inner = node.Attributes(attribute).G()
                if inner is not None:
                    yield from self._nodes(inner)
