"""A station as plain rows: what `swst dump --reveal` wrote; voided rows are left out."""
import csv
import datetime
import json
import os
from typing import Any, Dict, List

Row = Dict[str, Any]
Tables = Dict[str, Dict[int, Row]]
NUMBERS = ("times", "at_least", "week_contacts", "baseline", "target", "step", "score",
           "contact_every_days", "round", "income_fen", "heads", "minutes")
FLAGS = ("is_head", "is_main", "rigid")


def day_number(text: str) -> int:
    """A day as a whole number, so that the next day is one more."""
    return datetime.date(int(text[:4]), int(text[5:7]), int(text[8:10])).toordinal()


def day_text(day: int) -> str:
    return datetime.date.fromordinal(day).isoformat()


def _value(column: str, cell: str) -> Any:
    """Unset cells are None; ids and days become whole numbers, sets become sets, flags booleans."""
    if cell == "":
        return None
    if column == "id" or column.endswith("_id"):
        return int(cell)
    if column.endswith("_on") or column in ("served_from", "served_until"):
        return day_number(cell)
    if column == "channels":
        return frozenset(cell.split(","))
    if column in NUMBERS:
        return int(cell)
    if column in FLAGS:
        return cell == "true"
    return cell


def read_rows(path: str) -> List[Dict[str, str]]:
    """The rows of one file as text, with or without a byte order mark, LF or CRLF."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def read_lines(path: str) -> Tables:
    """The same from JSON lines: numbers are numbers there, days and sets are not yet."""
    tables: Tables = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if row.get("voided_at"):
                continue
            for column, value in row.items():
                if isinstance(value, list):
                    row[column] = frozenset(value)
                elif isinstance(value, str) and (column.endswith("_on")
                                                 or column in ("served_from", "served_until")):
                    row[column] = day_number(value)
            tables.setdefault(row.pop("record"), {})[row["id"]] = row
    return tables


def read_tables(folder: str) -> Tables:
    """Every kind's rows by id. A voided row counts nowhere, so it is not read."""
    if folder.endswith(".jsonl"):
        return read_lines(folder)
    tables: Tables = {}
    for name in sorted(os.listdir(folder)):
        kind, extension = os.path.splitext(name)
        if extension != ".csv":
            continue
        rows = {}
        for cells in read_rows(os.path.join(folder, name)):
            if cells.get("voided_at"):
                continue
            row = {column: _value(column, cell) for column, cell in cells.items()
                   if column is not None and column not in ("recorded_by", "voided_by")}
            rows[row["id"]] = row
        tables[kind] = rows
    return tables
