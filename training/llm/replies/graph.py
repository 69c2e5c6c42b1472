"""A Llama as one ONNX graph with a KV cache, by hand: ten nodes a layer, weights as blocks (quantize.py).

input_ids int64 [1, T], attention_mask int64 [1, P+T] (all ones), past_key_values.{layer}.{key,value} float32 [1, key heads, S, head]
-> logits float32 [1, 1, V] of the last token (all tokens where asked for), present.{layer}.{key,value}: the names of Optimum's and
transformers.js' exports. S = P. Attention: GroupQueryAttention (Ainslie et al. 2023), rotary positions inside.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnx.external_data_helper import set_external_data

from quantize import Blocks
from reference import turns
from source import Shape

FLOAT, INT64, MS = TensorProto.FLOAT, TensorProto.INT64, "com.microsoft"
# The largest file that a git host takes without complaint is 50 MB; ours stay below 40.
FILE_BYTES = 36_000_000
# Smaller ones stay in the graph, where shape inference can see them.
EXTERNAL_FROM = 4_096


class Graph:
    def __init__(self, level: int) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self.names: set[str] = set()
        self.level = level

    def weight(self, name: str, values: np.ndarray) -> str:
        if name not in self.names:
            self.names.add(name)
            self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, kind: str, inputs: list[str], outputs: str | list[str], domain: str = "", **attributes) -> str:
        outputs = [outputs] if isinstance(outputs, str) else outputs
        self.nodes.append(helper.make_node(kind, inputs, outputs, domain=domain, name=outputs[0], **attributes))
        return outputs[0]

    def times(self, x: str, name: str, blocks: Blocks, output: str) -> str:
        """x [.., in] by weight [out, in]."""
        out, count, _ = blocks.packed.shape
        inputs = [x, self.weight(f"{name}.q", blocks.packed), self.weight(f"{name}.scales", blocks.scales)]
        if blocks.zeros is not None:
            inputs.append(self.weight(f"{name}.zeros", blocks.zeros.reshape(-1)))
        sizes = {"K": count * blocks.block, "N": out, "bits": blocks.bits, "block_size": blocks.block}
        # 4: activations as int8, too, where the processor has instructions for it.
        return self.node("MatMulNBits", inputs, output, MS, accuracy_level=self.level, **sizes)

    def rows(self, name: str, blocks: Blocks, ids: str) -> str:
        """The rows of a table that is a matrix elsewhere in the graph: its bytes are stored once."""
        rows, count, _ = blocks.packed.shape
        taken = self.node("Gather", [self.weight(f"{name}.q", blocks.packed), ids], f"{name}.taken", axis=0)
        if blocks.bits == 4:
            low = self.node("BitwiseAnd", [taken, self.weight("low half", np.uint8(15))], f"{name}.low")
            high = self.node("BitShift", [taken, self.weight("half", np.uint8(4))], f"{name}.high", direction="RIGHT")
            last = self.weight("last axis", np.array([-1], np.int64))
            pair = [self.node("Unsqueeze", [part, last], f"{part}.apart") for part in (low, high)]
            both = self.node("Concat", pair, f"{name}.pairs", axis=-1)
            shape = self.weight(f"{name}.blocks", np.array([1, -1, count, blocks.block], np.int64))
            taken = self.node("Reshape", [both, shape], f"{name}.values")
        zero = np.full((rows, count), 128, np.uint8)
        if blocks.zeros is not None:
            zero = np.stack([blocks.zeros & 15, blocks.zeros >> 4], -1).reshape(rows, -1)[:, :count]
        levels = self.node("Cast", [taken], f"{name}.levels", to=FLOAT)
        if np.all(zero == zero.flat[0]):
            middle = self.weight(f"{name}.middle", np.float32(zero.flat[0]))
        else:
            told = self.node("Gather", [self.weight(f"{name}.middles", zero), ids], f"{name}.middles.taken", axis=0)
            told = self.node("Cast", [told], f"{name}.middles.float", to=FLOAT)
            middle = self.node("Unsqueeze", [told, self.weight("last axis", np.array([-1], np.int64))], f"{name}.middle")
        centred = self.node("Sub", [levels, middle], f"{name}.centred")
        scales = self.node("Gather", [f"{name}.scales", ids], f"{name}.scales.taken", axis=0)
        scales = self.node("Unsqueeze", [scales, self.weight("last axis", np.array([-1], np.int64))], f"{name}.scales.apart")
        scaled = self.node("Mul", [centred, scales], f"{name}.scaled")
        return self.node("Reshape", [scaled, self.weight(f"{name}.width", np.array([1, -1, count * blocks.block], np.int64))], f"{name}.rows")


def causal_lm(shape: Shape, norms: dict[str, np.ndarray], blocks: dict[str, Blocks], context: int, level: int = 4, all_tokens: bool = False) -> onnx.ModelProto:
    """context: the most tokens that a conversation may have (the rotary tables are that long)."""
    g = Graph(level)
    self_scales = blocks["embed"].scales
    g.weight("embed.scales", self_scales)
    x = g.rows("embed", blocks["embed"], "input_ids")
    cos, sin = (g.weight(name, table) for name, table in zip(("cos", "sin"), turns(shape, context)))
    one, last = g.weight("one", np.array([1], np.int64)), g.weight("last axis", np.array([-1], np.int64))
    counted = g.node("ReduceSum", ["attention_mask", one], "tokens", keepdims=0)
    before = g.node("Cast", [g.node("Sub", [counted, one], "tokens before")], "seqlens", to=TensorProto.INT32)
    long = g.node("Gather", [g.node("Shape", ["attention_mask"], "mask shape"), g.weight("second", np.int64(1))], "total int64", axis=0)
    total = g.node("Cast", [long], "total", to=TensorProto.INT32)
    normed = g.node("SimplifiedLayerNormalization", [x, g.weight("0.attention_norm", norms["0.attention_norm"])], "0.in", epsilon=shape.epsilon, axis=-1, stash_type=1)
    for layer in range(shape.layers):
        qkv = g.times(normed, f"{layer}.qkv", blocks[f"{layer}.qkv"], f"{layer}.qkv.out")
        cache = [f"past_key_values.{layer}.key", f"past_key_values.{layer}.value"]
        outputs = [f"{layer}.mixed", f"present.{layer}.key", f"present.{layer}.value"]
        heads = {"num_heads": shape.heads, "kv_num_heads": shape.key_heads, "do_rotary": 1, "rotary_interleaved": 0}
        mixed = g.node("GroupQueryAttention", [qkv, "", "", *cache, before, total, cos, sin], outputs, MS, scale=shape.head**-0.5, **heads)
        told = g.times(mixed, f"{layer}.o", blocks[f"{layer}.o"], f"{layer}.told")
        normed, x = added(g, x, told, f"{layer}.mlp_norm", norms, shape)
        both = g.times(normed, f"{layer}.gate_up", blocks[f"{layer}.gate_up"], f"{layer}.both")
        g.node("Split", [both], [f"{layer}.gate", f"{layer}.up"], axis=-1, num_outputs=2)
        # alpha 1: SiLU.
        gate = g.node("QuickGelu", [f"{layer}.gate"], f"{layer}.silu", MS, alpha=1.0)
        down = g.times(g.node("Mul", [gate, f"{layer}.up"], f"{layer}.gated"), f"{layer}.down", blocks[f"{layer}.down"], f"{layer}.out")
        normed, x = added(g, x, down, "norm" if layer == shape.layers - 1 else f"{layer + 1}.attention_norm", norms, shape)
    if not all_tokens:
        # A prompt asks for one next token: the head is a fifth of the work.
        end = g.weight("end", np.array([np.iinfo(np.int64).max], np.int64))
        normed = g.node("Slice", [normed, last, end, one], "last token")
    g.times(normed, "embed", blocks["embed"], "logits")
    sequence = "T" if all_tokens else 1
    values = lambda prefix, length: [
        helper.make_tensor_value_info(f"{prefix}.{layer}.{part}", FLOAT, [1, shape.key_heads, length, shape.head])
        for layer in range(shape.layers)
        for part in ("key", "value")
    ]
    inputs = [helper.make_tensor_value_info("input_ids", INT64, [1, "T"]), helper.make_tensor_value_info("attention_mask", INT64, [1, "total_sequence_length"])]
    vocabulary = blocks["embed"].packed.shape[0]
    outputs = [helper.make_tensor_value_info("logits", FLOAT, [1, sequence, vocabulary])]
    graph = helper.make_graph(g.nodes, "causal_lm", inputs + values("past_key_values", "past_sequence_length"), outputs + values("present", "present_sequence_length"), g.weights)
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid(MS, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="earshot")


def added(g: Graph, x: str, more: str, norm: str, norms: dict[str, np.ndarray], shape: Shape) -> tuple[str, str]:
    """x + more, and its norm."""
    outputs = [f"{norm}.out", "", "", f"{norm}.sum"]
    g.node("SkipSimplifiedLayerNormalization", [x, more, g.weight(norm, norms[norm])], outputs, MS, epsilon=shape.epsilon)
    return outputs[0], outputs[3]


def save(model: onnx.ModelProto, path: Path) -> list[Path]:
    """The graph, and its weights beside it in files below FILE_BYTES; gives all of them. Aligned for memory mapping."""
    folder, align = path.parent, 4096
    files: list[Path] = []
    handle, at = None, FILE_BYTES
    for tensor in model.graph.initializer:
        data = tensor.raw_data
        if len(data) < EXTERNAL_FROM:
            continue
        if at + len(data) > FILE_BYTES:
            if handle is not None:
                handle.close()
            files.append(folder / f"{path.name}.data{len(files)}")
            handle, at = files[-1].open("wb"), 0
        start = (at + align - 1) // align * align if len(data) > align * 16 else (at + 63) // 64 * 64
        handle.write(b"\0" * (start - at) + data)
        set_external_data(tensor, files[-1].name, start, len(data))
        tensor.ClearField("raw_data")
        tensor.data_location = TensorProto.EXTERNAL
        at = start + len(data)
    if handle is not None:
        handle.close()
    path.write_bytes(model.SerializeToString())
    return [path, *files]
