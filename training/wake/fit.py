"""Fits wake scores in several ways on gather.mjs's rows; each is measured on phrases and speakers that its fit did not see.

    python3 training/wake/fit.py rows.jsonl [more.jsonl] [--judge reserved.jsonl] [--ways NAME...]

`--judge`: also on rows of the wake bench's own phrases and hours (reserved.py), by a fit on all of the others.
"""
import argparse
import hashlib
import json
from collections import defaultdict
from pathlib import Path

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier, HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

parser = argparse.ArgumentParser()
parser.add_argument("rows", type=Path, nargs="+")
parser.add_argument("--judge", type=Path)
parser.add_argument("--ways", nargs="*")
arguments = parser.parse_args()
FOLDS = 3
REFRACTORY_SECONDS = 1
# Of the prior: the spotter's own floor (src/wake/spotter.ts).
FLOOR = 0.8


def by_eye(row):
    """The score of src/wake/score.ts, as a logit."""
    log = row["likelihood"] + 0.4 * (row["again"]["likelihood"] - row["likelihood"])
    return 14 * (1 + log / min(-row["prior"], row["letters"] ** 2 / 2) - 0.43)


def evidence(row):
    """Natural logarithms, but for shares of the prior and of letters."""
    again = row["again"]
    letters = row["letters"]
    likeness = max(-6, -6 if row["likeness"] is None else row["likeness"])
    most = min(-row["prior"], letters**2 / 2)
    mixed = row["likelihood"] + 0.4 * (again["likelihood"] - row["likelihood"])
    expected = again.get("heard", row["prior"])
    return {
        "eye": max(-12.0, by_eye(row)),
        "share": mixed / most,
        "first": row["likelihood"] / most,
        "again": again["likelihood"] / most,
        "worse": min(row["likelihood"], again["likelihood"]) / most,
        "prior": row["prior"],
        "most": most,
        "letters": letters,
        "likeness": likeness,
        "miswritten": row["miswritten"],
        "miswrittenAgain": again.get("miswritten", 1),
        "regretSum": row["regret"],
        "regretBoth": row["regret"] + again.get("regret", -row["prior"]),
        "miswrittenBoth": row["miswritten"] + again.get("miswritten", 1),
        "mixed": mixed,
        "regret": row["regret"] / row["tokens"],
        "regretAgain": again.get("regret", -row["prior"]) / again.get("tokens", row["tokens"]),
        "least": row["least"],
        "boundary": row["boundary"],
        "boundaryAgain": again.get("boundary", -3),
        "tokens": row["tokens"],
        "perToken": mixed / row["tokens"],
        "unsure": row["free"]["mean"],
        "unsureAgain": again["free"]["mean"],
        "expected": (again["likelihood"] - expected),
        "whole": float(again.get("whole", False)),
        "noise": max(-60, row["soft"]) - row["loud"],
        "rate": min(row["spoken"], 3) / letters,
    }


WAYS = {
    "both looks, prior, letters": ["mixed", "share", "prior", "letters"],
    "share and nats": ["share", "mixed"],
    "share, nats, regret": ["share", "mixed", "regretBoth"],
    "share, nats, letters heard": ["share", "mixed", "likeness"],
    "share, nats, written": ["share", "mixed", "miswrittenBoth"],
    "share, nats, letters heard, written": ["share", "mixed", "likeness", "miswrittenBoth"],
    "share, nats, letters heard, regret": ["share", "mixed", "likeness", "regretBoth"],
    "share, letters heard, sureness": ["share", "mixed", "likeness", "unsureAgain", "unsure"],
    "share, letters heard, boundary": ["share", "mixed", "likeness", "boundary", "boundaryAgain"],
    "by eye, letters heard": ["eye", "likeness"],
    "by eye, letters heard, sureness": ["eye", "likeness", "unsure", "unsureAgain"],
    "by eye, letters heard, regret": ["eye", "likeness", "regretSum"],
    "by eye, nats, letters heard, written, sureness": ["eye", "mixed", "likeness", "miswrittenBoth", "unsureAgain"],
    "nine": ["share", "mixed", "likeness", "regretBoth", "miswrittenBoth", "unsureAgain", "boundary", "expected", "least"],
}
# Names of all evidence, for trees without a set of their own.
ALL = None


def fold_of(text):
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % FOLDS


