"""Holds the library to the plain model on random stations.

    python3 compare.py SWST                      about 1,500 histories
    python3 compare.py SWST --histories 10000    the long run
    python3 compare.py SWST --mutant resume      must find a difference

A history is one client on one day. Ends with 0 when nothing differs, with 1 at the first
difference, with 2 when a command fails.
"""
import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from typing import Any, Dict, List, Optional, Sequence, Tuple

from plain import MUTANTS, Station
from records import Row, day_text, read_rows
from stations import FIRST, LAST, StationMaker

DAYS_PER_STATION = 5
DUE_KEY = ("client_id", "rule_id")
COVERAGE_KEY = ("area_code", "category")
RATE_COLUMNS = ("n", "d", "percent", "reason")


class Difference(Exception):
    """What the library and the model answer differently."""


class CommandFailed(Exception):
    """A command that should have worked did not."""


class Swst:
    """The program under test with one station file."""

    def __init__(self, program: str, folder: str) -> None:
        self.program = program if os.sep not in program else os.path.abspath(program)
        self.folder = folder
        self.file = os.path.join(folder, "station.swst")
        self.asked = ""

    def run(self, *words: str) -> str:
        command = [self.program] + list(words)
        self.asked = " ".join(["swst"] + list(words))
        environment = {name: value for name, value in os.environ.items() if name != "SWST_DB"}
        result = subprocess.run(command, cwd=self.folder, env=environment,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if result.returncode != 0:
            raise CommandFailed("%s\nended with %d:\n%s" % (
                self.asked, result.returncode, result.stderr.decode("utf-8", "replace")[:4000]))
        return result.stdout.decode("utf-8")

    def ask(self, *words: str) -> Dict[str, Any]:
        return json.loads(self.run(*words, "--json", "--reveal", "--db", self.file))


def without_unset(row: Row) -> Row:
    """Absent is absent: a null column says the same. So do an unmarked row and `shared` false."""
    return {name: value for name, value in row.items()
            if value is not None and not (name == "shared" and value is False)}


def check_rows(expected: Sequence[Row], actual: Sequence[Row], key: Tuple[str, ...]) -> None:
    """Row by row and column by column, then the order."""
    def by_key(rows: Sequence[Row]) -> Dict[Tuple[Any, ...], Row]:
        found: Dict[Tuple[Any, ...], Row] = {}
        for row in rows:
            name = tuple(row.get(column) for column in key)
            if name in found:
                raise Difference("two rows for %s:\n  %s\n  %s" % (name, found[name], row))
            found[name] = without_unset(row)
        return found

    model, library = by_key(expected), by_key(actual)
    for name in sorted(set(model) | set(library), key=str):
        wanted, given = model.get(name), library.get(name)
        if wanted is None or given is None:
            raise Difference("row %s stands on one side only\n  model:   %s\n  library: %s" % (
                dict(zip(key, name)), readable(wanted), readable(given)))
        if wanted != given:
            columns = sorted(column for column in set(wanted) | set(given)
                             if wanted.get(column) != given.get(column))
            raise Difference("row %s differs in %s\n  model:   %s\n  library: %s" % (
                dict(zip(key, name)), ", ".join(columns), readable(wanted), readable(given)))
    if list(model) != list(library):
        place = next(i for i, pair in enumerate(zip(model, library)) if pair[0] != pair[1])
        raise Difference("the rows stand in another order: row %d\n  model:   %s\n  library: %s"
                         % (place, expected[place], actual[place]))


def readable(row: Optional[Row]) -> str:
    return "no such row" if row is None else json.dumps(row, ensure_ascii=False, sort_keys=True)


def check_dump(given: str, dumped: str) -> None:
    """Every cell that was loaded stands in the dump."""
    for name in sorted(os.listdir(given)):
        path = os.path.join(dumped, name)
        if not os.path.exists(path):
            raise Difference("the dump has no file " + name)
        after = {row["id"]: row for row in read_rows(path)}
        for row in read_rows(os.path.join(given, name)):
            other = after.pop(row["id"], {})
            for column, cell in row.items():
                found = other.get(column, "")
                if column == "channels":            # a set: its words have no order
                    cell, found = (",".join(sorted(it.split(","))) for it in (cell, found))
                if cell != found:
                    raise Difference("the dump of %s changes %s of %s\n  loaded: %r\n  dumped: %r"
                                     % (name, column, row["id"], cell, found))
        if after:
            raise Difference("the dump of %s has rows that nobody loaded: %s"
                             % (name, ", ".join(after)))


def check_compliance(model: Row, answer: Dict[str, Any]) -> None:
    given = answer["rows"][0]
    for column, wanted in model.items():
        found = given.get(column)
        if isinstance(wanted, dict):
            wanted = {name: wanted.get(name) for name in RATE_COLUMNS}
            found = {name: (found or {}).get(name) for name in RATE_COLUMNS}
        if wanted != found:
            raise Difference("the total differs in %s\n  model:   %s\n  library: %s"
                             % (column, readable(model), readable(given)))


class StationCheck:
    """One random station, loaded, and asked about some days."""

    def __init__(self, options: argparse.Namespace, seed: int, folder: str) -> None:
        self.random = random.Random(seed)
        self.swst = Swst(options.swst, folder)
        self.given = os.path.join(folder, "given")
        self.dumped = os.path.join(folder, "dumped")
        maker = StationMaker(seed, options.clients)
        maker.make()
        maker.write(self.given)
        self.mutant = options.mutant

    def load(self) -> None:
        self.swst.run("init", self.swst.file, "--empty")
        self.swst.run("load", self.given, "--apply", "--db", self.swst.file)
        self.swst.run("dump", self.dumped, "--reveal", "--db", self.swst.file)
        check_dump(self.given, self.dumped)
        self.model = Station(self.dumped, self.mutant)
        self.edges = sorted({value for rows in self.model.tables.values()
                             for row in rows.values() for column, value in row.items()
                             if isinstance(value, int) and not isinstance(value, bool)
                             and FIRST <= value <= LAST})

    def a_day(self) -> int:
        """A day of the years of the station: as often as not one on which something changes."""
        if self.random.random() < 0.5:
            return self.random.choice(self.edges) + self.random.choice((-1, 0, 0, 1))
        return self.random.randint(FIRST + 30, LAST + 60)

    def check_day(self) -> None:
        as_of = self.a_day()
        self.check_due(as_of)
        first = as_of - self.random.choice((0, 6, 30, 90, self.random.randint(0, 700)))
        last = max(first, as_of + self.random.choice((0, 0, -1, 30, self.random.randint(-90, 60))))
        for by in ("service", "village", "town", "worker"):
            answer = self.swst.ask("coverage", "--from", day_text(first), "--to", day_text(last),
                                   "--as-of", day_text(as_of), "--by", by)
            self.check_head(answer, as_of, last)
            check_rows(self.model.coverage(first, last, as_of, by), answer["rows"], COVERAGE_KEY)
        answer = self.swst.ask("compliance", "--from", day_text(first), "--to", day_text(last),
                               "--as-of", day_text(as_of))
        self.check_head(answer, as_of, last)
        check_compliance(self.model.compliance(first, last, as_of), answer)

    def check_due(self, as_of: int) -> None:
        area = self.random.choice(sorted(self.model.areas))
        worker = self.random.choice(sorted(self.model.tables["worker"]))
        words = ["due", "--state", "all", "--as-of", day_text(as_of)]
        answer = self.swst.ask(*words)
        self.check_head(answer, as_of, as_of)
        check_rows(self.model.due(as_of), answer["rows"], DUE_KEY)
        answer = self.swst.ask(*words, "--area", self.model.areas[area]["code"])
        check_rows(self.model.due(as_of, area=area), answer["rows"], DUE_KEY)
        answer = self.swst.ask(*words, "--worker", str(worker))
        check_rows(self.model.due(as_of, worker=worker), answer["rows"], DUE_KEY)

    @staticmethod
    def check_head(answer: Dict[str, Any], as_of: int, last: int) -> None:
        wanted = {"as_of": day_text(as_of), "provisional": last > as_of}
        given = {name: answer.get(name) for name in wanted}
        if given != wanted:
            raise Difference("the head differs\n  model:   %s\n  library: %s" % (wanted, given))


def run(options: argparse.Namespace) -> int:
    histories, seed = 0, options.seed
    while histories < options.histories:
        folder = tempfile.mkdtemp(prefix="model_check_")
        check = StationCheck(options, seed, folder)
        try:
            check.load()
            for _ in range(DAYS_PER_STATION):
                check.check_day()
                histories += options.clients
        except (Difference, CommandFailed) as problem:
            print("seed %d, %d clients (stations.py --clients %d --seed %d OUT)\n%s\n%s" % (
                seed, options.clients, options.clients, seed, check.swst.asked, problem))
            if options.keep:
                print("kept in " + folder)
            print("%d histories, differences found" % histories if isinstance(
                problem, Difference) else "a command failed")
            return 1 if isinstance(problem, Difference) else 2
        finally:
            if not options.keep:
                shutil.rmtree(folder, ignore_errors=True)
        seed += 1
    print("%d histories, 0 differences" % histories)
    return 0


def main(words: Optional[List[str]] = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("swst", help="the program under test")
    parser.add_argument("--histories", type=int, default=1500)
    parser.add_argument("--clients", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mutant", choices=MUTANTS)
    parser.add_argument("--keep", action="store_true", help="leave the files of the stations")
    return run(parser.parse_args(words))


if __name__ == "__main__":
    sys.exit(main())
