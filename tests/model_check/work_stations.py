"""Random stations for the figures of the station's own work, and goals over them.

    python3 work_stations.py --clients 8 --seed 7 OUT

The same seed gives the same station. No person in it exists.
"""
import datetime
from typing import Any, Dict, List, Optional, Sequence

from desk_stations import DeskStationMaker
from maker import Row
from stations import FIRST, LAST, Life, day, day_number, make_station

ACTIVITY_TYPES = ("group_session", "class", "community", "training", "training", "exchange",
                  "supervision", "co_learning", "lecture", "meeting")
STATES = ("held", "held", "held", "planned", "cancelled", "postponed")
PRESENCES = ("present", "present", "late", "excused", "absent")
FESTIVALS = ("spring_festival", "春节", "重阳", "重阳节", "double_ninth", "村庆")
GROUP_STAGES = ("preparing", "forming", "mature", "ending", "ended", "ended", "cancelled")
GROUP_TYPES = ("mutual_aid", "support", "interest")
RULES = ("FREQ=WEEKLY;BYDAY=SA", "FREQ=MONTHLY;BYMONTHDAY=1,-1", "FREQ=WEEKLY;INTERVAL=2",
         "FREQ=MONTHLY;BYDAY=2WE", "FREQ=YEARLY", "FREQ=DAILY;COUNT=30",
         "FREQ=WEEKLY;BYDAY=MO;UNTIL=20220831")
MAPS = ("map_clients", "map_assets", "map_problems")
OUTPUTS = MAPS * 3 + ("handbook", "article", "report", "other")
TOOLS = ("GB/T 42195-2022", "孤独量表")
# Types that are no words of the catalogue, by the family of the indicator.
FREE_TYPES = {"NEED": ("轮椅", "米", "陪伴"), "VOLUNTEER": ("student", "party"),
              "TASK": ("任务0", "任务1"), "SCREEN": TOOLS}
DAY_SECONDS = 86400
EPOCH = datetime.datetime(1970, 1, 1)


