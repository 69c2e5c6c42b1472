"""Transcribed speech for training, as tokens and letters: who is in it, who is held out, how the decoder would write it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

import numpy as np
import sound
from decoder import END

SETS = ("commonvoice-v1-dev", "librispeech-train-clean-5", "ljspeech-part", "speech-commands-words")
SPOKEN = "spoken"  # by say.mjs
SPOKEN_HELD_OUT_EVERY = 40
# Single words are many and short.
EVERY_WORD = 5
SECONDS = (0.5, 8.5)
FIRST_PIECE = 259  # before them: marks and single bytes (src/asr/tokenizer.ts)


class Utterance(NamedTuple):
    set: str
    path: Path
    text: str
    held_out: bool
    digits: str | None = None  # the text as it would be written with digits


class Tokenizer:
    """As src/asr/tokenizer.ts."""

    def __init__(self, file: Path) -> None:
        data, at, self.pieces = file.read_bytes(), 0, []
        while at < len(data):
            length = data[at]
            at += 1
            if length >= 128:
                length = length - 128 + 128 * data[at]
                at += 1
            self.pieces.append(data[at : at + length].decode("utf8", "replace"))
            at += length
        self._ids: dict[str, int] = {}
        for token, piece in enumerate(self.pieces[FIRST_PIECE:], FIRST_PIECE):
            self._ids.setdefault(piece, token)

    def tokens(self, text: str) -> list[int] | None:
        """With the end; None where a character is not in the vocabulary."""
        words = [self._word(word) for word in text.split()]
        return None if None in words else [*(token for word in words for token in word), END]

    def _word(self, word: str) -> list[int] | None:
        pieces = list("▁" + word)
        if any(piece not in self._ids for piece in pieces):
            return None
        while len(pieces) > 1:
            joined = [self._ids.get(left + right, len(self.pieces)) for left, right in zip(pieces, pieces[1:])]
            best = int(np.argmin(joined))
            if joined[best] == len(self.pieces):
                break
            pieces[best : best + 2] = [pieces[best] + pieces[best + 1]]
        return [self._ids[piece] for piece in pieces]


def written(text: str) -> str:
    """As the decoder writes: a capital, I, a full stop."""
    text = re.sub(r"\bi\b", "I", " ".join(text.split()))
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".?!" else f"{text}."


def letters(text: str) -> str:
    plain = re.sub(r"[^a-z' ]", "", text.lower().replace("-", " ").replace("’", "'"))
    return " ".join(plain.split())


def utterances(data: Path, seconds: tuple[float, float] = SECONDS) -> list[Utterance]:
    """Of speakers that no bench judges by; numbers in digits are left out."""
    found = []
    for name in SETS:
        folder = data / "speech" / name
        for index, line in enumerate((folder / "manifest.jsonl").read_text().splitlines()):
            row = json.loads(line)
            reader = row.get("speaker")
            if name.startswith("speech-commands") and index % EVERY_WORD:
                continue
            if not seconds[0] <= row["seconds"] <= seconds[1] or re.search(r"[0-9&@%$]", row["text"]):
                continue
            if name.startswith("librispeech") and int(reader) >= sound.FIRST_RESERVED_READER:
                continue
            if name.startswith("librispeech"):
                held_out = reader in sound.VALIDATION_READERS
            else:
                held_out = name.startswith("commonvoice") and index % sound.VALIDATION_EVERY == 0
            found.append(Utterance(name, folder / row["file"], row["text"], held_out))
    return found


def spoken(folder: Path) -> list[Utterance]:
    """What say.mjs made."""
    lines = [line for manifest in sorted(folder.glob("manifest*.jsonl")) for line in manifest.read_text().splitlines()]
    rows = [json.loads(line) for line in lines]
    return [
        Utterance(SPOKEN, folder / row["file"], row["text"], index % SPOKEN_HELD_OUT_EVERY == 0, row.get("digits"))
        for index, row in enumerate(rows)
        if SECONDS[0] <= row["seconds"] <= SECONDS[1]
    ]


def samples(path: Path) -> np.ndarray | None:
    """int16 at 16 kHz; None for a file that cannot be read or is all but silent."""
    try:
        found = sound.read(path)
    except (RuntimeError, ValueError):
        return None
    return found if np.abs(found.astype(np.int32)).max() >= 100 else None
