"""The mean of several checkpoints' weights, in the form that export.py takes ("model soup": Wortsman et al. 2022).

    python3 training/llm/average.py --out mean.pt CHECKPOINT CHECKPOINT...

Rounds that went on from each other err in different sentences; their mean errs in fewer than the last of them.
"""

import argparse

import torch


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", required=True)
    parser.add_argument("checkpoints", nargs="+")
    options = parser.parse_args()
    loaded = [torch.load(path, weights_only=False, map_location="cpu") for path in options.checkpoints]
    first = loaded[0]
    if any(one["shape"] != first["shape"] or one["vocabulary"] != first["vocabulary"] for one in loaded):
        parser.error("the checkpoints have not one shape and one vocabulary")
    mean = {name: sum(one["model"][name].float() for one in loaded) / len(loaded) for name in first["model"]}
    torch.save({"model": mean, "shape": first["shape"], "vocabulary": first["vocabulary"]}, options.out)


if __name__ == "__main__":
    main()
