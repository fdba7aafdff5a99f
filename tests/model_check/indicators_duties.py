"""The plain model of indicators: TIER, OVERDUE and CASE, each as the rows behind it."""
from typing import Callable, Iterator, List, Tuple

from indicator_model import IndicatorStation, Line, Question, asks_for_people
from plain import Bucket, bucket_of
from records import Row
from who import covers


# TIER

def with_level(d: int) -> Callable[..., Iterator[Line]]:
    def lines(station: IndicatorStation, asked: Question) -> Iterator[Line]:
        for client in station.people(asked):
            yield "client", client, station.level_on(client, asked.day) is not None, d
    return lines


def first_level(station: IndicatorStation, asked: Question) -> Iterator[Line]:
    for client in station.people(asked, in_scope=False):
        starts = [tier["starts_on"] for tier in station.tiers.get(client, [])]
        if starts and asked.holds(min(starts)):
            yield "client", client, 1, 0


def moves(station: IndicatorStation, asked: Question) -> Iterator[Line]:
    for client in station.people(asked, in_scope=False):
        for day in range(asked.first, asked.day + 1):
            before, now = station.level_on(client, day - 1), station.level_on(client, day)
            if before is not None and now is not None and before != now:
                yield "tier", station.tier_on(client, day), 1, 0


def duties(station: IndicatorStation, asked: Question,
           client: int) -> Iterator[Tuple[Row, Row, Bucket]]:
    """Tier record or enrolment, rule and bucket of what ended within the period (4.3, 4.5)."""
    for source, rules in station.sources(client):
        if asked.level is not None and source.get("level") != asked.level:
            continue
        if asked.programme is not None and source.get("programme_id") != asked.programme:
            continue
        for rule in rules:
            bucket = bucket_of(rule["per"], asked.first)
            while bucket[1] <= asked.day:
                yield source, rule, bucket
                bucket = bucket_of(rule["per"], bucket[1] + 1)


def kept(of: str) -> Callable[..., Iterator[Line]]:
    def lines(station: IndicatorStation, asked: Question) -> Iterator[Line]:
        for client in station.people(asked, in_scope=False, level=False):
            for source, rule, bucket in duties(station, asked, client):
                if of == "review" and rule.get("purpose") != "review":
                    continue
                required = station.required(source, rule, bucket)
                done = min(required, station.done(source, rule, bucket, asked.as_of))
                if of == "required":
                    yield "client", client, required, 0
                else:
                    yield "client", client, done, required
    return lines


def every_duty_kept(station: IndicatorStation, asked: Question) -> Iterator[Line]:
    for client in station.people(asked, in_scope=False, level=False):
        judged = [(station.required(*duty), station.done(*duty, asked.as_of))
                  for duty in duties(station, asked, client)]
        if any(required > 0 for required, _ in judged):
            yield "client", client, all(done >= required for required, done in judged), 1


# OVERDUE

def due_rows(station: IndicatorStation, asked: Question) -> Iterator[Tuple[int, List[Row]]]:
    """The rows of the due list on the last day, client by client."""
    for client in station.people(asked, level=False):
        rows = [station.duty(source, rule, asked.day)
                for source, rules in station.sources(client) for rule in rules
                if covers(rule, asked.day) and station.in_force(source, asked.day)
                and (asked.level is None or source.get("level") == asked.level)
                and (asked.programme is None or source.get("programme_id") == asked.programme)]
        yield client, rows


def overdue(of: str) -> Callable[..., Iterator[Line]]:
    def lines(station: IndicatorStation, asked: Question) -> Iterator[Line]:
        for client, rows in due_rows(station, asked):
            late = [row for row in rows if row["state"] == "overdue"]
            if of == "duties":
                yield "client", client, len(late), 0
            elif of == "missed":
                yield "client", client, sum(row["missed"] for row in rows), 0
            else:
                yield "client", client, bool(late), bool(rows) and of == "rate"
    return lines


# CASE

