"""Random stations for the comparison: valid under every rule, and full of what must not count.

    python3 stations.py --clients 40 --seed 7 OUT
    python3 stations.py --every-kind --schema SCHEMA.json --seed 7 OUT

The same seed gives the same station. No person in it exists.
"""
import argparse
import datetime
import json
from typing import Any, Dict, List, Optional, Tuple, Type

from every_kind import make_every_kind
from maker import Maker, Row

FIRST = datetime.date(2021, 1, 1).toordinal()
LAST = datetime.date(2023, 12, 31).toordinal()
LONGEST = {"day": 1, "week": 7, "month": 28, "quarter": 90, "half": 181, "year": 365}
CHANNELS = ("home", "phone", "video", "station", "message", "other")
PURPOSES = ("visit", "review", "health", "company", "life_help", "assessment", "delivery",
            "other")
LEVELS = ("red", "yellow", "green", "blue", "violet", "grey")
Span = Tuple[int, Optional[int]]


def day(number: Optional[int]) -> Optional[str]:
    return None if number is None else datetime.date.fromordinal(number).isoformat()


def day_number(text: str) -> int:
    return datetime.date(int(text[:4]), int(text[5:7]), int(text[8:])).toordinal()


def apart(one: Span, other: Span) -> bool:
    """Whether two spans, both ends inclusive, share no day."""
    return ((one[1] is not None and one[1] < other[0])
            or (other[1] is not None and other[1] < one[0]))


class Life:
    """What the rules of birth and death allow one client: first days within [born, died]."""

    def __init__(self, row: Row, born: int, died: Optional[int]) -> None:
        self.row, self.id, self.born, self.died = row, row["id"], born, died

    def holds(self, number: int) -> bool:
        return self.born <= number and (self.died is None or number <= self.died)


