"""The edge techniques, each tuned as long as the others and measured in the same way. Resumable: what is measured is not made again.

    python3 training/llm/edge/runs.py --checkpoint run/latest.pt --data DATA --work DIR --sets ../shared/data [--steps 180] [--only NAME ...]

DATA: what generate.mjs wrote (train.jsonl, dev.jsonl). Every run leaves DIR/NAME.pt and DIR/NAME.KIND/result.json; table.py makes the table of
them. `--limit` of the hand-written requests are carried out with the shipped model's calibration (0: all). One thread.

`--quick` exports nothing: held-out rows by the weights as they are and as rounded to 8 and 4 bits (quantize_aware.py), in a tenth of the time.
"""

import argparse
import copy
import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import torch

import prune
import quantize_aware
from layers import SHAPES, Shapes
from variant import BATCH, edge_of, exact, load, save, tune
from window import slide

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from export import export, to_int4, to_int8  # noqa: E402
from train import drawn, read_rows  # noqa: E402

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
SHIPPED = ROOT / "models" / "llm"
# The shape that is distilled: layers of the encoder and the decoder.
STUDENT = (4, 2)
# Held-out rows that judge shapes, windows and roundings; training rows that measure importance.
JUDGED_BY = 600
IMPORTANCE_BY = 384


def log(line):
    print(f"{time.strftime('%H:%M:%S')} {line}", flush=True)


