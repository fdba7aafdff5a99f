"""Random stations with cases, groups, sessions, tasks and files in every state they can be in.

    python3 desk_stations.py --clients 8 --seed 7 OUT

The same seed gives the same station. No person in it exists.
"""
from typing import Any, Dict, List

from desk_tasks import Recurrence
from maker import Row
from stations import FIRST, LAST, Life, StationMaker, day, day_number, make_station

CASE_TYPES = ("psychological", "rights", "child", "elder", None)
STAGES = ("intake", "assessment", "planning", "intervention", "evaluation")
GROUP_STAGES = ("preparing", "forming", "transition", "mature", "ending", "ended", "cancelled")
EVENTS = ("follow_up",) * 6 + ("stage", "review", "referral", "suspend", "resume", "suspend",
                               "resume")
RULES = ("FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "FREQ=WEEKLY",
         "FREQ=WEEKLY;BYDAY=WE", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SA", "FREQ=MONTHLY",
         "FREQ=MONTHLY;BYMONTHDAY=15,25", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYDAY=2FR",
         "FREQ=MONTHLY;BYDAY=-1MO;INTERVAL=2", "FREQ=YEARLY", "FREQ=WEEKLY;COUNT=5",
         "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20220901")
GAPS = ("remote", "no_assessment", "refuses", "other")
# What files are asked for: type of file, need, and perhaps from which stage on.
NEEDS = (("client", "birth_date", None), ("client", "sex", None), ("client", "verified_on", None),
         ("client", "visit.result=done", None), ("client", "tier", None),
         ("household", "household_member", None), ("household", "housing", None),
         ("case", "problem", "assessment"), ("case", "case_goal", "planning"),
         ("case", "case_event.event=follow_up", "evaluation"), ("case", "case_score", "planning"),
         ("case", "outcome", "closed"), ("group", "group_member", "forming"),
         ("activity", "outcome", "held"), ("activity", "attendance", "held"),
         ("activity", "attendance.worker_id", "held"), ("activity", "safety_plan", "held"),
         ("health", "health_item.item=disease", None),
         ("health", "health_item.item=medicine", None),
         ("network", "relative", None), ("network", "relative.contact_every_days", None))


