"""The table of RESULTS.md from what run.py and exported.py left: python3 training/llm/rival/table.py DIR"""

import json
import sys
from pathlib import Path

ORDER = ["ours", "whole", "lora", "cut"]


def cells(work, name, result):
    """One row for the weights as they are, one for each export."""
    found = json.loads(result.read_text())
    seen = [name, f"{found['minutes']:g}", found["rows seen"]]
    free, held = (f"{found[key]} / {found[f'{key} written']} %" for key in ("exact", "held exact"))
    yield [*seen, "bf16", free, held, *[""] * 4]
    for kind in ("int8", "int4"):
        export = work / name / f"{result.stem}.{kind}.json"
        if export.exists():
            e = json.loads(export.read_text())
            yield [*seen, kind, f"{e['exact']} / {e['written']} %", "", e["mb"], e["items_a_second"], f"{e['seconds']:.4f}", e["ratio"]]


def main():
    work = Path(sys.argv[1])
    heads = ["who", "CPU-minutes", "rows seen", "as", "held-out rows right: all / hand-written", "held to the row's items", "MB", "items/s", "CPU-seconds an answer", "x shipped"]
    print("| " + " | ".join(heads) + " |\n|" + "---|" * len(heads))
    for name in ORDER:
        points = [path for path in (work / name).glob("*.json") if path.stem.replace(".", "", 1).isdigit()]
        for result in sorted(points, key=lambda path: float(path.stem)):
            for row in cells(work, name, result):
                print("| " + " | ".join(str(cell) for cell in row) + " |")


if __name__ == "__main__":
    main()
