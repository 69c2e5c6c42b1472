"""Reads and replaces the weights of an ORT-format model in place.

A fine-tuned encoder differs from the fetched one in its numbers only: its file is the fetched one with its weights overwritten, so the
graph, and with it the behaviour at run time, stays what it was. Dynamically quantized matrices (`<name>_quantized` uint8, `_scale`,
`_zero_point`, one scale a matrix) go by `<name>`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from onnxruntime.tools.ort_format_model.ort_flatbuffers_py.fbs.InferenceSession import InferenceSession

KINDS = {1: np.dtype(np.float32), 2: np.dtype(np.uint8)}  # onnx.TensorProto.DataType
MULTIPLICATIONS = ("MatMulInteger", "DynamicQuantizeMatMul", "MatMulIntegerToFloat")
LEVELS = 255


class Quantized(NamedTuple):
    """values uint8 [in, out]; what they stand for is (values - zero) * scale."""

    values: np.ndarray
    scale: np.float32
    zero: int


class OrtWeights:
    def __init__(self, path: Path) -> None:
        self._bytes = bytearray(path.read_bytes())
        self._graph = InferenceSession.GetRootAsInferenceSession(self._bytes, 0).Model().Graph()
        first = np.frombuffer(self._bytes, np.uint8).__array_interface__["data"][0]
        self._tensors: dict[str, np.ndarray] = {}
        for index in range(self._graph.InitializersLength()):
            tensor = self._graph.Initializers(index)
            kind = KINDS.get(tensor.DataType())
            if kind is None or tensor.RawDataIsNone():
                continue
            shape = [tensor.Dims(axis) for axis in range(tensor.DimsLength())]
            start = tensor.RawDataAsNumpy().__array_interface__["data"][0] - first
            # A view that can be written to.
            self._tensors[tensor.Name().decode()] = np.frombuffer(self._bytes, kind, int(np.prod(shape)), start).reshape(shape)

    def quantized(self, name: str) -> Quantized:
        scale = np.float32(self._tensors[f"{name}_scale"].reshape(()))
        return Quantized(self._tensors[f"{name}_quantized"], scale, int(self._tensors[f"{name}_zero_point"].reshape(())))

    def get(self, name: str) -> np.ndarray:
        """float32, a copy"""
        if f"{name}_quantized" not in self._tensors:
            return self._tensors[name].copy()
        values, scale, zero = self.quantized(name)
        return (values.astype(np.float32) - zero) * scale

    def put(self, name: str, values: np.ndarray) -> None:
        """Rounded anew where the matrix is quantized."""
        if f"{name}_quantized" not in self._tensors:
            self._tensors[name][...] = values
            return
        low, high = min(float(values.min()), 0.0), max(float(values.max()), 0.0)
        scale = (high - low) / LEVELS
        zero = round(-low / scale)
        self._tensors[f"{name}_quantized"][...] = np.clip(np.round(values / scale) + zero, 0, LEVELS).astype(np.uint8)
        self._tensors[f"{name}_scale"][...] = scale
        self._tensors[f"{name}_zero_point"][...] = zero

    def to_bytes(self) -> bytes:
        return bytes(self._bytes)

    def behind(self, output: str) -> str:
        """Name of the matrix of the integer multiplication whose result's name begins with `output`."""
        names = set()
        for node in self._nodes(self._graph):
            outputs = [node.Outputs(i).decode() for i in range(node.OutputsLength())]
            if node.OpType().decode() in MULTIPLICATIONS and outputs[0].startswith(output):
                inputs = [node.Inputs(i).decode() for i in range(node.InputsLength())]
                names.update(n.removesuffix("_quantized") for n in inputs if n.endswith("_quantized") and n in self._tensors)
        if not names:
            raise KeyError(f"no multiplication gives {output}: another model than the one this was written for")
        first, *others = sorted(names)
        # The branches with and without a cache each have a copy.
        if any(not np.array_equal(self.quantized(first).values, self.quantized(other).values) for other in others):
            raise ValueError(f"{output} comes from matrices that differ: {sorted(names)}")
        return first

    def _nodes(self, graph) -> Iterator:
        for index in range(graph.NodesLength()):
            node = graph.Nodes(index)
            yield node
            for attribute in range(node.AttributesLength()):
                inner = node.Attributes(attribute).G()
                if inner is not None:
                    yield from self._nodes(inner)
