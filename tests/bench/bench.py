"""Measures the library beside L (raw.c, the practical limit) and Python's sqlite3.

    cmake --build DIR --target bench swst
    python3 bench.py --build DIR [--scale 10000,100000] [--runs 5] [--seed 1] [--keep FOLDER]

Makes a county a scale (county.c), puts the same questions to all three, holds
their answers against each other row by row, and writes Markdown tables: least,
median and greatest of the runs, and the ratio of the least to that of L. It says
how fast things are and never whether that is fast enough; it fails when two
answers differ. Run it on a quiet machine."""
import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from bench_shown import find, read_options, shown, spread, write_head, write_row

HERE = pathlib.Path(__file__).resolve().parent
AS_OF, EARLIER, FROM, TO = "2026-12-31", "2026-06-30", "2026-01-01", "2026-12-31"
WORKLOADS = {
    "load": "W1, W2b: load the bundle",
    "coverage": "W5: coverage of a year by village, JSON",
    "due_list": "W4: due list, all rows, in memory",
    "due_json": "W4: due list, all rows, JSON",
    "due_earlier": "W4: the same as of half a year before",
    "due_county": "W4: county's first 50, JSON",
    "due_worker": "W4: one worker's first 50, JSON",
    "cold": "W8: cold command, one worker's first 50",
}
ANSWERS = ["coverage", "due_json", "due_earlier", "due_county", "due_worker", "cold"]
COLD_RUNS = 4           # cold commands are short: so many times more runs


def run(command):
    """The output of a command and its seconds, from start to end."""
    command = [str(part) for part in command]
    start = time.perf_counter()
    process = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    spent = time.perf_counter() - start
    if process.returncode:
        sys.exit(f"bench: {' '.join(command)} ended with {process.returncode}")
    return process.stdout, spent


class Contestant:
    def __init__(self, name, program, cold, file):
        self.name, self.program, self.cold, self.file = name, program, cold, file
        self.times, self.peaks, self.answers = {}, {}, {}

    def note(self, text, stage):
        """Lines are `name seconds`, and `peak_kb` the most memory held."""
        for line in text.decode().splitlines():
            name, value = line.split()
            if name == "peak_kb":
                self.peaks[stage] = max(float(value) / 1024, self.peaks.get(stage, 0))
            else:
                self.times.setdefault(name, []).append(float(value))

    def load(self, bundle):
        self.note(run([*self.program, "load", self.file, bundle])[0], "load")

    def ask(self, worker, runs, folder):
        folder.mkdir(exist_ok=True)
        self.note(run([*self.program, "ask", self.file, AS_OF, EARLIER, worker, FROM, TO, runs,
                       folder])[0], "ask")
        for file in folder.glob("*.json"):
            self.answers[file.stem] = json.loads(file.read_text(encoding="utf-8"))["rows"]

    def start_cold(self, runs):
        for _ in range(runs):
            text, spent = run(self.cold)
            self.times.setdefault("cold", []).append(spent)
        self.answers["cold"] = [{key: value for key, value in row.items() if key != "name"}
                                for row in json.loads(text)["rows"]]     # names may be masked


def difference(left, right):
    """Where two answers differ first, or None."""
    for at, (one, other) in enumerate(zip(left, right)):
        if one != other:
            keys = [key for key in {**one, **other} if one.get(key) != other.get(key)]
            return f"row {at}, {', '.join(keys)}: {one} / {other}"
    return None if len(left) == len(right) else f"{len(left)} / {len(right)} rows"


def compare(contestants):
    differences = 0
    limit = contestants[0]
    for other in contestants[1:]:
        for name in ANSWERS:
            found = difference(limit.answers[name], other.answers[name])
            if found:
                differences += 1
                print(f"DIFFERENT: {name}, {limit.name} / {other.name}: {found}")
    if not differences:
        counts = ", ".join(f"{name} {len(limit.answers[name]):,}" for name in ANSWERS)
        print(f"Answers are equal, row by row: {counts}.\n")
    return differences


