"""The plain model's desk: every list of what waits for somebody, on one day.

It answers what `swst today` answers, slowly and in the words of the rules.
"""
from typing import Any, Dict, Iterable, List, Optional, Set, Tuple

import plain
from cases import GROWN
from desk_reviews import Reviews
from plain import bucket_of
from records import Row, day_number, day_text
from who import covers

LISTS = ("contacts", "cases", "sessions", "enrolments", "tasks", "reviews", "headless",
         "unserved", "files", "capacity")
MUTANTS = GROWN + ("postponed", "death", "week_capacity", "household_visit", "late_task",
                   "over")
LAST = "9999-99-99"
# What a record is called that is no person: fields that lead to another kind, then its own.
TITLES = {"activity": ("title",), "task": ("title",), "group": ("name",), "case": ("number",),
          "household": ("number",), "case_task": (("case_id", "case"), "number"),
          "enrolment": (("programme_id", "programme"), "name"),
          "membership": (("household_id", "household"), "number")}
# The field that says what a record is called, behind the references that lead to it.
TITLES: Dict[str, Tuple[Any, ...]] = {
    "activity": ("title",), "task": ("title",), "group": ("name",), "household": ("number",),
    "case": ("number",), "case_task": (("case_id", "case"), "number"),
    "enrolment": (("programme_id", "programme"), "name"),
    "membership": (("household_id", "household"), "number")}