class Heard:
    """One phrase listened for in one hearing of a clip."""

    def __init__(self, row, wish):
        self.kind, self.phrase = wish["kind"], wish["text"]
        self.speaker = row["speaker"]
        self.clip, self.variant, self.snr, self.seconds = row["clip"], row["variant"], row["snr"], row["seconds"]
        self.prior, self.letters = wish["prior"], wish["letters"]
        self.all = [found for found in row["found"] if found["phrase"] == self.phrase and found["kind"] == self.kind]
        self.found = [found for found in self.all if found["likelihood"] >= FLOOR * found["prior"]]
        self.values = [evidence(found) for found in self.found]


def hearings(paths):
    rows = [json.loads(line) for path in paths for line in path.open()]
    return [Heard(row, wish) for row in rows for wish in row["wishes"]]


def peaks(heard, logits):
    kept = []
    for at, logit in sorted(zip([found["at"] for found in heard.found], logits), key=lambda pair: -pair[1]):
        if all(abs(at - other) >= REFRACTORY_SECONDS for other, _ in kept):
            kept.append((at, logit))
    return [logit for _, logit in kept]


def matrix(rows, names):
    return np.array([[row[name] for name in names] for row in rows])


def training(heards):
    """Of what is said only the best sighting of a hearing counts: the others may be of another place."""
    rows, labels, weights = [], [], []
    for heard in heards:
        if heard.kind == "said":
            if heard.values:
                rows.append(heard.values[int(np.argmax([by_eye(found) for found in heard.found]))])
                labels.append(1)
                weights.append(1)
        else:
            for values in heard.values:
                rows.append(values)
                labels.append(0)
                weights.append(0.5 if heard.kind == "near" else 1)
    return rows, np.array(labels), np.array(weights)


# Which way the evidence must point, whatever the few rows say: 1 for, -1 against, 0 either way.
POINTS = {
    "eye": 1, "share": 1, "mixed": 1, "first": 1, "again": 1, "worse": 1, "perToken": 1, "least": 1, "likeness": 1, "boundary": 1, "boundaryAgain": 1,
    "regretSum": -1, "regret": -1, "regretAgain": -1, "miswritten": -1, "miswrittenAgain": -1, "expected": 1,
    "prior": 0, "letters": 0, "tokens": 0, "unsure": 0, "unsureAgain": 0, "whole": 0, "noise": 0, "rate": 0,
}
SETS = {
    "all": list(POINTS),
    # Without what may only tell a phrase that was cut out of its sentence from one that was not.
    "sound": [name for name in POINTS if name not in ("whole", "noise", "rate", "tokens", "letters", "prior")],
}


def model_of(way):
    if way.startswith("trees"):
        _, trees, depth = way.split()
        return GradientBoostingClassifier(n_estimators=int(trees), max_depth=int(depth), learning_rate=0.1, subsample=0.7, min_samples_leaf=12, random_state=6), ALL
    if way.startswith("monotone"):
        _, trees, depth, names = way.split()
        return HistGradientBoostingClassifier(
            max_iter=int(trees), max_depth=int(depth), learning_rate=0.1, min_samples_leaf=10, l2_regularization=1.0, early_stopping=False,
            monotonic_cst=[POINTS[name] for name in SETS[names]], random_state=6), SETS[names]
    return make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=2000)), WAYS[way]


def fitted(way, heards):
    model, names = model_of(way)
    rows, labels, weights = training(heards)
    x = matrix(rows, names)
    key = "logisticregression__" if way in WAYS else ""
    model.fit(x, labels, **{f"{key}sample_weight": weights})
    return lambda values: model.decision_function(matrix(values, names)) if values else np.array([])


def crossed(way, heards):
    """Logits of each hearing by a fit that saw neither its phrase nor its speaker."""
    logits = {}
    for phrases in range(FOLDS):
        for clips in range(FOLDS):
            score = fitted(way, [h for h in heards if fold_of(h.phrase) != phrases and fold_of("c" + h.speaker) != clips])
            for heard in heards:
                if fold_of(heard.phrase) == phrases and fold_of("c" + heard.speaker) == clips:
                    logits[id(heard)] = score(heard.values)
    return logits


def groups(heards):
    said = defaultdict(list)
    for heard in heards:
        if heard.kind == "said":
            level = "clean" if heard.snr is None else "13-20 dB" if heard.snr > 12 else "5-12 dB"
            said[("alone " if heard.variant.startswith("alone") else "") + level].append(heard)
    return said


