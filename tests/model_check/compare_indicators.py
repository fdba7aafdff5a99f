"""Holds the indicators of people to the plain model on random stations, under random filters.

    python3 compare_indicators.py SWST                    some stations
    python3 compare_indicators.py SWST --stations 1000    the long run
    python3 compare_indicators.py SWST --mutant older     must find a difference

Every figure is held to the model's, and so is every row behind it, and who was left out. Ends
with 0 when nothing differs, with 1 when something does, with 2 when a command fails.
"""
import argparse
import os
import random
import shutil
import sys
import tempfile
from typing import Any, Dict, List, Optional, Tuple

import indicators_people as people
from cases import TYPES
from compare import CommandFailed, Difference, Swst
from indicator_model import MUTANTS, IndicatorStation, Question
from indicator_questions import TYPES_OF, Asker
from indicator_stations import IndicatorStationMaker
from records import Row, day_text

QUESTIONS_PER_STATION = 6
WORDS = {"area": "--area", "worker": "--worker", "level": "--level", "programme": "--programme",
         "sex": "--sex", "type": "--type"}


def check_rows(figure: people.Figure, row: Row) -> None:
    """Row by row; none twice, of a share none with more on top than below, and their sums."""
    given: Dict[Tuple[str, int], Tuple[int, int]] = {}
    for line in row["rows"]:
        name = line["record"], line["id"]
        if name in given:
            raise Difference("%s %d stands there twice" % name)
        given[name] = line["n"], line.get("d", 0)
        if figure.form == "rate" and not 0 <= line["n"] <= line["d"]:
            raise Difference("a part is larger than the whole: %s" % line)
    value = row["value"]
    sums = [sum(numbers[at] for numbers in given.values()) for at in (0, 1)]
    if isinstance(value, dict):
        if sums != [value["n"], value["d"]]:
            raise Difference("the rows are %d of %d, the figure is %s" % (*sums, value))
    elif value is not None and sums[0] != value:
        raise Difference("the rows are %d, the figure is %s" % (sums[0], value))
    if value is None or figure.unknown:
        return
    wanted = {name: numbers for name, numbers in figure.rows.items() if any(numbers)}
    given = {name: numbers for name, numbers in given.items() if any(numbers)}
    for name in sorted(set(wanted) | set(given)):
        if wanted.get(name) != given.get(name):
            raise Difference("row %s\n  model:   %s\n  library: %s" % (
                name, wanted.get(name), given.get(name)))


