"""Holds the figures of the station's own work, and goals over them, to the plain model.

    python3 compare_work.py SWST LIBRARY                     20 random stations
    python3 compare_work.py SWST LIBRARY --long              400 of them
    python3 compare_work.py SWST LIBRARY --mutant guests     must find a difference

Ends with 0 when nothing differs, with 1 at the first difference (with --all after all), with 2
when a command fails.
"""
import argparse
import os
import random
import shutil
import sys
import tempfile
from typing import Any, List, Optional, Tuple

from compare import CommandFailed, Swst
import goals
from indicator_model import Question
from indicators_staff import WholeStation
from indicators_work import MUTANTS
from plain import bucket_of
from records import Row, day_text
from stations import FIRST, LAST
from work_stations import FREE_TYPES, WorkStationMaker


def day_of(chance: random.Random, model: WholeStation) -> int:
    """As often as not one on which something changes, or the day before or after."""
    if chance.random() < 0.5:
        kind = chance.choice(("activity", "group", "post", "worker", "certificate", "enrolment",
                              "task_done", "volunteer", "need", "output", "absence", "area",
                              "programme", "assignment", "group_member", "programme_site"))
        days = [value for row in model.tables.get(kind, {}).values() for name, value in row.items()
                if name.endswith("_on") and value is not None]
        if days:
            return chance.choice(days) + chance.choice((-1, 0, 0, 1))
    return chance.randint(FIRST, LAST)


def a_period(chance: random.Random, model: WholeStation) -> Tuple[int, int, int]:
    """From, to and as_of: a day, a month, years, what is provisional or not begun."""
    sort = chance.choice(("day", "month", "quarter", "year", "any", "any", "long", "ahead"))
    first = day_of(chance, model)
    if sort in ("month", "quarter", "year"):
        first, last = bucket_of(sort, first)
    else:
        last = first + {"day": 0, "any": chance.randint(0, 400), "long": 1500,
                        "ahead": chance.randint(0, 60)}[sort]
    as_of = chance.choice((last, last, last + 30, chance.randint(first, last)))
    return first, last, first - chance.randint(1, 40) if sort == "ahead" else as_of


def a_filter(chance: random.Random, model: WholeStation, indicator: Any) -> Row:
    """Of what the indicator can be narrowed by, mostly little."""
    found: Row = {}
    family = indicator.code.split(".")[0]
    for name in indicator.dimensions:
        if chance.random() > 0.28:
            continue
        if name == "categories":
            codes = sorted(row["code"] for row in model.tables["category"].values())
            found[name] = (chance.choice(codes),)
        elif name in ("area", "worker", "programme"):
            rows = sorted(model.tables.get(name, {}))
            if rows:
                found[name] = chance.choice(rows)
        elif name == "type":
            words = indicator.types or FREE_TYPES.get(family)
            found[name] = chance.choice(words)
        elif name == "ages":
            found[name] = chance.choice(((60, None), (None, 59), (18, 70)))
        else:
            found[name] = chance.choice({"level": ("red", "yellow", "green"),
                                         "sex": ("male", "female")}[name])
    return found


class Differences(Exception):
    """What the library and the model answer differently."""


