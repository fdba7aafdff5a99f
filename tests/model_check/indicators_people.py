"""The plain model of the indicators of people: POP FILE VISIT BLIND SERVED TIER OVERDUE CASE and
the coverage of ACT, each as the rows behind it. Written from the semantics and the definitions.
"""
from typing import Callable, Dict, Iterator, List, NamedTuple, Optional, Set, Tuple

import indicators_duties as duties
from indicator_model import Figure, IndicatorStation, Line, Question, asks_for_people
from records import Row
from who import covers

OF_CLIENTS = frozenset(("area", "categories", "level", "worker", "sex", "ages"))
OF_DUTIES = OF_CLIENTS | {"programme"}
OF_CASES = OF_CLIENTS | {"type"}
OF_HOUSEHOLDS = frozenset(("area", "worker", "categories"))
OF_FILES = frozenset(("area", "worker", "type"))


class Meaning(NamedTuple):
    """How one indicator is computed, and what it can be narrowed by."""

    lines: Callable[..., Iterator[Line]]
    form: str = "count"
    by: frozenset = OF_CLIENTS
    households: Optional[str] = None        # meant instead when categories are of households
    unknown: Optional[Callable[..., bool]] = None


def of_household_categories(station: IndicatorStation, question: Question) -> bool:
    return any(station.codes[code]["unit"] == "household" for code in question.categories)


# POP

def in_scope(station: IndicatorStation, asked: Question) -> Iterator[Line]:
    for client in station.people(asked):
        yield "client", client, 1, 0


def households(station: IndicatorStation, asked: Question) -> Iterator[Line]:
    for household in station.homes(asked):
        yield "household", household, 1, 0


def dated(kind: str, column: str) -> Callable[..., Iterator[Line]]:
    """Clients or households, in scope or not, with a day in the period."""
    def lines(station: IndicatorStation, asked: Question) -> Iterator[Line]:
        table = station.clients if kind == "client" else station.households
        passing = (station.people if kind == "client" else station.homes)(asked, in_scope=False)
        for one in passing:
            if asked.holds(table[one].get(column)):
                yield kind, one, 1, 0
    return lines


def away(station: IndicatorStation, asked: Question) -> Iterator[Line]:
    for client in station.people(asked, in_scope=False):
        if station.presence(client, asked.day) == "away":
            yield "client", client, 1, 0


def memberships(station: IndicatorStation, asked: Question) -> Iterator[Line]:
    """Categories in force: of several records of one category the first to begin stands for it."""
    for client in station.people(asked):
        found: Dict[int, int] = {}
        for row in sorted(station.memberships.get(client, []),
                          key=lambda row: (row["starts_on"], row["id"])):
            code = station.tables["category"][row["category_id"]]["code"]
            if covers(row, asked.day) and (not asked.categories or code in asked.categories):
                found.setdefault(row["category_id"], row["id"])
        for membership in found.values():
            yield "membership", membership, 1, 0


# FILE

def filed(kind: str) -> Callable[..., Iterator[Line]]:
    def lines(station: IndicatorStation, asked: Question) -> Iterator[Line]:
        table = station.clients if kind == "client" else station.households
        for one in (station.people if kind == "client" else station.homes)(asked):
            on = table[one].get("filed_on")
            yield kind, one, on is not None and on <= asked.day, 1
    return lines


def only_official(unit: str) -> Callable[..., bool]:
    """Official figures up to the day, and nobody beside them, in scope or not. They know areas and
    categories only: nothing can be unknown for the lack of anything else."""
    def unknown(station: IndicatorStation, asked: Question) -> bool:
        if asked.worker or asks_for_people(asked):
            return False
        there = (station.people if unit == "person" else station.homes)(asked, in_scope=False)
        return not list(there) and any(
            station.tables["category"][row["category_id"]]["unit"] == unit
            and row["counted_on"] <= asked.day and station.has_area(row["area_id"], asked)
            and station.in_categories({row["category_id"]}, asked)
            for row in station.tables.get("baseline", {}).values())
    return unknown


def files(station: IndicatorStation, asked: Question) -> Iterator[Tuple[str, Row, List[str]]]:
    """What sort of file, whose, and what it lacks: narrowed by area and worker."""
    for found in station.files_on(asked.day):
        file, one = found["file"], found["one"]
        about = "client" if file in ("health", "network") else file
        whose = station.whose(about, one, asked.day)
        area = whose.get("area_id")
        if "client_id" in whose:
            area = station.area_of(whose["client_id"], asked.day)
        if (not station.has_area(area, asked)
                or not station.has_worker(whose["workers"], asked)):
            continue
        yield file, dict(one, record=about), [
            need["needs"] for need in station.asked(file, one, asked.day)
            if not station.has(file, one, need, asked.day)]


