"""Measures what rights cost: the due list, coverage and finding people, asked by the local
owner and in sessions, in one run of one program (rights.c).

    cmake --build DIR --target bench swst
    python3 bench_rights.py --build DIR [--scale 10000,100000] [--runs 5] [--keep FOLDER]

Sessions have a purpose. The head sees everything, so that the answers must be the owner's; so
must be the figures of the social worker of the whole station. The social worker of one town and
the intern see less. It fails when answers differ that must not, never on a time."""
import csv
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

from bench_shown import find, read_options, write_head, write_row

AS_OF, FROM, TO = "2026-12-31", "2026-01-01", "2026-12-31"
WHO = {"owner": "owner", "head": "head", "worker": "social worker",
       "narrowed": "social worker, one town", "intern": "intern"}
WORKLOADS = {
    "due": "W4: due list, all rows, in memory",
    "coverage": "W5: coverage of a year by village",
    "find_number": "W3: find by identity number",
    "find_name": "W3: find by two characters of a name",
}
EQUAL = [("head", name) for name in WORKLOADS] + [("worker", "coverage")]


class Contestant:
    def __init__(self, name, label):
        self.key, self.name, self.times = name, label, {}


def run(*command):
    process = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, check=False)
    if process.returncode:
        sys.exit(f"bench: {' '.join(map(str, command))} ended with {process.returncode}")
    return process.stdout.decode()


def wanted_of(bundle, path):
    """Numbers and parts of names of people who are there, drawn the same each time."""
    with open(bundle / "client.csv", encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row.get("id_number")]
    some = random.Random(7).sample(rows, 200)
    path.write_text("".join(f"{row['id_number']}\n{row['name'][-2:]}\n" for row in some),
                    encoding="utf-8")


def town_of(bundle):
    with open(bundle / "area.csv", encoding="utf-8-sig", newline="") as file:
        return min(row["code"] for row in csv.DictReader(file) if row["level"] == "town")


def rows_of(folder, who, what):
    return json.loads((folder / f"{who}.{what}.json").read_text(encoding="utf-8"))["rows"]


def compare(folder):
    differences = [f"{what}: owner / {who}" for who, what in EQUAL
                   if rows_of(folder, "owner", what) != rows_of(folder, who, what)]
    print("\n".join(f"DIFFERENT: {line}" for line in differences)
          or "Answers that must be equal are equal, row by row.")
    print("Rows of the due list: " + ", ".join(
        f"{label} {len(rows_of(folder, who, 'due')):,}" for who, label in WHO.items()) + ".\n")
    return len(differences)


def measure(build, folder, scale, options):
    bundle, answers = folder / "bundle", folder / "answers"
    answers.mkdir()
    run(find(build, "bench_county"), bundle, scale, options.seed)
    run(find(build, "bench_library"), "load", folder / "county.swst", bundle)
    wanted_of(bundle, folder / "wanted.txt")
    contestants = {name: Contestant(name, label) for name, label in WHO.items()}
    for line in run(find(build, "bench_rights"), folder / "county.swst", AS_OF, FROM, TO,
                    town_of(bundle), folder / "wanted.txt", options.runs, answers).splitlines():
        name, value = line.split()
        who, _, what = name.partition(".")
        if what:
            contestants[who].times.setdefault(what, []).append(float(value))
    print(f"## {scale:,} clients\n")
    write_head(list(contestants.values()))
    for name, label in WORKLOADS.items():
        write_row(label, list(contestants.values()), lambda it, name=name: it.times[name])
    print("\nTo begin a session: " + ", ".join(
        f"{it.name} {min(it.times['begin']) * 1e3:.3g} ms"
        for it in contestants.values() if "begin" in it.times) + ".")
    return compare(answers)


def main():
    options = read_options(__doc__, "clients", keep="leave files in this folder")
    build, differences = options.build.resolve(), 0
    print("Least – median – greatest; × is least by least of the owner's.\n")
    for scale in map(int, options.scale.split(",")):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="swst-bench-", dir=options.keep))
        try:
            differences += measure(build, folder, scale, options)
        finally:
            if not options.keep:
                shutil.rmtree(folder)
    return differences > 0


sys.exit(main())
