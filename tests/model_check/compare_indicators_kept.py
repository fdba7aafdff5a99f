"""Asks one open store for the indicators of people again and again while records change.

    python3 compare_indicators_kept.py SWST                  some stations
    python3 compare_indicators_kept.py SWST --stations 300   the long run

What a store remembers of earlier answers must not show: after every change the questions are asked
again and held to the plain model of the records as they are then. SWSTATION_LIBRARY and PYTHONPATH
say where the library and its Python package are. Ends as compare_indicators.py does.
"""
import argparse
import os
import shutil
import sys
import tempfile
from typing import Any, Callable, Dict, List, Optional, Tuple

import swstation

import indicators_people as people
from compare import CommandFailed, Difference
from compare_indicators import IndicatorCheck
from indicator_model import IndicatorStation, Question
from records import Row, day_text
from stations import FIRST, LAST

QUESTIONS, CHANGES, ROUNDS = 3, 4, 4
STATUSES = ("here", "person_only", "hospital", "moved_out")
PRESENCES = ("present", "absent", "excused", "late")
# What is changed, and to which words; None: to a day, or to none.
FIELDS: Tuple[Tuple[str, str, Optional[Tuple[Any, ...]]], ...] = (
    ("visit", "result", ("done", "not_home")), ("visit", "visited_on", None),
    ("visit", "channel", ("home", "phone")), ("client", "filed_on", None),
    ("client", "sex", ("male", "female")), ("client", "birth_date", None),
    ("household", "filed_on", None), ("household_member", "ends_on", None),
    ("residence", "status", STATUSES), ("residence", "ends_on", None), ("tier", "ends_on", None),
    ("tier", "level", ("red", "yellow", "green")), ("membership", "ends_on", None),
    ("attendance", "presence", PRESENCES), ("activity", "held_on", None),
    ("case_event", "happened_on", None), ("case_event", "event", ("follow_up", "review")),
    ("case", "opened_on", None), ("case", "outcome", ("improved", "worse")),
    ("case_score", "score", (1, 5, 9)), ("contact_rule", "times", (1, 2)),
    ("contact_rule", "purpose", ("review", None)), ("enrolment", "ends_on", None),
    ("area", "served_until", None), ("area", "served_from", None), ("area_part", "ends_on", None),
    ("assignment", "ends_on", None), ("absence", "ends_on", None), ("post", "ends_on", None),
    ("baseline", "count", (0, 7)), ("file_requirement", "starts_on", None),
    ("group_member", "left_on", None), ("setting", "value", ("7", "30")),
    ("need", "category", ("case", "goods")), ("need", "opened_on", None))


def plain_value(value: Any) -> Any:
    """A figure as the command prints it."""
    if not isinstance(value, tuple):
        return value
    return {name: part for name, part in value._asdict().items()
            if part is not None or name in ("percent", "average")}


