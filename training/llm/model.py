"""The model for calls: a MiniLM encoder and a small causal decoder that writes symbols and points at encoder positions."""

import math

import torch
import torch.nn.functional as F
from torch import nn

# all-MiniLM-L6-v2 (config.json of the package).
WIDTH = 384
HEADS = 12
HEAD_WIDTH = WIDTH // HEADS
INNER = 1536
EPSILON = 1e-12
# Pieces below this id are special or unused ones: the marks of src/llm/problem/prompt.ts. Their embeddings are learned, the words' are not.
MARKS = 300
MAX_STEPS = 64


def attend(query, key, value, mask=None, causal=False, heads=HEADS):
    """
    [B, T, D] x [B, S, D] -> [B, T, D]; `mask` [B, 1, 1, S], true where there is something. D is narrower where heads were pruned (edge/).

    Written out: on a processor the fused operator's way back takes a third of a step, and every runtime has these operators.
    """
    split = lambda x: x.reshape(x.shape[0], -1, heads, HEAD_WIDTH).transpose(1, 2)
    weights = (split(query) / math.sqrt(HEAD_WIDTH)) @ split(key).transpose(-1, -2)
    if mask is not None:
        weights = weights.masked_fill(~mask, -1e4)
    if causal:
        steps = query.shape[1]
        weights = weights + torch.full((steps, steps), -1e4, dtype=weights.dtype, device=weights.device).triu(1)
    return (torch.softmax(weights, dim=-1).to(value.dtype) @ split(value)).transpose(1, 2).reshape(query.shape)