class WorkCheck:
    """One station file held to its model."""

    def __init__(self, store: Any, model: WholeStation, chance: random.Random) -> None:
        self.store, self.model, self.random = store, model, chance
        self.asked = 0
        self.differences: List[str] = []

    def differs(self, what: str) -> None:
        self.differences.append(what)

    def check_indicator(self, indicator: Any) -> None:
        first, last, as_of = a_period(self.random, self.model)
        narrowed = a_filter(self.random, self.model, indicator)
        n, d = self.model.ask(indicator.code, Question(first, last, as_of, **narrowed))
        words = dict(narrowed)
        if words.get("ages"):
            words["ages"] = tuple(-1 if it is None else it for it in words["ages"])
        table = self.store.indicator(indicator.code, day_text(first), day_text(last),
                                     day_text(as_of), rows=True, **words)
        row = table[0]
        self.asked += 1
        asked = "%s from %s to %s as of %s by %s" % (
            indicator.code, day_text(first), day_text(last), day_text(as_of), narrowed)
        given = (row["value"], 0) if indicator.form == "count" else (
            (row["value"].n, row["value"].d) if row["value"] is not None else (None, None))
        if given != (n, d):
            self.differs("%s\n  library %s, model %s" % (asked, given, (n, d)))
        if indicator.form != "count" and row["value"] is not None:
            self.check_value(asked, indicator, row, d)
        self.check_rows(asked, indicator, row["rows"], given)
        if table.provisional != (last > as_of):
            self.differs(asked + "\n  provisional: %s" % table.provisional)

    def check_value(self, asked: str, indicator: Any, row: Row, d: int) -> None:
        """0 of 0 has no value and says why; else one decimal, half up from the fraction."""
        value = row["value"]
        shown = value.percent if indicator.form == "rate" else value.average
        if value.d == 0:
            if shown is not None or value.reason != "empty":
                self.differs(asked + "\n  of nothing: %s, %s" % (shown, value.reason))
            return
        tenths = value.n * (1000 if indicator.form == "rate" else 10)
        if shown != (2 * tenths + value.d) // (2 * value.d) / 10:
            self.differs(asked + "\n  shown as %s" % shown)

    def check_rows(self, asked: str, indicator: Any, rows: Any, given: Tuple[Any, Any]) -> None:
        """The sums are the figure, no part is above its whole, no record stands twice."""
        names = [(row["record"], row["id"]) for row in rows]
        if len(names) != len(set(names)):
            self.differs(asked + "\n  a record stands twice behind it")
        sums = (sum(row["n"] for row in rows), sum(row.get("d") or 0 for row in rows))
        if None not in given and sums != given:
            self.differs(asked + "\n  rows add up to %s, the figure is %s" % (sums, given))
        if indicator.form == "rate" and any(not 0 <= row["n"] <= row["d"] for row in rows):
            self.differs(asked + "\n  a row has a part above its whole")

    def check_later(self, indicator: Any) -> None:
        """No value and the reason, whatever is asked."""
        first, last, as_of = a_period(self.random, self.model)
        row = self.store.indicator(indicator.code, day_text(first), day_text(last),
                                   day_text(as_of), rows=True)[0]
        self.asked += 1
        value = row["value"]
        shown = (value if indicator.form == "count" or value is None
                 else value.percent if indicator.form == "rate" else value.average)
        if shown is not None or row["reason"] != "later" or row["rows"]:
            self.differs("%s: %s, %s" % (indicator.code, value, row["reason"]))


def check_station(options: argparse.Namespace, seed: int, folder: str) -> Tuple[int, List[str]]:
    import swstation
    swst, given = Swst(options.swst, folder), os.path.join(folder, "given")
    maker = WorkStationMaker(seed, options.clients)
    maker.make()
    chance = random.Random(seed)
    maker.write(given)
    goals.make_goals(maker, chance, WholeStation(given))
    maker.write(given)
    swst.run("init", swst.file, "--empty")
    swst.run("load", given, "--apply", "--db", swst.file)
    model = WholeStation(given, options.mutant)
    with swstation.open(swst.file) as store:
        check = WorkCheck(store, model, chance)
        for indicator in swstation.indicators():
            if indicator.later is not None:
                check.check_later(indicator)
            elif model.answers(indicator.code):
                for _ in range(options.questions):
                    check.check_indicator(indicator)
        check.asked += goals.check_goals(store, model, chance, check.differs)
    return check.asked, check.differences


def run(options: argparse.Namespace) -> int:
    os.environ["SWSTATION_LIBRARY"] = os.path.abspath(options.library)
    python = os.path.join(os.path.dirname(__file__), "..", "..", "examples", "python")
    sys.path.insert(0, os.path.abspath(python))
    asked = 0
    found: List[str] = []
    for seed in range(options.seed, options.seed + (
            options.stations or (400 if options.long else 20))):
        folder = tempfile.mkdtemp(prefix="work_check_")
        try:
            more, differences = check_station(options, seed, folder)
        except CommandFailed as problem:
            print("%s\na command failed" % problem)
            return 2
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        asked += more
        found += ["work_stations.py --clients %d --seed %d OUT\n%s" % (options.clients, seed, it)
                  for it in differences]
        if found and not options.all:
            break
    print("\n".join(found))
    print("differences found" if found else "%d questions, 0 differences" % asked)
    return 1 if found else 0


def main(words: Optional[List[str]] = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("swst", help="the program under test")
    parser.add_argument("library", help="the shared library under test")
    parser.add_argument("--stations", type=int)
    parser.add_argument("--questions", type=int, default=2, help="of each indicator")
    parser.add_argument("--clients", type=int, default=8, help="of each station")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--all", action="store_true", help="do not stop at a difference")
    parser.add_argument("--mutant", choices=MUTANTS + goals.MUTANTS)
    return run(parser.parse_args(words))


if __name__ == "__main__":
    sys.exit(main())
