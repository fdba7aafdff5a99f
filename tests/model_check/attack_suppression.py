"""Attacks published tables: tries to compute the figures that were withheld.

    python3 attack_suppression.py SWST                    some random stations
    python3 attack_suppression.py SWST --stations 300     the long run
    python3 attack_suppression.py SWST --naive            withholds small figures alone: must be caught

The attacker has the published table and knows how its figures hang together: totals over areas,
shares of what stands beside them, categories within everybody, the footing. From "<5" he knows
1 to 4, from "*" 1 or more; and, bolder, 5 or more. He narrows every figure by every sum until
nothing moves, and solves the sums as equations. Ends with 1 when he pins a figure down.
"""
import argparse
import json
import os
import shutil
import sys
import tempfile
from fractions import Fraction
from typing import Any, Dict, List, Optional, Tuple

from compare import CommandFailed, Swst
from indicator_stations import IndicatorStationMaker

COUNTS = ("in_scope", "visited", "filed", "reached", "contacted", "home", "phone", "others")
SHARES = {"visit_rate": ("visited", "in_scope"), "filing_rate": ("filed", "in_scope"),
          "activity_rate": ("reached", "in_scope")}
MOST = 10**6
Key = Tuple[Any, ...]
Row = Dict[str, Any]


class Pinned(Exception):
    """A withheld figure was computed."""


class Attack:
    """Numbers with what is known of them, and sums: whole = parts."""

    def __init__(self, bold: bool) -> None:
        self.bold = bold
        self.true: Dict[Key, int] = {}
        self.sign: Dict[Key, Optional[str]] = {}
        self.low: Dict[Key, int] = {}
        self.high: Dict[Key, int] = {}
        self.sums: List[Tuple[Key, List[Key]]] = []

    def see(self, key: Key, true: int, shown: Any) -> None:
        sign = shown["suppressed"] if isinstance(shown, dict) else None
        self.true[key], self.sign[key] = true, sign
        if sign is None:
            assert shown == true, (key, shown, true)
            self.low[key] = self.high[key] = true
        else:
            assert (1 <= true <= 4) if sign == "<5" else true >= 1, (key, sign, true)
            self.low[key] = 1 if sign == "<5" or not self.bold or true < 5 else 5
            self.high[key] = 4 if sign == "<5" else MOST

    def unseen(self, key: Key, true: int) -> Key:
        self.true[key], self.sign[key] = true, None
        self.low[key], self.high[key] = 0, MOST
        return key

    def add(self, whole: Key, parts: List[Key]) -> None:
        """Only what truly adds up: the attacker is well informed."""
        parts = [part for part in parts if part in self.true]
        if parts and whole in self.true \
                and self.true[whole] == sum(self.true[part] for part in parts):
            self.sums.append((whole, parts))

    def narrow(self) -> None:
        moved = True
        while moved:
            moved = False
            for whole, parts in self.sums:
                low, high = sum(map(self.low.get, parts)), sum(map(self.high.get, parts))
                moved |= self.bound(whole, low, high)
                for part in parts:
                    moved |= self.bound(part, self.low[whole] - (high - self.high[part]),
                                        self.high[whole] - (low - self.low[part]))

    def bound(self, key: Key, low: int, high: int) -> bool:
        if low <= self.low[key] and high >= self.high[key]:
            return False
        self.low[key], self.high[key] = max(low, self.low[key]), min(high, self.high[key])
        return True

    def solve(self) -> Dict[Key, Fraction]:
        """What the sums alone determine, by elimination."""
        open_keys = [key for key in self.true if self.low[key] != self.high[key]]
        columns = {key: at for at, key in enumerate(open_keys)}
        rows: List[Dict[int, Fraction]] = []
        for whole, parts in self.sums:
            row: Dict[int, Fraction] = {}
            for key, factor in [(whole, 1)] + [(part, -1) for part in parts]:
                at = columns.get(key, -1)
                row[at] = row.get(at, Fraction(0)) + (
                    factor if at >= 0 else -factor * self.low[key])
            rows.append(row)
        solved: List[Tuple[int, Dict[int, Fraction]]] = []
        for row in rows:
            for pivot, other in solved:
                if row.get(pivot):
                    self.subtract(row, other, row[pivot])
            pivot = next((at for at, factor in row.items() if at >= 0 and factor), None)
            if pivot is None:
                continue
            factor = row[pivot]
            row = {at: value / factor for at, value in row.items() if value}
            for _, other in solved:
                if other.get(pivot):
                    self.subtract(other, row, other[pivot])
            solved.append((pivot, row))
        return {open_keys[pivot]: row.get(-1, Fraction(0)) for pivot, row in solved
                if all(at in (pivot, -1) or not value for at, value in row.items())}

    @staticmethod
    def subtract(row: Dict[int, Fraction], other: Dict[int, Fraction], times: Fraction) -> None:
        for at, value in other.items():
            row[at] = row.get(at, Fraction(0)) - times * value

    def run(self) -> int:
        """The number of withheld figures; none may be known."""
        self.narrow()
        known = self.solve()
        withheld = [key for key, sign in self.sign.items() if sign]
        for key in withheld:
            low, high = self.low[key], self.high[key]
            if low == high or key in known:
                raise Pinned("%s is %d" % (key, self.true[key]))
            if self.sign[key] == "<5" and (low, high) != (1, 4):
                raise Pinned("%s is %d to %d" % (key, low, high))
            if high - low < 3:
                raise Pinned("%s is %d to %d" % (key, low, high))
        for key, true in self.true.items():
            if key[-1] == "not" and 1 <= true <= 4 and (
                    self.low[key] == self.high[key] or key in known):
                raise Pinned("%s is %d" % (key, true))
        return len(withheld)


