"""Random questions about indicators: mostly of days on which something changes, and about that.
"""
import datetime
import random
from typing import Any, Callable, Dict, Optional, Tuple

from cases import TYPES
from desk_files import DAY_OF
from desk_stations import NEEDS
from indicator_model import IndicatorStation, Question
from records import Row
from stations import FIRST, LAST

FILE_TYPES = ("client", "household", "case", "group", "activity", "health", "network")
FILE_NEEDS = tuple(sorted({needs for _, needs, _ in NEEDS}))
TYPES_OF = {"FILE.COMPLETE": FILE_TYPES, "FILE.MISSING": FILE_NEEDS}
MOMENTS = sorted(DAY_OF) + ["absence", "area", "area_part", "assignment", "baseline", "client",
                            "contact_rule", "file_requirement", "need", "post"]
# What decides whom a filter lets pass comes more often than what happened.
MOMENTS += ["membership"] * 6 + ["client", "tier", "residence", "household_member"] * 2


def turned(born: str, year: int) -> int:
    """The day of a year on which somebody is a year older."""
    date = datetime.date(*map(int, born.split("-")))
    if (date.month, date.day) == (2, 29):
        return datetime.date(year, 2, 28).toordinal() + 1
    return date.replace(year=year).toordinal()


class Asker:
    """Asks about one station."""

    def __init__(self, model: IndicatorStation, chance: random.Random) -> None:
        self.model, self.random = model, chance

    def some(self, kind: str) -> int:
        return self.random.choice(sorted(self.model.tables[kind]))

    def a_question(self) -> Question:
        """Narrowed by little more often than by much, and mostly by what somebody is."""
        about: Row = {}
        as_of = self.random.randint(FIRST - 60, LAST + 60)
        if self.random.random() < 0.7:
            as_of, about = self.a_moment(as_of)
        first, last, as_of = self.a_period(as_of)
        asked = Question(first, last, as_of)
        makers = self.makers(asked, about)
        chosen = set(self.random.sample(sorted(makers) + ["area", "worker", "categories"],
                                        self.random.choice((0, 1, 1, 1, 2, 2, 3))))
        asked = asked._replace(**{name: makers[name]() for name in sorted(chosen)})
        hint = self.hint(about, asked.day) if about and self.random.random() < 0.6 else {}
        if hint:                                # and by one thing more, or by nothing
            asked = Question(first, last, as_of, **{
                name: getattr(asked, name) for name in sorted(chosen)[:1]})
        return asked._replace(**hint)

    def a_moment(self, otherwise: int) -> Tuple[int, Row]:
        """A day on which a record changes something, or one beside it; and the record."""
        kind = self.random.choice([it for it in MOMENTS if self.model.tables.get(it)])
        row = self.model.tables[kind][self.some(kind)]
        days = [value for _, value in sorted(row.items())
                if isinstance(value, int) and FIRST <= value <= LAST]
        if kind == "client" and row.get("birth_date") and self.random.random() < 0.5:
            days = [turned(row["birth_date"], self.random.randint(2021, 2023))]
        if not days:
            return otherwise, {}
        return self.random.choice(days) + self.random.choice((-1, 0, 0, 0, 1)), dict(row, kind=kind)

    def hint(self, about: Row, day: int) -> Dict[str, Any]:
        """By what the record is narrowed that changed something."""
        if about["kind"] in ("membership", "baseline"):
            code = self.model.tables["category"][about["category_id"]]["code"]
            return {"categories": (code,)}
        if about["kind"] in ("tier", "contact_rule") and about.get("level") in self.levels():
            return {"level": about["level"]}
        if about["kind"] == "enrolment":
            return {"programme": about["programme_id"]}
        if about["kind"] == "client" and about.get("birth_date"):
            age = self.model.age_on(about["id"], day)
            if age is not None and age > 0:
                return {"ages": self.random.choice(((age, None), (None, age), (age + 1, None),
                                                    (None, age - 1)))}
        area = about.get("service_id") or about.get("area_id")
        if area is not None:
            return {"area": area}
        worker = about.get("backup_id") or about.get("worker_id")
        return {} if worker is None else {"worker": worker}

    def levels(self) -> Tuple[str, ...]:
        return tuple(sorted({row["level"] for row in self.model.tables["contact_rule"].values()
                             if row.get("level")}))

    def makers(self, asked: Question, about: Row) -> Dict[str, Callable[[], Any]]:
        client = about.get("client_id") or self.random.choice(sorted(self.model.clients))
        return {
            "area": lambda: self.an_area(client, asked.day),
            "worker": lambda: self.a_worker(client, asked.day),
            "categories": self.some_categories,
            "level": lambda: self.random.choice(self.levels()),
            "programme": lambda: self.some("programme"),
            "sex": lambda: self.random.choice(("male", "female")), "ages": self.some_ages,
            "type": lambda: self.random.choice(TYPES[:-1] + FILE_TYPES + FILE_NEEDS)}

    def a_period(self, as_of: int) -> Tuple[int, int, int]:
        """One day, a month or a year; over, running, or not yet begun."""
        kind = self.random.choice(("day", "month", "month", "year", "year", "long", "future"))
        if kind == "future":
            first = as_of + self.random.randint(1, 40)
            return first, first + self.random.randint(0, 60), as_of
        first = as_of - {"day": 0, "month": 30, "year": 365,
                         "long": self.random.randint(0, 700)}[kind]
        if kind == "day":
            return first, first, as_of + self.random.choice((0, 1, 30))
        return first, max(first, as_of + self.random.choice((0, 0, 0, -1, 30, -20))), as_of

    def an_area(self, client: int, day: int) -> int:
        """The client's, the service area's, one above it, or any."""
        own = self.model.area_of(client, day)
        service = self.model.service_area(own, day)
        return self.random.choice([own, own, own if service is None else service,
                                   self.some("area")] + self.model.areas_above(own)[:1])

    def a_worker(self, client: int, day: int) -> int:
        workers = sorted(self.model.workers_of_client(client, day))
        return self.random.choice(workers if workers and self.random.random() < 0.7
                                  else sorted(self.model.tables["worker"]))

    def some_categories(self) -> Tuple[str, ...]:
        unit = self.random.choice(("person", "household"))
        codes = [row["code"] for row in self.model.tables["category"].values()
                 if row["unit"] == unit]
        return tuple(sorted(self.random.sample(sorted(codes), self.random.choice((1, 1, 2)))))

    def some_ages(self) -> Tuple[Optional[int], Optional[int]]:
        least = self.random.choice((None, 0, 18, 60, self.random.randint(0, 90)))
        most = self.random.choice((None, (least or 0) + self.random.choice((0, 5, 20))))
        return least, most if least is not None or most is not None else 60