class IndicatorCheck:
    """One random station, and questions about it."""

    def __init__(self, options: argparse.Namespace, seed: int, folder: str) -> None:
        self.random, self.swst = random.Random(seed), Swst(options.swst, folder)
        maker = IndicatorStationMaker(seed, options.clients)
        maker.make()
        given, dump = os.path.join(folder, "given"), os.path.join(folder, "station.jsonl")
        maker.write(given)
        self.swst.run("init", self.swst.file, "--empty")
        self.swst.run("load", given, "--apply", "--db", self.swst.file)
        self.swst.run("dump", "--jsonl", dump, "--reveal", "--db", self.swst.file)
        self.model = IndicatorStation(dump, options.mutant)
        self.only, self.found = options.only, options.all
        self.compared, self.differences = 0, 0

    # What is asked

    def a_question(self) -> Question:
        return Asker(self.model, self.random).a_question()

    def words(self, asked: Question) -> List[str]:
        words = ["--from", day_text(asked.first), "--to", day_text(asked.last),
                 "--as-of", day_text(asked.as_of)]
        for name, option in WORDS.items():
            value = getattr(asked, name)
            if value is not None:
                words += [option, self.model.areas[value]["code"] if name == "area"
                          else str(value)]
        for code in asked.categories:
            words += ["--category", code]
        if asked.ages is not None:
            least, most = ("" if it is None else str(it) for it in asked.ages)
            words += ["--ages", least if least == most else "%s-%s" % (least, most)]
        return words

    def can_be_asked(self, code: str, asked: Question) -> bool:
        meaning = people.MEANINGS[code]
        named = {name for name in Question._fields[3:] if getattr(asked, name) not in (None, ())}
        if not named <= meaning.by or (self.only and code not in self.only):
            return False
        if asked.type is not None and asked.type not in TYPES_OF.get(code, TYPES):
            return False
        return (meaning.by is not people.OF_HOUSEHOLDS or not asked.categories
                or people.of_household_categories(self.model, asked))

    # What is compared

    def check_question(self) -> None:
        asked = self.a_question()
        codes = [code for code in people.MEANINGS if self.can_be_asked(code, asked)]
        if not codes:
            return
        answer = self.swst.ask("indicator", *codes, "--rows", *self.words(asked))
        if answer["provisional"] != (asked.last > asked.as_of):
            raise Difference("provisional is wrong")
        if len(answer["rows"]) != len(codes):
            raise Difference("%d rows for %d codes" % (len(answer["rows"]), len(codes)))
        for code, row in zip(codes, answer["rows"]):
            try:
                self.check_figure(people.meant(self.model, code, asked), asked, row)
            except Difference as problem:
                told = "swst indicator %s %s\n%s: %s" % (
                    code, " ".join(self.words(asked)), code, problem)
                if not self.found:
                    raise Difference(told)
                print(told)
                self.differences += 1
            self.compared += 1

    def check_figure(self, code: str, asked: Question, row: Row) -> None:
        figure = people.figure(self.model, code, asked)
        official = people.official(self.model, code, asked)
        wanted: Dict[str, Any] = {
            "code": code, "value": figure.value(row["unit"]),
            "exclusions": people.exclusions(self.model, code, asked)}
        given = {"code": row["code"], "value": row["value"],
                 "exclusions": {it["reason"]: it["count"] for it in row["exclusions"]}}
        if official is not None or row.get("baseline") is not None:
            wanted.update(baseline=official, difference=(
                None if official is None else figure.n - official))
            given.update(baseline=row.get("baseline"), difference=row.get("difference"))
        for name, expected in wanted.items():
            if expected != given[name]:
                raise Difference("%s\n  model:   %s\n  library: %s" % (
                    name, expected, given[name])
                    + self.first_row(figure, row))
        check_rows(figure, row)

    @staticmethod
    def first_row(figure: people.Figure, row: Row) -> str:
        try:
            check_rows(figure, row)
        except Difference as problem:
            return "\n%s" % problem
        return ""


def run(options: argparse.Namespace) -> int:
    compared, differences = 0, 0
    for seed in range(options.seed, options.seed + options.stations):
        folder = tempfile.mkdtemp(prefix="indicator_check_")
        try:
            check = IndicatorCheck(options, seed, folder)
            for _ in range(QUESTIONS_PER_STATION):
                check.check_question()
            compared += check.compared
            differences += check.differences
        except (Difference, CommandFailed) as problem:
            print("indicator_stations.py --clients %d --seed %d OUT\n%s" % (
                options.clients, seed, problem))
            print("differences found" if isinstance(problem, Difference) else "a command failed")
            return 1 if isinstance(problem, Difference) else 2
        finally:
            if options.keep:
                print("kept in " + folder)
            else:
                shutil.rmtree(folder, ignore_errors=True)
    print("%d stations, %d questions, %d figures, %d differences" % (
        options.stations, options.stations * QUESTIONS_PER_STATION, compared, differences))
    return 1 if differences else 0


def main(words: Optional[List[str]] = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("swst", help="the program under test")
    parser.add_argument("--stations", type=int, default=40)
    parser.add_argument("--clients", type=int, default=8, help="of each station")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mutant", choices=MUTANTS)
    parser.add_argument("--only", nargs="*", help="these indicators alone")
    parser.add_argument("--all", action="store_true", help="go on after a difference")
    parser.add_argument("--keep", action="store_true", help="leave the files of the stations")
    return run(parser.parse_args(words))


if __name__ == "__main__":
    sys.exit(main())
