"""The tables of RESULTS.md from what runs.py measured: python3 training/llm/edge/table.py DIR"""

import json
import re
import sys
from pathlib import Path

# In this order; others behind them.
ORDER = ["shipped", "control", "qat8", "qat4", "pruned-75", "pruned-50", "window-8", "student", "distilled"]
KINDS = ["fp32", "int8", "int4"]
SAID = re.compile(r"with the model (\d+)/(\d+) = [\d.]+ %; acted wrongly \d+ -> (\d+)")


def carried_out(lines):
    """-> right requests in per cent, wrong acts: on requests / where nothing was to be done"""
    (right, of, wrong), (_, quiet, acted) = (SAID.search(line).groups() for line in lines)
    return f"{100 * int(right) / int(of):.1f} %", f"{wrong} of {of} / {acted} of {quiet}"


def row(found):
    right, wrong = carried_out(found["written_tool"]) if found.get("written_tool") else ("", "")
    cells = [f"{found['name']}, {found['kind']}", found["steps"], f"{found['exact']} / {found['written']} %", right, wrong]
    cells += [found["mb"], f"{found['ratio']:.2f}", found["items_a_second"], found["peak_mb"], f"{found['seconds']:.4f}"]
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def main():
    work = Path(sys.argv[1])
    found = [json.loads(path.read_text()) for path in work.glob("*/result.json")]
    place = lambda each: (ORDER.index(each["name"]) if each["name"] in ORDER else len(ORDER), each["name"], KINDS.index(each["kind"]))
    print("| run, export | steps | held-out rows right: all / hand-written | requests, end state | acted wrongly | MB | time, x shipped | items/s | peak MB | CPU-seconds |")
    print("|" + "---|" * 10)
    for each in sorted(found, key=place):
        print(row(each))
    shapes = work / "shapes.json"
    if shapes.exists():
        print("\n| encoder layers | " + " | ".join(f"{decoder} decoder layers" for decoder in (3, 2, 1)) + " |\n" + "|" + "---|" * 4)
        by = {tuple(each["shape"]): each for each in json.loads(shapes.read_text())}
        for encoder in (6, 5, 4, 3):
            cells = [by[encoder, decoder] for decoder in (3, 2, 1)]
            print(f"| {encoder} | " + " | ".join(f"{c['int8_exact']} %, {c['int8_mb']} MB, {c['int8_ratio']:.2f} x" for c in cells) + " |")
    windows = work / "windows.json"
    if windows.exists():
        print("\n| window, pieces to each side | " + " | ".join(f"{e['width']}" + (f", first {e['first']} see all" if e["first"] else "") for e in json.loads(windows.read_text())) + " |")
        print("| held-out rows right | " + " | ".join(f"{e['exact']} %" for e in json.loads(windows.read_text())) + " |")


if __name__ == "__main__":
    main()
