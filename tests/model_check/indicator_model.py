"""What the plain models of indicators share: a question, a figure, and whom a filter lets pass.

Numbers in brackets are sections of the semantics. Who is in scope, where, with whom and at which
level stands in who.py and plain.py; records come from `swst dump --jsonl --reveal`.
"""
import datetime
from typing import Dict, Iterable, Iterator, List, NamedTuple, Optional, Tuple

import plain
from desk_files import Files
from plain import rate
from records import Row
from who import covers

Line = Tuple[str, int, int, int]       # record, id, n, d
MUTANTS = ("older", "own_area", "absent", "named_only")


class Question(NamedTuple):
    """A period, the day looked from, and a filter: ids, and words as the command takes them."""

    first: int
    last: int
    as_of: int
    area: Optional[int] = None
    worker: Optional[int] = None
    categories: Tuple[str, ...] = ()
    level: Optional[str] = None
    programme: Optional[int] = None
    sex: Optional[str] = None
    ages: Optional[Tuple[Optional[int], Optional[int]]] = None
    type: Optional[str] = None

    @property
    def day(self) -> int:
        """The last day that counts (1.4); a level and every filter are of this day."""
        return min(self.last, self.as_of)

    def holds(self, day: Optional[int]) -> bool:
        """Whether the day is one of the period, as far as that has been."""
        return day is not None and self.first <= day <= self.day


def asks_for_people(asked: Question) -> bool:
    """By what only people have. From 0 years on is any age."""
    return bool(asked.level or asked.sex or asked.ages not in (None, (0, None)))


class Figure:
    """What is expected of one indicator: the rows, and so the sums, or why there is no value."""

    def __init__(self, lines: Iterable[Line], form: str, unknown: bool = False) -> None:
        self.form, self.unknown = form, unknown
        self.rows: Dict[Tuple[str, int], Tuple[int, int]] = {}
        for record, one, n, d in lines:
            before = self.rows.get((record, one), (0, 0))
            self.rows[record, one] = before[0] + n, before[1] + d
        self.n = sum(n for n, _ in self.rows.values())
        self.d = sum(d for _, d in self.rows.values())

    def value(self, unit: str) -> object:
        """As the command prints it."""
        if self.form == "count":
            return None if self.unknown else self.n
        if self.unknown:
            return {"n": 0, "d": 0, "unit": unit, "percent": None, "reason": "unknown"}
        if self.form == "rate":
            return rate(self.n, self.d, unit)
        if self.d == 0:
            return {"n": self.n, "d": 0, "unit": unit, "average": None, "reason": "empty"}
        tenths = (20 * self.n + self.d) // (2 * self.d)
        return {"n": self.n, "d": self.d, "unit": unit, "average": tenths / 10}