class Runs:
    def __init__(self, options):
        self.options = options
        self.work = Path(options.work)
        self.work.mkdir(parents=True, exist_ok=True)
        self.vocabulary = json.loads((Path(options.data) / "vocabulary.json").read_text())
        self.dev = read_rows(Path(options.data) / "dev.jsonl")
        random.Random(0).shuffle(self.dev)
        self.rows = self.sample(options.steps * BATCH)

    def sample(self, count):
        """The rows of all runs, weighed as an epoch weighs them; kept, for the whole file takes a while to read."""
        kept = self.work / f"rows-{count}.jsonl"
        if not kept.exists():
            rows = drawn(read_rows(Path(self.options.data) / "train.jsonl"), random.Random(3))
            kept.write_text("".join(json.dumps(row) + "\n" for row in random.Random(3).sample(rows, count)))
        return read_rows(kept)

    def model(self, path=None):
        return load(path or self.options.checkpoint)[0]

    def made(self, name, make):
        """The checkpoint of a run; `make` gives the model where it is not there yet."""
        path = self.work / f"{name}.pt"
        if not path.exists():
            log(f"{name}")
            started = time.process_time()
            model = make()
            save(model, self.vocabulary, path, cpu_seconds=round(time.process_time() - started), steps=self.options.steps)
        return path

    def tuned(self, model, **more):
        return tune(model, self.rows, self.vocabulary, self.options.steps, log=log, **more)

    def judged(self, model):
        return exact(model, self.dev[: self.options.judged], self.vocabulary)

    def rounded(self, name, path):
        """As `measured`, without exports: right rows by rounding."""

        def find():
            found = {"fp32": self.judged(self.model(path))}
            for bits in (8, 4):
                model = self.model(path)
                quantize_aware.begin(model, bits)
                found[f"int{bits}"] = self.judged(model)
            return found

        self.noted(f"{name}.rounded", find)

    def measured(self, name, path, kinds):
        if self.options.quick:
            self.rounded(name, path)
            return
        for kind in kinds:
            folder = self.work / f"{name}.{kind}"
            result = folder / "result.json"
            if result.exists():
                continue
            log(f"{name}: {kind}")
            model, saved = load(path)
            self.exported(model.eval(), folder, kind)
            found = {"name": name, "kind": kind, "steps": saved.get("steps", 0), "tuned_cpu_seconds": saved.get("cpu_seconds", 0)}
            found |= self.scored(folder)
            found["written_tool"] = self.carried_out(folder)
            result.write_text(json.dumps(found, indent=1))
            log(f"  {json.dumps(found)}")

    @torch.no_grad()
    def exported(self, model, folder, kind):
        plain = self.work / "exporting"
        export(model, plain)
        if kind == "fp32":
            shutil.copytree(plain, folder, dirs_exist_ok=True)
        else:
            folder.mkdir(exist_ok=True)
            (to_int8 if kind == "int8" else to_int4)(plain, folder)
        settings = json.loads((SHIPPED / "calls.json").read_text())
        (folder / "calls.json").write_text(json.dumps({**settings, "layers": len(model.layers)}))
        shutil.copy(SHIPPED / "pieces.txt", folder / "pieces.txt")

    def scored(self, folder):
        command = [sys.executable, HERE / "score.py", folder, "--dev", Path(self.options.data) / "dev.jsonl", "--beside", SHIPPED]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    def carried_out(self, folder):
        """What measure.mjs says of the hand-written requests in unseen homes."""
        limit = [] if self.options.limit == 0 else ["--limit", str(self.options.limit)]
        command = ["node", ROOT / "training/llm/measure.mjs", "--data", self.options.sets, "--dist", ROOT / "dist", "--model", folder, *limit, "written"]
        said = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
        return [line for line in said.splitlines() if line.startswith("hand-written")]

    def everything(self):
        base = Path(self.options.checkpoint)
        steps = {
            "shipped": lambda: self.measured("shipped", base, ["int8", "int4", "fp32"]),
            "control": lambda: self.measured("control", self.made("control", lambda: self.tuned(self.model())), ["int8", "int4"]),
            "qat4": lambda: self.measured("qat4", self.made("qat4", lambda: self.aware(4)), ["int4"]),
            "pruned-75": lambda: self.measured("pruned-75", self.made("pruned-75", lambda: self.tuned(self.pruned(0.75))), ["int8"]),
            "windows": self.windows,
            "window-8": lambda: self.measured("window-8", self.made("window-8", lambda: self.windowed(8)), ["int8"]),
            "one-shot": self.search,
            "student": lambda: self.measured("student", self.made("student", lambda: self.student(None)), ["int8"]),
            "distilled": lambda: self.measured("distilled", self.made("distilled", lambda: self.student(self.model().eval())), ["int8"]),
            "pruned-50": lambda: self.measured("pruned-50", self.made("pruned-50", lambda: self.tuned(self.pruned(0.5))), ["int8"]),
            "qat8": lambda: self.measured("qat8", self.made("qat8", lambda: self.aware(8)), ["int8"]),
        }
        for name, run in steps.items():
            if not self.options.only or name in self.options.only:
                run()

    def aware(self, bits):
        model = self.model()
        end = quantize_aware.begin(model, bits)
        self.tuned(model)
        end()
        return model

    def pruned(self, share):
        model = prune.prune(self.model(), self.rows[:IMPORTANCE_BY], self.vocabulary, share)
        self.noted(f"pruned-{round(100 * share)}.before", lambda: {**edge_of(model), "exact": self.judged(model)})
        return model

    def windowed(self, width, first=0):
        model = self.model()
        slide(model.encoder, width, first)
        return self.tuned(model)

    def noted(self, name, find):
        """Small findings, kept as JSON."""
        path = self.work / f"{name}.json"
        if not path.exists():
            path.write_text(json.dumps(find(), indent=1))
            log(f"  {name} {path.read_text()}")
        return json.loads(path.read_text())

    def windows(self):
        """Windows put on without any tuning: how far each piece must see."""

        def find():
            found = []
            for width, first in [(32, 0), (16, 0), (8, 0), (4, 0), (16, 16), (8, 16), (4, 16)]:
                model = self.model()
                slide(model.encoder, width, first)
                found.append({"width": width, "first": first, "exact": self.judged(model)})
                log(f"  {found[-1]}")
            return found

        return self.noted("windows", find)

    def order(self, shapes):
        shapes.order = [{int(count): kept for count, kept in each.items()} for each in self.noted("order", lambda: shapes.rank(self.rows[:192], self.vocabulary))]

    def search(self):
        """One training for all shapes, then each of them judged."""
        shapes = Shapes(self.model())
        self.order(shapes)

        def make():
            self.tuned(shapes.model, teacher=self.model().eval(), before=shapes.draw())
            return shapes.shape(6, 3)

        trained = self.model(self.made("one-shot", make))
        shared = Shapes(trained)
        shared.order = shapes.order

        def find():
            found = []
            for shape in SHAPES:
                model = shared.shape(*shape)
                found.append({"shape": shape, "exact": self.judged(model)})
                folder = self.work / f"shape-{shape[0]}-{shape[1]}"
                self.exported(copy.deepcopy(model).eval(), folder, "int8")
                found[-1] |= {f"int8_{key}": value for key, value in self.scored(folder).items()}
                shutil.rmtree(folder)
                log(f"  {found[-1]}")
            return found

        return self.noted("shapes", find)

    def student(self, teacher):
        shapes = Shapes(self.model())
        self.order(shapes)
        model = shapes.shape(*STUDENT)
        self.noted("student.before", lambda: {"shape": STUDENT, "exact": self.judged(model)})
        return self.tuned(model, teacher=teacher)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--sets", required=True)
    parser.add_argument("--steps", type=int, default=180)
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--judged", type=int, default=JUDGED_BY, help="held-out rows that judge what is not exported")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", nargs="*", default=[])
    options = parser.parse_args()
    os.environ["OMP_NUM_THREADS"] = "1"
    torch.set_num_threads(1)
    Runs(options).everything()


if __name__ == "__main__":
    main()
