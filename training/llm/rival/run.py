"""Trains one of the compared for so many processor minutes on the rows of all, and judges it. Resumable: the same command goes on.

    python3 training/llm/rival/run.py NAME --work DIR --points 5 15     NAME: ours, whole, lora, cut

A point's weights are those of a rate that is held until four fifths of its minutes and falls to nothing until its end; the run then goes on from
where it had begun to fall. Minutes are this process's processor time while it learns. Leaves DIR/NAME/POINT.pt and POINT.json.
"""

import argparse
import json
import os
import time
from pathlib import Path

import torch

from learners import Ours, Rival
from rows import BATCH, SEED, length_of, order, read_rows

HELD = 0.8
WARM_STEPS = 20
SAVE_EACH = 60


class Run:
    def __init__(self, name, work):
        vocabulary = json.loads((work / "vocabulary.json").read_text())
        torch.manual_seed(SEED)
        self.learner = Ours(work, vocabulary) if name == "ours" else Rival(work, vocabulary, name)
        self.out = work / name
        self.out.mkdir(exist_ok=True)
        self.lengths = [length_of(row) for row in read_rows(work / "train.jsonl")]
        self.model = self.learner.model
        self.optimizer = torch.optim.AdamW(self.learner.groups, lr=1e-4, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
        self.latest = self.out / "latest.pt"
        self.seconds, self.step = 0.0, 0
        if self.latest.exists():
            self.resume()

    def resume(self):
        saved = torch.load(self.latest, weights_only=False)
        self.model.load_state_dict(saved["model"])
        self.optimizer.load_state_dict(saved["optimizer"])
        self.seconds, self.step = saved["seconds"], saved["step"]

    def save(self):
        state = {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict(), "seconds": self.seconds, "step": self.step}
        torch.save(state, self.out / "saving.pt")
        (self.out / "saving.pt").replace(self.latest)

    def learn(self, until, ends=None):
        """Until so many processor seconds; with `ends` the rate falls to nothing on the way there."""
        self.model.train()
        saved, losses, begun = self.seconds, [], self.seconds
        for numbers in order(self.lengths, self.step):
            if self.seconds >= until:
                break
            started = time.process_time()
            torch.manual_seed(SEED + self.step)
            share = min(1, (self.step + 1) / WARM_STEPS)
            if ends is not None:
                share *= max(0.02, 1 - (self.seconds - begun) / (ends - begun))
            for group in self.optimizer.param_groups:
                group["lr"] = group["base"] * share
            self.optimizer.zero_grad(set_to_none=True)
            loss = 0.0
            for part in self.learner.losses(numbers):
                part.backward()
                loss += part.item()
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            self.optimizer.step()
            losses.append(loss)
            self.step += 1
            self.seconds += time.process_time() - started
            if self.step % 10 == 0:
                rate = self.step * BATCH / self.seconds
                print(f"{time.strftime('%H:%M:%S')} step {self.step} loss {sum(losses) / len(losses):.3f}, {self.seconds / 60:.1f} minutes, rows a CPU second {rate:.1f}", flush=True)
                losses = []
            if ends is None and self.seconds - saved > SAVE_EACH:
                self.save()
                saved = self.seconds

    @torch.no_grad()
    def judge(self):
        self.model.eval()
        right = self.learner.right()
        written = [row["s"] == "written" for row in self.learner.texts]
        share = lambda of: round(100 * sum(of) / max(1, len(of)), 1)
        pick = lambda which, only: [both[which] for both, is_written in zip(right, written) if is_written or not only]
        return {
            "rows": len(right),
            "written rows": sum(written),
            "exact": share(pick(0, False)),
            "exact written": share(pick(0, True)),
            "held exact": share(pick(1, False)),
            "held exact written": share(pick(1, True)),
        }

    def point(self, minutes):
        weights, result = self.out / f"{minutes:g}.pt", self.out / f"{minutes:g}.json"
        if result.exists():
            return
        if self.seconds < HELD * minutes * 60:
            self.learn(HELD * minutes * 60)
            self.save()
        self.learn(minutes * 60, ends=minutes * 60)
        torch.save({"model": self.model.state_dict(), **self.learner.more}, weights)
        seen = {"minutes": minutes, "steps": self.step, "rows seen": self.step * BATCH, "parameters": sum(p.numel() for p in self.model.parameters())}
        found = seen | self.judge()
        result.write_text(json.dumps(found))
        print(json.dumps(found), flush=True)
        self.resume()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("name", choices=["ours", "whole", "lora", "cut"])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--points", type=float, nargs="+", default=[5, 15])
    options = parser.parse_args()
    os.environ["OMP_NUM_THREADS"] = "1"
    torch.set_num_threads(1)
    run = Run(options.name, options.work)
    for minutes in sorted(options.points):
        run.point(minutes)


if __name__ == "__main__":
    main()
