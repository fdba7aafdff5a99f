"""Holds the lists people act on, and the counts of cases, to the plain model.

    python3 compare_desk.py SWST DONGPI                 8 days of the demonstration, 150 stations
    python3 compare_desk.py SWST DONGPI --long          every day of its year, 3,000 stations
    python3 compare_desk.py SWST DONGPI --mutant death  must find a difference

Ends with 0 when nothing differs, with 1 at the first difference, with 2 when a command fails.
"""
import argparse
import datetime
import os
import random
import shutil
import subprocess
import sys
import tempfile
from typing import Any, Dict, List, Optional, Sequence

from compare import CommandFailed, Difference, Swst, check_rows
from desk import LISTS, MUTANTS, Desk
from desk_stations import DeskStationMaker
from records import Row, day_text
from stations import FIRST, LAST

FIRST_OF_DEMO = datetime.date(2022, 1, 1).toordinal()
KEY = ("list", "about", "about_id", "due_on", "reason", "place")
# Figures of the report of cases that are held to the model.
COUNTS = ("type", "open_at_start", "opened", "active", "followed_up", "handled", "closed",
          "successful", "success_rate", "outcome_improved", "outcome_rate", "improved", "suspended",
          "idle", "open_at_end", "days_open")


def numbered(rows: Sequence[Row]) -> List[Row]:
    """Rows that are alike, such as two rules of one client, are told apart by their order."""
    seen: Dict[Any, int] = {}
    found = []
    for row in rows:
        name = tuple(row.get(column) for column in KEY[:-1])
        seen[name] = seen.get(name, 0) + 1
        found.append(dict(row, place=seen[name]))
    return found


class DeskCheck:
    """One station file held to its model."""

    def __init__(self, swst: Swst, model: Desk, chance: random.Random) -> None:
        self.swst, self.model, self.random = swst, model, chance

    def check_desk(self, as_of: int, *words: str, **narrowed: Any) -> None:
        answer = self.swst.ask("today", "--as-of", day_text(as_of), *words)
        if answer["as_of"] != day_text(as_of):
            raise Difference("the head differs: " + answer["as_of"])
        check_rows(numbered(self.model.desk(as_of, **narrowed)), numbered(answer["rows"]), KEY)

    def check_day(self, as_of: int) -> None:
        """All, and what is left when somebody narrows it."""
        self.check_desk(as_of)
        worker = self.random.choice(sorted(self.model.workers))
        area = self.random.choice(sorted(self.model.areas))
        some = self.random.choice(LISTS)
        by_worker, by_area = ["--worker", str(worker)], ["--area", self.model.areas[area]["code"]]
        narrowed = self.random.choice(("worker", "worker", "area", "list"))
        if narrowed == "worker":
            self.check_desk(as_of, *by_worker, worker=worker)
        elif narrowed == "area":
            self.check_desk(as_of, *by_area, area=area)
        else:
            self.check_desk(as_of, "--list", some, *by_worker, *by_area, lists=[some],
                            worker=worker, area=area)
        self.check_cases(as_of)

    def check_cases(self, as_of: int) -> None:
        """Over a period of any length, some of it perhaps after the day looked from."""
        first = as_of - self.random.choice((0, 6, 30, 90, self.random.randint(-9, 500)))
        last = max(first, as_of + self.random.choice((0, 0, 20, self.random.randint(-60, 60))))
        words = ["case", "report", "--from", day_text(first), "--to", day_text(last), "--as-of",
                 day_text(as_of)]
        narrowed: Dict[str, int] = {}
        if self.random.random() < 0.3:
            narrowed["worker"] = self.random.choice(sorted(self.model.workers))
            words += ["--worker", str(narrowed["worker"])]
        if self.random.random() < 0.3:
            narrowed["area"] = self.random.choice(sorted(self.model.areas))
            words += ["--area", self.model.areas[narrowed["area"]]["code"]]
        answer = self.swst.ask(*words)
        given = [{name: row.get(name) for name in COUNTS} for row in answer["rows"]]
        check_rows(self.model.case_report(first, last, as_of, **narrowed), given, ("type",))


def check_demonstration(options: argparse.Namespace, folder: str) -> int:
    swst = Swst(options.swst, folder)
    subprocess.run([os.path.abspath(options.dongpi), swst.file], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    chance = random.Random(options.seed)
    dumped = os.path.join(folder, "dumped")
    swst.run("dump", dumped, "--reveal", "--db", swst.file)
    check = DeskCheck(swst, Desk(dumped, options.mutant), chance)
    days = range(FIRST_OF_DEMO, FIRST_OF_DEMO + 365)
    chosen = list(days) if options.long else chance.sample(days, options.days)
    for as_of in chosen:
        check.check_day(as_of)
    return len(chosen)


def a_day(model: Desk, chance: random.Random) -> int:
    """As often as not one on which something changes, or an alert begins."""
    if chance.random() < 0.5:
        edges = {kind: sorted({value for row in rows.values() for column, value in row.items()
                               if column.endswith("_on") and value is not None
                               and FIRST <= value <= LAST})
                 for kind, rows in model.tables.items() if kind != "visit"}
        kind = chance.choice(["case_event"] * 6 + sorted(it for it in edges if edges[it]))
        return chance.choice(edges.get(kind) or [FIRST]) + chance.choice((-1, 0, 0, 1, 7, 8))
    return chance.randint(FIRST + 30, LAST + 60)


def check_station(options: argparse.Namespace, seed: int, folder: str) -> None:
    swst, given = Swst(options.swst, folder), os.path.join(folder, "given")
    maker = DeskStationMaker(seed, options.clients)
    maker.make()
    maker.write(given)
    swst.run("init", swst.file, "--empty")
    swst.run("load", given, "--apply", "--db", swst.file)
    chance = random.Random(seed)
    check = DeskCheck(swst, Desk(given, options.mutant), chance)
    for _ in range(2 if options.long else 1):
        check.check_day(a_day(check.model, chance))


def in_folder(options: argparse.Namespace, what: str, check: Any) -> int:
    """0 when nothing differs."""
    folder = tempfile.mkdtemp(prefix="desk_check_")
    try:
        check(folder)
    except Difference as problem:
        print("%s\n%s\ndifferences found" % (what, problem))
        return 1
    except CommandFailed as problem:
        print("%s\n%s\na command failed" % (what, problem))
        return 2
    finally:
        if options.keep:
            print("kept in " + folder)
        else:
            shutil.rmtree(folder, ignore_errors=True)
    return 0


def run(options: argparse.Namespace) -> int:
    if options.days or options.long:
        failed = in_folder(options, "the demonstration station",
                           lambda folder: check_demonstration(options, folder))
        if failed:
            return failed
    stations = options.stations or (3000 if options.long else 150)
    for seed in range(options.seed, options.seed + stations):
        failed = in_folder(options, "desk_stations.py --clients %d --seed %d OUT" % (
            options.clients, seed), lambda folder: check_station(options, seed, folder))
        if failed:
            return failed
    print("%d stations, 0 differences" % stations)
    return 0


def main(words: Optional[List[str]] = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("swst", help="the program under test")
    parser.add_argument("dongpi", help="the program that makes the demonstration")
    parser.add_argument("--days", type=int, default=8, help="of the demonstration")
    parser.add_argument("--stations", type=int, help="random ones")
    parser.add_argument("--clients", type=int, default=8, help="of each random station")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--mutant", choices=MUTANTS)
    parser.add_argument("--keep", action="store_true", help="leave the files of the stations")
    return run(parser.parse_args(words))


if __name__ == "__main__":
    sys.exit(main())
