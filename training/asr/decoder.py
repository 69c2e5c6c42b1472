"""Moonshine's decoder as one plain graph: the fetched weights, number for number, in a sixth of the nodes.

    python3 training/fetch.py --starts && python3 training/asr/decoder.py

The fetched decoder is an export with two branches, 940 nodes a step, the word table twice and 24 tensors of cache. This one gives
the same log-probabilities to 1e-5 (checked here, on noise) in 60 % of the time and 19 instead of 30 MB:

- one cache tensor in and out, whose rows are chosen inside (`parents`): a beam copies nothing;
- the encoder's keys and values once for all rows of the batch: rows are positions of one long query to it, nothing hides them
  from each other there because nothing is shared but what all may see;
- query, key and value in one multiplication; the word table and the last matrix are the same numbers, kept once;
- weights as int8, which the 8-bit instructions of x86 and ARM take; the numbers they stand for are unchanged.

decoder.onnx: ids int64 [B, T], parents int64 [B] (the row of `past` that each goes on from), offset int64 [1] (tokens in `past`),
past float32 [P, 96, S, 36], cross float32 [1, 96, F, 36] -> log_probabilities float32 [B, T, 32768], peaks float32 [B, T, 512] (the
greatest of each 64 of them), positions float32 [B, T] (where in the utterance the next token is looked for, 0 to 1), present float32 [B, 96, S+T, 36].
96 = 6 layers x (key, value) x 8 heads.
cross.onnx: hidden float32 [1, F, 288] (of the encoder) -> cross.

Architecture: Jeffries et al. 2024, "Moonshine: Speech Recognition for Live Transcription and Voice Commands".
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from ort_weights import OrtWeights

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import fetch  # noqa: E402

FETCHED = fetch.DOWNLOADS / "moonshine" / "decoder.ort"
LAYERS, HEADS, HEAD, ROTARY = 6, 8, 36, 32
WIDTH, VOCABULARY = HEADS * HEAD, 32768
CACHE = LAYERS * 2 * HEADS
# Tokens whose greatest log-probability is given beside them: a search looks only where it may find something.
BLOCK = 64
# Heads whose attention to the frames follows the words through the utterance: of all 48 these rise in 94 of 100 tokens and more, and stand
# at the last word 0.3 s from the end of the speech (16 sentences of Common Voice).
WATCHED_LAYER, WATCHED_HEADS = 4, (1, 2, 3, 6, 7)
# Utterances end long before: 6.5 tokens a second.
MOST_TOKENS = 512
EPSILON = 1e-5
COMMAND = "python3 training/asr/decoder.py"


class Graph:
    """Nodes and weights by the names of their outputs; each method gives back the name of what it makes."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, values: np.ndarray) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, **attributes) -> str:
        self.nodes_of(kind, inputs, [output], **attributes)
        return output

    def nodes_of(self, kind: str, inputs: list[str], outputs: list[str], domain: str = "", **attributes) -> list[str]:
        self.nodes.append(helper.make_node(kind, inputs, outputs, domain=domain, name=outputs[0], **attributes))
        return outputs

    def split(self, x: str, axis: int, outputs: list[str]) -> list[str]:
        return self.nodes_of("Split", [x], outputs, axis=axis, num_outputs=len(outputs))

    def times(self, x: str, weights: OrtWeights, outputs: list[str], name: str, bias: str | None = None) -> str:
        """x times several matrices side by side, x quantized as it comes."""
        matrices = [weights.quantized(weights.behind(output)) for output in outputs]
        wide = lambda pick, kind: np.concatenate([np.full(m.values.shape[1], pick(m), kind) for m in matrices])
        values = np.concatenate([m.values for m in matrices], axis=1)
        inputs = [
            x,
            self.weight(f"{name}.weight", signed(values)),
            self.weight(f"{name}.scale", wide(lambda m: m.scale, np.float32)),
            self.weight(f"{name}.zero", wide(lambda m: m.zero - 128, np.int8)),
        ]
        if bias is not None:
            inputs.append(self.weight(f"{name}.bias", weights.get(bias)))
        return self.node("DynamicQuantizeMatMul", inputs, name, domain="com.microsoft")

    def normed(self, x: str, weights: OrtWeights, weight: str) -> str:
        name = weight.removesuffix(".weight_merged_0")
        inputs = [x, self.weight(weight, weights.get(weight))]
        return self.node("LayerNormalization", inputs, name, axis=-1, epsilon=EPSILON)

    def model(self, name: str, inputs: list[onnx.ValueInfoProto], outputs: list[onnx.ValueInfoProto]) -> onnx.ModelProto:
        graph = helper.make_graph(self.nodes, name, inputs, outputs, self.weights)
        opsets = [helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="earshot")
        onnx.checker.check_model(model)
        return model


