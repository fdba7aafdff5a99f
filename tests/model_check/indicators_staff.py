"""Programmes and workers in the words of the catalogue."""
from typing import Iterator, List, Optional, Set, Tuple

from desk_tasks import Recurrence
from indicator_model import Question
from indicators_community import Community
from indicators_work import THERE, Answer, count, number, share
from plain import Bucket, bucket_of
from records import Row
from who import covers

TRAINING = ("training", "exchange")
PERIODS = ("day", "week", "month", "quarter", "half", "year")


def months_that_end(first: int, last: int) -> Iterator[Bucket]:
    """Calendar months whose last day lies between two days."""
    month = bucket_of("month", first)
    while month[1] <= last:
        yield month
        month = bucket_of("month", month[1] + 1)


class WholeStation(Community):
    """All that the model can be asked."""

    def __init__(self, folder: str, mutant: Optional[str] = None) -> None:
        super().__init__(folder, mutant)
        self.sites = self._grouped("programme_site", "programme_id")
        self.enrolled = self._grouped("enrolment", "programme_id")
        self.assigned_programme = self._grouped("assignment", "programme_id")
        self.certificates = self._grouped("certificate", "worker_id")

    # PROGRAMME

    def activities_of(self, programme: int) -> List[Row]:
        return [one for one in self.activities.values() if self.programme_of(one) == programme]

    def held_of(self, programme: int, q: Question) -> List[Row]:
        return [one for one in self.activities_of(programme) if one["state"] == "held"
                and q.holds(one.get("held_on"))]

    def places_of(self, programme: Row, q: Question) -> Set[int]:
        """Its sites that have a day in the period, and its own area."""
        return {site["area_id"] for site in self.sites.get(programme["id"], [])
                if self.overlaps(site, q.first, q.last)} | {programme.get("area_id")}

    def programmes_for(self, q: Question) -> List[Row]:
        found = []
        for programme in self.programmes.values():
            named = {row["worker_id"] for row in self.assigned_programme.get(
                programme["id"], []) if covers(row, q.day)} | {programme.get("owner_id")}
            if (q.programme in (None, programme["id"])
                    and (q.worker is None or q.worker in self._with_backups(named, q.day))
                    and any(self.has_area(place, q) for place in self.places_of(programme, q))):
                found.append(programme)
        return found

    def running(self, q: Question) -> List[Row]:
        """Of these those with a day in the period, or anything planned or done in it."""
        return [one for one in self.programmes_for(q) if (
            self.overlaps(one, q.first, q.last) or self.held_of(one["id"], q)
            or any(self.overlaps(row, q.first, q.day)
                   for row in self.enrolled.get(one["id"], []))
            or any(act["state"] == "planned" and q.first <= (act.get("planned_on") or 0) <= q.last
                   for act in self.activities_of(one["id"]))
            or any(q.holds(group.get("starts_on")) and group["stage"] not in (
                "preparing", "cancelled") or q.holds(group.get("ends_on")) and
                group["stage"] == "ended" for group in self.groups.values()
                if group.get("programme_id") == one["id"]))]

    @staticmethod
    def overlaps(row: Row, first: int, last: int) -> bool:
        return (first <= last and (row.get("starts_on") or first) <= last
                and (row.get("ends_on") or last) >= first)

    def programme_sessions(self, q: Question) -> Answer:
        n = d = 0
        for one in self.running(q):
            if one.get("planned_sessions") is not None:
                plan = number(one, "planned_sessions")
                n, d = n + min(plan, len(self.held_of(one["id"], q))), d + plan
        return n, d

    def expected(self, programme: Row, q: Question) -> int:
        """Days of its recurrence × sites in force, less what was cancelled."""
        total = 0
        for day in Recurrence(programme["recurrence"], programme["starts_on"]).days(q.day):
            if q.holds(day) and covers(programme, day):
                sites = self.sites.get(programme["id"], [])
                total += len({site["area_id"] for site in sites if covers(site, day)}
                             ) if sites else 1
        return max(0, total - len([1 for one in self.activities_of(programme["id"])
                                   if one["state"] == "cancelled"
                                   and q.holds(one.get("series_on"))]))

    def programme_recurrence(self, q: Question) -> Answer:
        n = d = 0
        for one in self.running(q):
            if one.get("recurrence") and one.get("starts_on") is not None:
                expected = self.expected(one, q)
                n, d = n + min(expected, len(self.held_of(one["id"], q))), d + expected
        return n, d

    def held_of_all(self, q: Question) -> List[Row]:
        found = {one["id"]: one for programme in self.programmes_for(q)
                 for one in self.held_of(programme["id"], q)}
        return list(found.values())

    def programme_held(self, q: Question) -> Answer:
        return len(self.held_of_all(q)), 0

    def programme_people(self, q: Question) -> Answer:
        return count([row["client_id"] for one in self.programmes_for(q)
                      for row in self.enrolled.get(one["id"], [])
                      if self.overlaps(row, q.first, q.day)]
                     + [client for one in self.held_of_all(q)
                        for client in self.there(one, "client_id")])

    def programme_person_times(self, q: Question) -> Answer:
        return sum(len(self.there(one, "client_id")) for one in self.held_of_all(q)), 0

    def programme_minutes(self, q: Question) -> Answer:
        return sum(number(one, "minutes") for one in self.held_of_all(q)), 0

    def programme_attendee_minutes(self, q: Question) -> Answer:
        return sum(sum(self.minutes_of(one, "client_id").values())
                   for one in self.held_of_all(q)), 0

    def programme_runs(self, q: Question) -> Answer:
        named = {one["id"] for one in self.programmes_for(q)}
        return count(group["id"] for group in self.groups.values() if group["stage"] == "ended"
                     and q.holds(group.get("ends_on")) and group.get("programme_id") in named)

    def programme_enrolled(self, q: Question) -> Answer:
        return count(row["client_id"] for one in self.programmes_for(q)
                     for row in self.enrolled.get(one["id"], []) if covers(row, q.day))

    def programme_outcome(self, q: Question) -> Answer:
        rows = [row for one in self.programmes_for(q)
                for row in self.enrolled.get(one["id"], [])
                if self.overlaps(row, q.first, q.day)]
        return share((row["client_id"] for row in rows if row.get("outcome")
                      and row.get("outcome_on") is not None and row["outcome_on"] <= q.day
                      and row.get("verified_by_id") is not None),
                     (row["client_id"] for row in rows))

    def programme_site_months(self, q: Question) -> Answer:
        n = d = 0
        for one in self.running(q):
            sites = self.sites.get(one["id"], [])
            for place in {site["area_id"] for site in sites} if sites else {None}:
                if place is not None and not self.has_area(place, q):
                    continue
                for month in months_that_end(q.first, q.day):
                    days = range(month[0], month[1] + 1)
                    if all(covers(one, day) and (not sites or any(
                            site["area_id"] == place and covers(site, day) for site in sites))
                           for day in days):
                        d += 1
                        n += any(act["state"] == "held" and act.get("held_on") in days and (
                            place is None or act.get("area_id") == place)
                            for act in self.activities_of(one["id"]))
        return n, d

    def promises(self, q: Question) -> Iterator[Tuple[Row, List[Row]]]:
        """Enrolments of the clients whom the filter lets pass, in scope or not."""
        for client in self.people(q, in_scope=False):
            for row in self.enrolments.get(client, []):
                if q.programme in (None, row["programme_id"]):
                    yield row, self.rules_of_programme.get(row["programme_id"], [])

    def buckets(self, per: str, first: int, last: int) -> Iterator[Bucket]:
        bucket = bucket_of(per, first)
        while bucket[1] <= last:
            yield bucket
            bucket = bucket_of(per, bucket[1] + 1)

    def programme_compliance(self, q: Question) -> Answer:
        n = d = 0
        for source, rules in self.promises(q):
            for rule in rules:
                for bucket in self.buckets(rule["per"], q.first, q.day):
                    required = self.required(source, rule, bucket)
                    d += required
                    n += min(required, self.done(source, rule, bucket, q.as_of))
        return n, d

    def programme_fulfilled(self, q: Question) -> Answer:
        n = d = 0
        for source, rules in self.promises(q):
            rules = [rule for rule in rules if self.meet(rule, source)]
            longest = max((rule["per"] for rule in rules), key=PERIODS.index, default="day")
            for period in self.buckets(longest, q.first, q.day):
                asked = [(self.required(source, rule, bucket), self.done(
                    source, rule, bucket, q.as_of)) for rule in rules
                    for bucket in self.buckets(rule["per"], period[0], period[1])]
                if any(required for required, _ in asked):
                    d += 1
                    n += all(done >= required for required, done in asked)
        return n, d

    @staticmethod
    def meet(rule: Row, enrolment: Row) -> bool:
        """Whether the rule is in force on one of the days of the enrolment."""
        return ((rule.get("starts_on") or 0) <= (enrolment.get("ends_on") or 10 ** 9)
                and enrolment["starts_on"] <= (rule.get("ends_on") or 10 ** 9))

    # STAFF

    def roles(self, worker: int, day: int) -> Set[str]:
        return {post["role"] for post in self.posts.get(worker, []) if covers(post, day)}

    def employed(self, q: Question) -> List[Row]:
        return [row for row in self.workers.values() if q.worker in (None, row["id"])
                and (row.get("hired_on") or 0) <= q.day
                and (row.get("left_on") is None or q.day <= row["left_on"])]

    def is_intern(self, worker: Row, day: int) -> bool:
        return worker.get("employment") == "intern" or "intern" in self.roles(worker["id"], day)

    def front_line(self, q: Question, heads: bool = False, supervisors: bool = False,
                   interns: bool = False) -> List[Row]:
        found = []
        for row in self.employed(q):
            roles = self.roles(row["id"], q.day)
            above = roles and roles <= {"head", "supervisor"}
            counts = not above or heads and "head" in roles or (
                supervisors and "supervisor" in roles)
            if counts and (interns or not self.is_intern(row, q.day)):
                found.append(row)
        return found

    def staff_workers(self, q: Question) -> Answer:
        return len([1 for row in self.employed(q)
                    if q.type in (None, row.get("employment"))]), 0

    def staff_frontline(self, q: Question) -> Answer:
        return len(self.front_line(q)), 0

    def staff_interns(self, q: Question) -> Answer:
        return len([1 for row in self.employed(q) if self.is_intern(row, q.day)]), 0

    def on_day(self, q: Question, column: str) -> Answer:
        return count(row["id"] for row in self.workers.values() if q.holds(row.get(column))
                     and q.worker in (None, row["id"])
                     and q.type in (None, row.get("employment")))

    def staff_hired(self, q: Question) -> Answer:
        return self.on_day(q, "hired_on")

    def staff_left(self, q: Question) -> Answer:
        return self.on_day(q, "left_on")

    def passed(self, worker: int, q: Question) -> List[Row]:
        """Certificates that were passed, each with the day on which, if it is known."""
        return [dict(row, on=row.get("passed_on") or row.get("sat_on"))
                for row in self.certificates.get(worker, [])
                if (row.get("result") == "passed" or row.get("result") is None
                    and row.get("passed_on") is not None) and q.type in (None, row["level"])]

    def is_qualified(self, worker: Row, q: Question) -> bool:
        return any((row["on"] or 0) <= q.day and (row.get("expires_on") is None
                                                  or q.day <= row["expires_on"])
                   for row in self.passed(worker["id"], q))

    def staff_certified(self, q: Question) -> Answer:
        whole = self.front_line(q, bool(self.setting("certified_counts_head", 0)),
                                bool(self.setting("certified_counts_supervisor", 0)))
        return len([1 for row in whole if self.is_qualified(row, q)]), len(whole)

    def staff_qualified(self, q: Question) -> Answer:
        return len([1 for row in self.employed(q) if self.is_qualified(row, q)]), 0

    def staff_new_qualified(self, q: Question) -> Answer:
        found = 0
        for worker in self.workers:
            days = [row["on"] for row in self.passed(worker, q)]
            if q.worker in (None, worker) and days and None not in days:
                found += q.holds(min(days))
        return found, 0

    def staff_pass(self, q: Question) -> Answer:
        sat = [row for row in self._table("certificate").values()
               if q.holds(row.get("sat_on") or row.get("passed_on"))
               and row.get("result") in ("passed", "failed")
               and q.worker in (None, row["worker_id"]) and q.type in (None, row["level"])]
        return len([1 for row in sat if row["result"] == "passed"]), len(sat)

    def staff_backup(self, q: Question) -> Answer:
        n = d = 0
        in_office = {row["id"] for row in self.employed(q._replace(worker=None))
                     if self.roles(row["id"], q.day)
                     and not any(covers(gap, q.day) for gap in self.absences.get(row["id"], []))}
        for row in self.employed(q):
            posts = [post for post in self.posts.get(row["id"], [])
                     if covers(post, q.day) and post["role"] != "intern"]
            if posts:
                d += 1
                n += any(post.get("backup_id") in in_office - {row["id"]} for post in posts)
        return n, d

    def staff_caseload(self, q: Question) -> Answer:
        return len(list(self.people(q))), len(self.front_line(q))

    def staff_caseload_with_interns(self, q: Question) -> Answer:
        return len(list(self.people(q))), len(self.front_line(q, interns=True))

    def staff_co_learning(self, q: Question) -> Answer:
        n = d = 0
        for month in months_that_end(q.first, q.day):
            if month[0] >= q.first:
                d += 1
                n += any(one["type"] == "co_learning" and one["state"] == "held"
                         and month[0] <= (one.get("held_on") or 0) <= month[1]
                         for one in self.activities.values())
        return n, d

    def lessons(self, q: Question) -> List[Row]:
        return [one for one in self.held(Question(q.first, q.last, q.as_of))
                if (one["type"] in TRAINING if q.type is None else one["type"] == q.type)]

    def staff_trained(self, q: Question) -> Answer:
        return share((one for act in self.lessons(q) for one in self.there(act, "worker_id")),
                     (row["id"] for row in self.employed(q)))

    def staff_training_minutes(self, q: Question) -> Answer:
        total = 0
        for act in self.lessons(q):
            for one in self.there(act, "worker_id"):
                if q.worker in (None, one):
                    noted = [row["minutes"] for row in self.who_came[act["id"]]
                             if row.get("worker_id") == one and row["presence"] in THERE
                             and row.get("minutes") is not None]
                    total += max(noted) if noted else number(act, "minutes")
        return total, 0

    def staff_supervisions(self, q: Question) -> Answer:
        return len(self.held(q._replace(type="supervision"))), 0

    def staff_trainings(self, q: Question) -> Answer:
        return len(self.held(q._replace(type="training"))), 0

    def staff_exchanges(self, q: Question) -> Answer:
        return len(self.held(q._replace(type="exchange"))), 0
