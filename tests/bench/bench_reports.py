"""Measures ten goals of a year, first and repeated, and the summary of a month: the library
beside L (raw_goals.c) and Python's sqlite3.

    cmake --build DIR --target bench
    python3 bench_reports.py --build DIR [--scale 10000,100000] [--runs 5] [--files FOLDER]

Makes a county a scale (county.c) and puts the same goals to all three: eight of everybody,
two of a town. Figures are held against each other; it fails when they differ, never on a
time. `first` is the first time in a process, with a file that the system has in memory;
`again` asks anew on the same open file. The summary is the library's alone, from opening
the file to its Markdown. With --files the counties stay in the folder, and what is there
from before is asked again."""
import csv
import json
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

from bench_shown import find, read_options, shown, spread, write_head, write_row

HERE = pathlib.Path(__file__).resolve().parent
AS_OF, MONTH = "2026-12-31", "2026-06"
WORKLOADS = {"goals": "W6: ten goals of a year, first", "goals_again": "W6: the same again"}


def run(*command):
    process = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, check=False)
    if process.returncode:
        sys.exit(f"bench: {' '.join(map(str, command))} ended with {process.returncode}")
    return process.stdout.decode()


class Contestant:
    def __init__(self, name, load, goals, file):
        self.name, self.load, self.goals, self.file = name, load, goals, file
        self.times, self.figures = {}, []

    def note(self, text):
        for line in text.splitlines():
            name, value = line.split()
            self.times.setdefault(name, []).append(float(value))

    def ask(self, area, runs, folder):
        """Each run is a process of its own: the first answer and some repeated ones."""
        folder.mkdir(exist_ok=True)
        for _ in range(runs):
            self.note(run(*self.goals, self.file, AS_OF, area, 5, folder))
        rows = json.loads((folder / "goals.json").read_text(encoding="utf-8"))["rows"]
        self.figures = sorted(figure_of(row) for row in rows)


def figure_of(row):
    """The library's value is a number, or a share with n and d."""
    value = row.get("value", row)
    if not isinstance(value, dict):
        return row["indicator"], value, 0
    return row["indicator"], value["n"], value["d"]


def first_town(bundle):
    with open(bundle / "area.csv", encoding="utf-8") as file:
        return next(row["id"] for row in csv.DictReader(file) if row["level"] == "town")


def compare(contestants):
    differences = 0
    for other in contestants[1:]:
        if other.figures != contestants[0].figures:
            differences += 1
            print(f"DIFFERENT: {contestants[0].name} {contestants[0].figures} /"
                  f" {other.name} {other.figures}")
    if not differences:
        print("Figures are equal: " + ", ".join(
            f"{code} {n:,}" + (f"/{d:,}" if d else "") for code, n, d in contestants[0].figures)
              + ".\n")
    return differences


def contestants_of(build, folder):
    raw, library = find(build, "bench_raw"), find(build, "bench_library")
    return [
        Contestant("L", [raw, "load"], [raw, "goals"], folder / "limit.db"),
        Contestant("library", [library, "load"], [library, "goals"], folder / "library.swst"),
        Contestant("Python", [sys.executable, HERE / "bench_sqlite3.py", "load"],
                   [sys.executable, HERE / "bench_sqlite3_goals.py"], folder / "python.db"),
    ]


def measure(build, folder, scale, options):
    bundle = folder / "bundle"
    if not bundle.exists():
        run(find(build, "bench_county"), bundle, scale, options.seed)
    contestants = contestants_of(build, folder)
    for it in contestants:
        if not it.file.exists():
            run(*it.load, it.file, bundle)
        it.ask(first_town(bundle), options.runs if it.name != "Python" else 1, folder / it.name)
    library = contestants[1]
    library.note(run(find(build, "bench_library"), "summary", library.file, MONTH, AS_OF,
                     options.runs))
    print(f"## {scale:,} ledger rows\n")
    write_head(contestants)
    for name, label in WORKLOADS.items():
        write_row(label, contestants, lambda it, name=name: it.times[name])
    print("| summary of a month, from the file to Markdown | – | "
          f"{spread(library.times['summary'])} | – | – | – |")
    print("\nMost memory held by the library: "
          f"{max(library.times['peak_kb']) / 1024:.3g} MB; summary, median: "
          f"{shown(statistics.median(library.times['summary']))}.\n")
    return compare(contestants)


def main():
    options = read_options(__doc__, files="where counties are, and stay")
    build, differences = options.build.resolve(), 0
    for name in ("bench_raw", "bench_library"):
        print(f"{name}: {run(find(build, name), 'version').strip()}")
    print("Least – median – greatest; × is least by least of L.\n")
    for scale in map(int, options.scale.split(",")):
        folder = (options.files / str(scale) if options.files
                  else pathlib.Path(tempfile.mkdtemp(prefix="swst-bench-")))
        folder.mkdir(parents=True, exist_ok=True)
        try:
            differences += measure(build, folder, scale, options)
        finally:
            if not options.files:
                shutil.rmtree(folder)
    return differences > 0


sys.exit(main())
