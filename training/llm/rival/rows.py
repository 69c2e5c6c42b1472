"""The rows of all runs: which, in which order, as our model's numbers and as a language model's tokens."""

import json
import random
import sys
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from train import batches, drawn, read_rows  # noqa: E402

BATCH = 16
# Rows of one window are sorted by length into batches; windows follow each other in one order for all.
WINDOW = 60 * BATCH
SEED = 61


def sample(data, out, count, held):
    """Rows of an epoch, weighed as train.py weighs them, and the held-out rows that edge/ is judged by: out/train.jsonl, out/dev.jsonl."""
    dev = read_rows(Path(data) / "dev.jsonl")
    random.Random(0).shuffle(dev)
    train = random.Random(3).sample(drawn(read_rows(Path(data) / "train.jsonl"), random.Random(3)), count)
    out.mkdir(parents=True, exist_ok=True)
    for name, rows in (("train", train), ("dev", dev[:held])):
        (out / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))


def order(lengths, from_batch):
    """Endless batches of row numbers, the same for everyone: shuffled each epoch, sorted within windows."""
    if len(lengths) < WINDOW:
        raise SystemExit(f"{len(lengths)} rows are too few: a window has {WINDOW}")
    at, epoch = 0, 0
    while True:
        chance = random.Random(SEED + epoch)
        rows = chance.sample(range(len(lengths)), len(lengths))
        for start in range(0, len(rows) - WINDOW + 1, WINDOW):
            window = sorted(rows[start : start + WINDOW], key=lambda n: lengths[n])
            groups = [window[i : i + BATCH] for i in range(0, WINDOW, BATCH)]
            chance.shuffle(groups)
            for group in groups:
                if at >= from_batch:
                    yield group
                at += 1
        epoch += 1


def length_of(row):
    return len(row["x"]) + 2 * len(row["y"])


class Tokens:
    """Texts as tokens. Items are written one by one, each with a space before it, so that an answer is the same tokens wherever it stands."""

    def __init__(self, tokenizer, begin):
        self.tokenizer, self.begin, self.known = tokenizer, begin, {}

    def encode(self, text):
        return self.tokenizer.encode(text, add_special_tokens=False).ids

    def item(self, text):
        if text not in self.known:
            self.known[text] = self.encode(" " + text)
        return self.known[text]

    def prompt(self, row):
        return [self.begin, *self.encode(row["prompt"] + "\n=")]

    def row(self, row):
        """-> tokens, where the answer begins"""
        prompt = self.prompt(row)
        return prompt + [token for item in row["items"] for token in self.item(item)], len(prompt)

    def choices(self, row, symbols):
        """All items that this row's answer could have: symbols, letters of its prompt, runs of words of its sentence."""
        words, sentence = row["choices"]["words"], row["sentence"]
        runs = {sentence[start:end] for k, (start, _) in enumerate(words) for _, end in words[k : k + LONGEST_TEXT]}
        return [*symbols, *row["choices"]["letters"], *(f'"{run}"' for run in runs | {item[1:-1] for item in row["items"] if item[0] == '"'})]


# Words of a copied text, as in src/llm/problem/spans.ts.
LONGEST_TEXT = 24


def padded(rows, filler):
    """rows: [(tokens, where the answer begins)] -> ids [B, T], asked [B, T], wanted [asked]"""
    width = max(len(tokens) for tokens, _ in rows)
    ids, asked = torch.full((len(rows), width), filler), torch.zeros(len(rows), width, dtype=torch.bool)
    for k, (tokens, start) in enumerate(rows):
        ids[k, : len(tokens)] = torch.tensor(tokens)
        asked[k, start - 1 : len(tokens) - 1] = True
    return ids[:, :-1], asked[:, :-1], ids[:, 1:][asked[:, :-1]]


__all__ = ["BATCH", "Tokens", "batches", "length_of", "order", "padded", "read_rows", "sample"]
