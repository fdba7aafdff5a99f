"""Measures importing a ledger, saving visits and finding people: the library beside L
(raw_ledger.c, raw_daily.c) and Python's sqlite3.

    cmake --build DIR --target bench swst
    python3 bench_daily.py --build DIR [--scale 10000,100000] [--runs 5] [--keep FOLDER]

The ledger goes into a store that has the county's areas and categories; visits are
saved in the file of the whole county (bench.py's bundle), each durable in a transaction
of its own; people are found in the file of the ledger. Counts are held against each
other; it fails when they differ, never on a time."""
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile

from bench_shown import find, read_options, write_head, write_row

HERE = pathlib.Path(__file__).resolve().parent
WORKLOADS = {
    "import": "W1: import a ledger",
    "visit": "W2a: save one visit, durable",
    "visit_cpu": "W2a: of that, the processor",
    "find_number": "W3: find by identity number",
    "find_name": "W3: find by two characters of a name",
}
GROUND = ["area", "station", "category", "contact_rule"]
VISITS = 300


def run(*command):
    process = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, check=False)
    if process.returncode:
        sys.exit(f"bench: {' '.join(map(str, command))} ended with {process.returncode}")
    return process.stdout.decode()


class Contestant:
    def __init__(self, name, program, folder):
        self.name, self.program = name, program
        self.file, self.county = folder / f"{name}-ledger.db", folder / f"{name}-county.db"
        self.times, self.counts, self.peak = {}, {}, 0.0

    def measure(self, *arguments):
        for line in run(*self.program, *arguments).splitlines():
            name, value = line.split()
            if name == "peak_kb":
                self.peak = max(self.peak, float(value) / 1024)
            elif name in WORKLOADS:
                self.times.setdefault(name, []).append(float(value))
            elif name != "load":
                self.counts[name] = int(value)


def wanted_of(ledger, folder):
    """Numbers and parts of names of people who are there, drawn the same each time."""
    rows = [line.split(",") for line in ledger.read_text(encoding="utf-8-sig").splitlines()[2:]]
    some = random.Random(7).sample(rows, 500)
    path = folder / "wanted.txt"
    path.write_text("".join(f"{row[3]}\n{row[1][-2:]}\n" for row in some), encoding="utf-8")
    return path


def write_table(contestants):
    limit = contestants[0]
    write_head(contestants)
    for name, label in WORKLOADS.items():
        write_row(label, contestants, lambda it, name=name: it.times[name],
                  statistics.median if name.startswith("visit") else min)
    cells = [f"{limit.peak:.3g} MB"]
    for it in contestants[1:]:
        cells += [f"{it.peak:.3g} MB", f"{it.peak / limit.peak:.3g}"]
    print("| peak memory, import | " + " | ".join(cells) + " |\n")


def compare(contestants):
    differences = [f"{name}: " + " / ".join(str(it.counts.get(name)) for it in contestants)
                   for name in contestants[0].counts
                   if len({it.counts.get(name) for it in contestants}) > 1]
    print("\n".join(f"DIFFERENT: {line}" for line in differences) or "Counts are equal: "
          + ", ".join(f"{name} {count:,}" for name, count in contestants[0].counts.items()))
    return len(differences)


def make_ground(build, folder, scale, seed):
    run(find(build, "bench_county"), folder / "bundle", scale, seed)
    run(find(build, "bench_county"), "ledger", folder / "ledger.csv", scale, seed)
    (folder / "ground").mkdir()
    for kind in GROUND:
        shutil.copy(folder / "bundle" / f"{kind}.csv", folder / "ground")


def measure(build, folder, scale, options):
    make_ground(build, folder, scale, options.seed)
    library = find(build, "bench_library")
    contestants = [Contestant("L", [find(build, "bench_raw")], folder),
                   Contestant("library", [library], folder),
                   Contestant("Python", [sys.executable, HERE / "bench_sqlite3_daily.py"], folder)]
    wanted = wanted_of(folder / "ledger.csv", folder)
    for it in contestants:
        for _ in range(options.runs if it.name != "Python" else 1):
            if it.name == "library":
                run(library, "load", it.file, folder / "ground")
            it.measure("import", it.file, folder / "ledger.csv")
        it.measure("find", it.file, wanted, options.runs)
        if it.name == "Python":
            run(sys.executable, HERE / "bench_sqlite3.py", "load", it.county, folder / "bundle")
        else:
            run(*it.program, "load", it.county, folder / "bundle")
        it.measure("visits", it.county, VISITS)
    print(f"## {scale:,} ledger rows\n")
    write_table(contestants)
    return compare(contestants)


def main():
    options = read_options(__doc__, keep="leave files in this folder")
    build, differences = options.build.resolve(), 0
    for name in ("bench_raw", "bench_library"):
        print(f"{name}: {run(find(build, name), 'version').strip()}")
    print("Least – median – greatest; × is least by least of L, of visits median by median.\n")
    for scale in map(int, options.scale.split(",")):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="swst-bench-", dir=options.keep))
        try:
            differences += measure(build, folder, scale, options)
        finally:
            if not options.keep:
                shutil.rmtree(folder)
    return differences > 0


sys.exit(main())