def complete(station: IndicatorStation, asked: Question) -> Iterator[Line]:
    for file, one, missing in files(station, asked):
        if asked.type is None or asked.type == file:
            yield one["record"], one["id"], not missing, 1


def incomplete(station: IndicatorStation, asked: Question) -> Iterator[Line]:
    for _, one, missing in files(station, asked):
        yield one["record"], one["id"], (bool(missing) if asked.type is None
                                         else asked.type in missing), 0


def nothing_said(station: IndicatorStation, asked: Question) -> bool:
    """No requirement is in force, of any sort of file."""
    return not any(covers(row, asked.day)
                   for row in station.tables.get("file_requirement", {}).values())


def nothing_required(station: IndicatorStation, asked: Question) -> bool:
    """Files there are, of which no requirement in force says anything."""
    return any(complete(station, asked)) and not any(covers(row, asked.day) for row in
                   station.tables.get("file_requirement", {}).values()
                   if asked.type is None or row["file"] == asked.type)


# VISIT, BLIND, SERVED

def contacted(station: IndicatorStation, asked: Question, client: int, *channels: str) -> bool:
    return bool(station.contacts(client, asked, *channels))


def visited_home(station: IndicatorStation, asked: Question, household: int) -> bool:
    return bool(station.contacts_of_household(household, asked, "home")) or (
        station.mutant != "named_only" and station.days_as_member(
            household, lambda client: [visit["visited_on"] for visit in
                                       station.contacts(client, asked, "home")]))


def home_rate(station: IndicatorStation, asked: Question) -> Iterator[Line]:
    for client in station.people(asked):
        yield "client", client, contacted(station, asked, client, "home"), 1


def home_rate_of_households(station: IndicatorStation, asked: Question) -> Iterator[Line]:
    for household in station.homes(asked):
        yield "household", household, visited_home(station, asked, household), 1


def clients_contacted(station: IndicatorStation, asked: Question) -> Iterator[Line]:
    for client in station.people(asked):
        yield "client", client, contacted(station, asked, client), 0


def households_visited(station: IndicatorStation, asked: Question) -> Iterator[Line]:
    for household in station.homes(asked):
        yield "household", household, visited_home(station, asked, household), 0


def times(*channels: str) -> Callable[..., Iterator[Line]]:
    def lines(station: IndicatorStation, asked: Question) -> Iterator[Line]:
        for client in station.people(asked, in_scope=False):
            for visit in station.contacts(client, asked, *channels):
                yield "visit", visit["id"], 1, 0
    return lines


def attempts(station: IndicatorStation, asked: Question) -> Iterator[Line]:
    for client in station.people(asked, in_scope=False):
        for visit in station.visits_naming.get(client, []):
            if visit["result"] != "done" and asked.holds(visit["visited_on"]):
                yield "visit", visit["id"], 1, 0


def minutes(station: IndicatorStation, asked: Question) -> Iterator[Line]:
    for client in station.people(asked, in_scope=False):
        for visit in station.contacts(client, asked):
            yield "visit", visit["id"], visit.get("minutes") or 0, 0


def blind(d: int) -> Callable[..., Iterator[Line]]:
    def lines(station: IndicatorStation, asked: Question) -> Iterator[Line]:
        for client in station.people(asked):
            yield "client", client, not contacted(station, asked, client), d
    return lines


def days_served(station: IndicatorStation, asked: Question, client: int) -> Set[int]:
    """Days of the period on which anything served the client."""
    days = {visit["visited_on"] for visit in station.contacts(client, asked)}
    days |= {activity["held_on"] for activity in station.presences(client, asked)}
    for case in station.cases.values():
        if case["client_id"] == client:
            days |= {event["happened_on"] for event in station.events.get(case["id"], [])
                     if event["event"] == "follow_up" and event.get("result") == "done"
                     and asked.holds(event["happened_on"])
                     and station.open_on(case, event["happened_on"])}
    for activity in station.activities.values():
        held = activity.get("held_on")
        if (activity["state"] == "held" and asked.holds(held)
                and belonged(station, client, activity.get("group_id"), held)
                and not noted_away(station, client, activity["id"])):
            days.add(held)
    return days


def belonged(station: IndicatorStation, client: int, group: Optional[int], day: int) -> bool:
    """A member of the group on the day, first and last day included."""
    return group is not None and any(
        row["group_id"] == group and row.get("client_id") == client and row["joined_on"] <= day
        and (row.get("left_on") is None or day <= row["left_on"])
        for row in station.tables.get("group_member", {}).values())


