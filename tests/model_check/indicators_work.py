"""What the station's own work comes to, in the words of the catalogue: activities, festivals,
groups, tasks, volunteers, organizations, needs, incidents, maps, outputs and screenings.

Programmes and workers stand in indicators_staff.py. An answer is n, or n and d; None: unknown.
"""
import datetime
from typing import Any, Dict, Iterable, List, Optional, Set, Tuple

from desk_tasks import Recurrence
from indicator_model import IndicatorStation, Question
from records import Row

Answer = Tuple[int, int]
MUTANTS = ("postponed_held", "guests", "due_day", "all_entries")
THERE = ("present", "late")
MAPS = ("map_clients", "map_assets", "map_problems")
FESTIVALS = {"春节": "spring_festival", "重阳": "double_ninth", "重阳节": "double_ninth"}
OVER = ("ended", "cancelled")


def number(row: Row, column: str) -> int:
    return int(row.get(column) or 0)


def count(things: Iterable[Any]) -> Answer:
    return len(set(things)), 0


def share(part: Iterable[Any], whole: Iterable[Any]) -> Answer:
    whole = set(whole)
    return len(whole & set(part)), len(whole)


def seconds(text: str) -> datetime.datetime:
    return datetime.datetime.strptime(text[:19], "%Y-%m-%dT%H:%M:%S")


def local_day(text: str) -> int:
    """The day of an instant in UTC+8 (1.2)."""
    return (seconds(text) + datetime.timedelta(hours=8)).date().toordinal()