class Desk(Reviews):
    """What waits on a day."""

    def __init__(self, folder: str, mutant: Optional[str] = None) -> None:
        if mutant is not None and mutant not in MUTANTS + plain.MUTANTS:
            raise ValueError("mutants are " + ", ".join(MUTANTS))
        super().__init__(folder, mutant)
        self.gaps = self._grouped("service_gap", "client_id")
        self._day = 0
        self._found: Dict[str, List[Row]] = {}

    def matters(self, name: str, as_of: int) -> List[Row]:
        """What one list holds, whoever asks; kept while the day stays the same."""
        if self._day != as_of:
            self._day, self._found = as_of, {}
        if name not in self._found:
            self._found[name] = getattr(self, "desk_" + name)(as_of)
        return self._found[name]

    def desk(self, as_of: int, area: Optional[int] = None, worker: Optional[int] = None,
             lists: Iterable[str] = LISTS) -> List[Row]:
        """Every row in its order: list, due_on (none last), about_id."""
        wanted = self.areas_in_scope_of(area, as_of) if area is not None else None
        rows: List[Row] = []
        for name in LISTS:
            if name not in lists:
                continue
            found = [self._as_row(matter, as_of, wanted, worker)
                     for matter in self.matters(name, as_of)]
            rows += sorted((row for row in found if row is not None),
                           key=lambda row: (row.get("due_on") or LAST, row["about_id"]))
        return rows

    def _as_row(self, matter: Row, as_of: int, wanted: Optional[Set[int]],
                worker: Optional[int]) -> Optional[Row]:
        client = matter.get("client_id")
        place = self.area_of(client, as_of) if client is not None else matter.get("area_id")
        if wanted is not None and place not in wanted:
            return None
        if worker is not None and worker not in matter["workers"] | {matter.get("to_id")}:
            return None
        due = matter.get("due_on")
        row = {name: matter[name] for name in ("list", "about", "about_id", "client_id", "to_id",
                                               "required", "done", "reason", "name")
               if matter.get(name) is not None}
        if client is not None:
            row["name"] = self.clients[client]["name"]
        title = self._title(matter["about"], matter["about_id"])
        if title is not None:
            row["title"] = title
        if place is not None:
            row["area_code"] = self.areas[place]["code"]
        row["worker_ids"] = sorted(matter["workers"])
        for name in ("since_on", "due_on"):
            if matter.get(name) is not None:
                row[name] = day_text(matter[name])
        row["days_overdue"] = max(0, as_of - due) if due is not None else 0
        return row

    def _title(self, about: str, about_id: int) -> Optional[str]:
        """What a record is called that is no person; the words of a case stay in it."""
        if about not in TITLES:
            return None
        one = self._table(about)[about_id]
        for field, other in TITLES[about][:-1]:
            if one.get(field) is None:
                return None
            one = self._table(other)[one[field]]
        return one.get(TITLES[about][-1])

    # Duties (4.4)

    def _duties(self, as_of: int, name: str) -> Iterable[Row]:
        for client in self.clients:
            if not self.in_scope(client, as_of):
                continue
            for source, rules in self.sources(client):
                if ("level" in source) != (name == "contacts"):
                    continue
                for rule in sorted(rules, key=lambda row: row["id"]):
                    if not (covers(rule, as_of) and self.in_force(source, as_of)):
                        continue
                    duty = self.duty(source, rule, as_of)
                    if duty["state"] == "met":
                        continue
                    about, reason = ("client", self.asked_by(source, rule)) if (
                        name == "contacts") else (
                        "enrolment", self.programmes[source["programme_id"]]["name"])
                    yield {"list": name, "about": about, "reason": reason,
                           "about_id": client if about == "client" else source["id"],
                           "client_id": client, "required": duty["required"],
                           "done": duty["done"], "due_on": day_number(duty["due_on"]),
                           "workers": self.workers_of_client(client, as_of)}

    @staticmethod
    def asked_by(tier: Row, rule: Row) -> str:
        """The level, and what the contact is to be for."""
        return ",".join([tier["level"]] + ([rule["purpose"]] if rule.get("purpose") else []))

    def desk_contacts(self, as_of: int) -> List[Row]:
        return list(self._duties(as_of, "contacts"))

    def desk_enrolments(self, as_of: int) -> List[Row]:
        return list(self._duties(as_of, "enrolments"))

    # Cases (4.6)

    def desk_cases(self, as_of: int) -> List[Row]:
        rows = []
        for case in self.cases.values():
            if not self.idle_on(case, as_of):
                continue
            since = self.last_follow_up(case, as_of)
            to_id, reason = self.alert(case.get("supervisor_id"), case["worker_id"],
                                       as_of)
            rows.append({"list": "cases", "about": "case", "about_id": case["id"],
                         "client_id": case["client_id"], "since_on": since,
                         "due_on": since + self.setting("case_idle_days", 7), "to_id": to_id,
                         "reason": reason, "workers": self.workers_of_case(case, as_of)})
        return rows

    # Households without a head (2.3)

    def living(self, client: int, day: int) -> bool:
        if self.mutant == "death":
            return True
        row = self.clients[client]
        return not (row.get("exit_reason") == "died" and row["exited_on"] <= day)

    def heads_on(self, household: int, day: int) -> Set[int]:
        return {row["client_id"] for row in self.members_of.get(household, [])
                if row.get("is_head") and covers(row, day) and self.living(row["client_id"], day)}

    def headless_on(self, household: int, day: int) -> bool:
        return (any(self.living(client, day) for client in self.members_on(household, day))
                and not self.heads_on(household, day))

    def desk_headless(self, as_of: int) -> List[Row]:
        rows = []
        for household in self.households.values():
            one = household["id"]
            if not self.headless_on(one, as_of):
                continue
            since, reason = self._headless_since(one, as_of)
            rows.append(dict(self.whose("household", household, as_of), list="headless",
                             about="household", about_id=one, since_on=since, reason=reason))
        return rows

    def _headless_since(self, household: int, as_of: int) -> Tuple[int, str]:
        """Since when it stands on the list without a break, and what became of its last head."""
        since = as_of
        while self.headless_on(household, since - 1):
            since -= 1
        day = since - 1
        begins = min(row["starts_on"] for row in self.members_of[household])
        while day >= begins and not self.heads_on(household, day):
            day -= 1
        if day < begins:
            return since, "never"
        died = any(not self.living(client, day + 1) for client in self.heads_on(household, day))
        return since, "died" if died else "left"

    # Clients whom nobody reached this month

    def desk_unserved(self, as_of: int) -> List[Row]:
        first, last = bucket_of("month", as_of)
        rows = []
        for client in self.clients:
            if not self.in_scope(client, as_of):
                continue
            named = self.visits_naming.get(client, [])
            if self.mutant == "household_visit":
                named = named + [visit for member in self.memberships_in_households.get(client, [])
                                 for visit in self.visits_to_household.get(
                                     member["household_id"], [])]
            visits = [visit for visit in named
                      if first <= visit["visited_on"] <= as_of]
            if any(visit["result"] == "done" for visit in visits):
                continue
            workers = self.workers_of_client(client, as_of)
            rows.append({"list": "unserved", "about": "client", "about_id": client,
                         "client_id": client, "due_on": last, "workers": workers,
                         "since_on": self.last_contact(client, as_of),
                         "reason": self._why(client, visits, workers, first, as_of)})
        return rows

    def last_contact(self, client: int, as_of: int) -> Optional[int]:
        return max((visit["visited_on"] for visit in self.visits_naming.get(client, [])
                    if visit["result"] == "done" and visit["visited_on"] <= as_of), default=None)

    def _why(self, client: int, attempts: List[Row], workers: Set[int], first: int,
             as_of: int) -> str:
        gap = self.that_holds(self.gaps.get(client, []), as_of)
        if gap is not None:
            return gap["reason"]
        if not workers:
            return "no_worker"
        if self.clients[client]["registered_on"] >= first:
            return "new"
        last = max(attempts, key=lambda row: (row["visited_on"], row["id"]), default=None)
        return last["result"] if last is not None else "not_tried"

    # A week's duties above what a worker can do

    def desk_capacity(self, as_of: int) -> List[Row]:
        monday, sunday = bucket_of("week", as_of)
        asked: Dict[int, int] = {}
        kept: Dict[int, int] = {}
        for client in self.clients:
            if not self.in_scope(client, as_of):
                continue
            required, done = self._week_of(client, monday, sunday, as_of)
            for worker in self.workers_of_client(client, as_of):
                asked[worker] = asked.get(worker, 0) + required
                kept[worker] = kept.get(worker, 0) + done
        rows = []
        for worker, row in self.workers.items():
            most = row.get("week_contacts")
            if most is not None and asked.get(worker, 0) > most:
                rows.append({"list": "capacity", "about": "worker", "about_id": worker,
                             "name": row["name"], "since_on": monday,
                             "workers": self._with_backups({worker}, as_of),
                             "due_on": sunday, "required": asked[worker], "done": kept[worker],
                             "to_id": self.alert(None, worker, as_of)[0],
                             "reason": "over_capacity"})
        return rows

    def _week_of(self, client: int, monday: int, sunday: int, as_of: int) -> Tuple[int, int]:
        """What the buckets that end in the week ask of one client, and what was done of it."""
        required_all = done_all = 0
        for source, rules in self.sources(client):
            for rule in rules:
                for day in range(monday, sunday + 1):
                    bucket = bucket_of(rule["per"], day)
                    if bucket[1] != day:
                        continue
                    required = self.required(source, rule, bucket)
                    done = self.done(source, rule, bucket, as_of)
                    if bucket[0] < monday and self.mutant != "week_capacity":
                        before = self.done(source, rule, bucket, min(as_of, monday - 1))
                        required, done = max(0, required - before), done - before
                    required_all += required
                    done_all += min(done, required)
        return required_all, done_all
