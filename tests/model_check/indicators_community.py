"""Organizations, needs, incidents, maps, outputs and screenings in the words of the catalogue."""
import datetime
from typing import Any, List, Optional, Set

from indicator_model import Question
from indicators_work import MAPS, Answer, Work, count, local_day, number, seconds, share
from records import Row


class Community(Work):
    """What there is around the station's own work."""

    # ORG

    def organizations(self, q: Question, founded: bool = True) -> List[Row]:
        """Those founded by the day, or on a day not known."""
        return [row for row in self._table("organization").values()
                if (row.get("founded_on") or 0) <= q.day
                and self.has_area(row.get("area_id"), q) and q.type in (None, row["type"])
                and q.programme in (None, row.get("programme_id"))
                and (q.worker is None or q.worker in self.owners(
                    row.get("advisor_id"), row.get("area_id"), q.day))]

    def org_active(self, q: Question) -> Answer:
        return len(self.organizations(q)), 0

    def org_new(self, q: Question) -> Answer:
        return len([1 for row in self.organizations(q) if q.holds(row.get("founded_on"))]), 0

    def org_villages(self, q: Question) -> Answer:
        return share((self.village_of(row.get("area_id"))
                      for row in self.organizations(q._replace(area=None))),
                     self.open_villages(q))

    def org_members(self, q: Question) -> Answer:
        total = 0
        for row in self.organizations(q):
            entries = self.organization_members.get(row["id"], [])
            total += len({self.person(one) for one in entries if one["joined_on"] <= q.day
                          and (one.get("left_on") is None or q.day <= one["left_on"])}
                         ) if entries else number(row, "members")
        return total, 0

    def person(self, entry: Row) -> Any:
        """A volunteer who is a client is the client."""
        if entry.get("client_id") is not None:
            return "client", entry["client_id"]
        volunteer = self._table("volunteer")[entry["volunteer_id"]]
        if volunteer.get("client_id") is not None:
            return "client", volunteer["client_id"]
        return "volunteer", volunteer["id"]

    # NEED

    def needs(self, q: Question) -> List[Row]:
        return [row for row in self._table("need").values() if q.type in (None, row["category"])
                and self.has_area(self.place_of_need(row, q.day), q)]

    def place_of_need(self, need: Row, day: int) -> Optional[int]:
        if need.get("area_id") is not None:
            return need["area_id"]
        if need.get("client_id") is not None:
            return self.area_of(need["client_id"], day)
        return self.households.get(need.get("household_id"), {}).get("area_id")

    def need_open(self, q: Question) -> Answer:
        return count(row["id"] for row in self.needs(q) if row["opened_on"] <= q.day
                     and (row["state"] not in ("satisfied", "withdrawn")
                          if row.get("closed_on") is None else row["closed_on"] > q.day))

    def need_new(self, q: Question) -> Answer:
        return count(row["id"] for row in self.needs(q) if q.holds(row["opened_on"]))

    def need_satisfied(self, q: Question) -> Answer:
        return count(row["id"] for row in self.needs(q) if row["state"] == "satisfied"
                     and q.holds(row.get("closed_on")))

    def need_rate(self, q: Question) -> Answer:
        opened = [row for row in self.needs(q) if q.holds(row["opened_on"])]
        return share((row["id"] for row in opened if row["state"] == "satisfied"
                      and row.get("closed_on") is not None and row["closed_on"] <= q.day),
                     (row["id"] for row in opened))

    # INCIDENT

    def incidents(self, q: Question) -> List[Row]:
        found = []
        for row in self._table("incident").values():
            area = row.get("area_id")
            if area is None and row.get("client_id") is not None:
                area = self.area_of(row["client_id"], q.day)
            if self.has_area(area, q) and q.type in (None, row["type"]):
                found.append(row)
        return found

    def incident_response(self, q: Question) -> Answer:
        late = datetime.timedelta(hours=24)
        found = [row for row in self.incidents(q) if q.holds(local_day(row["discovered_at"]))]
        return share((row["id"] for row in found if row.get("responded_at")
                      and local_day(row["responded_at"]) <= q.as_of
                      and seconds(row["responded_at"]) - seconds(row["discovered_at"]) <= late),
                     (row["id"] for row in found))

    def incident_disputes(self, q: Question) -> Answer:
        return count(row["id"] for row in self.incidents(q) if row["type"] == "dispute"
                     and row.get("agreement") and q.holds(row.get("closed_on")))

    # MAP, OUTPUT

    def map_sheets(self, q: Question) -> Answer:
        made = {(self.village_of(row.get("area_id")), row["type"])
                for row in self._table("output").values() if row["made_on"] <= q.day
                and number(row, "quantity") > (-1 if row.get("quantity") is None else 0)}
        return share(made, ((village, sheet) for village in self.open_villages(q)
                            for sheet in MAPS))

    def output_made(self, q: Question) -> Answer:
        total = 0
        for row in self._table("output").values():
            if (q.holds(row["made_on"]) and self.has_area(row.get("area_id"), q)
                    and q.programme in (None, row.get("programme_id"))
                    and q.type in (None, row["type"])
                    and (q.worker is None or q.worker in self.owners(
                        row.get("worker_id"), row.get("area_id"), q.day))):
                total += 1 if row.get("quantity") is None else number(row, "quantity")
        return total, 0

    # SCREEN

    def screen_rate(self, q: Question) -> Answer:
        assessed = {row["client_id"] for row in self._table("assessment").values()
                    if q.holds(row["assessed_on"]) and q.type in (None, row["tool"])}
        whole: Set[int] = set(self.people(q))
        return share(assessed, whole)