def noted_away(station: IndicatorStation, client: int, activity: int) -> bool:
    """Noted as absent or excused, and not as present or late as well."""
    noted = {row["presence"] for row in station.attendances.get(client, [])
             if row["activity_id"] == activity}
    return bool(noted) and not noted & {"present", "late"}


def served(d: int) -> Callable[..., Iterator[Line]]:
    def lines(station: IndicatorStation, asked: Question) -> Iterator[Line]:
        for client in station.people(asked):
            yield "client", client, bool(days_served(station, asked, client)), d
    return lines


def households_served(station: IndicatorStation, asked: Question) -> Iterator[Line]:
    for household in station.homes(asked):
        yield "household", household, bool(
            station.contacts_of_household(household, asked)) or station.days_as_member(
                household, lambda client: days_served(station, asked, client)), 1


def times_served(station: IndicatorStation, asked: Question) -> Iterator[Line]:
    for client in station.people(asked):
        yield ("client", client, len(station.contacts(client, asked))
               + len(station.presences(client, asked)), 0)


# ACT

def reached(station: IndicatorStation, asked: Question) -> Iterator[Line]:
    for client in station.people(asked):
        yield "client", client, bool(station.presences(client, asked)), 1


def households_reached(station: IndicatorStation, asked: Question) -> Iterator[Line]:
    for household in station.homes(asked):
        yield "household", household, station.days_as_member(
            household, lambda client: [one["held_on"] for one in
                                       station.presences(client, asked)]), 1


def of_cases(counts: Callable[..., object], idle: bool = False) -> Meaning:
    return Meaning(duties.case_count(counts, idle), by=OF_CASES)


MEANINGS: Dict[str, Meaning] = {
    "POP.IN_SCOPE": Meaning(in_scope, households="POP.HOUSEHOLDS"),
    "POP.HOUSEHOLDS": Meaning(households, by=OF_HOUSEHOLDS),
    "POP.REGISTERED": Meaning(dated("client", "registered_on")),
    "POP.EXITED": Meaning(dated("client", "exited_on")),
    "POP.AWAY": Meaning(away),
    "POP.MEMBERSHIPS": Meaning(memberships),
    "FILE.RATE": Meaning(filed("client"), "rate", households="FILE.HOUSEHOLD_RATE",
                         unknown=only_official("person")),
    "FILE.HOUSEHOLD_RATE": Meaning(filed("household"), "rate", OF_HOUSEHOLDS,
                                   unknown=only_official("household")),
    "FILE.NEW": Meaning(dated("client", "filed_on")),
    "FILE.NEW_HOUSEHOLDS": Meaning(dated("household", "filed_on"), by=OF_HOUSEHOLDS),
    "FILE.COMPLETE": Meaning(complete, "rate", OF_FILES, unknown=nothing_required),
    "FILE.MISSING": Meaning(incomplete, by=OF_FILES, unknown=nothing_said),
    "VISIT.HOME_RATE": Meaning(home_rate, "rate", households="VISIT.HOUSEHOLD_RATE"),
    "VISIT.HOUSEHOLD_RATE": Meaning(home_rate_of_households, "rate", OF_HOUSEHOLDS),
    "VISIT.CLIENTS": Meaning(clients_contacted),
    "VISIT.HOUSEHOLDS": Meaning(households_visited, by=OF_HOUSEHOLDS),
    "VISIT.TIMES": Meaning(times()),
    "VISIT.HOME_TIMES": Meaning(times("home")),
    "VISIT.ATTEMPTS": Meaning(attempts),
    "VISIT.MINUTES": Meaning(minutes),
    "BLIND.CLIENTS": Meaning(blind(0)),
    "BLIND.RATE": Meaning(blind(1), "rate"),
    "SERVED.RATE": Meaning(served(1), "rate", households="SERVED.HOUSEHOLD_RATE"),
    "SERVED.HOUSEHOLD_RATE": Meaning(households_served, "rate", OF_HOUSEHOLDS),
    "SERVED.CLIENTS": Meaning(served(0)),
    "SERVED.TIMES": Meaning(times_served),
    "TIER.CLIENTS": Meaning(duties.with_level(0)),
    "TIER.RATE": Meaning(duties.with_level(1), "rate", OF_CLIENTS - {"level"}),
    "TIER.NEW": Meaning(duties.first_level),
    "TIER.MOVES": Meaning(duties.moves),
    "TIER.COMPLIANCE": Meaning(duties.kept("all"), "rate", OF_DUTIES),
    "TIER.REQUIRED": Meaning(duties.kept("required"), by=OF_DUTIES),
    "TIER.COMPLIANT_CLIENTS": Meaning(duties.every_duty_kept, "rate", OF_DUTIES),
    "TIER.REVIEWS": Meaning(duties.kept("review"), "rate", OF_DUTIES),
    "OVERDUE.CLIENTS": Meaning(duties.overdue("clients"), by=OF_DUTIES),
    "OVERDUE.DUTIES": Meaning(duties.overdue("duties"), by=OF_DUTIES),
    "OVERDUE.MISSED": Meaning(duties.overdue("missed"), by=OF_DUTIES),
    "OVERDUE.RATE": Meaning(duties.overdue("rate"), "rate", OF_DUTIES),
    "CASE.OPEN": of_cases(lambda station, asked, case: station.open_on(case, asked.day)),
    "CASE.OPEN_AT_START": of_cases(duties.open_at_start),
    "CASE.NEW": of_cases(lambda station, asked, case: asked.holds(case["opened_on"])),
    "CASE.ACTIVE": of_cases(duties.active),
    "CASE.FOLLOWED_UP": of_cases(lambda *about: duties.follow_ups(*about) > 0),
    "CASE.FOLLOW_UPS": of_cases(duties.follow_ups),
    "CASE.HANDLED": of_cases(duties.handled),
    "CASE.CLOSED": of_cases(duties.closed),
    "CASE.SUCCESSFUL": Meaning(duties.of_closed("close_reason", "goals_met", 0), by=OF_CASES),
    "CASE.SUCCESS": Meaning(duties.of_closed("close_reason", "goals_met", 1), "rate", OF_CASES),
    "CASE.OUTCOME": Meaning(duties.of_closed("outcome", "improved", 1), "rate", OF_CASES),
    "CASE.IMPROVE": Meaning(duties.improved, "rate", OF_CASES),
    "CASE.IDLE": of_cases(lambda station, asked, case: station.idle_on(case, asked.day), True),
    "CASE.SUSPENDED": of_cases(duties.suspended),
    "CASE.DAYS": Meaning(duties.days_open, "average", OF_CASES),
    "CASE.NEED_RATE": Meaning(duties.needs_answered, "rate"),
    "ACT.COVERAGE": Meaning(reached, "rate", households="ACT.HOUSEHOLD_COVERAGE"),
    "ACT.HOUSEHOLD_COVERAGE": Meaning(households_reached, "rate", OF_HOUSEHOLDS),
}
# Those that count whoever is not in scope, too: nobody is left out.
IN_SCOPE_OR_NOT = {code for code in MEANINGS if code.startswith("CASE.")} | {
    "POP.REGISTERED", "POP.EXITED", "POP.AWAY", "FILE.NEW", "FILE.NEW_HOUSEHOLDS", "FILE.COMPLETE",
    "FILE.MISSING",
    "VISIT.TIMES", "VISIT.HOME_TIMES", "VISIT.ATTEMPTS", "VISIT.MINUTES", "TIER.NEW", "TIER.MOVES",
    "TIER.COMPLIANCE", "TIER.REQUIRED", "TIER.COMPLIANT_CLIENTS", "TIER.REVIEWS"}


