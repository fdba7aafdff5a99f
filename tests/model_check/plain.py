"""A plain model of a station, written from the semantics alone, day by day.

It answers what `swst due`, `coverage` and `compliance` answer, slowly and in the words of the
rules, so that the library can be held to it. Numbers in brackets are sections of the semantics.
A mutant is a deliberate mistake: the comparison must notice each of them.
"""
import argparse
import datetime
import json
from typing import Any, Dict, FrozenSet, Iterable, List, Optional, Tuple

from records import Row, day_number, day_text
from who import Records, covers

MUTANTS = ("resume", "late", "first_day", "floor", "due_day")
SEARCH_DAYS = 800
MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12}
Bucket = Tuple[int, int]


def bucket_of(per: str, day: int) -> Bucket:
    """First and last day of the bucket that holds a day (1.3)."""
    date = datetime.date.fromordinal(day)
    if per == "day":
        return day, day
    if per == "week":
        monday = day - date.weekday()
        return monday, monday + 6
    months = MONTHS_OF[per]
    first_month = (date.month - 1) // months * months + 1
    next_month = first_month + months
    first = datetime.date(date.year, first_month, 1)
    after = datetime.date(date.year + (next_month - 1) // 12, (next_month - 1) % 12 + 1, 1)
    return first.toordinal(), after.toordinal() - 1


def rate(n: int, d: int, unit: str) -> Row:
    """Rounded half up to one decimal from the exact fraction (3.3); 0 of 0 has no value (3.2)."""
    if d == 0:
        return {"n": n, "d": d, "unit": unit, "percent": None, "reason": "empty"}
    return {"n": n, "d": d, "unit": unit, "percent": (2000 * n + d) // (2 * d) / 10}


class Station(Records):
    """What is due, and what was done, from the records of one station."""

    def __init__(self, folder: str, mutant: Optional[str] = None) -> None:
        if mutant is not None and mutant not in MUTANTS:
            raise ValueError("mutants are " + ", ".join(MUTANTS))
        super().__init__(folder)
        self.mutant = mutant
        self.tiers = self._grouped("tier", "client_id")
        self.enrolments = self._grouped("enrolment", "client_id")
        self.rules_of_level = self._grouped("contact_rule", "level")
        self.rules_of_programme = self._grouped("contact_rule", "programme_id")
        self._tier: Dict[Tuple[int, int], Optional[int]] = {}
        self._eligible: Dict[Tuple[int, int, int], FrozenSet[int]] = {}
        self._contacts: Dict[Tuple[int, int], FrozenSet[int]] = {}

    # Duties (4.2, 4.3)

    def tier_on(self, client: int, day: int) -> Optional[int]:
        """The tier record that holds on the day."""
        if (client, day) not in self._tier:
            rows = self.tiers.get(client, [])
            if self.mutant == "resume":
                begun = [row for row in rows if row["starts_on"] <= day]
                rows = sorted(begun, key=lambda row: (row["starts_on"], row["id"]))[-1:]
            holding = self.that_holds(rows, day)
            self._tier[client, day] = holding["id"] if holding else None
        return self._tier[client, day]

    def in_force(self, source: Row, day: int) -> bool:
        """Whether a tier record or an enrolment is in force on the day."""
        if self.mutant == "first_day" and day == source["starts_on"]:
            return False
        if "level" in source:
            return self.tier_on(source["client_id"], day) == source["id"]
        return covers(source, day)

    def eligible_day(self, source: Row, rule: Row, day: int) -> bool:
        return (covers(rule, day) and self.in_force(source, day)
                and self.in_scope(source["client_id"], day))

    def eligible(self, source: Row, rule: Row, bucket: Bucket) -> FrozenSet[int]:
        key = source["id"], rule["id"], bucket[0]
        if key not in self._eligible:
            self._eligible[key] = frozenset(
                day for day in range(bucket[0], bucket[1] + 1)
                if self.eligible_day(source, rule, day))
        return self._eligible[key]

    def required(self, source: Row, rule: Row, bucket: Bucket) -> int:
        length = bucket[1] - bucket[0] + 1
        product = rule["times"] * len(self.eligible(source, rule, bucket))
        if self.mutant == "floor":
            return (2 * product + length) // (2 * length)
        return product // length

    def contact_days(self, client: int, rule: Row) -> FrozenSet[int]:
        """Days with a done contact that names the client, as the rule asks for."""
        key = client, rule["id"]
        if key not in self._contacts:
            self._contacts[key] = frozenset(
                visit["visited_on"] for visit in self.visits_naming.get(client, [])
                if visit["result"] == "done" and visit["channel"] in rule["channels"]
                and (rule.get("purpose") is None or visit.get("purpose") == rule["purpose"]))
        return self._contacts[key]

    def done(self, source: Row, rule: Row, bucket: Bucket, as_of: int) -> int:
        days = self.eligible(source, rule, bucket)
        if self.mutant == "late":
            days = days | self.eligible(source, rule, bucket_of(rule["per"], bucket[1] + 1))
        contacts = self.contact_days(source["client_id"], rule)
        return len([day for day in days & contacts if day <= as_of])

    def sources(self, client: int) -> List[Tuple[Row, List[Row]]]:
        """Each tier record and enrolment of a client, with its rules."""
        found = [(tier, self.rules_of_level.get(tier["level"], []))
                 for tier in self.tiers.get(client, [])]
        found += [(enrolment, self.rules_of_programme.get(enrolment["programme_id"], []))
                  for enrolment in self.enrolments.get(client, [])]
        return found

    # The due list (4.4)

    def due(self, as_of: int, area: Optional[int] = None,
            worker: Optional[int] = None) -> List[Row]:
        """Every row of the due list, of whatever state, in its order."""
        wanted = self.areas_in_scope_of(area, as_of) if area is not None else None
        rows = []
        for client in self.clients:
            if not self.in_scope(client, as_of):
                continue
            own_area = self.area_of(client, as_of)
            workers = self.workers_of_client(client, as_of)
            if wanted is not None and own_area not in wanted:
                continue
            if worker is not None and worker not in workers:
                continue
            for source, rules in self.sources(client):
                for rule in rules:
                    if covers(rule, as_of) and self.in_force(source, as_of):
                        row = {"client_id": client, "rule_id": rule["id"],
                               "name": self.clients[client]["name"],
                               "area_code": self.areas[own_area]["code"],
                               "worker_ids": sorted(workers)}
                        row.update(self.duty(source, rule, as_of))
                        rows.append(row)
        rows.sort(key=lambda row: (row.get("due_on") or "9999-99-99",
                                   row["client_id"], row["rule_id"]))
        return rows

    def last_kept(self, source: Row, rule: Row, as_of: int) -> int:
        """L: the latest eligible day with a counting contact, else the first eligible day."""
        for day in sorted(self.contact_days(source["client_id"], rule), reverse=True):
            if day <= as_of and self.eligible_day(source, rule, day):
                return day
        first = source["starts_on"]
        while not self.eligible_day(source, rule, first):
            first += 1
        return first

    def duty(self, source: Row, rule: Row, as_of: int) -> Row:
        current = bucket_of(rule["per"], as_of)
        due_on, missed = None, 0
        bucket = bucket_of(rule["per"], self.last_kept(source, rule, as_of))
        while bucket[0] <= as_of + SEARCH_DAYS:
            needed = self.required(source, rule, bucket)
            if self.done(source, rule, bucket, as_of) < needed:
                due_on = bucket[1] if due_on is None else due_on
                if bucket[1] < as_of:
                    missed += 1
                else:
                    break
            bucket = bucket_of(rule["per"], bucket[1] + 1)
        state = "met"
        if due_on is not None:
            late_from = as_of + 1 if self.mutant == "due_day" else as_of
            if due_on < late_from:
                state = "overdue"
            elif due_on <= current[1]:
                state = "due"
        required = self.required(source, rule, current)
        done = self.done(source, rule, current, as_of)
        row = {"state": state, "missed": missed, "required": required, "done": done,
               "days_overdue": as_of - due_on if state == "overdue" else 0,
               "remaining": max(0, required - done),
               "bucket_from": day_text(current[0]), "bucket_to": day_text(current[1])}
        if due_on is not None:
            row["due_on"] = day_text(due_on)
        if "level" in source:
            row["level"] = source["level"]
        else:
            row["programme_id"] = source["programme_id"]
        return row

    # Compliance (4.5)

    def compliance(self, first: int, last: int, as_of: int) -> Row:
        last = min(last, as_of)
        required_all = done_all = clients = clients_met = 0
        for client in self.clients:
            any_required, all_met = False, True
            for source, rules in self.sources(client):
                for rule in rules:
                    bucket = bucket_of(rule["per"], first)
                    while bucket[1] <= last:
                        required = self.required(source, rule, bucket)
                        done = min(self.done(source, rule, bucket, as_of), required)
                        required_all += required
                        done_all += done
                        any_required = any_required or required > 0
                        all_met = all_met and done == required
                        bucket = bucket_of(rule["per"], bucket[1] + 1)
            clients += any_required
            clients_met += any_required and all_met
        return {"scope": "all", "required": required_all, "done": done_all,
                "rate": rate(done_all, required_all, "duty"),
                "clients_met": clients_met, "clients": clients,
                "clients_rate": rate(clients_met, clients, "person")}

    def coverage(self, first: int, last: int, as_of: int, by: str = "service",
                 categories: Optional[Iterable[str]] = None) -> List[Row]:
        from coverage_table import Coverage
        return Coverage(self, first, min(last, as_of), by).rows(categories)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("question", choices=("due", "coverage", "compliance", "population"))
    parser.add_argument("--as-of", required=True)
    parser.add_argument("--from", dest="first")
    parser.add_argument("--to", dest="last")
    parser.add_argument("--by", default="service")
    parser.add_argument("--mutant", choices=MUTANTS)
    options = parser.parse_args()
    station = Station(options.folder, options.mutant)
    as_of = day_number(options.as_of)
    first = day_number(options.first or options.as_of[:4] + "-01-01")
    last = day_number(options.last or options.as_of)
    answer: Any = None
    if options.question == "due":
        answer = station.due(as_of)
    elif options.question == "coverage":
        answer = station.coverage(first, last, as_of, options.by)
    elif options.question == "compliance":
        answer = station.compliance(first, last, as_of)
    else:
        answer = station.population(as_of)
    for row in answer if isinstance(answer, list) else [answer]:
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
