"""Puts a trained and exported listener into models/, with its scores in the manifest.

    python3 training/listener/ship.py OUT/listener.onnx [name=score ...]

RESULTS.md has the figures by which one is shipped.
"""

import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import fetch  # noqa: E402

COMMAND = "training/listener/make.sh DATA WORK && python3 training/listener/ship.py WORK/listener.onnx"
USE = "wake phrases: which stretches of speech the recogniser reads (letters and speech, frame by frame; int8)"


def main() -> None:
    file, *pairs = sys.argv[1:]
    scores = {name: float(value) for name, value in (pair.split("=") for pair in pairs)}
    entry = {"id": "wake-listener", "file": "listener.onnx", "licence": "Apache-2.0", "origin": {"command": COMMAND}, "use": USE, "scores": scores}
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(file, Path(folder) / "listener.onnx")
        fetch.ship(Path(folder), "wake", [entry])


if __name__ == "__main__":
    main()