def naive(shown: Row, true: Row) -> Row:
    """What a careless publisher writes: small figures withheld, nothing else."""
    return {name: {"suppressed": "<5"} if name in COUNTS and 1 <= true[name] <= 4 else true[name]
            for name in shown}


def attack_rows(attack: Attack, published: Row, true: Row, careless: bool) -> None:
    groups: Dict[Key, List[Key]] = {}
    for shown, row in zip(published["rows"], true["rows"]):
        shown = naive(shown, row) if careless else shown
        name = row["area_code"], row["category"], row["unit"]
        for count in COUNTS:
            if count in row:
                attack.see(name + (count,), row[count], shown[count])
                groups.setdefault(name[1:] + (count,), []).append(name + (count,))
        for share, (n, d) in SHARES.items():
            if share not in row or n not in row:
                continue
            rest = attack.unseen(name + (share, "not"), row[d] - row[n])
            attack.add(name + (d,), [name + (n,), rest])
            if "n" in shown[share] and row[share]["d"]:
                attack.bound(name + (n,), shown[share]["n"], shown[share]["n"])
                attack.bound(name + (d,), shown[share]["d"], shown[share]["d"])
        for everybody in ("persons", "households"):
            whole = row["area_code"], everybody, row["unit"]
            for count in COUNTS:
                if name != whole and count in row and whole + (count,) in attack.true \
                        and row[count] <= attack.true[whole + (count,)]:
                    rest = attack.unseen(name + (count, "beside"),
                                         attack.true[whole + (count,)] - row[count])
                    attack.add(whole + (count,), [name + (count,), rest])
    for keys in groups.values():
        totals = [key for key in keys if not key[0]]
        for total in totals:
            attack.add(total, [key for key in keys if key[0]])


def attack_footing(attack: Attack, published: Row, true: Row) -> None:
    notes = true.get("population", {})
    for name, count in notes.items():
        attack.see(("note", name), count, published["population"][name])
    attack.add(("note", "all"), [("note", name) for name in notes if name != "all"])
    for key in list(attack.true):
        if key[0] == "" and key[1] == "persons" and key[-1] == "in_scope":
            attack.add(("note", "in_scope"), [key])


def numbers_of(figure: Row) -> List[Tuple[str, int]]:
    return [(part, figure[part]) for part in ("n", "d") if part in figure]


