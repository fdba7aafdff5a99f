"""The plain model's files: what each must hold on a day, and what it lacks (一户一档)."""
from typing import Any, Dict, Iterable, List, Optional, Set

from desk_tasks import Tasks
from records import Row
from who import covers

CASE_STAGES = ("intake", "assessment", "planning", "intervention", "evaluation", "closed")
GROUP_STAGES = ("preparing", "forming", "transition", "mature", "ending", "ended")
# The day from which a record counts; a kind that is not here always does.
DAY_OF = {"visit": "visited_on", "case_event": "happened_on", "case_score": "happened_on",
          "household_member": "starts_on", "membership": "starts_on", "tier": "starts_on",
          "residence": "starts_on", "enrolment": "starts_on", "group_member": "joined_on",
          "assessment": "assessed_on", "health_item": "happened_on", "attachment": "taken_on",
          "income_check": "checked_on", "activity": "held_on", "case": "opened_on",
          "service_gap": "starts_on"}


class Files(Tasks):
    """Files of clients, households, cases, groups and activities."""

    def __init__(self, folder: str, mutant: Optional[str] = None) -> None:
        super().__init__(folder, mutant)
        self.memberships = self._grouped("membership", "client_id")
        self.memberships_of_household = self._grouped("membership", "household_id")
        self.memberships_in_households = self._grouped("household_member", "client_id")
        self.requirements: Dict[str, List[Row]] = {}
        for row in self._table("file_requirement").values():
            self.requirements.setdefault(row["file"], []).append(row)

    def categories_on(self, column: str, one: int, day: int) -> Set[int]:
        """In which categories a client or a household is on the day."""
        rows = (self.memberships if column == "client_id" else
                self.memberships_of_household).get(one, [])
        return {row["category_id"] for row in rows if covers(row, day)}

    def all_categories_of_client(self, client: int, day: int) -> Set[int]:
        """Its own and those of its household."""
        found = self.categories_on("client_id", client, day)
        for member in self.memberships_in_households.get(client, []):
            if covers(member, day):
                found |= self.categories_on("household_id", member["household_id"], day)
        return found

    # What a file must hold

    def asked(self, file: str, one: Row, day: int) -> List[Row]:
        found = []
        for need in sorted(self.requirements.get(file, []), key=lambda row: row["id"]):
            if not covers(need, day):
                continue
            if need.get("type") is not None and need["type"] != one.get("type"):
                continue
            if need.get("stage") is not None and not self._at_stage(file, one, need["stage"]):
                continue
            if need.get("category_id") is not None and need["category_id"] not in (
                    self._categories_of_file(file, one, day)):
                continue
            found.append(need)
        return found

    def _at_stage(self, file: str, one: Row, stage: str) -> bool:
        if file == "activity":
            return one["state"] == stage
        stages = CASE_STAGES if file == "case" else GROUP_STAGES
        return (stage in stages and one["stage"] in stages
                and stages.index(one["stage"]) >= stages.index(stage))

    def _categories_of_file(self, file: str, one: Row, day: int) -> Set[int]:
        if file in ("client", "health", "network"):
            return self.all_categories_of_client(one["id"], day)
        if file == "household":
            return self.categories_on("household_id", one["id"], day)
        return set()

    def has(self, file: str, one: Row, need: Row, day: int) -> bool:
        words = need["needs"].split("=")
        path = words[0].split(".")
        if len(path) == 1 and (one.get(path[0]) is not None or path[0] not in self.tables):
            return one.get(path[0]) is not None     # a field goes before a kind: case.plan
        field = path[1] if len(path) == 2 else None
        rows = [row for row in self._belonging(file, one, path[0])
                if self._has_come(path[0], row, day)]
        if field is not None:
            rows = [row for row in rows if row.get(field) is not None
                    and (len(words) == 1 or self._says(row[field], words[1]))
                    and (path[0] != "attendance" or row["presence"] in ("present", "late"))]
        count = len(rows)
        if field is not None and field.endswith("_id"):
            count = len({row[field] for row in rows})
        return count >= (need.get("at_least") or 1)

    @staticmethod
    def _says(cell: Any, word: str) -> bool:
        if isinstance(cell, bool):
            return word == ("true" if cell else "false")
        return word in cell if isinstance(cell, frozenset) else str(cell) == word

    def _belonging(self, file: str, one: Row, kind: str) -> Iterable[Row]:
        column = {"health": "client", "network": "client"}.get(file, file) + "_id"
        for row in self._table(kind).values():
            if row.get(column) == one["id"]:
                yield row
            elif kind == "case_score" and file == "case":
                if self._table("case_goal")[row["case_goal_id"]]["case_id"] == one["id"]:
                    yield row

    def _has_come(self, kind: str, row: Row, day: int) -> bool:
        if kind == "attendance":
            row, kind = self.activities[row["activity_id"]], "activity"
            if row.get("held_on") is None:
                return True
        column = DAY_OF.get(kind)
        return column is None or row.get(column) is None or row[column] <= day

    # Which files there are

    def files_on(self, day: int) -> Iterable[Row]:
        for file, rows in (("client", self.clients), ("household", self.households)):
            for one in rows.values():
                if one.get("filed_on") is not None and one["filed_on"] <= day:
                    yield {"file": file, "one": one, "since_on": one["filed_on"]}
        for one in self.cases.values():
            if one["opened_on"] <= day:
                yield {"file": "case", "one": one, "since_on": one["opened_on"]}
        for one in self.groups.values():
            begun = one.get("starts_on") is None or one["starts_on"] <= day
            if begun and one["stage"] not in ("preparing", "cancelled"):
                yield {"file": "group", "one": one, "since_on": one.get("starts_on")}
        for one in self.activities.values():
            been = one.get("held_on") is None or one["held_on"] <= day
            if been and one["state"] == "held":
                yield {"file": "activity", "one": one, "since_on": one.get("held_on")}
        for file in ("health", "network"):
            named = {row["category_id"] for row in self.requirements.get(file, [])
                     if covers(row, day) and row.get("category_id") is not None}
            for one in self.clients.values():
                if self.in_scope(one["id"], day) and named & self.all_categories_of_client(
                        one["id"], day):
                    yield {"file": file, "one": one, "since_on": one.get("filed_on")}

    def desk_files(self, as_of: int) -> List[Row]:
        rows = []
        for found in self.files_on(as_of):
            file, one = found["file"], found["one"]
            missing = [need["needs"] for need in self.asked(file, one, as_of)
                       if not self.has(file, one, need, as_of)]
            if missing:
                about = "client" if file in ("health", "network") else file
                rows.append(dict(self.whose(about, one, as_of), list="files", about=about,
                                 about_id=one["id"], since_on=found["since_on"],
                                 reason=",".join(missing)))
        return rows

    def whose(self, about: str, one: Row, day: int) -> Row:
        """Name, area and workers of a record on a day."""
        if about == "client":
            return {"client_id": one["id"], "workers": self.workers_of_client(one["id"], day)}
        if about == "household":
            return {"area_id": one["area_id"],
                    "workers": self.workers_of_household(one["id"], day)}
        if about == "case":
            return {"client_id": one["client_id"], "workers": self.workers_of_case(one, day)}
        return {"area_id": one.get("area_id"),
                "workers": self.owners(one.get("lead_id") or one.get("worker_id"),
                                       one.get("area_id"), day)}