class StationMaker(Maker):
    """One random station."""

    def __init__(self, seed: int, clients: int) -> None:
        super().__init__(seed, 3000 + clients * 1500)
        self.client_count = clients
        self.lives: List[Life] = []
        self.sources: Dict[Tuple[str, int], List[Row]] = {}

    def number(self, first: int = FIRST - 60, last: int = LAST) -> int:
        return self.random.randint(first, last)

    def span(self, first: int = FIRST - 200, last: int = LAST - 30, longest: int = 700,
             open_share: float = 0.35) -> Span:
        start = self.number(first, last)
        if self.chance(open_share):
            return start, None
        length = self.random.choice((0, 1, self.random.randint(2, 40),
                                     self.random.randint(20, longest)))
        return start, start + length

    def spans_apart(self, count: int, longest: int = 400) -> List[Span]:
        """Up to so many spans, none of which shares a day with another."""
        chosen: List[Span] = []
        for _ in range(count):
            span = self.span(longest=longest)
            if all(apart(span, other) for other in chosen):
                chosen.append(span)
        if chosen and self.chance(0.5):
            last_end = max((end or 10 ** 9) for _, end in chosen)
            if last_end < LAST:
                chosen.append((last_end + 1, None))
        return chosen

    def make(self) -> None:
        self.make_areas()
        self.make_workers()
        self.make_rules()
        self.make_clients()
        self.make_households()
        self.make_categories()
        self.make_tiers_and_residences()
        self.make_enrolments()
        self.make_visits()
        self.make_activities()
        self.make_assignments()
        self.make_voided()

    def make_areas(self) -> None:
        add = self.add
        if self.chance(0.5):
            add("area", code="44", name="省", level="province")
        self.county = add("area", code="441882", name="县", level="county")
        self.towns = [add("area", code="441882107", name="镇甲", level="town",
                          served_until=day(self.number()) if self.chance(0.3) else None)]
        self.towns.append(add("area", code="441882108", name="镇乙", level="town",
                              parent_id=self.county["id"] if self.chance(0.5) else None))
        self.villages = []
        for town in ("441882107", "441882108", "441882109"):
            for tail in range(201, 201 + self.random.randint(1, 4)):
                opens = day(self.number(FIRST, LAST - 300)) if self.chance(0.25) else None
                closes = day(self.number(LAST - 299, LAST)) if self.chance(0.2) else None
                parent = None
                if self.chance(0.2):
                    parent = self.random.choice(self.towns + [self.county])["id"]
                self.villages.append(add("area", code="%s%d" % (town, tail), level="village",
                                         name="村%s%d" % (town[-1], tail), parent_id=parent,
                                         served_from=opens, served_until=closes))
        self.make_service_areas()
        self.areas = list(self.tables["area"])

    def make_service_areas(self) -> None:
        self.services = []
        for index in range(self.random.randint(1, 3)):
            code = self.random.choice(("R%d" % index, "4418821%d-S" % index, "44188210%d20" %
                                       (7 + index)))
            parent = self.random.choice((None, self.towns[0]["id"], self.county["id"]))
            self.services.append(self.add("area", code=code, name="片区%d" % index,
                                          level="service", parent_id=parent))
        for village in self.villages:
            for start, end in self.spans_apart(self.random.randint(0, 3)):
                self.add("area_part", village_id=village["id"], starts_on=day(start),
                         service_id=self.random.choice(self.services)["id"], ends_on=day(end))

    def make_workers(self) -> None:
        self.workers = []
        for index in range(self.random.randint(3, 7)):
            hired = self.number()
            self.workers.append(self.add(
                "worker", name="工%d" % index, hired_on=day(hired),
                left_on=day(hired + self.random.randint(0, 300)) if self.chance(0.3) else None))
        for index, worker in enumerate(self.workers):
            for _ in range(self.random.randint(0, 3)):
                start, end = self.span()
                later = self.workers[index + 1:]
                self.add("post", worker_id=worker["id"], role="social_worker",
                         backup_id=self.random.choice(later)["id"] if later else None,
                         starts_on=day(start), ends_on=day(end))
            for start, end in self.spans_apart(self.random.randint(0, 4), longest=60):
                self.add("absence", worker_id=worker["id"], starts_on=day(start),
                         ends_on=day(end))

    def make_rules(self) -> None:
        """The shipped rules, and others of every bucket, some dated, some with a purpose."""
        self.programmes = [self.add("programme", name="服务%d" % index) for index in range(3)]
        self.add("contact_rule", level="red", times=1, per="day", channels="phone,home,video")
        self.add("contact_rule", level="red", times=1, per="week", purpose="review",
                 channels="home,phone,video,station,message,other")
        self.add("contact_rule", level="yellow", times=2, per="week", channels="home")
        self.add("contact_rule", level="green", times=1, per="month", channels="home")
        for index in range(self.random.randint(4, 8)):
            per = self.random.choice(sorted(LONGEST))
            times = self.random.choice((1, 1, 2, 3, self.random.randint(1, LONGEST[per])))
            start, end = self.span()
            target: Row = {"level": self.random.choice(LEVELS[:5])}
            if index < 4:
                target = {"programme_id": self.random.choice(self.programmes)["id"]}
            self.add("contact_rule", times=min(times, LONGEST[per]), per=per,
                     channels=",".join(sorted(self.random.sample(
                         CHANNELS, self.random.randint(1, 6)), key=CHANNELS.index)),
                     purpose=self.random.choice(PURPOSES) if self.chance(0.25) else None,
                     starts_on=day(start) if self.chance(0.4) else None,
                     ends_on=day(end) if self.chance(0.4) else None, **target)

    def make_clients(self) -> None:
        for index in range(self.client_count):
            registered = self.number(FIRST - 300, FIRST + 100)
            if self.chance(0.25):
                registered = self.number(FIRST, LAST - 100)
            if self.chance(0.15):
                born = registered - self.random.choice((0, 1, 30, 300))
            else:
                born = registered - self.random.randint(1000, 33000)
            exited, reason = None, None
            if self.chance(0.25):
                exited = self.random.randint(registered, LAST)
                reason = self.random.choice(("died", "died", "moved", "improved", "declined",
                                             "lost", "other"))
            died = exited if reason == "died" else None
            filed = self.number(registered, died or LAST) if self.chance(0.6) else None
            self.lives.append(Life(self.add(
                "client", name="客%d" % index, birth_date=day(born), registered_on=day(registered),
                area_id=self.random.choice(self.villages * 5 + self.areas)["id"],
                exited_on=day(exited), exit_reason=reason, filed_on=day(filed)), born, died))

    def make_households(self) -> None:
        count = max(2, self.client_count // 3)
        self.households = [self.add(
            "household", number="户%d" % index, filed_on=day(self.number())
            if self.chance(0.6) else None,
            area_id=self.random.choice(self.villages * 5 + self.areas)["id"])
            for index in range(count)]
        heads: Dict[int, List[Span]] = {}
        for life in self.random.sample(self.lives, len(self.lives)):
            for start, end in self.spans_apart(self.random.randint(0, 3), longest=500):
                if not life.holds(start):
                    continue
                household = self.random.choice(self.households)["id"]
                alive = start, min((n for n in (end, life.died) if n is not None), default=None)
                others = heads.setdefault(household, [])
                head = self.chance(0.6) and all(apart(alive, other) for other in others)
                if head:
                    others.append(alive)
                self.add("household_member", household_id=household, client_id=life.id,
                         is_head="true" if head else self.random.choice(("false", None)),
                         starts_on=day(start), ends_on=day(end))

    def make_categories(self) -> None:
        codes = (("dibao", "household"), ("rigid_spending", "household"), ("tekun", "person"),
                 ("disabled", "person"), ("elderly", "person"), ("living_alone", "person"))
        for code, unit in codes:
            category = self.add(
                "category", code=code, name=code.title(), name_zh="类" + code, unit=unit,
                valid_until=day(self.number()) if self.chance(0.2) else None)
            people = unit == "person"
            everyone: List[Any] = self.lives if people else self.households
            for one in self.random.choices(everyone, k=len(everyone) * 2 // 3):
                start, end = self.span()
                if people and not one.holds(start):
                    continue
                target = {"client_id": one.id} if people else {"household_id": one["id"]}
                self.add("membership", category_id=category["id"], starts_on=day(start),
                         ends_on=day(end), **target)

    def make_tiers_and_residences(self) -> None:
        statuses = ("here", "here", "person_only", "person_only", "register_only", "institution",
                    "hospital", "moved_out", "untraceable")
        for life in self.lives:
            for kind, count in (("tier", 5), ("residence", 4)):
                start: Optional[int] = None
                for _ in range(self.random.randint(0, count)):
                    span = self.span(longest=300 if kind == "tier" else 120,
                                     open_share=0.4 if kind == "tier" else 0.15)
                    if start is not None and self.chance(0.25):
                        length = None if span[1] is None else span[1] - span[0]
                        span = start, None if length is None else start + length
                    if not life.holds(span[0]):
                        continue
                    start = span[0]
                    dates = {"starts_on": day(start), "ends_on": day(span[1])}
                    if kind == "tier":
                        self.add("tier", client_id=life.id, level=self.random.choice(LEVELS),
                                 **dates)
                    else:
                        area = self.random.choice(self.areas)["id"] if self.chance(0.5) else None
                        self.add("residence", client_id=life.id, area_id=area,
                                 status=self.random.choice(statuses), **dates)

    def make_enrolments(self) -> None:
        for life in self.lives:
            for programme in self.programmes:
                if self.chance(0.4):
                    for start, end in self.spans_apart(self.random.randint(1, 3)):
                        if life.holds(start):
                            self.add("enrolment", programme_id=programme["id"],
                                     client_id=life.id, starts_on=day(start), ends_on=day(end))

    def visit(self, client: Optional[int], household: Optional[int], number: int,
              **fields: Any) -> None:
        row: Row = {"channel": self.random.choice(CHANNELS[:3] * 4 + CHANNELS),
                    "result": self.random.choice(("done",) * 7 + ("not_home", "refused",
                                                                  "cancelled")),
                    "purpose": self.random.choice(PURPOSES + ("visit", "review", None, None)),
                    "worker_id": self.random.choice(self.workers)["id"]}
        row.update(fields)
        self.add("visit", client_id=client, household_id=household, visited_on=day(number), **row)

    def keep_duties(self, life: Life) -> None:
        """Contacts about as often as the client's rules ask, for a while, sometimes too late."""
        kinds = (("tier", "level"), ("enrolment", "programme_id"))
        for kind, column in kinds:
            for source in self.sources.get((kind, life.id), []):
                rules = [rule for rule in self.tables["contact_rule"]
                         if rule.get(column) == source[column]]
                if not rules or self.chance(0.25):
                    continue
                rule = self.random.choice(rules)
                stride = max(1, LONGEST[rule["per"]] // rule["times"])
                number = day_number(source["starts_on"]) + self.random.randint(0, 2 * stride)
                for _ in range(self.random.randint(1, 40)):
                    if life.holds(number) and number <= LAST:
                        self.visit(life.id, None, number,
                                   channel=self.random.choice(rule["channels"].split(",")),
                                   purpose=rule.get("purpose"),
                                   result="not_home" if self.chance(0.1) else "done")
                    number += self.random.randint(1, max(1, stride * 2 - 1))

    def make_visits(self) -> None:
        """What the duties ask, besides stretches of daily to monthly contact, and long gaps."""
        for row_kind in ("tier", "enrolment"):
            for row in self.tables.get(row_kind, []):
                self.sources.setdefault((row_kind, row["client_id"]), []).append(row)
        for life in self.lives:
            self.keep_duties(life)
            for _ in range(self.random.randint(0, 2)):
                number = self.number(FIRST - 100, LAST)
                stride = self.random.choice((1, 1, 3, 4, 7, 30, 90))
                favourite = self.random.choice(("home", "home", "phone", None))
                for _ in range(self.random.randint(1, 45)):
                    if life.holds(number):
                        channel = {"channel": favourite} if favourite else {}
                        household = (self.random.choice(self.households)["id"]
                                     if self.chance(0.1) else None)
                        self.visit(life.id, household, number, **channel)
                        if self.chance(0.15):
                            self.visit(life.id, None, number)
                    number += self.random.randint(max(1, stride - 1), stride + stride // 3)
        for household in self.households:
            for _ in range(self.random.randint(0, 4)):
                self.visit(None, household["id"], self.number(),
                           purpose=self.random.choice(("visit", "bereavement")))

    def make_activities(self) -> None:
        states = ("held", "held", "held", "planned", "cancelled", "postponed")
        for index in range(max(6, self.client_count // 3)):
            number = self.number()
            activity = self.add("activity", title="活动%d" % index, type="community",
                                state=self.random.choice(states), planned_on=day(number),
                                held_on=day(number), area_id=self.random.choice(
                                    self.areas)["id"] if self.chance(0.5) else None)
            for life in self.random.sample(self.lives, min(len(self.lives), 6)):
                if life.holds(number):
                    self.add("attendance", activity_id=activity["id"], client_id=life.id,
                             presence=self.random.choice(("present", "absent", "excused",
                                                          "late")))
            self.add("attendance", activity_id=activity["id"], presence="present",
                     worker_id=self.random.choice(self.workers)["id"])

    def make_assignments(self) -> None:
        places = (self.villages * 2 + self.services * 2 + self.towns + [self.county])
        for place in self.random.choices(places, k=len(places) * 2):
            self.assign(self.span(), area_id=place["id"])
        for life in self.random.choices(self.lives, k=len(self.lives) // 4 + 1):
            span = self.span()
            if life.holds(span[0]):
                self.assign(span, client_id=life.id)
        for programme in self.programmes:
            self.assign(self.span(), programme_id=programme["id"])

    def assign(self, span: Span, **target: int) -> None:
        self.add("assignment", worker_id=self.random.choice(self.workers)["id"],
                 share=self.random.choice(("shared", None)), starts_on=day(span[0]),
                 ends_on=day(span[1]), **target)

    def make_voided(self) -> None:
        """Voided twins of every kind, each of which would change a figure if it counted."""
        changes = {
            "client": {"exited_on": None, "exit_reason": None, "registered_on": day(FIRST)},
            "residence": {"status": "hospital", "ends_on": None},
            "tier": {"level": "red", "ends_on": None},
            "visit": {"result": "done", "channel": "home"},
            "household_member": {"is_head": "true", "ends_on": None},
            "membership": {"ends_on": None}, "enrolment": {"ends_on": None},
            "area_part": {"ends_on": None, "service_id": self.services[0]["id"]},
            "absence": {"ends_on": None}, "assignment": {"ends_on": None},
            "contact_rule": {"times": 1, "starts_on": None, "ends_on": None},
            "attendance": {"presence": "present"}, "activity": {"state": "held"},
            "post": {"ends_on": None}, "worker": {"name": "旧"}, "household": {}, "area": {},
            "category": {"unit": "person"}, "programme": {}}
        for kind, change in sorted(changes.items()):
            rows = self.tables.get(kind, [])
            for row in self.random.sample(rows, min(len(rows), 2 + len(rows) // 12)):
                self.add_voided(kind, row, **change)
        for client in [row for row in self.tables["client"] if "voided_at" in row]:
            self.add_voided("visit", self.random.choice(self.tables["visit"]),
                            client_id=client["id"])


def make_station(page: Optional[str], maker_of: Type[StationMaker]) -> None:
    """What the programs that make a station of a kind do."""
    parser = argparse.ArgumentParser(description=page,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    maker = maker_of(options.seed, options.clients)
    maker.make()
    maker.write(options.out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--clients", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every-kind", action="store_true")
    parser.add_argument("--schema", help="what `swst schema --json` printed")
    options = parser.parse_args()
    if options.every_kind:
        if not options.schema:
            parser.error("--every-kind needs --schema FILE")
        with open(options.schema, encoding="utf-8") as file:
            make_every_kind(json.load(file), options.seed, options.out)
        return
    maker = StationMaker(options.seed, options.clients)
    maker.make()
    maker.write(options.out)


if __name__ == "__main__":
    main()
