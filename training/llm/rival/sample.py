"""Which rows everyone learns and is judged by: python3 training/llm/rival/sample.py --data DIR --work DIR [--rows 20000] [--held 600]

DATA: what generate.mjs wrote. Rows of an epoch, weighed as train.py weighs them; the held-out rows that edge/ is judged by.
"""

import argparse
import shutil
from pathlib import Path

from rows import sample


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--held", type=int, default=600)
    options = parser.parse_args()
    sample(options.data, options.work, options.rows, options.held)
    shutil.copy(options.data / "vocabulary.json", options.work)


if __name__ == "__main__":
    main()
