"""The plain model's cases: open, paused and idle on a day, whom an alert goes to, and counts.

Numbers in brackets are sections of the semantics.
"""
from typing import Any, Dict, List, Optional, Set, Tuple

import plain
from plain import Station, rate
from records import Row
from who import covers

TYPES = ("psychological", "rights", "child", "elder", "disability", "relief", "family", "other",
         "none")
GROWN = ("idle_7", "suspended", "absence")


class Cases(Station):
    """Case work of one station."""

    def __init__(self, folder: str, mutant: Optional[str] = None) -> None:
        super().__init__(folder, mutant if mutant in plain.MUTANTS else None)
        self.mutant = mutant
        self.cases = self._table("case")
        self.events = self._grouped("case_event", "case_id")
        self.workers = self._table("worker")
        self.goals = self._grouped("case_goal", "case_id")
        self.scores = self._grouped("case_score", "case_goal_id")

    def setting(self, key: str, default: int) -> int:
        for row in self._table("setting").values():
            if row["key"] == key:
                return int(row["value"])
        return default

    # Open, paused, idle (4.6)

    def counts(self, case: Row) -> bool:
        """A declined case never was, nor was one closed on a day that nobody wrote down."""
        if case.get("state") == "declined":
            return False
        return case.get("state") != "closed" or case.get("closed_on") is not None

    def open_on(self, case: Row, day: int) -> bool:
        return (self.counts(case) and case["opened_on"] <= day
                and (case.get("closed_on") is None or day < case["closed_on"]))

    def suspended_on(self, case: Row, day: int) -> bool:
        if self.mutant == "suspended":
            return False
        pauses = [event for event in self.events.get(case["id"], [])
                  if event["event"] in ("suspend", "resume")]
        if not pauses:
            return case.get("state") == "suspended"
        until = [event for event in pauses if event["happened_on"] <= day]
        latest = max(until, key=lambda event: (event["happened_on"], event["id"]), default=None)
        return latest is not None and latest["event"] == "suspend"

    def follow_ups(self, case: Row, day: int) -> List[int]:
        """Days of the done follow-ups up to a day."""
        return [event["happened_on"] for event in self.events.get(case["id"], [])
                if event["event"] == "follow_up" and event.get("result") == "done"
                and event["happened_on"] <= day]

    def last_follow_up(self, case: Row, day: int) -> int:
        """The day from which a case waits: its last done follow-up, else its opening."""
        return max(self.follow_ups(case, day) + [case["opened_on"]])

    def idle_on(self, case: Row, day: int) -> bool:
        limit = self.setting("case_idle_days", 7) - (self.mutant == "idle_7")
        return (self.open_on(case, day) and not self.suspended_on(case, day)
                and day - self.last_follow_up(case, day) > limit)

    # Whom an alert goes to (4.6)

    def in_office(self, worker: Optional[int], day: int) -> bool:
        """Employed, there, and, of whom a post is on record, in a post on the day."""
        if worker is None:
            return False
        row, posts = self.workers[worker], self.posts.get(worker, [])
        if row.get("hired_on") is not None and day < row["hired_on"]:
            return False
        if row.get("left_on") is not None and day > row["left_on"]:
            return False
        if posts and not self.has_post(worker, day):
            return False
        return self.mutant == "absence" or not any(
            covers(absence, day) for absence in self.absences.get(worker, []))

    def has_post(self, worker: int, day: int) -> bool:
        return any(covers(post, day) for post in self.posts.get(worker, []))

    def with_role(self, role: str, day: int) -> List[int]:
        return sorted({post["worker_id"] for posts in self.posts.values() for post in posts
                       if post["role"] == role and covers(post, day)})

    def backups_of(self, worker: int, day: int) -> List[int]:
        """Those of its posts in force, as entered, who have a post themselves (A7)."""
        posts = sorted(self.posts.get(worker, []), key=lambda post: post["id"])
        return [post["backup_id"] for post in posts if covers(post, day)
                and post.get("backup_id") is not None and self.has_post(post["backup_id"], day)]

    def alert(self, supervisor: Optional[int], worker: int,
              day: int) -> Tuple[Optional[int], str]:
        """Whom to tell that a worker's matter waits, and as what; never the worker."""
        for reason, workers in (
                ("supervisor", [supervisor] + self.with_role("supervisor", day)),
                ("backup", self.backups_of(worker, day)),
                ("head", self.with_role("head", day)),
                ("deputy", self.with_role("deputy", day))):
            for one in workers:
                if one != worker and self.in_office(one, day):
                    return one, reason
        return None, "nobody"

    def workers_of_case(self, case: Row, day: int) -> Set[int]:
        return self._with_backups({case["worker_id"]}, day)

    # What goals say (5)

    @staticmethod
    def is_done(event: Row) -> bool:
        """A step is done unless it says otherwise; a follow-up says so; a pause is no work."""
        if event.get("result") is not None:
            return event["result"] == "done"
        return event["event"] in ("stage", "review", "referral", "close")

    def judged_by(self, case: Row, day: int) -> bool:
        """Closed or reviewed."""
        return (case.get("closed_on") is not None and case["closed_on"] <= day) or any(
            event["event"] == "review" and self.is_done(event) and event["happened_on"] <= day
            for event in self.events.get(case["id"], []))

    def moved(self, case: Row, day: int) -> Optional[bool]:
        """Whether the main scale moved as wanted; None without a first and a later score."""
        goals = sorted(self.goals.get(case["id"], []), key=lambda goal: goal["id"])
        main = [goal for goal in goals if goal.get("is_main")] or [
            goal for goal in goals if goal.get("direction") is not None]
        if not main:
            return None
        goal = main[0]
        scores = [score["score"] for score in sorted(
            self.scores.get(goal["id"], []), key=lambda row: (row["happened_on"], row["id"]))
            if score["happened_on"] <= day]
        if goal.get("baseline") is not None:
            scores.insert(0, goal["baseline"])
        if len(scores) < 2:
            return None
        change = scores[-1] - scores[0]
        wanted = {"up": change, "down": -change}.get(goal.get("direction"))
        return wanted is not None and wanted >= (goal.get("step") or 1)

    # Counts

    def case_report(self, first: int, last: int, as_of: int, area: Optional[int] = None,
                    worker: Optional[int] = None) -> List[Row]:
        """The row of all, then one of every type that occurs."""
        last = min(last, as_of)
        wanted = self.areas_in_scope_of(area, last) if area is not None else None
        there = [case for case in self.cases.values() if self.counts(case) and (
            wanted is None or self.area_of(case["client_id"], last) in wanted)]
        everything = [case for case in there if worker is None
                      or worker in self.workers_of_case(case, last)
                      | self.workers_of_client(case["client_id"], last)]
        idle = [case for case in there if self.idle_on(case, last) and (
            worker is None or worker in self.workers_of_case(case, last)
            or worker == self.alert(case.get("supervisor_id"), case["worker_id"], last)[0])]
        rows = [self._count("all", everything, idle, first, last)]
        of_types = [self._count(
            name, *([case for case in cases if (case.get("type") or "none") == name]
                    for cases in (everything, idle)), first, last) for name in TYPES]
        return rows + [row for row in of_types if any(
            isinstance(cell, int) and cell > 0 for cell in row.values())]

    def _count(self, name: str, cases: List[Row], idle: List[Row], first: int,
               last: int) -> Row:
        """Idle is what the desk shows: to a worker also what the worker is alerted of."""
        def within(day: Optional[int]) -> bool:
            return day is not None and first <= day <= last

        def acted(case: Row, *events: str) -> bool:
            return any(within(event["happened_on"]) and self.is_done(event)
                       and (not events or event["event"] in events)
                       for event in self.events.get(case["id"], []))
        closed = [case for case in cases if within(case.get("closed_on"))]
        met = [case for case in closed if case.get("close_reason") == "goals_met"]
        improved = [case for case in closed if case.get("outcome") == "improved"]
        at_start = [case for case in cases if self.open_on(case, first - 1)]
        active = [case for case in cases
                  if any(self.open_on(case, day) for day in range(first, last + 1))]
        opened = [case for case in cases if within(case["opened_on"])]
        at_end = [case for case in cases if self.open_on(case, last)]
        scored = [case for case in active if self.moved(case, last) is not None]
        better = [case for case in scored if self.moved(case, last)
                  and self.judged_by(case, last)]
        return {
            "type": name, "open_at_start": len(at_start), "opened": len(opened),
            "active": len(active),
            "followed_up": len([case for case in cases if acted(case, "follow_up")]),
            "handled": len(opened) + len([case for case in at_start if acted(case)]),
            "closed": len(closed), "successful": len(met), "outcome_improved": len(improved),
            "success_rate": rate(len(met), len(closed), "case"),
            "outcome_rate": rate(len(improved), len(closed), "case"),
            "improved": rate(len(better), len(scored), "case"),
            "suspended": len([case for case in at_end if self.suspended_on(case, last)]),
            "idle": len(idle),
            "open_at_end": len(at_end),
            "days_open": average([case["closed_on"] - case["opened_on"] for case in closed])}


def average(numbers: List[int]) -> Any:
    """One decimal, half up; of nothing none."""
    if not numbers:
        return None
    tenths = (20 * sum(numbers) + len(numbers)) // (2 * len(numbers))
    return "%d.%d" % (tenths // 10, tenths % 10)
