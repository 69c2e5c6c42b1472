"""An exported variant through onnxruntime, one thread: right answers, speed beside the shipped model's, memory. Prints JSON.

    python3 training/llm/edge/score.py EXPORT --dev dev.jsonl [--beside models/llm] [--rows 600]

`exact`: rows whose every item is right, given the right ones before it. Times are of whole answers, encoder and all steps, each sentence by the
one and then by the other, so that what else the machine does falls on both; `seconds` is processor time.
"""

import argparse
import json
import random
import statistics
import time
from pathlib import Path

import numpy
import onnxruntime

ROOT = Path(__file__).resolve().parents[3]
POINTER = 1000
WARM, TIMED = 10, 150


class Exported:
    def __init__(self, folder):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        open_ = lambda name: onnxruntime.InferenceSession(str(Path(folder) / name), options, providers=["CPUExecutionProvider"])
        self.encoder, self.decoder = open_("calls-encoder.onnx"), open_("calls-decoder.onnx")
        settings = json.loads((Path(folder) / "calls.json").read_text())
        self.symbols, self.empty = len(settings["symbols"]), numpy.zeros((settings["layers"], 2, 0, settings["width"]), numpy.float32)
        self.bytes = sum(each.stat().st_size for each in Path(folder).glob("calls-*.onnx"))

    def answer(self, row):
        """How many items of the right answer it would have written, each after the right ones before it."""
        memory, pointed, keys = self.encoder.run(None, {"ids": numpy.array([row["x"]], numpy.int64)})
        past, previous, right = self.empty, 0, 0
        for step, item in enumerate(row["y"]):
            given = {"previous": numpy.array([previous], numpy.int64), "step": numpy.array([step], numpy.int64)}
            logits, past = self.decoder.run(None, {**given, "past": past, "memory": memory, "pointed": pointed, "keys": keys})
            previous = item if item < POINTER else item - POINTER + self.symbols
            right += int(logits.argmax()) == previous
        return right


def resident(what):
    """Kilobytes: of now, or the most so far."""
    # After an exec, the maximum that getrusage tells is still the parent's.
    return int(next(line for line in open("/proc/self/status") if line.startswith(what)).split()[1])


def timed(model, row):
    clock, cpu = time.perf_counter(), time.process_time()
    model.answer(row)
    return time.perf_counter() - clock, time.process_time() - cpu


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("export")
    parser.add_argument("--dev", required=True)
    parser.add_argument("--beside", default=str(ROOT / "models" / "llm"))
    parser.add_argument("--rows", type=int, default=600)
    options = parser.parse_args()
    rows = [json.loads(line) for line in open(options.dev)]
    random.Random(0).shuffle(rows)
    rows = rows[: options.rows]
    before = resident("VmRSS")
    model = Exported(options.export)
    right = [model.answer(row) == len(row["y"]) for row in rows]
    peak = resident("VmHWM") - before
    shipped = Exported(options.beside)
    for row in rows[:WARM]:
        shipped.answer(row)
    times = [(timed(model, row), timed(shipped, row)) for row in rows[:TIMED]]
    share = lambda of: round(100 * sum(of) / max(1, len(of)), 1)
    mine, theirs = ([statistics.median(pair[who][1] for pair in times) for who in (0, 1)])
    found = {
        "rows": len(rows),
        "exact": share(right),
        "written": share([ok for ok, row in zip(right, rows) if row["s"] == "written"]),
        "mb": round(model.bytes / 1e6, 1),
        "peak_mb": round(peak * 1024 / 1e6),
        "seconds": round(mine, 4),
        "ratio": round(mine / theirs, 2),
        "items_a_second": round(statistics.mean(len(row["y"]) for row in rows[:TIMED]) / statistics.mean(pair[0][1] for pair in times)),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