class EncoderLayer(nn.Module):
    """BERT's: norm after each sum."""

    def __init__(self, dropout):
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.drop = nn.Dropout(dropout)

    def forward(self, x, mask):
        q, k, v = self.qkv(x).chunk(3, dim=-1)
        x = self.norm1(x + self.drop(self.out(attend(q, k, v, mask, heads=self.out.in_features // HEAD_WIDTH))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Piece ids [B, S] -> [B, S, 384]."""

    def __init__(self, vocabulary=30522, positions=512, layers=6, dropout=0.1):
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.marks = nn.Embedding(MARKS, WIDTH)
        self.positions = nn.Embedding(positions, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList(EncoderLayer(dropout) for _ in range(layers))
        self.drop = nn.Dropout(dropout)
        self.frozen = 0
        self.words.weight.requires_grad_(False)
        nn.init.zeros_(self.marks.weight)

    def forward(self, ids, mask):
        at = torch.arange(ids.shape[1], device=ids.device)
        marked = self.marks(ids.clamp(max=MARKS - 1)) * (ids < MARKS).unsqueeze(-1)
        x = self.words(ids) + marked + self.positions(at) + self.kind
        x = self.drop(self.norm(x))
        for index, layer in enumerate(self.layers):
            # Below, nothing learns but the marks' embeddings, and those only where nothing is frozen.
            with torch.set_grad_enabled(torch.is_grad_enabled() and index >= self.frozen):
                x = layer(x, mask[:, None, None, :])
        return x

    def freeze(self, layers):
        """The first layers keep what they know; a third of the time of training is saved by three."""
        self.frozen = layers
        for layer in self.layers[:layers]:
            layer.requires_grad_(False)

    def load_minilm(self, tensors):
        """Takes the weights of the package's model.safetensors; the first layers, if there are fewer here."""
        take = lambda name: tensors[name].clone()
        copy = lambda to, name: (to.weight.data.copy_(take(f"{name}.weight")), to.bias.data.copy_(take(f"{name}.bias")))
        self.words.weight.data.copy_(take("embeddings.word_embeddings.weight"))
        self.positions.weight.data.copy_(take("embeddings.position_embeddings.weight"))
        self.kind.data.copy_(take("embeddings.token_type_embeddings.weight")[0])
        self.norm.weight.data.copy_(take("embeddings.LayerNorm.weight"))
        self.norm.bias.data.copy_(take("embeddings.LayerNorm.bias"))
        for index, layer in enumerate(self.layers):
            name = f"encoder.layer.{index}"
            parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
            layer.qkv.weight.data.copy_(torch.cat([take(f"{part}.weight") for part in parts]))
            layer.qkv.bias.data.copy_(torch.cat([take(f"{part}.bias") for part in parts]))
            copy(layer.out, f"{name}.attention.output.dense")
            copy(layer.norm1, f"{name}.attention.output.LayerNorm")
            copy(layer.up, f"{name}.intermediate.dense")
            copy(layer.down, f"{name}.output.dense")
            copy(layer.norm2, f"{name}.output.LayerNorm")


class DecoderLayer(nn.Module):
    """Norm before each part: trains from nothing without care. Self-attention, attention to the encoder, feed-forward."""

    def __init__(self, inner, dropout):
        super().__init__()
        self.norm1 = nn.LayerNorm(WIDTH)
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out1 = nn.Linear(WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH)
        self.query = nn.Linear(WIDTH, WIDTH)
        self.memory = nn.Linear(WIDTH, 2 * WIDTH)
        self.out2 = nn.Linear(WIDTH, WIDTH)
        self.norm3 = nn.LayerNorm(WIDTH)
        self.up = nn.Linear(WIDTH, inner)
        self.down = nn.Linear(inner, WIDTH)
        self.drop = nn.Dropout(dropout)

    def forward(self, x, encoded, mask):
        q, k, v = self.qkv(self.norm1(x)).chunk(3, dim=-1)
        x = x + self.drop(self.out1(attend(q, k, v, causal=True)))
        mk, mv = self.memory(encoded).chunk(2, dim=-1)
        x = x + self.drop(self.out2(attend(self.query(self.norm2(x)), mk, mv, mask)))
        return x + self.drop(self.down(F.gelu(self.up(self.norm3(x)))))

    def step(self, x, past_k, past_v, mk, mv):
        """One step of one answer: x [1, 1, D], past [1, T, D] -> x, and the past with this step."""
        q, k, v = self.qkv(self.norm1(x)).chunk(3, dim=-1)
        k, v = torch.cat([past_k, k], dim=1), torch.cat([past_v, v], dim=1)
        x = x + self.out1(attend(q, k, v))
        x = x + self.out2(attend(self.query(self.norm2(x)), mk, mv))
        return x + self.down(F.gelu(self.up(self.norm3(x)))), k, v


class CallModel(nn.Module):
    """Symbols are classes 0..symbols-1, encoder positions the classes behind them."""

    def __init__(self, symbols, layers=3, inner=1024, encoder_layers=6, dropout=0.1):
        super().__init__()
        self.shape = dict(symbols=symbols, layers=layers, inner=inner, encoder_layers=encoder_layers)
        self.symbols = symbols
        self.encoder = Encoder(layers=encoder_layers, dropout=dropout)
        self.table = nn.Embedding(symbols, WIDTH)
        self.steps = nn.Embedding(MAX_STEPS, WIDTH)
        self.pointed = nn.Linear(WIDTH, WIDTH)
        self.layers = nn.ModuleList(DecoderLayer(inner, dropout) for _ in range(layers))
        self.norm = nn.LayerNorm(WIDTH)
        self.bias = nn.Parameter(torch.zeros(symbols))
        self.point_query = nn.Linear(WIDTH, WIDTH)
        self.point_key = nn.Linear(WIDTH, WIDTH)
        self.drop = nn.Dropout(dropout)
        nn.init.normal_(self.table.weight, std=0.05)
        nn.init.normal_(self.steps.weight, std=0.02)

    def embed(self, previous, encoded):
        """previous [B, T]: a symbol, or symbols + an encoder position -> [B, T, D]."""
        is_symbol = previous < self.symbols
        at = (previous - self.symbols).clamp(min=0)
        pointed = torch.gather(encoded, 1, at.unsqueeze(-1).expand(-1, -1, WIDTH))
        symbol = self.table(previous.clamp(max=self.symbols - 1))
        return torch.where(is_symbol.unsqueeze(-1), symbol, self.pointed(pointed).to(symbol.dtype))

    def logits(self, x, encoded, mask):
        """[B, T, symbols + S]"""
        x = self.norm(x)
        symbols = x @ self.table.weight.t() + self.bias
        points = self.point_query(x) @ self.point_key(encoded).transpose(1, 2) / math.sqrt(WIDTH)
        if mask is not None:
            points = points.masked_fill(~mask[:, None, :], -1e4)
        return torch.cat([symbols, points], dim=-1)

    def forward(self, ids, mask, previous):
        encoded = self.encoder(ids, mask)
        at = torch.arange(previous.shape[1], device=ids.device)
        x = self.drop(self.embed(previous, encoded) + self.steps(at))
        for layer in self.layers:
            x = layer(x, encoded, mask[:, None, None, :])
        return self.logits(x, encoded, mask)
