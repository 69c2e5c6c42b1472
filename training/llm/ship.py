"""Puts an exported and calibrated model for calls into models/, with its scores in the manifest.

    python3 training/llm/ship.py WORK/export/int8

Reads measured.txt beside the graphs (make.sh writes it). A model is shipped when it is better than the grammar alone and acts on at most
1 % of the sentences that ask for nothing (RESULTS.md); whoever runs this has looked.
"""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import fetch  # noqa: E402

COMMAND = "training/llm/make.sh DATA WORK && python3 training/llm/ship.py WORK/export/int8"
FILES = {
    "calls-encoder.onnx": ("llm-calls-encoder", "model for calls: reads the sentence, the candidates and the values (MiniLM-L6 fine-tuned, int8)"),
    "calls-decoder.onnx": ("llm-calls-decoder", "model for calls: writes symbols and points at what was read, a step at a time (int8)"),
    "calls.json": ("llm-calls-settings", "model for calls: its symbols and the calibration of its confidence"),
    "pieces.txt": ("llm-calls-pieces", "model for calls: vocabulary of the encoder"),
}
ROW = re.compile(r"^(?P<set>.+): grammar .*, with the model \d+/\d+ = (?P<right>[\d.]+) %; acted wrongly \d+ -> (?P<wrong>\d+)")


def scores_of(measured: str) -> dict[str, str]:
    rows = [row for row in map(ROW.match, measured.splitlines()) if row]
    return {row["set"]: f"{row['right']} % with the grammar, {row['wrong']} acted wrongly" for row in rows}


def main() -> int:
    export = Path(sys.argv[1])
    scores = scores_of((export / "measured.txt").read_text())
    if not scores:
        print("ship: measured.txt has no figures: run measure.mjs first", file=sys.stderr)
        return 1
    scored = {"llm-calls-encoder": scores}
    entries = [
        {"id": id_, "file": name, "licence": "Apache-2.0", "origin": {"command": COMMAND}, "use": use, "scores": scored.get(id_, {})}
        for name, (id_, use) in FILES.items()
    ]
    fetch.ship(export, "llm", entries)
    return 0


if __name__ == "__main__":
    sys.exit(main())
