"""What the recogniser hears in clean speech, frame by frame: the soft labels of the listener.

    python3 training/listener/labels.py --data DIR --out PREPARED [--parts 0 1 2]

Of every utterance that may be trained on: the shipped letter head's posteriors on the shipped encoder's frames, and the
transcript's letters. Eight hours take about eight minutes of one core; what there is already is left alone.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import onnxruntime
import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(1, str(Path(__file__).resolve().parents[1] / "asr" / "noise"))
import fetch  # noqa: E402
import speech  # noqa: E402
from eighths import PARTS, name_of, utterances  # noqa: E402

# So that the encoder sees the end as an end.
TAIL = 6_400


def session(name: str) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(fetch.MODELS / name), options)


class Teacher:
    def __init__(self) -> None:
        self._encoder, self._letters = session("asr/encoder.ort"), session("asr/letters.onnx")

    def letters(self, samples: np.ndarray) -> np.ndarray:
        """natural logarithms [frames, 29]"""
        padded = np.pad(samples, (0, TAIL))[None]
        (hidden,) = self._encoder.run(None, {"input_values": padded, "attention_mask": np.ones(padded.shape, np.int64)})
        return self._letters.run(None, {"hidden": hidden})[0][0]


def likelihood(logs: np.ndarray, letters: str) -> float:
    """CTC's, nats a letter."""
    from letters import ALPHABET

    wanted = torch.tensor([ALPHABET.index(letter) for letter in letters])
    loss = torch.nn.functional.ctc_loss(torch.from_numpy(logs)[:, None], wanted[None], (len(logs),), (len(wanted),), reduction="sum")
    return -loss.item() / len(wanted)


def labelled(teacher: Teacher, data: Path, part: int | None) -> dict[str, dict]:
    rows = {}
    for one in utterances(data, part):
        heard, letters = speech.samples(one.path), speech.letters(one.text)
        if heard is None or not letters:
            continue
        samples = heard.astype(np.float32) / 32768
        # As the hub does with what is quiet (src/wake/gain.ts): the encoder knows speech near full scale.
        logs = teacher.letters(samples * max(1, min(32, 0.3 / np.abs(samples).max())))
        name = str(one.path.relative_to(data))
        rows[name] = {"letters": letters, "logs": logs.astype(np.float16), "likelihood": likelihood(logs, letters)}
    return rows


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--parts", type=int, nargs="+", default=list(range(PARTS)))
    args = options.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    teacher = Teacher()
    for part in [None, *args.parts]:
        file = args.out / f"labels-{name_of(part)}.pt"
        if file.exists():
            continue
        rows = labelled(teacher, args.data, part)
        torch.save(rows, file.with_suffix(".partial"))
        file.with_suffix(".partial").rename(file)
        print(f"{file.name}: {len(rows)} utterances", flush=True)


if __name__ == "__main__":
    main()