class Work(IndicatorStation):
    """One station; `ask` answers by the code of the indicator."""

    def __init__(self, folder: str, mutant: Optional[str] = None) -> None:
        super().__init__(folder, mutant)
        self.who_came = self._grouped("attendance", "activity_id")
        self.group_members = self._grouped("group_member", "group_id")
        self.sessions = self._grouped("activity", "group_id")
        self.organization_members = self._grouped("organization_member", "organization_id")

    def answers(self, code: str) -> bool:
        """Whether the model knows the indicator; some records are kept later."""
        return code == "PLAN.EVIDENCE" or hasattr(self, code.lower().replace(".", "_"))

    def ask(self, code: str, question: Question, goal: Optional[int] = None) -> Answer:
        family, name = code.lower().split(".")
        if code == "PLAN.EVIDENCE":
            return count(row["id"] for row in self._table("evidence").values()
                         if question.holds(row["shown_on"])
                         and goal in (None, row["goal_id"]))
        return getattr(self, family + "_" + name)(question)

    # Where an activity is, whose, and of what

    def programme_of(self, activity: Row) -> Optional[int]:
        """Its own; of a session that names none that of the group."""
        group = self.groups.get(activity.get("group_id"), {})
        return activity.get("programme_id") or group.get("programme_id")

    def upper(self, activity: Row) -> Tuple[Row, Row]:
        """Its group, and the programme that it names itself."""
        return (self.groups.get(activity.get("group_id"), {}),
                self.programmes.get(activity.get("programme_id"), {}))

    def place_of(self, activity: Row) -> Optional[int]:
        group, programme = self.upper(activity)
        return activity.get("area_id") or group.get("area_id") or programme.get("area_id")

    def workers_of_activity(self, activity: Row, day: int) -> Set[int]:
        group, programme = self.upper(activity)
        named = activity.get("lead_id") or group.get("worker_id") or programme.get("owner_id")
        return self.owners(named, self.place_of(activity), day)

    def activity_passes(self, activity: Row, question: Question, area: bool = True) -> bool:
        return ((not area or self.has_area(self.place_of(activity), question))
                and (question.worker is None or question.worker in self.workers_of_activity(
                    activity, question.day))
                and question.programme in (None, self.programme_of(activity))
                and question.type in (None, activity["type"]))

    def held(self, question: Question, area: bool = True) -> List[Row]:
        states = ("held", "postponed") if self.mutant == "postponed_held" else ("held",)
        return [one for one in self.activities.values() if one["state"] in states
                and question.holds(one.get("held_on") or one.get("planned_on")
                                   if one["state"] != "held" else one.get("held_on"))
                and self.activity_passes(one, question, area)]

    def in_state(self, state: str, question: Question) -> Answer:
        """By the planned day, in the whole period, even what lies ahead."""
        return count(one["id"] for one in self.activities.values() if one["state"] == state
                     and question.first <= (one.get("planned_on") or 0) <= question.last
                     and self.activity_passes(one, question))

    def there(self, activity: Row, kind: str) -> Set[int]:
        """Who was present or late, each once."""
        return {row[kind] for row in self.who_came.get(activity["id"], [])
                if row.get(kind) is not None and row["presence"] in THERE}

    def minutes_of(self, activity: Row, kind: str) -> Dict[int, int]:
        """How long each of them was there; of two entries the longer."""
        found: Dict[int, int] = {}
        for one in self.there(activity, kind):
            found[one] = max(number(row, "minutes") for row in self.who_came[activity["id"]]
                             if row.get(kind) == one and row["presence"] in THERE)
        return found

    def times(self, question: Question, kind: str) -> Answer:
        return sum(len(self.there(one, kind)) for one in self.held(question)), 0

    def people_there(self, question: Question, kind: str) -> Answer:
        return count(person for one in self.held(question) for person in self.there(one, kind))

    # ACT, FEST

    def act_held(self, q: Question) -> Answer:
        return len(self.held(q)), 0

    def act_planned(self, q: Question) -> Answer:
        return self.in_state("planned", q)

    def act_cancelled(self, q: Question) -> Answer:
        return self.in_state("cancelled", q)

    def act_postponed(self, q: Question) -> Answer:
        return self.in_state("postponed", q)

    def act_overdue(self, q: Question) -> Answer:
        return count(one["id"] for one in self.activities.values() if one["state"] == "planned"
                     and one.get("planned_on") is not None and one["planned_on"] < q.as_of
                     and one["planned_on"] <= q.last and self.activity_passes(one, q)
                     and self.groups.get(one.get("group_id"), {}).get("stage") not in OVER)

    def act_person_times(self, q: Question) -> Answer:
        return self.times(q, "client_id")

    def act_volunteer_times(self, q: Question) -> Answer:
        return self.times(q, "volunteer_id")

    def act_worker_times(self, q: Question) -> Answer:
        return self.times(q, "worker_id")

    def act_people(self, q: Question) -> Answer:
        return self.people_there(q, "client_id")

    def act_volunteers(self, q: Question) -> Answer:
        return self.people_there(q, "volunteer_id")

    def act_workers(self, q: Question) -> Answer:
        return self.people_there(q, "worker_id")

    def act_headcount(self, q: Question) -> Answer:
        return sum(number(one, "headcount") for one in self.held(q)), 0

    def act_minutes(self, q: Question) -> Answer:
        return sum(number(one, "minutes") for one in self.held(q)), 0

    def act_attendee_minutes(self, q: Question) -> Answer:
        return sum(sum(self.minutes_of(one, kind).values()) for one in self.held(q)
                   for kind in ("client_id", "volunteer_id", "worker_id")), 0

    def act_nights(self, q: Question) -> Answer:
        return sum(max(0, number(one, "days") - 1) for one in self.held(q)), 0

    def act_average(self, q: Question) -> Answer:
        return self.times(q, "client_id")[0], len(self.held(q))

    def act_safety_plan(self, q: Question) -> Answer:
        held = self.held(q)
        return share((one["id"] for one in held if one.get("safety_plan")),
                     (one["id"] for one in held))

    def act_staffed(self, q: Question) -> Answer:
        held = self.held(q)
        return share((one["id"] for one in held if len(self.there(one, "worker_id")) > 1),
                     (one["id"] for one in held))

    def act_areas(self, q: Question) -> Answer:
        return share((self.village_of(self.place_of(one)) for one in self.held(q, area=False)),
                     self.open_villages(q))

    def festivals(self, q: Question) -> List[Tuple[str, Row]]:
        return [(FESTIVALS.get(one["festival"], one["festival"]), one)
                for one in self.held(q) if one.get("festival")]

    def fest_festivals(self, q: Question) -> Answer:
        return count(name for name, _ in self.festivals(q))

    def fest_held(self, q: Question) -> Answer:
        return len(self.festivals(q)), 0

    # Villages

    def is_open(self, area: int, day: int) -> bool:
        row = self.areas[area]
        return ((row.get("served_from") is None or row["served_from"] <= day)
                and (row.get("served_until") is None or day <= row["served_until"]))

    def open_villages(self, q: Question) -> Set[int]:
        """With a worker asked for those that the worker has."""
        return {area for area, row in self.areas.items() if row["level"] == "village"
                and self.is_open(area, q.day) and self.has_area(area, q)
                and (q.worker is None or q.worker in self.owners(None, area, q.day))}

    def village_of(self, area: Optional[int]) -> Optional[int]:
        """The village that an area is, or of which it is a part."""
        for one in [area] + self.areas_above(area) if area is not None else []:
            if self.areas[one]["level"] == "village":
                return one
        return None

    # GROUP

    def begins(self, group: Row) -> Optional[int]:
        if group.get("starts_on") is not None:
            return group["starts_on"]
        days = [row["joined_on"] for row in self.group_members.get(group["id"], [])]
        for one in self.sessions_of(group):
            if one["state"] != "cancelled":
                days.append(one.get("held_on" if one["state"] == "held" else "planned_on"))
        return min((day for day in days if day is not None), default=None)

    def sessions_of(self, group: Row) -> List[Row]:
        return [one for one in self.sessions.get(group["id"], [])
                if one["type"] == "group_session"]

    def group_passes(self, group: Row, q: Question) -> bool:
        area = group.get("area_id")
        return (self.has_area(area, q) and q.programme in (None, group.get("programme_id"))
                and (q.worker is None or q.worker in self.owners(
                    group.get("worker_id"), area, q.day))
                and q.type in (None, group["type"]))

    def groups_in(self, q: Question) -> List[Row]:
        """Groups with a day in the period, as far as that has been."""
        found = []
        for group in self.groups.values():
            first, last = self.begins(group), group.get("ends_on")
            if (first is not None and first <= q.day and q.first <= q.day
                    and (last is None or last >= max(first, q.first))
                    and self.group_passes(group, q)):
                found.append(group)
        return found

    def group_active(self, q: Question) -> Answer:
        return count(group["id"] for group in self.groups_in(q._replace(first=q.day))
                     if group["stage"] not in ("preparing", "cancelled")
                     and (group["stage"] != "ended" or group.get("ends_on") is not None))

    def group_new(self, q: Question) -> Answer:
        return count(group["id"] for group in self.groups.values()
                     if group["stage"] not in ("preparing", "cancelled")
                     and q.holds(self.begins(group)) and self.group_passes(group, q))

    def group_ended(self, q: Question) -> Answer:
        return count(group["id"] for group in self.groups.values() if group["stage"] == "ended"
                     and q.holds(group.get("ends_on")) and self.group_passes(group, q))

    def held_sessions(self, q: Question) -> List[Row]:
        return [one for group in self.groups_in(q) for one in self.sessions_of(group)
                if one["state"] == "held" and q.holds(one.get("held_on"))]

    def group_sessions(self, q: Question) -> Answer:
        return count(one["id"] for one in self.held_sessions(q))

    def group_overdue(self, q: Question) -> Answer:
        return count(one["id"] for group in self.groups_in(q) if group["stage"] not in OVER
                     for one in self.sessions_of(group) if one["state"] == "planned"
                     and one.get("planned_on") is not None and one["planned_on"] < q.day)

    def belong(self, group: int, kind: str, day: int) -> Set[int]:
        return {row[kind] for row in self.group_members.get(group, [])
                if row.get(kind) is not None and row["joined_on"] <= day
                and (row.get("left_on") is None or day <= row["left_on"])}

    def members(self, q: Question, kind: str) -> Answer:
        return count(one for group in self.groups_in(q) for one in self.belong(
            group["id"], kind, min(q.day, group.get("ends_on") or q.day)))

    def group_persons(self, q: Question) -> Answer:
        return self.members(q, "client_id")

    def group_households(self, q: Question) -> Answer:
        return self.members(q, "household_id")

    def group_attendance(self, q: Question) -> Answer:
        came = enrolled = 0
        for one in self.held_sessions(q):
            members = self.belong(one["group_id"], "client_id", one["held_on"])
            there = self.there(one, "client_id")
            came += len(there if self.mutant == "guests" else members & there)
            enrolled += len(members | there if self.mutant == "guests" else members)
        return came, enrolled

    # TASK

    def dues(self, q: Question) -> List[Tuple[int, Optional[int]]]:
        """Days due and, if it was done for that day by as_of, the day on which it was."""
        found: List[Tuple[int, Optional[int]]] = []
        for task in self._table("task").values():
            programme = self.programmes.get(task.get("programme_id"), {})
            area = programme.get("area_id")
            if (task.get("due_on") is None or not self.has_area(area, q)
                    or q.programme not in (None, task.get("programme_id"))
                    or q.type not in (None, task["title"])
                    or q.worker is not None and q.worker not in self.owners(
                        task.get("owner_id"), area, q.day)):
                continue
            for day in Recurrence(task.get("recurrence"), task["due_on"]).days(q.day):
                if q.holds(day):
                    done = [row["done_on"] for row in self.done_of_task.get(task["id"], [])
                            if row["due_on"] == day and row["done_on"] <= q.as_of]
                    found.append((day, min(done, default=None)))
        return found

    def task_done(self, q: Question) -> Answer:
        dues = self.dues(q)
        return len([1 for _, done in dues if done is not None]), len(dues)

    def task_on_time(self, q: Question) -> Answer:
        late = 1 if self.mutant == "due_day" else 0
        return len([1 for day, done in self.dues(q) if done is not None
                    and done <= day - late]), 0

    def task_late(self, q: Question) -> Answer:
        return len([1 for day, done in self.dues(q) if done is not None and done > day]), 0

    def task_open(self, q: Question) -> Answer:
        return len([1 for _, done in self.dues(q) if done is None]), 0

    # VOLUNTEER: two entries that name one client are one person

    def volunteers(self, q: Question) -> List[Tuple[Any, Row]]:
        return [(("entry", row["id"]) if row.get("client_id") is None
                 or self.mutant == "all_entries" else ("client", row["client_id"]), row)
                for row in self._table("volunteer").values()
                if self.has_area(row.get("area_id"), q) and q.type in (None, row.get("type"))]

    def current(self, q: Question) -> List[Tuple[Any, Row]]:
        return [(who, row) for who, row in self.volunteers(q) if row["joined_on"] <= q.day
                and (row.get("left_on") is None or q.day <= row["left_on"])]

    def volunteer_active(self, q: Question) -> Answer:
        return count(who for who, _ in self.current(q))

    def volunteer_new(self, q: Question) -> Answer:
        return count(who for who, row in self.volunteers(q) if q.holds(row["joined_on"]))

    def volunteer_trained(self, q: Question) -> Answer:
        return share((who for who, row in self.current(q) if row.get("trained_on") is not None
                      and row["trained_on"] <= q.day), (who for who, _ in self.current(q)))

    def volunteer_served(self, q: Question) -> Answer:
        everywhere = Question(q.first, q.last, q.as_of)
        served = {one for act in self.held(everywhere) for one in self.there(act, "volunteer_id")}
        served |= {visit["volunteer_id"] for visit in self._table("visit").values()
                   if visit["result"] == "done" and q.holds(visit["visited_on"])
                   and visit.get("volunteer_id") is not None}
        return count(who for who, row in self.volunteers(q) if row["id"] in served)