def write_table(contestants):
    limit = contestants[0]
    write_head(contestants)
    for name, label in WORKLOADS.items():
        write_row(label, contestants, lambda it, name=name: it.times[name])
    for label, value, unit in (
            ("file", lambda it: os.path.getsize(it.file) / 1e6, "MB"),
            ("peak memory, load", lambda it: it.peaks["load"], "MB"),
            ("peak memory, questions", lambda it: it.peaks["ask"], "MB")):
        cells = [f"{value(limit):.3g} {unit}"]
        for it in contestants[1:]:
            cells += [f"{value(it):.3g} {unit}", f"{value(it) / value(limit):.3g}"]
        print(f"| {label} | " + " | ".join(cells) + " |")
    print()


def write_growth(measured):
    scales = sorted(measured)
    names = [it.name for it in measured[scales[0]]]
    print("Growth, least of the runs:\n")
    print("| workload | " + " | ".join(f"{name}, {scale:,}" for name in names
                                       for scale in scales) + " |")
    print("|---|" + "---|" * (len(names) * len(scales)))
    for name, label in WORKLOADS.items():
        cells = [shown(min(measured[scale][i].times[name]))
                 for i in range(len(names)) for scale in scales]
        print(f"| {label} | " + " | ".join(cells) + " |")
    print()


def choose_worker(bundle):
    """One who stands in for somebody absent, so that the rule of backups is measured, too."""
    with open(bundle / "absence.csv", encoding="utf-8") as file:
        absent = next(csv.DictReader(file))["worker_id"]
    with open(bundle / "post.csv", encoding="utf-8") as file:
        return next(row["backup_id"] for row in csv.DictReader(file) if row["worker_id"] == absent)


def contestants_of(build, folder, worker):
    python = [sys.executable, str(HERE / "bench_sqlite3.py")]
    raw, limit = find(build, "bench_raw"), folder / "limit.db"
    library, by_hand = folder / "library.swst", folder / "python.db"
    return [
        Contestant("L", [raw], [raw, "cold", limit, AS_OF, worker], limit),
        Contestant("library", [find(build, "bench_library")],
                   [find(build, "swst"), "due", "--db", library, "--as-of", AS_OF, "--worker",
                    worker, "--limit", "50", "--json"], library),
        Contestant("Python", python, [*python, "cold", by_hand, AS_OF, worker], by_hand),
    ]


def measure(build, folder, scale, options):
    bundle = folder / "bundle"
    run([find(build, "bench_county"), bundle, scale, options.seed])
    worker = choose_worker(bundle)
    contestants = contestants_of(build, folder, worker)
    for it in contestants:
        for _ in range(max(1, options.runs // 2) if it.name != "Python" else 1):
            it.load(bundle)
        it.ask(worker, options.runs if it.name != "Python" else 1, folder / it.name)
        it.start_cold(options.runs * COLD_RUNS if it.name != "Python" else options.runs)
    nothing = [run(["true"])[1] for _ in range(options.runs * COLD_RUNS)]
    rows = sum(len(file.read_bytes().splitlines()) - 1 for file in bundle.glob("*.csv"))
    print(f"## {scale:,} ledger rows: {rows:,} records\n")
    print(f"A command that does nothing: {spread(nothing)}.\n")
    write_table(contestants)
    return contestants, compare(contestants)


def main():
    options = read_options(__doc__, keep="leave files and answers in this folder")
    build = options.build.resolve()
    for name in ("bench_raw", "bench_library"):
        print(f"{name}: {run([find(build, name), 'version'])[0].decode().strip()}")
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores. "
          "Least – median – greatest; × is least by least of L.\n")
    measured, differences = {}, 0
    for scale in map(int, options.scale.split(",")):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="swst-bench-"))
        try:
            measured[scale], found = measure(build, folder, scale, options)
            differences += found
            if options.keep:
                shutil.copytree(folder, options.keep / str(scale), dirs_exist_ok=True)
        finally:
            shutil.rmtree(folder)
    if len(measured) > 1:
        write_growth(measured)
    return differences > 0


sys.exit(main())