def see_figures(attack: Attack, published: Row, true: Row) -> None:
    """A share that is withheld tells nothing of its two numbers."""
    for shown, figure in zip(published["figures"], true["figures"]):
        withheld = isinstance(shown["value"], dict)
        for part, number in numbers_of(figure):
            key = figure["mark"], part
            if not withheld:
                attack.see(key, number, shown[part])
            elif figure["form"] == "count":
                attack.see(key, number, shown["value"])
            else:
                attack.unseen(key, number)
                attack.sign[key] = "n/d" if number else None
        if figure["form"] == "rate" and "d" in figure:
            rest = attack.unseen((figure["mark"], "not"), figure["d"] - figure["n"])
            attack.add((figure["mark"], "d"), [(figure["mark"], "n"), rest])


def columns_of(document: Row) -> List[List[str]]:
    """The marks of each column of each table, and of each series of a chart."""
    found: List[List[str]] = []
    for chapter in document["chapters"]:
        for block in chapter["blocks"]:
            if block["type"] == "table":
                for at in range(len(block["headings"])):
                    found.append([piece["mark"] for row in block["rows"] for piece in row[at]
                                  if "mark" in piece])
            for series in block.get("series", ()):
                found.append([point["mark"] for point in series["points"] if "mark" in point])
    return found


def attack_document(published: Row, true: Row) -> int:
    """What repeats a figure of one unit, and columns that are parts of one figure."""
    attack, figures = Attack(False), {figure["mark"]: figure for figure in true["figures"]}
    see_figures(attack, published, true)
    for one in true["figures"]:
        for other in true["figures"]:
            for part, number in numbers_of(one):
                for of_other, value in numbers_of(other):
                    if (one["mark"], part) != (other["mark"], of_other) and number == value >= 5 \
                            and one["unit"] == other["unit"]:
                        attack.add((one["mark"], part), [(other["mark"], of_other)])
    for marks in columns_of(true):
        for code in {figures[mark]["code"] for mark in marks}:
            for whole in true["figures"]:
                parts = {mark for mark in marks if figures[mark]["code"] == code} - {whole["mark"]}
                for part in ("n", "d"):
                    if whole["code"] == code and len(parts) > 1:
                        attack.add((whole["mark"], part), [(mark, part) for mark in sorted(parts)])
    for key, sign in list(attack.sign.items()):
        if sign == "n/d":
            attack.sign[key] = None
    return attack.run()


def attack_station(swst: Swst, careless: bool) -> int:
    withheld = 0
    for command, by, profile in (("coverage", "service", "public"),
                                 ("coverage", "town", "statistics"),
                                 ("coverage", "village", "public")):
        words = [command, "--by", by, "--from", "2022-01-01", "--as-of", "2022-12-31", "--json",
                 "--db", swst.file]
        true = json.loads(swst.run(*words, "--reveal"))
        published = json.loads(swst.run(*words, "--profile", profile))
        for bold in (False, True):
            attack = Attack(bold)
            attack_rows(attack, published, true, careless)
            if not careless:
                attack_footing(attack, published, true)
            withheld += attack.run()
    for month in () if careless else ("2022-06", "2023-02"):
        words = ["summary", "--month", month, "--as-of", "2023-12-31", "--format", "json", "--db",
                 swst.file]
        withheld += attack_document(json.loads(swst.run(*words, "--profile", "public")),
                                    json.loads(swst.run(*words, "--reveal")))
    return withheld


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("swst")
    parser.add_argument("--stations", type=int, default=14)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--naive", action="store_true")
    options = parser.parse_args()
    withheld = pinned = 0
    for seed in range(options.first, options.first + options.stations):
        folder = tempfile.mkdtemp(prefix="swst-attack-")
        try:
            swst = Swst(options.swst, folder)
            maker = IndicatorStationMaker(seed, (10, 60, 160)[seed % 3])
            maker.make()
            given = os.path.join(folder, "given")
            maker.write(given)
            swst.run("init", swst.file, "--empty")
            swst.run("load", given, "--apply", "--db", swst.file)
            withheld += attack_station(swst, options.naive)
        except Pinned as error:
            pinned += 1
            print("station %d: %s" % (seed, error))
        except CommandFailed as error:
            print(error)
            return 2
        finally:
            shutil.rmtree(folder)
    print("%d figures withheld, %d stations where one was pinned down" % (withheld, pinned))
    return 1 if pinned or (not withheld and not options.naive) else 0


if __name__ == "__main__":
    sys.exit(main())
