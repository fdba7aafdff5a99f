"""The plain model's tasks and sessions: recurrences day by day, and what is open of them."""
import calendar
import datetime
import re
from typing import List, Optional, Set

from cases import Cases
from plain import bucket_of
from records import Row

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Recurrence:
    """A rule of the subset of RFC 5545, tried on every day from the first on."""

    def __init__(self, rule: Optional[str], first: int) -> None:
        self.first = first
        self.parts = dict(part.split("=") for part in rule.split(";")) if rule else {}
        self.every = int(self.parts.get("INTERVAL", "1"))

    def names(self, day: int) -> bool:
        date, start = (datetime.date.fromordinal(it) for it in (day, self.first))
        freq = self.parts["FREQ"]
        months = 12 * (date.year - start.year) + date.month - start.month
        gap = {"DAILY": day - self.first, "MONTHLY": months, "YEARLY": date.year - start.year,
               "WEEKLY": (bucket_of("week", day)[0] - bucket_of("week", self.first)[0]) // 7}[freq]
        if gap % self.every:
            return False
        if "BYDAY" in self.parts and not self._by_day(date, freq):
            return False
        if "BYMONTHDAY" in self.parts and not self._by_month_day(date):
            return False
        if "BYDAY" in self.parts or "BYMONTHDAY" in self.parts or freq == "DAILY":
            return True
        if freq == "WEEKLY":
            return date.weekday() == start.weekday()
        return date.day == start.day and (freq == "MONTHLY" or date.month == start.month)

    def _by_day(self, date: datetime.date, freq: str) -> bool:
        for word in self.parts["BYDAY"].split(","):
            number, name = re.fullmatch("([+-]?[0-9]*)([A-Z]{2})", word).groups()
            if WEEKDAYS[date.weekday()] != name:
                continue
            if not number:
                return True
            first, last = ((date.replace(day=1), date.replace(
                day=calendar.monthrange(date.year, date.month)[1])) if freq == "MONTHLY" else
                (date.replace(month=1, day=1), date.replace(month=12, day=31)))
            if int(number) in ((date - first).days // 7 + 1, -((last - date).days // 7) - 1):
                return True
        return False

    def _by_month_day(self, date: datetime.date) -> bool:
        length = calendar.monthrange(date.year, date.month)[1]
        return any(int(word) in (date.day, date.day - length - 1)
                   for word in self.parts["BYMONTHDAY"].split(","))

    def days(self, last: int) -> List[int]:
        """Every day of the rule up to a last one."""
        if not self.parts:
            return [self.first] if self.first <= last else []
        if "UNTIL" in self.parts:
            text = self.parts["UNTIL"]
            last = min(last, datetime.date(int(text[:4]), int(text[4:6]),
                                           int(text[6:8])).toordinal())
        found = [day for day in range(self.first, last + 1) if self.names(day)]
        return found[:int(self.parts["COUNT"])] if "COUNT" in self.parts else found


class Tasks(Cases):
    """What the station and its cases have to do, and the sessions to hold."""

    def __init__(self, folder: str, mutant: Optional[str] = None) -> None:
        super().__init__(folder, mutant)
        self.programmes = self._table("programme")
        self.groups = self._table("group")
        self.activities = self._table("activity")
        self.done_of_task = self._grouped("task_done", "task_id")

    def owners(self, named: Optional[int], area: Optional[int], day: int) -> Set[int]:
        """Whom the record names, else those of its area; backups while one is absent (2.5)."""
        if named is not None:
            return self._with_backups({named}, day)
        if area is None:
            return set()
        return self._with_backups(self._workers_of_area(area, day), day)

    @staticmethod
    def when(due: int, as_of: int) -> str:
        return "overdue" if due < as_of else "today" if due == as_of else "week"

    def desk_sessions(self, as_of: int) -> List[Row]:
        rows = []
        for one in self.activities.values():
            group = self.groups.get(one.get("group_id"), {})
            if group.get("stage") in ("ended", "cancelled") and self.mutant != "over":
                continue
            programme = self.programmes.get(one.get("programme_id"), {})
            area = one.get("area_id") or group.get("area_id") or programme.get("area_id")
            row = {"list": "sessions", "about": "activity", "about_id": one["id"],
                   "area_id": area, "workers": self.owners(
                       one.get("lead_id") or group.get("worker_id") or programme.get("owner_id"),
                       area, as_of)}
            planned = one.get("planned_on")
            if one["state"] == "postponed" and self.mutant != "postponed":
                rows.append(dict(row, due_on=planned, reason="postponed"))
            elif one["state"] == "planned" and planned is not None and planned <= as_of:
                rows.append(dict(row, due_on=planned, reason=self.when(planned, as_of)))
        return rows

    def desk_tasks(self, as_of: int) -> List[Row]:
        rows = []
        sunday = bucket_of("week", as_of)[1]
        for task in self._table("task").values():
            if task.get("due_on") is None:
                continue
            due = Recurrence(task.get("recurrence"), task["due_on"]).days(sunday)
            done = {row["due_on"] for row in self.done_of_task.get(task["id"], [])
                    if row["done_on"] <= as_of or self.mutant == "late_task"}
            missing = [day for day in due if day not in done]
            if not missing:
                continue
            come = [day for day in due if day <= as_of]
            programme = self.programmes.get(task.get("programme_id"), {})
            rows.append({"list": "tasks", "about": "task", "about_id": task["id"],
                         "area_id": programme.get("area_id"),
                         "workers": self.owners(task.get("owner_id"), programme.get("area_id"),
                                                as_of),
                         "due_on": missing[0], "required": len(come),
                         "done": len(done.intersection(come)),
                         "reason": self.when(missing[0], as_of)})
        return rows + self._tasks_of_cases(as_of, sunday)

    def _tasks_of_cases(self, as_of: int, sunday: int) -> List[Row]:
        rows = []
        for task in self._table("case_task").values():
            case = self.cases[task["case_id"]]
            due, done = task.get("due_on"), task.get("done_on")
            if (not self.open_on(case, as_of) or due is None or due > sunday
                    or (done is not None and done <= as_of)):
                continue
            rows.append({"list": "tasks", "about": "case_task", "about_id": task["id"],
                         "client_id": case["client_id"],
                         "workers": self.owners(task.get("worker_id") or case["worker_id"],
                                                None, as_of),
                         "due_on": due, "required": 1, "done": 0,
                         "reason": self.when(due, as_of)})
        return rows
