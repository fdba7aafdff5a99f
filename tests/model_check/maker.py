"""Rows of a station under construction: ids, voided rows, CSV files."""
import csv
import os
import random
from typing import Any, Dict, List, Optional

RECORDED_AT = "2022-01-01T00:00:00.000Z"
HEADER = ("id", "recorded_at", "recorded_by", "voided_at", "voided_by", "void_reason")
FIRST_ID = 700000000000000
Row = Dict[str, Any]


class Maker:
    """Collects rows by kind. Ids come in no order, so that none follows the order of days."""

    def __init__(self, seed: int, room: int) -> None:
        self.random = random.Random(seed)
        self.tables: Dict[str, List[Row]] = {}
        self._ids = self.random.sample(range(1, room), room - 1)

    def next_id(self) -> int:
        return FIRST_ID + self._ids.pop()

    def add(self, kind: str, **fields: Any) -> Row:
        row = {"id": self.next_id()}
        row.update({name: value for name, value in fields.items() if value is not None})
        self.tables.setdefault(kind, []).append(row)
        return row

    def add_voided(self, kind: str, model: Row, **changes: Any) -> Row:
        """A voided row like another one, with what would change a figure if it counted."""
        row = dict(model)
        row.update(changes)
        row["id"] = self.next_id()
        row["voided_at"] = "2022-02-0%dT08:30:00.000Z" % self.random.randint(1, 9)
        row["void_reason"] = "entered twice"
        row = {name: value for name, value in row.items() if value is not None}
        self.tables.setdefault(kind, []).append(row)
        return row

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def write(self, folder: str, columns: Optional[Dict[str, List[str]]] = None) -> None:
        """One file per kind; rows in no order, byte order mark and line ends at random."""
        os.makedirs(folder, exist_ok=True)
        for kind, rows in self.tables.items():
            names = list(columns[kind]) if columns else sorted(
                {name for row in rows for name in row} - set(HEADER))
            shuffled = self.random.sample(rows, len(rows))
            encoding = self.random.choice(("utf-8", "utf-8-sig"))
            line_end = self.random.choice(("\n", "\r\n"))
            path = os.path.join(folder, kind + ".csv")
            with open(path, "w", encoding=encoding, newline="") as file:
                writer = csv.DictWriter(file, list(HEADER) + names, restval="",
                                        lineterminator=line_end)
                writer.writeheader()
                for row in shuffled:
                    writer.writerow(dict({"recorded_at": RECORDED_AT}, **row))
