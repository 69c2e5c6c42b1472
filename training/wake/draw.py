"""Draws what the wake score is learnt from: clips, the phrases that are said in them, others that are not, and those that sound near.

    python3 training/wake/draw.py --data DATA/speech --out tasks.jsonl

Nothing of the sets on which the wake bench judges is read: no Common Voice 13, no reader of LibriSpeech from 2136 on, no wake words.
"""
import argparse
import json
import random
import re
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("--data", type=Path, required=True)
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--seed", type=int, default=6)
arguments = parser.parse_args()
chance = random.Random(arguments.seed)

CLIPS = {"commonvoice-v1-dev": 700, "librispeech-train-clean-5": 60, "ljspeech-part": 30, "speech-commands-words": 60}
FIRST_RESERVED_READER = 2136
OTHERS = 10
STOP = set(
    "the a an of to and in is it that he she i you was for on as with his her at be this had not but they are we my have from or by one so all "
    "there were if me which who would their what no out up when do them will been him more into then some could very like than about now its "
    "did has your said can our any only how over after other before these such two man see must well where time made little here upon".split()
)


def words_of(text):
    return [word for word in re.sub(r"[^a-z' ]", " ", text.lower().replace("-", " ")).split() if word.strip("'")]


def letters_of(words):
    return "".join(words).replace("'", "")


def skeleton(word):
    """What is left of a word where it is spelled as it sounds: equal ones may be said alike."""
    plain = re.sub(r"^(kn|gn)", "n", re.sub(r"^wr", "r", re.sub(r"^wh", "w", word)))
    plain = re.sub(r"gh", "", plain.replace("ph", "f").replace("ck", "k").replace("c", "k").replace("z", "s"))
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouywh']", "", plain))


def distance(one, other, inside=False):
    """Of Levenshtein; `inside`: to the nearest part of the other."""
    row = [0] * (len(other) + 1) if inside else list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        diagonal, row[0] = row[0], at
        for place, heard in enumerate(other, 1):
            diagonal, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, diagonal + (letter != heard))
    return min(row) if inside else row[-1]


def read(name):
    for line in (arguments.data / name / "manifest.jsonl").open():
        clip = json.loads(line)
        words = words_of(clip.get("text", ""))
        if not words or clip["seconds"] > 17:
            continue
        if name.startswith("librispeech") and int(clip["speaker"]) >= FIRST_RESERVED_READER:
            continue
        yield {"set": name, "file": clip["file"], "speaker": clip.get("speaker", clip["file"]), "words": words}


clips = []
counts = {}
vocabulary = set()
for name, wanted in CLIPS.items():
    there = list(read(name))
    for clip in there:
        for word in clip["words"]:
            counts[word] = counts.get(word, 0) + 1
    vocabulary.update(word for clip in there for word in clip["words"])
    if name == "speech-commands-words":
        there = [clip for clip in there if len(clip["words"][0]) > 4 and clip["words"][0] not in ("right", "eight")]
    clips += chance.sample(there, min(wanted, len(there)))
chance.shuffle(clips)


def phrases_in(words):
    """One to three words of 5 to 14 letters in a row, at least one of them no little word; rare ones more often."""
    found = {}
    for length in (1, 2, 3):
        for at in range(len(words) - length + 1):
            part = words[at : at + length]
            if not 5 <= len(letters_of(part)) <= 14 or any("'" in word for word in part):
                continue
            weights = [1 / counts[word] ** 0.5 for word in part if word not in STOP and len(word) > 2]
            if weights:
                found[" ".join(part)] = max(weights) * {1: 2.0, 2: 1.0, 3: 0.4}[length]
    return found


def drawn(weights, number):
    """Without putting back."""
    keys = sorted(weights, key=lambda key: -(chance.random() ** (1 / weights[key])))
    return keys[:number]


by_length = {}
for word in sorted(vocabulary):
    by_length.setdefault(len(word), []).append(word)


def twin(phrase):
    """The phrase with one word exchanged for another that is written nearly alike and does not sound the same."""
    words = phrase.split()
    order = sorted(range(len(words)), key=lambda at: -len(words[at]))
    for at in order:
        word = words[at]
        near = [
            other
            for length in range(len(word) - 1, len(word) + 2)
            for other in by_length.get(length, [])
            if len(other) > 3
            and len(set(word) ^ set(other)) <= 4
            and 0 < distance(word, other) <= 2
            and skeleton(word) != skeleton(other)
        ]
        if near:
            return " ".join(words[:at] + [chance.choice(near)] + words[at + 1 :])
    return None


tasks = []
for clip in clips:
    said = drawn(phrases_in(clip["words"]), 2)
    if said or clip["set"] != "speech-commands-words":
        tasks.append({**clip, "said": said})
everything = sorted({phrase for task in tasks for phrase in task["said"]})
spelt = {phrase: letters_of(phrase.split()) for phrase in everything}
pairs = {phrase: {letters[at : at + 2] for at in range(len(letters) - 1)} for phrase, letters in spelt.items()}
for task in tasks:
    letters = letters_of(task["words"])
    # Spaces aside, so that what is written in one word or two counts as said.
    absent = [phrase for phrase in everything if spelt[phrase] not in letters]
    task["others"] = chance.sample(absent, OTHERS)
    here = {letters[at : at + 2] for at in range(len(letters) - 1)}
    alike = [phrase for phrase in absent if len(pairs[phrase] & here) >= 0.6 * len(pairs[phrase])][:30]
    near = sorted((distance(spelt[phrase], letters, True) / len(spelt[phrase]), phrase) for phrase in alike)
    task["near"] = [phrase for far, phrase in near[:2] if far <= 0.4 and phrase not in task["others"]]
    for phrase in task["said"]:
        other = twin(phrase)
        if other is not None and letters_of(other.split()) not in letters and other not in task["others"]:
            task["near"].append(other)
with arguments.out.open("w") as out:
    for task in tasks:
        out.write(json.dumps(task) + "\n")
print(len(tasks), "clips,", len(everything), "phrases,", sum(len(task["near"]) for task in tasks), "near")
