"""Fits the choice among the model's answers (src/llm/choice/choose.ts): `python3 training/llm/calibrate.py RIVALS.jsonl --model DIR`.

Reads what `measure.mjs --rivals` wrote: of each sentence the answers that nothing speaks against, what is known of each, and whether it is
right. Gradient-boosted trees (Friedman 2001; scikit-learn's histogram ones) say how likely each is right; more certainty may never
mean less trust (monotonic constraints). Prints what would be done in homes whose writer was left out of the fit, at several thresholds, and
writes trees fitted to all into DIR/calls.json. Needs scikit-learn.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

# More of these never speaks against an answer (1), or never for it (-1).
ONE_WAY = {"belief": 1, "share": 1, "weakest": 1, "ahead": 1, "talked": -1}
SETTINGS = {"max_iter": 200, "learning_rate": 0.05, "max_leaf_nodes": 8, "min_samples_leaf": 60, "l2_regularization": 1.0, "early_stopping": False, "random_state": 1}
# A sentence that asks for nothing and is acted on is worse than a request that is said again.
QUIET_WEIGHS = 3.0
THRESHOLDS = (0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
DIGITS = 5


def fit(rows, names):
    answers = [(row, rival) for row in rows for rival in row["rivals"]]
    values = np.array([[rival[name] for name in names] for _, rival in answers])
    right = np.array([rival["right"] for _, rival in answers])
    weights = np.array([1.0 if row["asks"] else QUIET_WEIGHS for row, _ in answers])
    constraints = [ONE_WAY.get(name, 0) for name in names]
    return HistGradientBoostingClassifier(monotonic_cst=constraints, **SETTINGS).fit(values, right, sample_weight=weights)


def writer(row):
    """`hand-written, fresh-22, requests` -> `hand-written, fresh-22`"""
    return ",".join(row["set"].split(",")[:2])


def tried_out(rows, names):
    """(chance, asks, right, acts) of what would be chosen in homes of writers that the fit has not seen"""
    found = []
    for left_out in sorted({writer(row) for row in rows if "fresh" in row["set"]}):
        trees = fit([row for row in rows if writer(row) != left_out], names)
        for row in rows:
            if writer(row) != left_out:
                continue
            chances = trees.predict_proba(np.array([[rival[name] for name in names] for rival in row["rivals"]]))[:, 1]
            best = row["rivals"][int(np.argmax(chances))]
            if not best["talk"]:
                found.append((float(chances.max()), row["asks"], best["right"], best["acts"]))
    return found


def as_arrays(nodes):
    return {
        "feature": [int(one) for one in nodes["feature_idx"]],
        "threshold": [round(float(one), DIGITS) if not leaf else 0 for one, leaf in zip(nodes["num_threshold"], nodes["is_leaf"])],
        "left": [0 if leaf else int(one) for one, leaf in zip(nodes["left"], nodes["is_leaf"])],
        "right": [0 if leaf else int(one) for one, leaf in zip(nodes["right"], nodes["is_leaf"])],
        "value": [round(float(one), DIGITS) if leaf else 0 for one, leaf in zip(nodes["value"], nodes["is_leaf"])],
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("rivals", type=Path)
    parser.add_argument("--model", type=Path, required=True)
    options = parser.parse_args()
    rows = [row for row in map(json.loads, options.rivals.read_text().splitlines()) if row["rivals"]]
    names = [name for name in rows[0]["rivals"][0] if name != "right"]
    found = tried_out(rows, names)
    print(f"{sum(row['asks'] for row in rows if 'fresh' in row['set'])} requests of unlearnt homes, {sum(not row['asks'] for row in rows if 'fresh' in row['set'])} that ask for nothing")
    print("acting from: right, wrong, acted on though nothing was asked")
    for least in THRESHOLDS:
        done = [(asks, right, acts) for chance, asks, right, acts in found if chance >= least]
        right = sum(asks and right for asks, right, _ in done)
        wrong = sum(asks and acts and not right for asks, right, acts in done)
        print(f"  {least:.2f}: {right}, {wrong}, {sum(acts and not asks for asks, _, acts in done)}")
    trees = fit(rows, names)
    (start,) = np.ravel(trees._baseline_prediction)
    calibration = {
        "features": names,
        "start": round(float(start), DIGITS),
        "trees": [as_arrays(predictor.nodes) for (predictor,) in trees._predictors],
    }
    file = options.model / "calls.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), "calibration": calibration}, separators=(",", ":")))


main()
