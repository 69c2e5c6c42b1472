"""Puts a trained encoder and letter head into models/, with their scores in the manifest.

    python3 training/asr/noise/ship.py OUT [name=score ...]

OUT is what train.py wrote. The confidence must be fitted anew afterwards (training/README.md).
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
import fetch  # noqa: E402

COMMAND = (
    "python3 training/asr/noise/train.py --data DIR --teacher teacher.pt --out FIRST --steps 1000"
    " && python3 training/asr/noise/train.py --data DIR --teacher teacher.pt --out OUT --begin FIRST/checkpoint.pt --steps 1600"
    " && python3 training/asr/noise/ship.py OUT"
)
FILES = {
    "asr-encoder": ("encoder.ort", "MIT", "recogniser: sound to frames (Moonshine tiny, English, int8; fine-tuned on noise)"),
    "asr-letters": ("letters.onnx", "Apache-2.0", "recogniser: which letter is being said, frame by frame"),
}


def main() -> None:
    out, *pairs = sys.argv[1:]
    scores = {name: float(value) for name, value in (pair.split("=") for pair in pairs)}
    scored = {"asr-encoder": scores}
    entries = [
        {"id": id_, "file": name, "licence": licence, "origin": {"command": COMMAND}, "use": use, "scores": scored.get(id_, {})}
        for id_, (name, licence, use) in FILES.items()
    ]
    fetch.ship(Path(out), "asr", entries)


if __name__ == "__main__":
    main()