class DeskStationMaker(StationMaker):
    """A station as the other comparison has it, and what waits for somebody in it."""

    def make(self) -> None:
        super().make()
        self.enrich()
        self.make_settings()
        self.make_cases()
        self.make_groups()
        self.make_tasks()
        self.make_gaps_and_incomes()
        self.make_requirements()
        self.make_voided_work()

    def pick(self, rows: List[Row]) -> int:
        return self.random.choice(rows)["id"]

    def maybe(self, share: float, value: Any) -> Any:
        return value if self.chance(share) else None

    def near(self, number: int, before: int = 10, after: int = 40) -> int:
        return number + self.random.randint(-before, after)

    def enrich(self) -> None:
        """Fields that the other comparison has no use for."""
        for row in self.tables.setdefault("post", []):
            if self.chance(0.5):
                row["role"] = self.random.choice(("supervisor", "head", "deputy", "window"))
        for index, worker in enumerate(self.workers):
            if self.chance(0.5):
                later = [other for other in self.workers[index + 1:] if self.chance(0.6)]
                self.add("post", worker_id=worker["id"], starts_on=day(self.number(
                    FIRST - 200, FIRST + 200)), backup_id=self.pick(later) if later else None,
                    role=self.random.choice(("social_worker",) * 4 + ("head", "deputy",
                                                                      "supervisor")))
        for row in self.tables["worker"]:
            if self.chance(0.5):
                row["week_contacts"] = self.random.randint(0, 6)
        for row in self.tables["client"]:
            if self.chance(0.5):
                row["sex"] = self.random.choice(("male", "female"))
            if self.chance(0.5):
                row["verified_on"] = day(self.number())
        for row in self.tables["household"]:
            if self.chance(0.5):
                row["housing"] = "砖房"
        for row in self.tables.get("membership", []):
            if self.chance(0.5):
                row["verified_on"] = day(self.number())
        for row in self.tables.get("tier", []):
            if self.chance(0.3):
                row["review_on"] = day(self.near(day_number(row["starts_on"]), 0, 200))
        for row in self.tables["programme"]:
            if self.chance(0.5):
                row["owner_id"] = self.pick(self.workers)
            if self.chance(0.5):
                row["area_id"] = self.pick(self.areas)

    def make_settings(self) -> None:
        for key, values in (("case_idle_days", (7, 7, 1, 0, 30)), ("reverify_days", (30, 365)),
                            ("membership_reverify_days", (30, 365, 0))):
            if self.chance(0.5):
                self.add("setting", key=key, value=str(self.random.choice(values)))

    # Cases

    def make_cases(self) -> None:
        for life in self.random.choices(self.lives, k=max(6, len(self.lives))):
            opened = self.number(FIRST - 30, LAST - 60)
            if not life.holds(opened):
                continue
            row = self.add("case", client_id=life.id, number="%d号" % opened if opened % 2 else None,
                           worker_id=self.pick(self.workers),
                           type=self.random.choice(CASE_TYPES), opened_on=day(opened),
                           supervisor_id=self.maybe(0.5, self.pick(self.workers)),
                           problem=self.maybe(0.5, "少与人来往"),
                           follow_up_on=self.maybe(0.4, day(self.near(opened, 0, 200))),
                           **self._standing(opened))
            self._make_events(row, opened, life)
            self._make_goals(row, opened, life)

    def _standing(self, opened: int) -> Row:
        state = self.random.choice(("open", "open", None, None, "suspended", "closed", "closed",
                                    "declined"))
        if state == "declined":
            return {"state": state, "stage": "intake"}
        if state != "closed":
            return {"state": state, "stage": self.random.choice(STAGES)}
        closed = opened + self.random.choice((0, 1, self.random.randint(2, 300)))
        return {"state": state, "stage": "closed", "closed_on": day(closed),
                "outcome": self.random.choice(("improved", "partly", "worse", None)),
                "close_reason": self.random.choice(("goals_met", "goals_met", "moved", "lost"))}

    def _make_events(self, case: Row, opened: int, life: Life) -> None:
        number = opened
        for _ in range(self.random.randint(0, 25)):
            number += self.random.choice((0, 1, 3, 6, 7, 8, 9, 15, self.random.randint(0, 40)))
            event = self.random.choice(EVENTS)
            if not life.holds(number):
                return
            self.add("case_event", case_id=case["id"], happened_on=day(number), event=event,
                     to_stage=self.random.choice(STAGES) if event == "stage" else None,
                     result=self.random.choice(("done", "done", "not_done", None)[
                         :2 if event == "review" else 4]),
                     worker_id=self.maybe(0.3, self.pick(self.workers)))

    def _make_goals(self, case: Row, opened: int, life: Life) -> None:
        for _ in range(self.random.choice((0, 0, 1, 2))):
            goal = self.add("case_goal", case_id=case["id"], scale="情绪",
                            direction=self.random.choice(("up", "down", None)),
                            is_main=self.random.choice(("true", "false", None)),
                            step=self.random.choice(("1", "3", None)),
                            baseline=self.random.choice(("5", None)))
            for _ in range(self.random.randint(0, 4)):
                number = self.near(opened, 0, 300)
                if life.holds(number):
                    self.add("case_score", case_goal_id=goal["id"], happened_on=day(number),
                             score=str(self.random.randint(0, 9)))
        for _ in range(self.random.choice((0, 0, 1, 3))):
            due = self.near(opened, 0, 300)
            self.add("case_task", case_id=case["id"], title="申请补贴", due_on=self.maybe(
                0.9, day(due)), done_on=self.maybe(0.5, day(self.near(due))),
                worker_id=self.maybe(0.4, self.pick(self.workers)))

    # Groups, sessions

    def make_groups(self) -> None:
        for index in range(self.random.randint(2, 7)):
            starts = self.maybe(0.8, self.number(FIRST, LAST - 100))
            group = self.add(
                "group", name="小组%d" % index, stage=self.random.choice(GROUP_STAGES),
                type=self.random.choice(("mutual_aid", "support")), starts_on=day(starts),
                programme_id=self.maybe(0.4, self.pick(self.programmes)),
                worker_id=self.maybe(0.6, self.pick(self.workers)),
                area_id=self.maybe(0.6, self.pick(self.areas)))
            begins = starts or self.number()
            for life in self.random.sample(self.lives, min(3, len(self.lives))):
                joined = self.near(begins, 0, 60)
                if life.holds(joined):
                    self.add("group_member", group_id=group["id"], client_id=life.id,
                             joined_on=day(joined))
            self._make_sessions(group, begins)
        for index in range(self.random.randint(3, 10)):
            self._make_session("活动甲%d" % index, self.number(), programme_id=self.maybe(
                0.5, self.pick(self.programmes)), area_id=self.maybe(0.5, self.pick(self.areas)))

    def _make_sessions(self, group: Row, number: int) -> None:
        for index in range(self.random.randint(0, 5)):
            number = self.near(number, 0, 20)
            self._make_session("节%d" % index, number, group_id=group["id"])

    def _make_session(self, title: str, number: int, **fields: Any) -> None:
        state = self.random.choice(("planned", "planned", "held", "cancelled", "postponed"))
        held = self.near(number, 3, 3) if state == "held" else None
        activity = self.add(
            "activity", title=title, type=self.random.choice(("group_session", "class")),
            state=state, planned_on=self.maybe(0.9, day(number)), held_on=day(held),
            lead_id=self.maybe(0.4, self.pick(self.workers)), outcome=self.maybe(0.5, "好"),
            safety_plan=self.maybe(0.5, "有"), **fields)
        for worker in self.random.sample(self.workers, self.random.randint(0, 3)):
            self.add("attendance", activity_id=activity["id"], worker_id=worker["id"],
                     presence=self.random.choice(("present", "absent", "excused", "late")))

    # The station's tasks

    def make_tasks(self) -> None:
        for index in range(self.random.randint(2, 6)):
            first = self.number(FIRST, LAST - 300)
            rule = self.random.choice(RULES + (None,) * 4)
            task = self.add("task", title="任务%d" % index, recurrence=rule,
                            due_on=self.maybe(0.9, day(first)),
                            owner_id=self.maybe(0.6, self.pick(self.workers)),
                            programme_id=self.maybe(0.4, self.pick(self.programmes)))
            if "due_on" not in task:
                task.pop("recurrence", None)
                continue
            share = self.random.choice((0.3, 0.9, 1.0))
            for number in Recurrence(rule, first).days(self.number(first, LAST))[:150]:
                if self.chance(share):
                    self.add("task_done", task_id=task["id"], due_on=day(number),
                             done_on=day(self.near(number, 3, 5)))

    # Gaps, incomes, files

    def make_gaps_and_incomes(self) -> None:
        for life in self.lives:
            for start, end in self.spans_apart(self.random.choice((0, 0, 1, 2))):
                self.add("service_gap", client_id=life.id, reason=self.random.choice(GAPS),
                         starts_on=day(start), ends_on=day(end))
        watch = self.add("category", code="low_income_watch", name="Watch", name_zh="低收入监测",
                         unit="household")
        for household in self.households:
            if self.chance(0.6):
                start, end = self.span()
                self.add("membership", category_id=watch["id"], household_id=household["id"],
                         starts_on=day(start), ends_on=day(end))
            for _ in range(self.random.choice((0, 1, 5))):
                self.add("income_check", household_id=household["id"], income_fen="900000",
                         checked_on=day(self.number()), rigid="true")

    def make_requirements(self) -> None:
        live = [row for row in self.tables["category"] if "voided_at" not in row]
        people = [row["id"] for row in live if row["unit"] == "person"]
        homes = [row["id"] for row in live if row["unit"] == "household"]
        for file, needs, stage in NEEDS:
            if self.chance(0.3):
                continue
            start, end = self.span()
            category = None
            if file in ("health", "network") or (file == "client" and self.chance(0.3)):
                category = self.random.choice(people)
            elif file == "household" and self.chance(0.3):
                category = self.random.choice(homes)
            kind = needs.split(".")[0]
            counted = kind in ("visit", "tier", "household_member", "attendance", "group_member",
                               "activity", "relative", "case_goal", "case_event", "case_score")
            self.add("file_requirement", file=file, needs=needs, stage=stage,
                     category_id=category,
                     at_least="2" if counted and self.chance(0.3) else None,
                     type="group_session" if file == "activity" and self.chance(0.3) else None,
                     starts_on=self.maybe(0.2, day(start)),
                     ends_on=day(end) if self.chance(0.2) else None)
        for life in self.lives:
            for _ in range(self.random.choice((0, 0, 1, 2))):
                found = self.number()
                if life.holds(found):
                    self.add("health_item", client_id=life.id, happened_on=self.maybe(
                        0.7, day(found)), item=self.random.choice(("disease", "medicine")))
                self.add("relative", client_id=life.id, name="亲", contact_every_days=self.maybe(
                    0.5, "7"))

    def make_voided_work(self) -> None:
        """Voided twins, each of which would change a row if it counted."""
        changes: Dict[str, Row] = {
            "case": {"state": "open", "stage": "intake", "closed_on": None, "outcome": None,
                     "close_reason": None},
            "case_event": {"event": "follow_up", "result": "done", "to_stage": None},
            "case_task": {"done_on": None}, "case_goal": {}, "case_score": {},
            "activity": {"state": "planned", "held_on": None}, "group": {"stage": "mature"},
            "group_member": {}, "task": {}, "service_gap": {"ends_on": None},
            "income_check": {}, "health_item": {}, "relative": {}, "setting": {"value": "2"},
            "file_requirement": {"starts_on": None, "ends_on": None}}
        for kind, change in sorted(changes.items()):
            rows = [row for row in self.tables.get(kind, []) if "voided_at" not in row]
            for row in self.random.sample(rows, min(len(rows), 2)):
                self.add_voided(kind, row, **change)


if __name__ == "__main__":
    make_station(__doc__, DeskStationMaker)
