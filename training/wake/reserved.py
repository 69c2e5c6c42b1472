"""Tasks for gather.mjs from the wake bench's own phrases and hours: for judging a score, never for choosing one.

    python3 training/wake/reserved.py --data DATA/speech --out reserved.jsonl
"""
import argparse
import json
import random
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("--data", type=Path, required=True)
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--of-a-phrase", type=int, default=24)
parser.add_argument("--near", type=int, default=60)
parser.add_argument("--common-voice", type=int, default=240)
parser.add_argument("--librispeech", type=int, default=30)
arguments = parser.parse_args()
PHRASES = [
    ("jarvis", "wake-words", "jarvis"),
    ("amelia", "wake-words-precise", "amelia"),
    ("hey computer", "wake-words-precise", "heycomputer"),
    ("hey chatterbox", "wake-words-precise", "heychatterbox"),
    ("operator", "wuw-corpus-ii-8khz", "Operator"),
    ("voyager", "wuw-corpus-ii-8khz", "Voyager"),
]
WORDS = ("jarvis", "amelia", "computer", "chatterbox", "operator", "voyager")


def read(name):
    return [json.loads(line) for line in (arguments.data / name / "manifest.jsonl").open()]


def spread(items, most):
    return [items[at * len(items) // most] for at in range(most)] if len(items) > most else items


tasks = []


def add(name, clip, said=(), others=(), near=(), levels=("clean",)):
    task = {"set": name, "file": clip["file"], "speaker": clip.get("speaker", clip["file"])}
    tasks.append({**task, "said": list(said), "others": list(others), "near": list(near), "levels": list(levels)})


for phrase, name, text in PHRASES:
    clips = [clip for clip in read(name) if clip.get("text") == text]
    if text == "heycomputer":
        clips = [clip for clip in clips if clip["seconds"] < 2.5]
    for clip in spread(clips, arguments.of_a_phrase):
        add(name, clip, said=[phrase], levels=["clean", 10])
for clip in spread([clip for clip in read("wake-words-precise") if clip.get("near_miss")], arguments.near):
    add("wake-words-precise", clip, near=["hey savant"])
for name, most in (("commonvoice-13-delta", arguments.common_voice), ("librispeech-train-clean-5", arguments.librispeech)):
    clips = [clip for clip in read(name) if not any(word in clip.get("text", "").lower() for word in WORDS)]
    if name.startswith("librispeech"):
        clips = [clip for clip in clips if int(clip["speaker"]) >= 2136]
    for clip in spread(clips, most):
        add(name, clip, others=[phrase for phrase, _, _ in PHRASES])
random.Random(6).shuffle(tasks)
arguments.out.write_text("".join(json.dumps(task) + "\n" for task in tasks))
print(len(tasks), "clips")
