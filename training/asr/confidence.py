"""Fits the recogniser's confidence: `python3 training/asr/confidence.py FEATURES.jsonl...` (needs numpy).

Logistic regression on the rows of confidence.mjs, one file a grammar; each grammar counts the same. Commands that were read
wrong are left out: whether a wrong reading is near or far is not what is asked. Prints the weights for src/asr/confidence.ts
and what falls on the wrong side in five-fold cross-validation by speaker (by sentence where a voice was synthetic).
"""

import hashlib
import json
import sys

import numpy as np

NAMES = ["ratio", "perToken", "cost", "unexplained", "heard", "unheard", "misspelt", "wording"]
RIDGE = 0.003
STEPS = 6_000
FOLDS = 5
# A false accept acts on its own; a false reject is said again.
OTHERS_WEIGH = 2.0
# Below this a right reading was luck.
LEAST_PER_TOKEN = -3.0


def features(row):
    return [
        max(-3.0, row["freeLogProbability"] - row["logProbability"]),
        row["logProbability"] / row["tokens"],
        row["cost"],
        row["unexplained"],
        min(40.0, row["logProbability"] - row["silent"]),
        max(0.0, min(3.0, row["unheard"]) - 0.3),
        min(3.0, row["misspelt"]["nats"] / max(4, row["misspelt"]["letters"])),
        0.0 if row["wording"] is None else row["wording"] + 2.0,
    ]


def load(paths):
    rows, weights = [], []
    for path in paths:
        all_rows = [json.loads(line) for line in open(path)]
        for command in (True, False):
            own = [row for row in all_rows if row["command"] == command]
            if command:
                own = [row for row in own if row["right"] and features(row)[1] > LEAST_PER_TOKEN]
            rows += own
            weights += [(1.0 if command else OTHERS_WEIGH) / max(1, len(own))] * len(own)
    folds = [int(hashlib.md5(str(row["speaker"]).encode()).hexdigest(), 16) % FOLDS for row in rows]
    values = np.array([features(row) for row in rows])
    labels = np.array([float(row["command"]) for row in rows])
    return values, labels, np.array(weights) / np.mean(weights), np.array(folds)


def fit(values, labels, weights):
    """(weights, bias) in the features' own units"""
    mean, spread = values.mean(0), values.std(0) + 1e-9
    design = np.c_[(values - mean) / spread, np.ones(len(values))]
    fitted = np.zeros(design.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-design @ fitted))
        slope = design.T @ (weights * (chance - labels)) / len(labels)
        fitted -= 0.5 * (slope + RIDGE * np.r_[fitted[:-1], 0])
    raw = fitted[:-1] / spread
    return raw, fitted[-1] - (raw * mean).sum()


def main():
    values, labels, weights, folds = load(sys.argv[1:])
    chance = np.zeros(len(labels))
    for fold in range(FOLDS):
        kept = folds != fold
        raw, bias = fit(values[kept], labels[kept], weights[kept])
        chance[~kept] = 1 / (1 + np.exp(-(values[~kept] @ raw + bias)))
    raw, bias = fit(values, labels, weights)
    print({name: round(float(value), 3) for name, value in zip(NAMES, raw)}, "bias", round(float(bias), 2))
    print(f"commands below 0.5: {(chance[labels == 1] < 0.5).mean():.3f} of {int(labels.sum())}")
    print(f"others above 0.5: {(chance[labels == 0] >= 0.5).mean():.3f} of {int((1 - labels).sum())}")


main()