class IndicatorStation(Files):
    """A station's records, and whom of them a question is about."""

    def __init__(self, dump: str, mutant: Optional[str] = None) -> None:
        super().__init__(dump, mutant if mutant in plain.MUTANTS else None)
        self.mutant = mutant
        self.codes = {row["code"]: row for row in self._table("category").values()}

    # Whom a filter lets pass on the day, in scope or not

    def has_area(self, area: Optional[int], question: Question) -> bool:
        if question.area is None:
            return True
        return area is not None and area in self.areas_in_scope_of(question.area, question.day)

    @staticmethod
    def has_worker(workers: Iterable[int], question: Question) -> bool:
        return question.worker is None or question.worker in workers

    def in_categories(self, categories: Iterable[int], question: Question) -> bool:
        """Of several categories any will do."""
        return not question.categories or any(
            self.codes[code]["id"] in categories for code in question.categories)

    def level_on(self, client: int, day: int) -> Optional[str]:
        tier = self.tier_on(client, day)
        return None if tier is None else self._table("tier")[tier]["level"]

    def age_on(self, client: int, day: int) -> Optional[int]:
        """Whole years; who was born on 29 February attains a year on 1 March."""
        born = self.clients[client].get("birth_date")
        if born is None:
            return None
        born = datetime.date(*map(int, born.split("-")))
        today = datetime.date.fromordinal(day)
        years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        return years + (self.mutant == "older")

    def client_passes(self, client: int, question: Question, level: bool = True) -> bool:
        """Everything but the scope; `level`: whether a level asked for narrows clients, too.
        From 0 years on is everybody; otherwise who was born nobody knows when is of no age."""
        day = question.day
        if question.ages is not None and question.ages != (0, None):
            age = self.age_on(client, day)
            least, most = question.ages
            if age is None or age < 0 or (least is not None and age < least) or (
                    most is not None and age > most):
                return False
        if question.sex is not None and self.clients[client].get("sex") != question.sex:
            return False
        if level and question.level is not None and self.level_on(client, day) != question.level:
            return False
        area = self.area_of(client, day)
        if self.mutant == "own_area":
            area = self.clients[client]["area_id"]
        return (self.has_area(area, question)
                and (question.worker is None
                     or question.worker in self.workers_of_client(client, day))
                and self.in_categories(self.all_categories_of_client(client, day), question))

    def household_passes(self, household: int, question: Question) -> bool:
        day = question.day
        return (self.has_area(self.households[household]["area_id"], question)
                and self.has_worker(self.workers_of_household(household, day), question)
                and self.in_categories(self.categories_on("household_id", household, day),
                                       question))

    def people(self, question: Question, in_scope: bool = True,
               level: bool = True) -> Iterator[int]:
        """Those the filter lets pass; unless said otherwise, of those in scope on the day."""
        for client in sorted(self.clients):
            if in_scope and not self.in_scope(client, question.day):
                continue
            if self.client_passes(client, question, level):
                yield client

    def homes(self, question: Question, in_scope: bool = True) -> Iterator[int]:
        for household in sorted(self.households):
            if in_scope and not self.household_in_scope(household, question.day):
                continue
            if self.household_passes(household, question):
                yield household

    def left_out(self, question: Question, households: bool = False) -> Dict[str, int]:
        """Who was not counted, and why (2.1): of those the filter lets pass."""
        found: Dict[str, int] = {}
        if households:
            for household in self.homes(question, in_scope=False):
                if not self.household_in_scope(household, question.day):
                    found["nobody_in_scope"] = found.get("nobody_in_scope", 0) + 1
            return found
        for client in self.people(question, in_scope=False):
            why = self.presence(client, question.day)
            if why != "in_scope":
                found[why] = found.get(why, 0) + 1
        return found

    # What happened

    def days_as_member(self, household: int, days_of) -> bool:
        """Whether one of a client's days was a day on which the client was a member."""
        return any(covers(member, day) for member in self.members_of.get(household, [])
                   for day in days_of(member["client_id"]))

    def contacts(self, client: int, question: Question, *channels: str) -> List[Row]:
        """Done contacts in the period that name the client."""
        return [visit for visit in self.visits_naming.get(client, [])
                if visit["result"] == "done" and question.holds(visit["visited_on"])
                and (not channels or visit["channel"] in channels)]

    def contacts_of_household(self, household: int, question: Question,
                              *channels: str) -> List[Row]:
        """Done contacts in the period that name the household."""
        return [visit for visit in self.visits_to_household.get(household, [])
                if visit["result"] == "done" and question.holds(visit["visited_on"])
                and (not channels or visit["channel"] in channels)]

    def presences(self, client: int, question: Question) -> List[Row]:
        """Activities held in the period at which the client was present or late, each once."""
        there = ("present", "late") + (("absent",) if self.mutant == "absent" else ())
        found = {attendance["activity_id"] for attendance in self.attendances.get(client, [])
                 if attendance["presence"] in there}
        return [self.activities[one] for one in sorted(found)
                if self.activities[one]["state"] == "held"
                and question.holds(self.activities[one].get("held_on"))]
