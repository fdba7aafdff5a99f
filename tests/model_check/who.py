"""Who counts on a day, where, and with whom: the first half of the plain model."""
from typing import Any, Dict, Iterable, List, Optional, Set, Tuple

from records import Row, read_tables


def covers(row: Row, day: int) -> bool:
    """First and last days count (2.3, 2.4); an unset day is no bound."""
    return ((row.get("starts_on") is None or row["starts_on"] <= day)
            and (row.get("ends_on") is None or day <= row["ends_on"]))


class Records:
    """The unvoided records of one station, and who they say is where on each day."""

    def __init__(self, folder: str) -> None:
        self.tables = read_tables(folder)
        self.clients = self._table("client")
        self.households = self._table("household")
        self.areas = self._table("area")
        self.residences = self._grouped("residence", "client_id")
        self.visits_naming = self._grouped("visit", "client_id")
        self.visits_to_household = self._grouped("visit", "household_id")
        self.members_of = self._grouped("household_member", "household_id")
        self.parts = self._grouped("area_part", "village_id")
        self.posts = self._grouped("post", "worker_id")
        self.absences = self._grouped("absence", "worker_id")
        self.assigned_client = self._grouped("assignment", "client_id")
        self.assigned_area = self._grouped("assignment", "area_id")
        self.attendances = self._grouped("attendance", "client_id")
        self._presence: Dict[Tuple[int, int], str] = {}

    def _table(self, kind: str) -> Dict[int, Row]:
        return self.tables.get(kind, {})

    def _grouped(self, kind: str, column: str) -> Dict[Any, List[Row]]:
        groups: Dict[Any, List[Row]] = {}
        for row in self._table(kind).values():
            if row.get(column) is not None:
                groups.setdefault(row[column], []).append(row)
        return groups

    # Areas (2.6)

    def parent(self, area: int) -> Optional[int]:
        """`parent` if set, else the area with the longest shorter code that begins its code."""
        row = self.areas[area]
        if row.get("parent_id") is not None:
            return row["parent_id"]
        best = None
        for other in self.areas.values():
            if len(other["code"]) < len(row["code"]) and row["code"].startswith(other["code"]):
                if best is None or len(other["code"]) > len(best["code"]):
                    best = other
        return best["id"] if best else None

    def areas_above(self, area: int) -> List[int]:
        above: List[int] = []
        upper = self.parent(area)
        while upper is not None and upper not in above:
            above.append(upper)
            upper = self.parent(upper)
        return above

    def service_area(self, area: int, day: int) -> Optional[int]:
        """The service area whose part is in force for this village on the day."""
        for part in self.parts.get(area, []):
            if covers(part, day):
                return part["service_id"]
        return None

    def areas_in_scope_of(self, area: int, day: int) -> Set[int]:
        """The area and all below; a service area's villages with a part in force, and below."""
        tops = {area}
        if self.areas[area]["level"] == "service":
            tops |= {other for other in self.areas if self.service_area(other, day) == area}
        return {other for other in self.areas
                if other in tops or tops & set(self.areas_above(other))}

    # Who counts (2.1)

    @staticmethod
    def that_holds(rows: Iterable[Row], day: int) -> Optional[Row]:
        """Of those that cover the day the latest to start, of equal starts the larger id."""
        covering = [row for row in rows if covers(row, day)]
        return max(covering, key=lambda row: (row["starts_on"], row["id"]), default=None)

    def residence(self, client: int, day: int) -> Optional[Row]:
        return self.that_holds(self.residences.get(client, []), day)

    def area_of(self, client: int, day: int) -> int:
        residence = self.residence(client, day)
        if residence is not None and residence.get("area_id") is not None:
            return residence["area_id"]
        return self.clients[client]["area_id"]

    def presence(self, client: int, day: int) -> str:
        """`in_scope`, or the first that holds of not_yet, exited, away, not_open."""
        if (client, day) not in self._presence:
            self._presence[client, day] = self._judge_presence(client, day)
        return self._presence[client, day]

    def _judge_presence(self, client: int, day: int) -> str:
        row = self.clients[client]
        if day < row["registered_on"]:
            return "not_yet"
        if row.get("exited_on") is not None and day >= row["exited_on"]:
            return "exited"
        residence = self.residence(client, day)
        if residence is not None and residence["status"] not in ("here", "person_only"):
            return "away"
        area = self.areas[self.area_of(client, day)]
        if area.get("served_from") is not None and day < area["served_from"]:
            return "not_open"
        if area.get("served_until") is not None and day > area["served_until"]:
            return "not_open"
        return "in_scope"

    def in_scope(self, client: int, day: int) -> bool:
        return self.presence(client, day) == "in_scope"

    def population(self, as_of: int) -> Dict[str, int]:
        counts = dict.fromkeys(("in_scope", "not_yet", "exited", "away", "not_open"), 0)
        for client in self.clients:
            counts[self.presence(client, as_of)] += 1
        counts["all"] = len(self.clients)
        return counts

    # Households (2.3)

    def members_on(self, household: int, day: int) -> Set[int]:
        return {row["client_id"] for row in self.members_of.get(household, [])
                if covers(row, day)}

    def household_in_scope(self, household: int, day: int) -> bool:
        return any(self.in_scope(client, day) for client in self.members_on(household, day))

    # Workers (2.5)

    def _workers_of_area(self, area: int, day: int) -> Set[int]:
        """Those of the first that has any: the area, its service area, each area above in turn."""
        service = self.service_area(area, day)
        for place in [area] + ([service] if service is not None else []) + self.areas_above(area):
            workers = {row["worker_id"] for row in self.assigned_area.get(place, [])
                       if covers(row, day)}
            if workers:
                return workers
        return set()

    def _with_backups(self, workers: Set[int], day: int) -> Set[int]:
        """While one is absent the backups of its posts are added; a backup's own are not."""
        added = set()
        for worker in workers:
            if any(covers(row, day) for row in self.absences.get(worker, [])):
                added |= {post["backup_id"] for post in self.posts.get(worker, [])
                          if covers(post, day) and post.get("backup_id") is not None}
        return workers | added

    def workers_of_client(self, client: int, day: int) -> Set[int]:
        own = {row["worker_id"] for row in self.assigned_client.get(client, [])
               if covers(row, day)}
        if not own:
            own = self._workers_of_area(self.area_of(client, day), day)
        return self._with_backups(own, day)

    def workers_of_household(self, household: int, day: int) -> Set[int]:
        area = self.households[household]["area_id"]
        return self._with_backups(self._workers_of_area(area, day), day)