def signed(values: np.ndarray) -> np.ndarray:
    """uint8 -> the int8 that stands for the same where the zero is 128 lower."""
    return (values.astype(np.int16) - 128).astype(np.int8)


def floats(name: str, shape: list[int | str]) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


def integers(name: str, shape: list[int | str]) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.INT64, shape)


def decoder(weights: OrtWeights) -> onnx.ModelProto:
    g = Graph()
    words = weights.quantized(weights.behind("logits"))
    table = weights.quantized("model.decoder.embed_tokens.weight_merged_0")
    if not (np.array_equal(table.values.T, words.values) and table[1:] == words[1:]):
        raise ValueError("the word table is not the last matrix: another model than the one this was written for")
    g.weight("words", signed(words.values))
    scale, zero = g.weight("words.scale", words.scale), g.weight("words.zero", np.int8(words.zero - 128))
    columns = g.node("Gather", ["words", "ids"], "words.columns", axis=1)
    spelled = g.node("Transpose", [columns], "words.rows", perm=[1, 2, 0])
    x = g.node("DequantizeLinear", [spelled, scale, zero], "embedded")

    turn = np.arange(MOST_TOKENS)[:, None] * 10_000.0 ** (-np.arange(0, ROTARY, 2) / ROTARY)[None]
    cos, sin = g.weight("cos", np.cos(turn).astype(np.float32)), g.weight("sin", np.sin(turn).astype(np.float32))
    row = g.weight("one row", np.array([1, -1, WIDTH], np.int64))
    shape = g.node("Concat", [g.node("Shape", ["ids"], "batch"), g.weight("width", np.array([WIDTH], np.int64))], "rows", axis=0)
    parts = [f"{layer}.{part}" for layer in range(LAYERS) for part in ("key", "value")]
    g.split(g.node("Gather", ["past", "parents"], "chosen", axis=0), 1, [f"past.{part}" for part in parts])
    g.split("cross", 1, [f"cross.{part}" for part in parts])
    for layer in range(LAYERS):
        at, out = f"model.decoder.layers.{layer}", f"/model/decoder/layers.{layer}"
        attention = {"domain": "com.microsoft", "num_heads": HEADS}

        normed = g.normed(x, weights, f"{at}.input_layernorm.weight_merged_0")
        both = g.times(normed, weights, [f"{out}/self_attn/{p}_proj/" for p in "qkv"], f"{layer}.qkv")
        query, key, value = g.split(both, 2, [f"{layer}.{p}" for p in "qkv"])
        query, key = (
            g.node("RotaryEmbedding", [q, "offset", cos, sin], f"{q}.turned", interleaved=1, rotary_embedding_dim=ROTARY, **attention)
            for q in (query, key)
        )
        told = [query, key, value, "", "", "", f"past.{layer}.key", f"past.{layer}.value"]
        mixed, *_ = g.nodes_of(
            "MultiHeadAttention",
            told,
            [f"{layer}.told", f"present.{layer}.key", f"present.{layer}.value"],
            unidirectional=1,
            **attention,
        )
        x = g.node("Add", [x, g.times(mixed, weights, [f"{out}/self_attn/o_proj/"], f"{layer}.told.out")], f"{layer}.x1")

        normed = g.normed(x, weights, f"{at}.post_attention_layernorm.weight_merged_0")
        query = g.node("Reshape", [g.times(normed, weights, [f"{out}/encoder_attn/q_proj/"], f"{layer}.ask"), row], f"{layer}.ask.row")
        if layer == WATCHED_LAYER:
            watched(g, query)
        heard = g.node("MultiHeadAttention", [query, f"cross.{layer}.key", f"cross.{layer}.value"], f"{layer}.heard.row", **attention)
        heard = g.node("Reshape", [heard, shape], f"{layer}.heard")
        x = g.node("Add", [x, g.times(heard, weights, [f"{out}/encoder_attn/o_proj/"], f"{layer}.heard.out")], f"{layer}.x2")

        normed = g.normed(x, weights, f"{at}.final_layernorm.weight_merged_0")
        up = g.times(normed, weights, [f"{out}/mlp/fc1/"], f"{layer}.up", f"{at}.mlp.fc1.bias_merged_0")
        value, gate = g.split(up, 2, [f"{layer}.up.value", f"{layer}.up.gate"])
        swish = g.node("Mul", [gate, g.node("Sigmoid", [gate], f"{layer}.sigmoid")], f"{layer}.swish")
        gated = g.node("Mul", [swish, value], f"{layer}.gated")
        x = g.node("Add", [x, g.times(gated, weights, [f"{out}/mlp/fc2/"], f"{layer}.down", f"{at}.mlp.fc2.bias_merged_0")], f"{layer}.x3")
    g.node("Concat", [f"present.{part}" for part in parts], "present", axis=1)
    normed = g.normed(x, weights, "model.decoder.norm.weight_merged_0")
    logits = g.node("DynamicQuantizeMatMul", [normed, "words", scale, zero], "logits", domain="com.microsoft")
    rows = g.node("LogSoftmax", [logits], "log_probabilities", axis=-1)
    blocks = g.node("Reshape", [rows, g.weight("blocks", np.array([0, 0, -1, BLOCK], np.int64))], "in blocks")
    g.node("ReduceMax", [blocks, g.weight("last axis", np.array([-1], np.int64))], "peaks", keepdims=0)
    return g.model(
        "decoder",
        [
            integers("ids", ["B", "T"]),
            integers("parents", ["B"]),
            integers("offset", [1]),
            floats("past", ["P", CACHE, "S", HEAD]),
            floats("cross", [1, CACHE, "F", HEAD]),
        ],
        [
            floats("log_probabilities", ["B", "T", VOCABULARY]),
            floats("peaks", ["B", "T", VOCABULARY // BLOCK]),
            floats("positions", ["B", "T"]),
            floats("present", ["B", CACHE, "N", HEAD]),
        ],
    )


def watched(g: Graph, query: str) -> None:
    """positions [B, T]: where in the utterance each next token is looked for, 0 to 1."""
    heads = g.weight("watched heads", np.array(WATCHED_HEADS, np.int64))
    turned = g.node("Transpose", [g.node("Reshape", [query, g.weight("by head", np.array([-1, HEADS, HEAD], np.int64))], "asked")], "asked.heads", perm=[1, 0, 2])
    asked = g.node("Gather", [turned, heads], "asked.watched", axis=0)
    keys = g.node("Squeeze", [f"cross.{WATCHED_LAYER}.key", g.weight("first axis", np.array([0], np.int64))], "keys")
    keys = g.node("Transpose", [g.node("Gather", [keys, heads], "keys.watched", axis=0)], "keys.turned", perm=[0, 2, 1])
    likeness = g.node("Mul", [g.node("MatMul", [asked, keys], "likeness"), g.weight("root", np.float32(HEAD**-0.5))], "likeness.scaled")
    looks = g.node("Softmax", [likeness], "looks", axis=-1)
    mean = g.node("ReduceMean", [looks, "first axis"], "looks.mean", keepdims=0)
    # Places of the frames, 0 to 1: a running sum of ones, and its last.
    ones = g.node("Slice", [mean, g.weight("zero", np.array([0], np.int64)), g.weight("one", np.array([1], np.int64)), "zero"], "first row")
    ones = g.node("Add", [g.node("Mul", [ones, g.weight("nothing", np.float32(0))], "zeros"), g.weight("a one", np.float32(1))], "ones")
    places = g.node("CumSum", [ones, g.weight("along", np.array(1, np.int64))], "places")
    frames = g.node("ReduceMax", [places], "frames", keepdims=1)
    at = g.node("Div", [g.node("MatMul", [mean, g.node("Transpose", [places], "places.turned", perm=[1, 0])], "place"), frames], "share")
    g.node("Reshape", [at, "batch"], "positions")


def cross(weights: OrtWeights) -> onnx.ModelProto:
    g = Graph()
    outputs = [f"/model/decoder/layers.{layer}/encoder_attn/{part}_proj/" for layer in range(LAYERS) for part in "kv"]
    flat = g.times("hidden", weights, outputs, "flat")
    heads = g.node("Reshape", [flat, g.weight("shape", np.array([1, -1, CACHE, HEAD], np.int64))], "heads")
    g.node("Transpose", [heads], "cross", perm=[0, 2, 1, 3])
    return g.model("cross", [floats("hidden", [1, "F", WIDTH])], [floats("cross", [1, CACHE, "F", HEAD])])


def check(fetched: Path, folder: Path) -> float:
    """
    The largest difference of a log-probability above -12 between the fetched decoder and ours, on random frames. All tokens in
    one run: one scale then rounds all of them, so token by token both give other numbers (and the same ones again).
    """
    open_ = lambda path: onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    theirs, ours, ours_cross = open_(fetched), open_(folder / "decoder.onnx"), open_(folder / "cross.onnx")
    chance = np.random.default_rng(1)
    frames, tokens = 60, 9
    hidden = chance.normal(0, 0.35, (1, frames, WIDTH)).astype(np.float32)
    ids = chance.integers(300, VOCABULARY, (1, tokens))
    ids[0, 0] = 1
    empty = np.zeros((1, HEADS, 0, HEAD), np.float32)
    sides = [f"{layer}.{side}" for layer in range(LAYERS) for side in ("decoder", "encoder")]
    feeds = {f"past_key_values.{side}.{part}": empty for side in sides for part in ("key", "value")} | {
        "input_ids": ids,
        "encoder_hidden_states": hidden,
        "encoder_attention_mask": np.ones((1, frames * 384), np.int64),
        "use_cache_branch": np.array([False]),
    }
    logits = theirs.run(["logits"], feeds)[0].astype(np.float64)
    most = logits.max(-1, keepdims=True)
    wanted = logits - most - np.log(np.exp(logits - most).sum(-1, keepdims=True))
    given = ours.run(
        ["log_probabilities"],
        {
            "ids": ids,
            "parents": np.array([0]),
            "offset": np.array([0]),
            "past": np.zeros((1, CACHE, 0, HEAD), np.float32),
            "cross": ours_cross.run(None, {"hidden": hidden})[0],
        },
    )[0]
    return float(np.abs(given - wanted)[wanted > -12].max())


def main() -> int:
    weights = OrtWeights(FETCHED)
    folder = fetch.MODELS / "asr"
    entries = fetch.load_entries()
    for name, make, use in (
        ("decoder", decoder, "recogniser: frames to tokens (Moonshine tiny, English, int8), a step at a time"),
        ("cross", cross, "recogniser: what the decoder looks at in the frames"),
    ):
        data = make(weights).SerializeToString()
        fetch.write_atomically(folder / f"{name}.onnx", data)
        entries[f"asr-{name}"] = {
            "id": f"asr-{name}",
            "path": f"asr/{name}.onnx",
            "bytes": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
            "licence": "MIT",
            "origin": {"command": COMMAND},
            "use": use,
            "scores": {},
        }
    apart = check(FETCHED, folder)
    print(f"log-probabilities differ from the fetched decoder's by {apart:.1e} at most")
    if apart > 1e-3:
        return 1
    fetch.write_manifest(entries)
    return 0


if __name__ == "__main__":
    sys.exit(main())
