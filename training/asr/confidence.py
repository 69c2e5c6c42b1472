"""Fits the recogniser's confidence: `python3 training/asr/confidence.py FEATURES.jsonl...` (needs numpy).

Logistic regression on the rows of confidence.mjs (one file a grammar), with a ridge around what an earlier and larger set
gave (162 commands, 244 others, heard in one view). Commands that were read wrong
are left out: whether a wrong reading is near or far is not what is asked. Prints the weights for src/asr/confidence.ts and
what falls on the wrong side, on the data it was fitted to.
"""

import json
import sys

import numpy as np

NAMES = ["ratio", "perToken", "cost", "unexplained", "tokens"]
PRIOR = [-0.12, 2.25, -0.4, -0.28, 0.16]
RIDGE = 0.03
STEPS = 20_000
# A false accept acts on its own; a false reject is said again.
OTHERS_WEIGH = 1.3
# Below this a right reading was luck.
LEAST_PER_TOKEN = -3.0


def features(row):
    return [
        max(-3.0, row["freeLogProbability"] - row["logProbability"]),
        row["logProbability"] / row["tokens"],
        row["cost"],
        row["unexplained"],
        min(12, row["tokens"]),
    ]


def load(paths):
    values, labels, weights = [], [], []
    for path in paths:
        rows = [json.loads(line) for line in open(path)]
        rows = [r for r in rows if not r["command"] or (r["right"] and features(r)[1] > LEAST_PER_TOKEN)]
        for command in (True, False):
            own = [r for r in rows if r["command"] == command]
            values += [features(r) for r in own]
            labels += [float(command)] * len(own)
            weights += [(1.0 if command else OTHERS_WEIGH) / max(1, len(own))] * len(own)
    return np.array(values), np.array(labels), np.array(weights) / np.mean(weights)


def main():
    values, labels, weights = load(sys.argv[1:])
    mean, spread = values.mean(0), values.std(0) + 1e-9
    design = np.c_[(values - mean) / spread, np.ones(len(values))]
    prior = np.array(PRIOR) * spread
    fitted = np.r_[prior, 0]
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-design @ fitted))
        slope = design.T @ (weights * (chance - labels)) / len(labels)
        fitted -= 0.5 * (slope + RIDGE * np.r_[fitted[:-1] - prior, 0])
    raw = fitted[:-1] / spread
    print({name: round(float(value), 2) for name, value in zip(NAMES, raw)})
    print("bias", round(float(fitted[-1] - (fitted[:-1] * mean / spread).sum()), 2))
    chance = 1 / (1 + np.exp(-design @ fitted))
    print(f"commands below 0.5: {(chance[labels == 1] < 0.5).mean():.3f} of {int(labels.sum())}")
    print(f"others above 0.5: {(chance[labels == 0] >= 0.5).mean():.3f} of {int((1 - labels).sum())}")


main()
