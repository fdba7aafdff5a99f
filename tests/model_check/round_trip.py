"""Dumps, loads and dumps again: the bytes are the same, and check finds nothing.

    python3 round_trip.py SWST [--stations N]

On random stations in which every kind and every field occurs, as folders of CSV and as lines
of JSON. Ends with 0 when all are alike.
"""
import argparse
import filecmp
import os
import subprocess
import sys
import tempfile


def run(*words):
    environment = {name: value for name, value in os.environ.items() if name != "SWST_DB"}
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          universal_newlines=True, env=environment)
    if done.returncode:
        sys.exit("%s\nended with %d\n%s%s" % (" ".join(words), done.returncode, done.stdout[-2000:],
                                             done.stderr[-2000:]))
    return done.stdout


def station_from(swst, given, place, name):
    """A new file with what `given` holds; its name."""
    station = os.path.join(place, name + ".swst")
    run(swst, "init", station, "--empty")
    run(swst, "load", given, "--apply", "--db", station)
    return station


def assert_alike(left, right):
    names = sorted(os.listdir(left))
    if names != sorted(os.listdir(right)):
        sys.exit("the dumps have other files: %s %s" % (left, right))
    _, different, unread = filecmp.cmpfiles(left, right, names, shallow=False)
    if different or unread:
        sys.exit("the dumps differ in %s" % ", ".join(different + unread))


def check_station(swst, seed, schema, place):
    given = os.path.join(place, "given")
    run(sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), "stations.py"),
        "--every-kind", "--schema", schema, "--seed", str(seed), given)
    first = station_from(swst, given, place, "first")
    folders = [os.path.join(place, name) for name in ("one", "two")]
    run(swst, "dump", folders[0], "--reveal", "--db", first)
    second = station_from(swst, folders[0], place, "second")
    run(swst, "dump", folders[1], "--reveal", "--db", second)
    assert_alike(*folders)

    lines = [os.path.join(place, name) for name in ("one.jsonl", "two.jsonl")]
    run(swst, "dump", "--jsonl", lines[0], "--reveal", "--db", second)
    third = station_from(swst, lines[0], place, "third")
    run(swst, "dump", "--jsonl", lines[1], "--reveal", "--db", third)
    if not filecmp.cmp(lines[0], lines[1], shallow=False):
        sys.exit("the lines of JSON differ")
    if "error" in run(swst, "check", "--csv", "--db", third):
        sys.exit("check finds errors on seed %d" % seed)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("swst")
    parser.add_argument("--stations", type=int, default=3)
    options = parser.parse_args()
    swst = os.path.abspath(options.swst)
    for seed in range(1, options.stations + 1):
        with tempfile.TemporaryDirectory(prefix="round_trip_") as place:
            schema = os.path.join(place, "schema.json")
            with open(schema, "w", encoding="utf-8") as out:
                out.write(run(swst, "schema", "--json"))
            check_station(swst, seed, schema, place)
    print("%d stations, the same bytes" % options.stations)


if __name__ == "__main__":
    main()