def cases(station: IndicatorStation, asked: Question, idle: bool = False) -> Iterator[Row]:
    """Declined ones never; a worker's are own ones and those of the worker's clients, of idle ones
    instead those that the worker is alerted of."""
    for case in station.cases.values():
        if not station.counts(case):
            continue
        if asked.type is not None and case.get("type") != asked.type:
            continue
        if not station.client_passes(case["client_id"], asked._replace(worker=None)):
            continue
        workers = station.workers_of_case(case, asked.day)
        if idle:
            workers.add(station.alert(case.get("supervisor_id"), case["worker_id"],
                                      asked.day)[0])
        else:
            workers |= station.workers_of_client(case["client_id"], asked.day)
        if station.has_worker(workers, asked):
            yield case


def acted(station: IndicatorStation, asked: Question, case: Row) -> bool:
    return any(asked.holds(event["happened_on"]) and station.is_done(event)
               for event in station.events.get(case["id"], []))


def case_count(counts: Callable[..., bool], idle: bool = False) -> Callable[..., Iterator[Line]]:
    def lines(station: IndicatorStation, asked: Question) -> Iterator[Line]:
        for case in cases(station, asked, idle):
            yield "case", case["id"], counts(station, asked, case), 0
    return lines


def open_at_start(station: IndicatorStation, asked: Question, case: Row) -> bool:
    """Of a period that has not begun: on the day asked."""
    return station.open_on(case, min(asked.first - 1, asked.day))


def active(station: IndicatorStation, asked: Question, case: Row) -> bool:
    return any(station.open_on(case, day) for day in range(asked.first, asked.day + 1))


def follow_ups(station: IndicatorStation, asked: Question, case: Row) -> int:
    return len([day for day in station.follow_ups(case, asked.day) if asked.holds(day)])


def handled(station: IndicatorStation, asked: Question, case: Row) -> bool:
    return asked.holds(case["opened_on"]) or (
        station.open_on(case, asked.first - 1) and acted(station, asked, case))


def closed(station: IndicatorStation, asked: Question, case: Row) -> bool:
    return asked.holds(case.get("closed_on"))


def of_closed(column: str, word: str, d: int) -> Callable[..., Iterator[Line]]:
    def lines(station: IndicatorStation, asked: Question) -> Iterator[Line]:
        for case in cases(station, asked):
            if closed(station, asked, case):
                yield "case", case["id"], case.get(column) == word, d
    return lines


def improved(station: IndicatorStation, asked: Question) -> Iterator[Line]:
    for case in cases(station, asked):
        moved = station.moved(case, asked.day)
        if active(station, asked, case) and moved is not None:
            yield "case", case["id"], moved and station.judged_by(case, asked.day), 1


def suspended(station: IndicatorStation, asked: Question, case: Row) -> bool:
    return station.open_on(case, asked.day) and station.suspended_on(case, asked.day)


def days_open(station: IndicatorStation, asked: Question) -> Iterator[Line]:
    for case in cases(station, asked):
        if closed(station, asked, case):
            yield "case", case["id"], case["closed_on"] - case["opened_on"], 1


def needs_answered(station: IndicatorStation, asked: Question) -> Iterator[Line]:
    for need in station.tables.get("need", {}).values():
        if need["category"] != "case" or not asked.holds(need["opened_on"]):
            continue
        if need.get("client_id") is not None:
            if not station.client_passes(need["client_id"], asked):
                continue
        elif not place_passes(station, asked, need):
            continue
        answered = any(case.get("need_id") == need["id"] and station.counts(case)
                       and case["opened_on"] <= asked.day for case in station.cases.values())
        yield "need", need["id"], answered, 1


def place_passes(station: IndicatorStation, asked: Question, need: Row) -> bool:
    if asked.categories or asks_for_people(asked):
        return False
    area = need.get("area_id")
    if need.get("household_id") is not None:
        area = station.households[need["household_id"]]["area_id"]
    workers = station.owners(None, area, asked.day)
    return station.has_area(area, asked) and station.has_worker(workers, asked)
