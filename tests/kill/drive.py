"""Kills a writer again and again: what it acknowledged is there, what it began is whole or gone.

    python3 drive.py WRITER [--kills N] [--early]

At least one kill in six falls inside a transaction. With --early the writer acknowledges
before it commits; the drive then ends with 0 only if that was caught.
"""
import argparse
import collections
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time

IN_TRANSACTION = 5


def one_life(writer, path, early, chance):
    """Let the writer live for some milliseconds; its lines."""
    process = subprocess.Popen([writer, path] + (["--early"] if early else []),
                               stdout=subprocess.PIPE, universal_newlines=True)
    assert process.stdout.readline() == "ready\n"
    lines = []
    for _ in range(chance.randint(0, 12)):
        lines.append(process.stdout.readline())
    if chance.random() < 0.6:
        while not lines or lines[-1] != "begin\n":
            lines.append(process.stdout.readline())
    time.sleep(chance.random() * chance.choice((0.0001, 0.001, 0.003)))
    process.kill()
    lines += process.stdout.readlines()
    process.stdout.close()
    process.wait()
    return lines


def look(path, acknowledged):
    """What is wrong with the file after the writer died."""
    database = sqlite3.connect(path)
    try:
        if database.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            return "the file is damaged"
        visits = dict(database.execute("SELECT id, content FROM visit"))
        audited = {row[0] for row in database.execute(
            "SELECT record_id FROM audit WHERE kind = 'visit' AND action = 'insert'")}
    finally:
        database.close()
    lost = [number for number in acknowledged if number not in visits]
    if lost:
        return "%d acknowledged visits are lost" % len(lost)
    if audited != set(visits):
        return "visits and audit differ"
    for content, count in collections.Counter(visits.values()).items():
        if count != (IN_TRANSACTION if content.startswith("together") else 1):
            return "half a transaction was kept"
    return None


def drive(options):
    chance, inside, acknowledged = random.Random(options.seed), 0, set()
    with tempfile.TemporaryDirectory(prefix="kill_") as place:
        path = os.path.join(place, "station.swst")
        for kill in range(1, options.kills + 1):
            if kill % 500 == 0:             # or the looking takes longer than the living
                os.remove(path)
                acknowledged.clear()
            lines = one_life(options.writer, path, options.early, chance)
            inside += lines[-1:] == ["begin\n"]
            for line in lines:
                if line.startswith("ack"):
                    acknowledged.update(int(word) for word in line.split()[1:])
            wrong = look(path, acknowledged)
            if wrong:
                print("after %d kills: %s" % (kill, wrong))
                return 0 if options.early else 1
    print("%d kills, %d inside a transaction: nothing lost, nothing half" % (options.kills, inside))
    if options.early:
        print("the liar was not caught")
    return 1 if options.early or inside * 6 < options.kills else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("writer", type=os.path.abspath)
    parser.add_argument("--kills", type=int,
                        default=10000 if os.environ.get("SWST_LONG") else 300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--early", action="store_true")
    return drive(parser.parse_args())


if __name__ == "__main__":
    sys.exit(main())
