"""The vocabulary as the files that any runner reads: tokenizer.json, tokenizer_config.json, config.json, generation_config.json."""

from __future__ import annotations

import json
from pathlib import Path

from source import Shape, Source


def most_useful(source: Source, size: int) -> Source:
    """
    The first `size` tokens. Merges are learned and numbered in the order of how often they are met, so what is cut is what is rarest,
    and every merge that stays has its parts: a cut word is written in two tokens that the model knows.
    """
    tokens = source.tokens[:size]
    kept = set(tokens)
    merges = [pair for pair in source.merges if all(part in kept for part in pair.split(" ")) and pair.replace(" ", "") in kept]
    weights = source.weights | {"embed": source.weights["embed"][:size]}
    return source._replace(tokens=tokens, merges=merges, weights=weights)


def tokenizer(source: Source) -> dict:
    """Byte-level BPE (Sennrich et al. 2016; GPT-2's), digits one by one: llama.cpp's `smollm` pre-tokenizer."""
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [
            {"id": source.tokens.index(t), "content": t, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
            for t in source.special
        ],
        "normalizer": None,
        "pre_tokenizer": {
            "type": "Sequence",
            "pretokenizers": [
                {"type": "Digits", "individual_digits": True},
                {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True},
            ],
        },
        "post_processor": None,
        "decoder": {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True},
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": None,
            "continuing_subword_prefix": None,
            "end_of_word_suffix": None,
            "fuse_unk": False,
            "byte_fallback": False,
            "vocab": {token: index for index, token in enumerate(source.tokens)},
            "merges": source.merges,
        },
    }


def write(source: Source, folder: Path, context: int) -> list[Path]:
    shape: Shape = source.shape
    end = source.tokens.index("<|im_end|>")
    files = {
        "tokenizer.json": tokenizer(source),
        "tokenizer_config.json": {"tokenizer_class": "GPT2Tokenizer", "eos_token": "<|im_end|>", "chat_template": source.chat_template, "clean_up_tokenization_spaces": False},
        "config.json": {
            "model_type": "llama",
            "eos_token_id": end,
            "vocab_size": len(source.tokens),
            "max_position_embeddings": context,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "num_key_value_heads": shape.key_heads,
            "head_dim": shape.head,
        },
        "generation_config.json": {"eos_token_id": [end, source.tokens.index("<|endoftext|>")]},
    }
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n")
    return [folder / name for name in files]
