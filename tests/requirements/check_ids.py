"""Fails when a requirement has no test that carries its id.

    python3 check_ids.py ROOT

Tests are named after the rows of the requirements, which are those of the seed documents: D1 is
d1_…. At least one test of each asks a station, and none looks inside the library."""
import pathlib
import re
import sys

# Staff, files, contacts, case work, group work, and activities.
ROWS = {"a": range(5, 9), "b": range(2, 10), "c": range(1, 11), "d": range(1, 9),
        "e": range(1, 6), "f": range(1, 15)}
IDS = ["%s%d" % (letter, number) for letter, numbers in ROWS.items() for number in numbers]

ENTRY = re.compile(r"^\s+(station_test|cmocka_unit_test)\(([a-z]\d+)_(\w+)\),?$", re.M)
INSIDE = re.compile(r'^#include "(?!\.\./).*|\bswst__\w+', re.M)


def programs(root):
    """Yield each test program's path and text."""
    for path in sorted((root / "tests" / "requirements").glob("test_*.c")):
        yield path, path.read_text(encoding="utf-8")


def of_programs(root):
    """The programs of every id: {"d1": ["test_casework", …]}."""
    found = {it: [] for it in IDS}
    for path, text in programs(root):
        for it in sorted({entry[1] for entry in ENTRY.findall(text)} & set(IDS)):
            found[it].append(path.stem)
    return found


def main():
    root = pathlib.Path(sys.argv[1])
    asked, problems = set(), []
    for path, text in programs(root):
        asked |= {it for how, it, _ in ENTRY.findall(text) if how == "station_test"}
        problems += ["%s looks inside: %s" % (path.name, it) for it in INSIDE.findall(text)]
    problems += ["no test asks a station for %s" % it for it in IDS if it not in asked]
    print("\n".join(problems) or "%d requirements, each with a test" % len(IDS))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
