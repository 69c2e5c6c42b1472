"""Who is compared: each can learn a batch of row numbers and say which rows it answers right."""

import json
import random
import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from llama import Llama, adapt, cut
from rows import BATCH, Tokens, batches, padded, read_rows

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "replies"))
import source as given  # noqa: E402
from model import CallModel  # noqa: E402
from tokenizer import tokenizer  # noqa: E402

MINILM = Path(__file__).resolve().parents[2] / "downloads" / "minilm" / "model.safetensors"


class Ours:
    """The encoder of MiniLM as it is fetched, a new decoder: all learns, at the rates of train.py."""

    def __init__(self, work, vocabulary):
        from safetensors.torch import load_file

        self.symbols, self.pointer = len(vocabulary["symbols"]), vocabulary["pointer"]
        self.model = CallModel(self.symbols)
        self.model.encoder.load_minilm(load_file(MINILM))
        # What export.py asks of a checkpoint.
        self.more = {"shape": self.model.shape, "vocabulary": vocabulary}
        encoder = [p for p in self.model.encoder.parameters() if p.requires_grad]
        others = [p for name, p in self.model.named_parameters() if not name.startswith("encoder.")]
        self.groups = [{"params": encoder, "base": 1.2e-4}, {"params": others, "base": 8e-4}]
        self.rows = read_rows(work / "train.jsonl")
        self.dev = read_rows(work / "dev.jsonl")
        self.texts = read_rows(work / "dev.texts.jsonl")

    def _batch(self, rows):
        return next(batches(rows, len(rows), random, self.pointer, self.symbols, shuffle=False))

    def losses(self, numbers):
        """Of a batch, in parts that are learnt from one after the other and weigh as their items do."""
        _, ids, mask, previous, wanted = self._batch([self.rows[n] for n in numbers])
        with torch.autocast("cpu", torch.bfloat16):
            logits = self.model(ids, mask, previous)
        yield F.cross_entropy(logits.float().flatten(0, 1), wanted.flatten(), ignore_index=-100)

    def right(self):
        """[(free, held to the row's items)] by held-out row: every item is right, given the right ones before it, so the greedy answer is."""
        found = [None] * len(self.dev)
        for start in range(0, len(self.dev), BATCH):
            part = [{**row, "at": start + k} for k, row in enumerate(self.dev[start : start + BATCH])]
            part, ids, mask, previous, wanted = self._batch(part)
            with torch.autocast("cpu", torch.bfloat16):
                logits = self.model(ids, mask, previous).float()
            allowed = torch.zeros(len(part), 1, logits.shape[-1], dtype=torch.bool)
            allowed[:, :, 1 : self.symbols] = True
            for k, row in enumerate(part):
                allowed[k, 0, [self.symbols + at for at in self.texts[row["at"]]["choices"]["points"]]] = True
            good = lambda scores: ((scores.argmax(-1) == wanted) | (wanted == -100)).all(1).tolist()
            for row, *both in zip(part, good(logits), good(logits.masked_fill(~allowed, -1e9))):
                found[row["at"]] = tuple(both)
        return found


class Rival:
    """SmolLM2-135M-Instruct on the texts of the same rows: whole, cut to 12 layers and the tokens in use, or with thin matrices beside its own."""

    RATES = {"whole": 2e-4, "lora": 1e-3, "cut": 5e-4}
    LAYERS = 12

    def __init__(self, work, vocabulary, kind):
        source = given.read(given.fetched(None))
        texts = {name: read_rows(work / f"{name}.texts.jsonl") for name in ("train", "dev")}
        tokens = Tokens(Tokenizer.from_str(json.dumps(tokenizer(source))), source.tokens.index(BEGIN))
        if kind == "cut":
            used = {token for row in texts["train"] for token in tokens.row(row)[0]} | {t for symbol in vocabulary["symbols"] for t in tokens.item(symbol)}
            source = cut(source, self.LAYERS, used)
            tokens = Tokens(Tokenizer.from_str(json.dumps(tokenizer(source))), source.tokens.index(BEGIN))
        self.source, self.tokens, self.more = source, tokens, {}
        self.symbols = vocabulary["symbols"][1:]
        self.model = Llama(source.shape, len(source.tokens)).take(source.weights)
        if kind == "lora":
            adapt(self.model)
        self.groups = [{"params": [p for p in self.model.parameters() if p.requires_grad], "base": self.RATES[kind]}]
        self.rows = [tokens.row(row) for row in texts["train"]]
        self.texts = texts["dev"]

    def losses(self, numbers):
        """As of ours. A batch at once would take 8 GB and more."""
        rows = sorted((self.rows[n] for n in numbers), key=lambda row: len(row[0]))
        asked_of_all = sum(len(tokens) - start for tokens, start in rows)
        at_once = max(1, AT_ONCE // len(rows[-1][0]))
        for start in range(0, len(rows), at_once):
            ids, asked, wanted = padded(rows[start : start + at_once], 0)
            with torch.autocast("cpu", torch.bfloat16):
                logits = self.model(ids, asked)
            yield F.cross_entropy(logits.float(), wanted, reduction="sum") / asked_of_all

    def right(self):
        found = []
        for start in range(0, len(self.texts), BATCH):
            part = self.texts[start : start + BATCH]
            rows = [self.tokens.row(row) for row in part]
            ids, asked, _ = padded(rows, 0)
            with torch.autocast("cpu", torch.bfloat16):
                logits = self.model(ids, asked).float()
            for text, scores in zip(part, logits.split(asked.sum(1).tolist())):
                found.append(judged(scores, self.tokens, text, self.symbols))
        return found


BEGIN = "<|im_start|>"
# Tokens that go through the layers together.
AT_ONCE = 1200


def judged(scores, tokens, text, symbols):
    """scores [answer's tokens, vocabulary] -> right with all tokens free, right with only those that go on some item of this row"""
    wanted = [token for item in text["items"] for token in tokens.item(item)]
    free = scores.argmax(-1).tolist() == wanted
    return free, all(max(may, key=row.__getitem__) == token for row, may, token in zip(scores.tolist(), goes_on(tokens, text, symbols), wanted))


def goes_on(tokens, text, symbols):
    """For each token of the right answer the set of those that could stand there in any answer of items."""
    follows, whole = {}, set()
    for item in tokens.choices(text, symbols):
        written = tuple(tokens.item(item))
        whole.add(written)
        for depth, token in enumerate(written):
            follows.setdefault(written[:depth], set()).add(token)
    before = ()
    for item in text["items"]:
        written = tuple(tokens.item(item))
        for depth in range(len(written)):
            so_far = written[:depth]
            may = follows[so_far]
            if depth == 0:
                # Perhaps the item before was only the beginning of a longer one.
                may = may | follows.get(before, set())
            elif so_far in whole:
                may = may | follows[()]
            yield may
        before = written