def table(name, heards, logits):
    """Misses where as many others and near misses wake; the single alarms of a short time say too little, so the mean of several is taken."""
    best = lambda heard: max(logits[id(heard)], default=-99)
    others = [h for h in heards if h.kind == "other" and not h.variant.startswith("alone")]
    hours = sum(h.seconds for h in others) / 3600
    alarms = sorted((logit for h in others for logit in peaks(h, logits[id(h)])), reverse=True)
    near = sorted((best(h) for h in heards if h.kind == "near"), reverse=True)
    said = groups(heards)
    def misses(threshold):
        return {key: np.mean([best(h) <= threshold for h in group]) for key, group in said.items()}
    def mean(thresholds):
        each = [misses(threshold) for threshold in thresholds]
        by = {key: 100 * np.mean([one[key] for one in each]) for key in sorted(said)}
        return " ".join(f"{key} {value:4.1f}" for key, value in by.items()) + f" | mean {np.mean(list(by.values())):4.1f}"
    pick = lambda values, at: values[at] if at < len(values) else -50
    print(f"{name}\n    at 1 to 8 alarms in {hours:.2f} h:    " + mean([pick(alarms, at) for at in range(1, 9)]))
    if near:
        print(f"    at 2 to 10 % of {len(near)} near misses: " + mean([pick(near, int(share * len(near))) for share in (0.02, 0.04, 0.06, 0.08, 0.1)]))
    zero = misses(-1e-9)
    print("    at 0: " + " ".join(f"{key} {100 * zero[key]:4.1f}" for key in sorted(zero)) + f" near {100 * np.mean([l >= 0 for l in near]) if near else 0:3.1f} alarms/h {sum(a >= 0 for a in alarms) / max(hours, 1e-9):.2f}")


def judged_table(heards, logits):
    """As the wake bench has it: each phrase's own threshold, above every alarm of it (in less than two hours none is allowed)."""
    best = lambda heard: max(logits[id(heard)], default=-99)
    phrases = sorted({h.phrase for h in heards if h.kind == "said"})
    for level in ("clean", "5-12 dB"):
        each = {}
        for phrase in phrases:
            most = max((logit for h in heards if h.kind == "other" and h.phrase == phrase for logit in logits[id(h)]), default=-50)
            group = [h for h in groups(heards)[level] if h.phrase == phrase]
            each[phrase] = (sum(best(h) <= most for h in group), len(group))
        print(f"    no alarm of the phrase, {level}: {100 * np.mean([part / whole for part, whole in each.values()]):.1f} %", each)


if __name__ == "__main__":
    heards = hearings(arguments.rows)
    for heard in heards:
        if heard.values:
            ALL = sorted(heard.values[0])
            break
    hours = sum(h.seconds for h in heards if h.kind == "other" and not h.variant.startswith("alone")) / 3600
    rows, labels, _ = training(heards)
    print(f"{len({h.clip for h in heards})} clips, {len({h.phrase for h in heards})} phrases, {hours:.2f} phrase-hours; {labels.sum()} rows said, {len(labels) - labels.sum()} not; "
          + ", ".join(f"{key}: {len(group)}, not sighted {sum(not h.found for h in group)}, nothing at all {sum(not h.all for h in group)}" for key, group in sorted(groups(heards).items())))
    eye = {id(h): np.array([by_eye(found) for found in h.found]) for h in heards}
    table("by eye", heards, eye)
    chosen = arguments.ways or [*WAYS, "trees 40 2", "monotone 40 2 sound", "monotone 40 2 all"]
    for way in chosen:
        logits = crossed(way, heards)
        table(way, heards, logits)
    if arguments.judge:
        judged = hearings([arguments.judge])
        print("JUDGED", ", ".join(f"{key}: {len(group)}, not sighted {sum(not h.found for h in group)}, nothing at all {sum(not h.all for h in group)}" for key, group in sorted(groups(judged).items())))
        eye = {id(h): np.array([by_eye(found) for found in h.found]) for h in judged}
        table("JUDGED by eye", judged, eye)
        judged_table(judged, eye)
        for way in chosen:
            score = fitted(way, heards)
            logits = {id(h): score(h.values) for h in judged}
            table("JUDGED " + way, judged, logits)
            judged_table(judged, logits)
