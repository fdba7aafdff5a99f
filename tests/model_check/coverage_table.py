"""The plain model's coverage table: area by category, as the interface page has it."""
from typing import Dict, Iterable, List, Optional, Set, Tuple

from plain import Station, rate
from records import Row
from who import covers

TOTAL = ("", "")
Place = Tuple[str, str]
Column = Tuple[int, str, str]


class Coverage:
    """One table: who is in scope on its last day, and what was done from its first day on."""

    def __init__(self, station: Station, first: int, day: int, by: str) -> None:
        self.station, self.first, self.day, self.by = station, first, day, by
        self.persons = {client for client in station.clients if station.in_scope(client, day)}
        self.households = {household for household in station.households
                           if station.household_in_scope(household, day)}

    def _in_period(self, day: Optional[int]) -> bool:
        return day is not None and self.first <= day <= self.day

    # What was done (5)

    def _home_days(self, client: int) -> Set[int]:
        return {visit["visited_on"] for visit in self.station.visits_naming.get(client, [])
                if visit["result"] == "done" and visit["channel"] == "home"
                and self._in_period(visit["visited_on"])}

    def _activity_days(self, client: int) -> Set[int]:
        days = set()
        for attendance in self.station.attendances.get(client, []):
            activity = self.station.tables["activity"][attendance["activity_id"]]
            if (attendance["presence"] in ("present", "late") and activity["state"] == "held"
                    and self._in_period(activity.get("held_on"))):
                days.add(activity["held_on"])
        return days

    def _member_on_one_of(self, household: int, days_of) -> bool:
        """Whether some day of a person was a day on which that person was a member."""
        return any(covers(member, day)
                   for member in self.station.members_of.get(household, [])
                   for day in days_of(member["client_id"]))

    def _visited(self, unit: str, one: int) -> bool:
        if unit == "person":
            return bool(self._home_days(one))
        return self._member_on_one_of(one, self._home_days) or any(
            visit["result"] == "done" and visit["channel"] == "home"
            and self._in_period(visit["visited_on"])
            for visit in self.station.visits_to_household.get(one, []))

    def _reached(self, unit: str, one: int) -> bool:
        if unit == "person":
            return bool(self._activity_days(one))
        return self._member_on_one_of(one, self._activity_days)

    def _filed(self, unit: str, one: int) -> bool:
        table = self.station.clients if unit == "person" else self.station.households
        filed_on = table[one].get("filed_on")
        return filed_on is not None and filed_on <= self.day

    # Which row (interface, "coverage")

    def _place(self, area: int) -> Place:
        row = area
        if self.by == "service":
            service = self.station.service_area(area, self.day)
            row = area if service is None else service
        elif self.by == "town":
            for above in [area] + self.station.areas_above(area):
                if self.station.areas[above]["level"] == "town":
                    row = above
                    break
        return self.station.areas[row]["code"], self.station.areas[row]["name"]

    def _places(self, unit: str, one: int) -> Set[Place]:
        if self.by == "worker":
            workers = (self.station.workers_of_client(one, self.day) if unit == "person"
                       else self.station.workers_of_household(one, self.day))
            return {(str(worker), self.station.tables["worker"][worker]["name"])
                    for worker in workers}
        if unit == "person":
            return {self._place(self.station.area_of(one, self.day))}
        return {self._place(self.station.households[one]["area_id"])}

    # The table

    def _columns(self, wanted: Optional[Iterable[str]]) -> List[Tuple[Column, Set[int]]]:
        """Categories by code, then households, then persons: each with those in scope in it."""
        columns: Dict[Column, Set[int]] = {}
        for row in self.station.tables.get("membership", {}).values():
            category = self.station.tables["category"][row["category_id"]]
            if not covers(row, self.day) or (wanted and category["code"] not in wanted):
                continue
            people = category["unit"] == "person"
            one = row["client_id"] if people else row["household_id"]
            if one in (self.persons if people else self.households):
                column = (0, category["code"], category["unit"])
                columns.setdefault(column, set()).add(one)
        columns[1, "households", "household"] = self.households
        columns[2, "persons", "person"] = self.persons
        return sorted(columns.items())

    def rows(self, wanted: Optional[Iterable[str]] = None) -> List[Row]:
        table: List[Tuple[Place, Column, Row]] = []
        for column, everyone in self._columns(wanted):
            unit = column[2]
            table.append((TOTAL, column, self._row(TOTAL, column, everyone)))
            placed = {one: self._places(unit, one) for one in everyone}
            for place in {place for places in placed.values() for place in places}:
                here = {one for one in everyone if place in placed[one]}
                row = self._row(place, column, here)
                row["shared"] = self.by == "worker" and any(len(placed[one]) > 1 for one in here)
                table.append((place, column, row))
        table.sort(key=lambda entry: entry[:2])
        return [row for _, _, row in table]

    def _row(self, place: Place, column: Column, ones: Set[int]) -> Row:
        unit = column[2]
        visited = sum(self._visited(unit, one) for one in ones)
        filed = sum(self._filed(unit, one) for one in ones)
        reached = sum(self._reached(unit, one) for one in ones)
        return {"area_code": place[0], "area_name": place[1], "category": column[1],
                "unit": unit, "in_scope": len(ones), "visited": visited, "filed": filed,
                "reached": reached, "visit_rate": rate(visited, len(ones), unit),
                "filing_rate": rate(filed, len(ones), unit),
                "activity_rate": rate(reached, len(ones), unit), "shared": False}
