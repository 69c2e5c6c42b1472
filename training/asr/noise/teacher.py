"""What the fetched model expects at every token of every transcript, hearing it clean: the soft labels of train.py.

    python3 training/fetch.py --starts && python3 training/asr/noise/teacher.py --data DIR [--spoken DIR] --out teacher.pt

Of each token the 24 likeliest with their log-probabilities. Five hours of speech, about a quarter of an hour of two cores. `--spoken`: the commands of
say.mjs, too; of their two spellings the one that the model writes more readily.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import decoder
import encoder
import numpy as np
import torch
from ort_weights import OrtWeights
from speech import Tokenizer, letters, samples, spoken, utterances, written

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
import fetch  # noqa: E402

LIKELIEST = 24
BATCH = 24
MARGIN = 800  # samples of silence before


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--spoken", type=Path)
    options.add_argument("--out", type=Path, required=True)
    args = options.parse_args()
    tokenizer = Tokenizer(fetch.MODELS / "asr" / "tokenizer.bin")
    hear = encoder.load(OrtWeights(fetch.DOWNLOADS / "moonshine" / "encoder.ort")).eval().requires_grad_(False)
    read = decoder.load(OrtWeights(fetch.DOWNLOADS / "moonshine" / "decoder.ort"))
    rows = []
    for one in [*utterances(args.data), *(spoken(args.spoken) if args.spoken else [])]:
        heard = samples(one.path)
        for text in [one.text] if one.digits is None else [one.text, one.digits]:
            tokens = tokenizer.tokens(written(text))
            if heard is not None and tokens is not None:
                rows.append((one, heard, tokens))
    rows.sort(key=lambda row: len(row[1]))
    labelled = []
    for first in range(0, len(rows), BATCH):
        part = rows[first : first + BATCH]
        sound = np.zeros((len(part), max(len(heard) for _, heard, _ in part) + 4 * MARGIN), np.float32)
        ids = torch.full((len(part), max(len(tokens) for *_, tokens in part)), decoder.END)
        ids[:, 0] = decoder.START
        for at, (_, heard, tokens) in enumerate(part):
            sound[at, MARGIN : MARGIN + len(heard)] = heard / 32768
            ids[at, 1 : len(tokens)] = torch.tensor(tokens[:-1])
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            expected = read(ids, hear(torch.from_numpy(sound))).float().log_softmax(-1)
        likeliest = expected.topk(LIKELIEST, -1)
        for at, (one, _, tokens) in enumerate(part):
            length = len(tokens)
            labelled.append(
                {
                    "path": str(one.path),
                    "set": one.set,
                    "held_out": one.held_out,
                    "letters": letters(one.text),
                    "tokens": tokens,
                    # Mean natural logarithm: a wrong transcript or an unreadable clip has little.
                    "likelihood": expected[at, torch.arange(length), torch.tensor(tokens)].mean().item(),
                    "expected": likeliest.values[at, :length].half().numpy(),
                    "expected_tokens": likeliest.indices[at, :length].to(torch.int32).numpy(),
                }
            )
        print(f"{first + len(part)} of {len(rows)}", flush=True)
    best: dict[str, dict] = {}
    for row in labelled:
        known = best.get(row["path"])
        # By the whole text, for digits are fewer tokens.
        if known is None or row["likelihood"] * len(row["tokens"]) > known["likelihood"] * len(known["tokens"]):
            best[row["path"]] = row
    torch.save(list(best.values()), args.out)


if __name__ == "__main__":
    main()