def meant(station: IndicatorStation, code: str, asked: Question) -> str:
    """Of households, when the categories are and nothing else is asked of people."""
    instead = MEANINGS[code].households
    if instead and of_household_categories(station, asked) and not asks_for_people(asked):
        return instead
    return code


def figure(station: IndicatorStation, code: str, asked: Question) -> Figure:
    meaning = MEANINGS[code]
    unknown = meaning.unknown is not None and meaning.unknown(station, asked)
    return Figure(((record, one, int(n), int(d)) for record, one, n, d
                   in meaning.lines(station, asked)), meaning.form, unknown)


def exclusions(station: IndicatorStation, code: str, asked: Question) -> Dict[str, int]:
    """Who was left out of those the filter lets pass."""
    if code in IN_SCOPE_OR_NOT:
        return {}
    return station.left_out(asked, households=MEANINGS[code].by is OF_HOUSEHOLDS)


def official(station: IndicatorStation, code: str, asked: Question) -> Optional[int]:
    """The official figure of one category: the latest of each area, but of none within another."""
    if (code not in ("POP.IN_SCOPE", "POP.HOUSEHOLDS") or len(asked.categories) != 1
            or asked.worker or asks_for_people(asked)):
        return None
    latest: Dict[int, Row] = {}
    for row in station.tables.get("baseline", {}).values():
        if (row["category_id"] == station.codes[asked.categories[0]]["id"]
                and row["counted_on"] <= asked.day and station.has_area(row["area_id"], asked)):
            before = latest.get(row["area_id"])
            if before is None or (before["counted_on"], before["id"]) < (row["counted_on"],
                                                                         row["id"]):
                latest[row["area_id"]] = row
    counts = [row["count"] for area, row in latest.items() if not any(
        other != area and area in station.areas_in_scope_of(other, asked.day)
        for other in latest)]
    return sum(counts) if counts else None