def instant(seconds: int) -> str:
    return (EPOCH + datetime.timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%S.000Z")


class WorkStationMaker(DeskStationMaker):
    """A station of a few clients whose workers have a lot to do."""

    def make(self) -> None:
        self.make_areas()
        self.make_quarters()
        self.make_workers()
        self.make_rules()
        self.make_clients()
        self.make_households()
        self.make_categories()
        self.make_tiers_and_residences()
        self.make_programmes()
        self.make_enrolments()
        self.make_assignments()
        self.enrich()
        self.make_staff()
        self.make_volunteers()
        self.make_contacts()
        self.make_work_groups()
        self.make_singles()
        self.make_duties()
        self.make_organizations()
        self.make_needs()
        self.make_incidents()
        self.make_outputs()
        self.make_screenings()
        self.make_plan()
        self.make_voided_rows()

    def some(self, rows: Sequence[Row], share: float = 0.6) -> Optional[int]:
        return self.pick(list(rows)) if rows and self.chance(share) else None

    # Where, who

    def make_quarters(self) -> None:
        """Parts of villages, in which maps are drawn and activities held, too."""
        for village in self.random.sample(self.villages, min(2, len(self.villages))):
            self.add("area", code="Q%d" % len(self.tables["area"]), name="组", level="service",
                     parent_id=village["id"])
        self.areas = list(self.tables["area"])

    def make_programmes(self) -> None:
        for index, row in enumerate(self.programmes):
            starts = self.maybe(0.7, self.number(FIRST - 100, LAST - 300))
            row.update({name: value for name, value in {
                "starts_on": day(starts), "recurrence": self.maybe(0.6, self.random.choice(RULES)),
                "ends_on": day((starts or FIRST) + self.random.randint(40, 900))
                if self.chance(0.5) else None,
                "planned_sessions": self.maybe(0.6, str(self.random.randint(0, 12))),
                "planned_runs": self.maybe(0.3, "2")}.items() if value is not None})
            for site in self.random.sample(self.areas, self.random.choice((0, 0, 1, 2, 3))):
                start, end = self.span()
                self.add("programme_site", programme_id=row["id"], area_id=site["id"],
                         starts_on=self.maybe(0.6, day(start)),
                         ends_on=day(end) if self.chance(0.5) else None)
            row["name"] = "服务%d" % index

    def make_enrolments(self) -> None:
        super().make_enrolments()
        for row in self.tables.get("enrolment", []):
            if self.chance(0.5):
                row["outcome"] = "好转"
            if self.chance(0.6):
                row["outcome_on"] = day(day_number(row["starts_on"]) + self.random.randint(0, 200))
            if self.chance(0.6):
                row["verified_by_id"] = self.pick(self.workers)

    def make_staff(self) -> None:
        for row in self.tables["worker"]:
            if self.chance(0.8):
                row["employment"] = self.random.choice(("direct", "direct", "purchased", "intern"))
            if self.chance(0.15):
                row.pop("hired_on", None)
            elif self.chance(0.5) and "left_on" not in row:
                row["hired_on"] = day(self.number(FIRST - 400, FIRST + 200))
            if self.chance(0.25):
                start, end = self.span()
                self.add("post", worker_id=row["id"], role=self.random.choice(("intern", "head")),
                         starts_on=day(start), ends_on=day(end))
            if self.chance(0.3):
                start, end = self.span()
                self.add("post", worker_id=row["id"], role="social_worker", starts_on=day(start),
                         ends_on=day(end), backup_id=self.pick(self.workers))
            self.make_certificates(row["id"])
        for key in ("certified_counts_head", "certified_counts_supervisor"):
            if self.chance(0.3):
                self.add("setting", key=key, value=self.random.choice(("0", "1")))
        posts = self.tables.get("post", [])
        for post in posts:
            if post.get("backup_id") == post["worker_id"]:
                post.pop("backup_id")

    def make_certificates(self, worker: int) -> None:
        for _ in range(self.random.choice((0, 1, 1, 2))):
            sat = self.number(FIRST - 400, LAST)
            result = self.random.choice(("passed", "passed", "failed", "absent", None))
            passed = sat + self.random.randint(0, 60) if result == "passed" else None
            row = {"sat_on": self.maybe(0.8, day(sat)), "result": result,
                   "passed_on": self.maybe(0.7, day(passed)), "expires_on": self.maybe(
                       0.3, day((passed or sat) + self.random.randint(0, 500)))}
            self.add("certificate", worker_id=worker, level=self.random.choice(
                ("assistant", "social_worker", "senior")), **row)

    def make_volunteers(self) -> None:
        self.volunteers: List[Row] = []
        for index in range(self.random.randint(2, 8)):
            joined = self.number(FIRST - 200, LAST)
            self.volunteers.append(self.add(
                "volunteer", name="志%d" % index, client_id=self.maybe(
                    0.4, self.random.choice(self.lives[:3]).id), joined_on=day(joined),
                left_on=self.maybe(0.4, day(joined + self.random.randint(0, 500))),
                trained_on=self.maybe(0.5, day(joined + self.random.randint(-20, 300))),
                type=self.random.choice(("student", "party", None)), area_id=self.some(
                    self.areas, 0.7)))

    def make_contacts(self) -> None:
        for life in self.lives:
            for _ in range(self.random.randint(0, 12)):
                number = self.number()
                if life.holds(number):
                    self.visit(life.id, None, number, volunteer_id=self.some(
                        self.volunteers, 0.3))
        for row in self.tables.get("enrolment", []):
            self.sources.setdefault(("enrolment", row["client_id"]), []).append(row)
        for life in self.lives:
            self.keep_duties(life)

    # Groups and activities

    def make_work_groups(self) -> None:
        for index in range(self.random.randint(2, 6)):
            starts = self.maybe(0.7, self.number(FIRST, LAST - 100))
            begins = starts or self.number(FIRST, LAST - 100)
            ends = self.maybe(0.5, begins + self.random.choice((0, 20, 150, 400)))
            group = self.add(
                "group", name="小组%d" % index, stage=self.random.choice(GROUP_STAGES),
                type=self.random.choice(GROUP_TYPES), starts_on=day(starts),
                ends_on=day(ends), programme_id=self.some(self.programmes, 0.5),
                worker_id=self.some(self.workers), area_id=self.some(self.areas))
            members = self.make_members(group, begins)
            number = begins
            for _ in range(self.random.choice((0, 2, 4, 7))):
                number = self.near(number, 5, 25)
                self.make_activity(number, members, group_id=group["id"], programme_id=self.some(
                    self.programmes, 0.15), area_id=self.some(self.areas, 0.2))

    def make_members(self, group: Row, begins: int) -> List[Life]:
        lives = self.random.sample(self.lives, min(4, len(self.lives)))
        for life in lives:
            joined, length = self.near(begins, 5, 60), self.random.randint(0, 200)
            if not life.holds(joined):
                continue
            left = self.maybe(0.5, joined + length)
            self.add("group_member", group_id=group["id"], client_id=life.id,
                     joined_on=day(joined), left_on=day(left))
            again = (left or 0) + self.random.randint(1, 60)
            if left and self.chance(0.3) and life.holds(again):
                self.add("group_member", group_id=group["id"], client_id=life.id,
                         joined_on=day(again))
        for home in self.random.sample(self.households, min(1, len(self.households))):
            joined = self.near(begins, 5, 60)
            self.add("group_member", group_id=group["id"], household_id=home["id"],
                     joined_on=day(joined), left_on=self.maybe(0.4, day(joined + 90)))
        for kind, rows in (("volunteer_id", self.volunteers), ("worker_id", self.workers)):
            if self.chance(0.4):
                self.add("group_member", group_id=group["id"], joined_on=day(
                    self.near(begins, 10, 30)), **{kind: self.pick(rows)})
        return lives

    def make_singles(self) -> None:
        for _ in range(self.random.randint(15, 35)):
            self.make_activity(self.number(), self.lives, programme_id=self.some(
                self.programmes, 0.5), area_id=self.some(self.areas, 0.7))

    def make_activity(self, number: int, lives: Sequence[Life], **fields: Any) -> None:
        state = self.random.choice(STATES)
        held = self.near(number, 3, 3) if state == "held" else None
        on = number if held is None else held
        kind = "group_session" if "group_id" in fields and self.chance(0.8) else (
            self.random.choice(ACTIVITY_TYPES))
        row = self.add(
            "activity", title="活动", type=kind, state=state, held_on=day(held),
            planned_on=self.maybe(0.85, day(number)), lead_id=self.some(self.workers, 0.4),
            minutes=self.maybe(0.7, str(self.random.choice((0, 30, 90, 600)))),
            headcount=self.maybe(0.3, str(self.random.randint(0, 200))),
            days=self.maybe(0.2, str(self.random.randint(1, 5))),
            festival=self.maybe(0.3, self.random.choice(FESTIVALS)),
            theme=self.maybe(0.3, "防溺水"), safety_plan=self.maybe(0.4, "有"),
            series_on=day(self.near(number, 2, 2)) if self.chance(0.2) else None, **fields)
        who: List[Row] = [{"client_id": life.id} for life in self.random.sample(
            list(lives), min(len(lives), self.random.randint(0, 4))) if life.holds(on)]
        if self.chance(0.3):
            guest = self.random.choice(self.lives)
            who += [{"client_id": guest.id}] if guest.holds(on) else []
        who += [{"worker_id": one["id"]} for one in self.random.sample(
            self.workers, self.random.randint(0, 3))]
        who += [{"volunteer_id": one["id"]} for one in self.random.sample(
            self.volunteers, self.random.randint(0, 2))]
        for one in who:
            for _ in range(2 if self.chance(0.08) else 1):
                self.add("attendance", activity_id=row["id"], presence=self.random.choice(
                    PRESENCES), minutes=self.maybe(0.6, str(self.random.randint(0, 120))), **one)

    # What else there is to do

    def make_duties(self) -> None:
        self.make_tasks()
        for index in range(2):
            self.add("task", title="任务%d" % index, due_on=day(self.number()),
                     owner_id=self.some(self.workers), programme_id=self.some(self.programmes))

    def make_organizations(self) -> None:
        kinds = ("elder_association", "self_help", "patrol")
        for index in range(self.random.randint(1, 6)):
            row = self.add(
                "organization", name="会%d" % index, type=self.random.choice(kinds),
                area_id=self.some(self.areas, 0.8), founded_on=self.maybe(0.7, day(self.number())),
                advisor_id=self.some(self.workers, 0.5), members=self.maybe(
                    0.6, str(self.random.randint(0, 30))),
                programme_id=self.some(self.programmes, 0.4))
            for life in self.random.sample(self.lives, self.random.choice((0, 0, 2))):
                number = self.number()
                if life.holds(number):
                    self.add("organization_member", organization_id=row["id"], client_id=life.id,
                             joined_on=day(number), left_on=self.maybe(0.4, day(number + 99)))
            if self.chance(0.3):
                self.add("organization_member", organization_id=row["id"], volunteer_id=self.pick(
                    self.volunteers), joined_on=day(self.number()))

    def make_needs(self) -> None:
        states = ("open", "matched", "delivered", "satisfied", "satisfied", "mismatch",
                  "withdrawn")
        for _ in range(self.random.randint(3, 14)):
            opened, life = self.number(), self.random.choice(self.lives)
            if not life.holds(opened):
                continue
            whose: Row = self.random.choice((
                {"client_id": life.id}, {"household_id": self.pick(self.households)},
                {"area_id": self.pick(self.areas)},
                {"client_id": life.id, "area_id": self.pick(self.areas)}, {}))
            self.add("need", category=self.random.choice(FREE_TYPES["NEED"]),
                     opened_on=day(opened), state=self.random.choice(states), closed_on=self.maybe(
                         0.5, day(opened + self.random.randint(0, 200))), **whose)

    def make_incidents(self) -> None:
        """Around the day's last hour in UTC+8, and answered about 24 hours later."""
        for _ in range(self.random.randint(2, 10)):
            found = (self.number() - EPOCH.toordinal()) * DAY_SECONDS + self.random.choice((
                0, 16 * 3600 - 1, 16 * 3600, self.random.randint(0, DAY_SECONDS - 1)))
            life = self.random.choice(self.lives)
            answered = found + DAY_SECONDS + self.random.choice((-1, 0, 1, -9999, 9999))
            closed = found // DAY_SECONDS + EPOCH.toordinal() + self.random.randint(1, 60)
            self.add("incident", type=self.random.choice(("dispute", "dispute", "crisis")),
                     discovered_at=instant(found), responded_at=self.maybe(
                         0.8, instant(answered)), closed_on=self.maybe(0.6, day(closed)),
                     agreement=self.maybe(0.6, "和解"), area_id=self.some(self.areas, 0.6),
                     client_id=life.id if self.chance(0.3) and life.holds(
                         found // DAY_SECONDS + EPOCH.toordinal()) else None)

    def make_outputs(self) -> None:
        for _ in range(self.random.randint(3, 25)):
            self.add("output", type=self.random.choice(OUTPUTS), title="成果",
                     made_on=day(self.number()), area_id=self.some(self.areas, 0.8),
                     programme_id=self.some(self.programmes, 0.3), worker_id=self.some(
                         self.workers, 0.6), quantity=self.maybe(0.3, str(
                             self.random.randint(0, 9))))

    def make_screenings(self) -> None:
        for life in self.lives:
            for _ in range(self.random.choice((0, 1, 1, 3))):
                number = self.number()
                if life.holds(number):
                    self.add("assessment", client_id=life.id, tool=self.random.choice(TOOLS),
                             assessed_on=day(number))

    def make_plan(self) -> None:
        """Goals come when an indicator and a target have been chosen: see goal_stations.py."""
        station = self.add("station", name="站", area_id=self.towns[0]["id"])
        self.plan = self.add("plan", station_id=station["id"], year="2022", title="计划")

    def make_voided_rows(self) -> None:
        """Twins that would change a figure if they counted."""
        changes: Dict[str, Row] = {
            "activity": {"state": "held", "held_on": day(FIRST + 400)}, "group": {},
            "group_member": {"left_on": None}, "attendance": {"presence": "present"},
            "programme": {}, "programme_site": {"ends_on": None, "starts_on": None},
            "enrolment": {"ends_on": None}, "worker": {"left_on": None},
            "post": {"ends_on": None, "role": "head"}, "certificate": {"result": "passed"},
            "absence": {"ends_on": None}, "task": {}, "task_done": {}, "volunteer": {},
            "organization": {}, "organization_member": {}, "need": {"state": "satisfied"},
            "incident": {"responded_at": None}, "output": {}, "assessment": {},
            "setting": {"value": "1"}, "client": {"exited_on": None, "exit_reason": None},
            "assignment": {"ends_on": None}, "area": {}}
        for kind, change in sorted(changes.items()):
            rows = [row for row in self.tables.get(kind, []) if "voided_at" not in row]
            for row in self.random.sample(rows, min(len(rows), 2)):
                self.add_voided(kind, row, **change)


if __name__ == "__main__":
    make_station(__doc__, WorkStationMaker)
