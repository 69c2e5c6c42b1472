"""The speech that may be trained on, in eighths that are worked on one after another: whatever is ready can be trained with."""

from __future__ import annotations

import zlib
from pathlib import Path

import speech

PARTS = 8
# Longer than the recogniser's own training takes them: no decoder has to remember all of it.
SECONDS = (0.5, 17.0)


def part_of(path: Path) -> int:
    return zlib.crc32(path.name.encode()) % PARTS


def utterances(data: Path, part: int | None) -> list[speech.Utterance]:
    """Of a part; with None those that are held out."""
    found = speech.utterances(data, SECONDS)
    return [one for one in found if one.held_out] if part is None else [one for one in found if not one.held_out and part_of(one.path) == part]


def name_of(part: int | None) -> str:
    return "held-out" if part is None else f"part-{part}"