class KeptCheck(IndicatorCheck):
    """One random station, its store open all the time."""

    def __init__(self, options: argparse.Namespace, seed: int, folder: str) -> None:
        super().__init__(options, seed, folder)
        self.folder, self.said = folder, ""
        self.store = swstation.Store(self.swst.file)

    def close(self) -> None:
        self.store.close()

    def ask(self, codes: List[str], asked: Question) -> List[Row]:
        return self.told(self.store.indicator, asked, ",".join(codes), rows=True)

    @staticmethod
    def told(call: Callable[..., Any], asked: Question, *codes: str, **how: bool) -> List[Row]:
        table = call(*codes, day_text(asked.first), day_text(asked.last), day_text(asked.as_of),
                     area=asked.area, worker=asked.worker, programme=asked.programme,
                     level=asked.level, categories=asked.categories or None, sex=asked.sex,
                     ages=asked.ages, type=asked.type, **how)
        return [dict({name: row[name] for name in row}, value=plain_value(row["value"]))
                for row in table]

    def check_otherwise(self, asked: Question, code: str, rows: List[Row]) -> None:
        """One alone, or all of the catalogue, are what they are among others."""
        if self.random.random() < 0.5:
            others = self.ask([code], asked)
        elif asked.type is None:
            others = self.told(self.store.indicators, asked)
        else:
            return
        by_code = {row["code"]: row for row in rows}
        for row in others:
            for column in ("value", "reason", "baseline", "exclusions"):
                wanted = by_code.get(row["code"], row)[column]
                if row[column] != wanted:
                    raise Difference("%s asked otherwise: %s is %s, was %s" % (
                        row["code"], column, row[column], wanted))

    def check_asked(self, asked: Question) -> None:
        codes = [code for code in people.MEANINGS if self.can_be_asked(code, asked)]
        if not codes:
            return
        rows = self.ask(codes, asked)
        self.check_otherwise(asked, self.random.choice(codes), rows)
        for code, row in zip(codes, rows):
            try:
                self.check_figure(people.meant(self.model, code, asked), asked, row)
            except Difference as problem:
                raise Difference("swst indicator %s %s\nafter %s\n%s" % (
                    code, " ".join(self.words(asked)), self.said or "nothing", problem))
            self.compared += 1

    # What changes meanwhile

    def change(self) -> None:
        """One record is edited or voided; what the rules refuse is left as it was."""
        kind, column, words = self.random.choice(
            [it for it in FIELDS if self.model.tables.get(it[0])])
        one = self.random.choice(sorted(self.model.tables[kind]))
        value: Any = (self.random.choice(words) if words else
                      day_text(self.random.randint(FIRST, LAST)))
        record = self.store.load(getattr(swstation, kind.title().replace("_", "")), one)
        try:
            if self.random.random() < 0.2:
                value, column = "entered twice", "voided"
                self.store.void(record, value)
            else:
                setattr(record, column, value)
                self.store.save(record)
        except swstation.Error:
            return
        self.said += "%s %d: %s %s, " % (kind, one, column, value)

    def change_and_read(self, name: str) -> None:
        for _ in range(CHANGES):
            self.change()
        dump = os.path.join(self.folder, name + ".jsonl")
        self.store.dump(dump)
        self.model = IndicatorStation(dump)

    def check(self) -> None:
        kept = [self.a_question() for _ in range(QUESTIONS)]
        for turn in range(ROUNDS):
            for asked in kept:
                self.check_asked(asked)
                if self.random.random() < 0.3:      # the same, as if nothing had been asked
                    self.check_asked(asked)
            self.change_and_read("turn%d" % turn)
            if self.random.random() < 0.5:
                kept[self.random.randrange(QUESTIONS)] = self.a_question()


def in_folder(seed: int, check: Callable[[str], int]) -> int:
    folder = tempfile.mkdtemp(prefix="indicator_kept_")
    try:
        return check(folder)
    except (Difference, CommandFailed) as problem:
        print("indicator_stations.py --seed %d OUT\n%s" % (seed, problem))
        print("differences found" if isinstance(problem, Difference) else "a command failed")
        return -1 if isinstance(problem, Difference) else -2
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(words: Optional[List[str]] = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("swst", help="the program that makes the stations")
    parser.add_argument("--stations", type=int, default=8)
    parser.add_argument("--clients", type=int, default=8, help="of each station")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(words)
    nothing: Dict[str, Any] = {"mutant": None, "only": None, "all": False}
    vars(options).update(nothing)
    compared = 0
    for seed in range(options.seed, options.seed + options.stations):
        def one(folder: str, seed: int = seed) -> int:
            check = KeptCheck(options, seed, folder)
            try:
                check.check()
            finally:
                check.close()
            return check.compared
        found = in_folder(seed, one)
        if found < 0:
            return -found
        compared += found
    print("%d stations, %d figures, 0 differences" % (options.stations, compared))
    return 0


if __name__ == "__main__":
    sys.exit(main())
