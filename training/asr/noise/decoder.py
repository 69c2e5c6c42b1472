"""Moonshine's decoder in PyTorch, a whole transcript at once; never trained here, so that it may be run as it is fetched."""

from __future__ import annotations

import torch
from encoder import LAYERS, WIDTH, angles, by_head, rotate
from ort_weights import OrtWeights
from torch import nn
from torch.nn import functional as F

VOCABULARY, INNER = 32768, 1152
START, END = 1, 2


class Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        for norm in ("input_layernorm", "post_attention_layernorm", "final_layernorm"):
            setattr(self, norm, nn.LayerNorm(WIDTH, bias=False))
        for attention in ("self_attn", "encoder_attn"):
            setattr(self, attention, nn.ModuleDict({f"{p}_proj": nn.Linear(WIDTH, WIDTH, bias=False) for p in "qkvo"}))
        self.fc1, self.fc2 = nn.Linear(WIDTH, 2 * INNER), nn.Linear(INNER, WIDTH)

    def forward(self, x: torch.Tensor, hidden: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor) -> torch.Tensor:
        told, heard = self.self_attn, self.encoder_attn
        normed = self.input_layernorm(x)
        q, k, v = (by_head(told[f"{p}_proj"](normed)) for p in "qkv")
        mixed = F.scaled_dot_product_attention(rotate(q, cos, sin), rotate(k, cos, sin), v, is_causal=True)
        x = x + told["o_proj"](mixed.transpose(1, 2).flatten(2))
        query = by_head(heard["q_proj"](self.post_attention_layernorm(x)))
        k, v = (by_head(heard[f"{p}_proj"](hidden)) for p in "kv")
        x = x + heard["o_proj"](F.scaled_dot_product_attention(query, k, v).transpose(1, 2).flatten(2))
        value, gate = self.fc1(self.final_layernorm(x)).chunk(2, -1)
        return x + self.fc2(F.silu(gate) * value)


class Decoder(nn.Module):
    """ids [B, T] (the start token first), hidden [B, F, 288] of the encoder -> logits [B, T, 32768]"""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.norm = nn.LayerNorm(WIDTH, bias=False)

    def forward(self, ids: torch.Tensor, hidden: torch.Tensor) -> torch.Tensor:
        x = self.words(ids)
        cos, sin = angles(ids.shape[1])
        for layer in self.layers:
            x = layer(x, hidden, cos.to(x.dtype), sin.to(x.dtype))
        return F.linear(self.norm(x), self.words.weight)


def load(weights: OrtWeights) -> Decoder:
    """From the fetched decoder.ort."""
    decoder = Decoder()
    at = lambda name: torch.from_numpy(weights.get(name))
    with torch.no_grad():
        for index, layer in enumerate(decoder.layers):
            outputs = f"/model/decoder/layers.{index}"
            for attention in ("self_attn", "encoder_attn"):
                for projection, linear in getattr(layer, attention).items():
                    linear.weight.copy_(at(weights.behind(f"{outputs}/{attention}/{projection}/")).T)
            here = f"model.decoder.layers.{index}"
            for fc in ("fc1", "fc2"):
                getattr(layer, fc).weight.copy_(at(weights.behind(f"{outputs}/mlp/{fc}/")).T)
                getattr(layer, fc).bias.copy_(at(f"{here}.mlp.{fc}.bias_merged_0"))
            for norm in ("input_layernorm", "post_attention_layernorm", "final_layernorm"):
                getattr(layer, norm).weight.copy_(at(f"{here}.{norm}.weight_merged_0"))
        decoder.norm.weight.copy_(at("model.decoder.norm.weight_merged_0"))
        decoder.words.weight.copy_(at("model.decoder.embed_tokens.weight_merged_0"))
    return decoder.eval().requires_grad_(False)
