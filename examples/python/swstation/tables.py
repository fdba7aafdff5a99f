"""Tables: what reports answer, as sequences of rows with named fields."""
import ctypes as c
import json
from typing import (Any, Callable, Dict, Iterator, List, Mapping, NamedTuple, Optional, Sequence,
                    Tuple, Union, overload)

from . import _library as lib
from ._error import check
from ._field import Field
from ._record import MASKED
from ._text import decode, encode, take

LEFT_OUT = 2


class Rate(NamedTuple):
    """A share as a pair of counts of one unit. Without a denominator there is no percentage."""

    n: int
    d: int
    unit: str
    #: 100·n/d to one decimal, half up; None if there is none, and `reason` says why.
    percent: Optional[float] = None
    reason: Optional[str] = None

    def __str__(self) -> str:
        return "-" if self.percent is None else "{:.1f}%".format(self.percent)


class Row(Mapping[str, Any]):
    """One row: `row["due_on"]`, `row.due_on` and `dict(row)`.

    An empty cell is None; one for several ids is an empty list."""

    __slots__ = ("_columns", "_values")

    def __init__(self, columns: Dict[str, int], values: Tuple[Any, ...]) -> None:
        self._columns, self._values = columns, values

    def __getitem__(self, name: str) -> Any:
        return self._values[self._columns[name]]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._columns:
            raise AttributeError("the row has no column {!r}".format(name))
        return self[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def __repr__(self) -> str:
        """Without values: they may be personal."""
        return "<Row: {}>".format(", ".join(self._columns))


class Average(NamedTuple):
    """So many to each. Of nobody there is no average."""

    n: int
    d: int
    unit: str
    #: n/d to one decimal, half up; None if there is none, and `reason` says why.
    average: Optional[float] = None
    reason: Optional[str] = None

    def __str__(self) -> str:
        return "-" if self.average is None else "{:.1f}".format(self.average)


def _figure(value: Mapping[str, Any]) -> Union[Rate, Average]:
    n, d, unit, reason = value["n"], value["d"], value.get("unit", ""), value.get("reason")
    if "percent" in value:
        percent = value["percent"]
        return Rate(n, d, unit, None if percent is None else float(percent), reason)
    average = value["average"]
    return Average(n, d, unit, None if average is None else float(average), reason)


def _cell(column: Field, value: Any) -> Any:
    """A value as JSON has it; a cell without one is left out there.

    A figure is a whole number, a Rate or an Average; None when nobody can say."""
    if isinstance(value, dict):
        return Suppressed(value["suppressed"]) if "suppressed" in value else _figure(value)
    return [] if column.type in ("references", "rows") and value is None else value


def _notes(handle: Optional[int]) -> Iterator[Tuple[str, Any]]:
    note = 0
    name = lib.table_note_name(handle, note)
    while name is not None:
        withheld = lib.table_note_suppressed(handle, note)
        yield decode(name), (lib.table_note(handle, note) if withheld is None
                             else Suppressed(decode(withheld)))
        note += 1
        name = lib.table_note_name(handle, note)


def _day(call: Callable[..., Optional[bytes]], handle: Optional[int]) -> Optional[str]:
    day = call(handle)
    return None if day is None else decode(day)


class Suppressed(str):
    """ "<5" or "*": a figure that is not published."""


def _published(handle: Optional[int], flags: int) -> Optional[int]:
    made = c.c_void_p()
    check(lib.table_publish(handle, flags, c.byref(made)))
    return made.value


class Table(Sequence[Row]):
    """A finished table; `list(map(dict, table))` feeds a data frame. It needs no store."""

    def __init__(self, handle: Optional[int], masked: Union[bool, int] = False) -> None:
        """Read a table of the library, which stays the caller's. `masked` may be the flag of a
        profile: what that leaves out is no column then, what it withholds is `Suppressed`."""
        flags = MASKED if masked is True else int(masked)
        published = _published(handle, flags) if flags > MASKED else None
        try:
            self._take(published or handle, flags)
        finally:
            lib.table_free(published)

    def _take(self, handle: Optional[int], flags: int) -> None:
        self.name = decode(lib.table_name(handle))
        #: What every column holds.
        self.columns: Tuple[Field, ...] = tuple(
            Field(lib.table_column(handle, i) or 0) for i in range(lib.table_columns(handle))
            if lib.field_showing(lib.table_column(handle, i), flags) != LEFT_OUT)
        #: The day it was asked for, and the first and last day of its period.
        self.as_of = _day(lib.table_as_of, handle)
        self.from_ = _day(lib.table_from, handle)
        self.to = _day(lib.table_to, handle)
        #: Whether the period ends after the day it was asked for.
        self.provisional = lib.table_provisional(handle)
        #: How many clients were counted or left out, and why: {"in_scope": 40, "away": 2, …}.
        self.population: Dict[str, Any] = dict(_notes(handle))
        self._rows = self._read(take(lib.table_to_json, handle, flags))
        #: How many figures are withheld.
        self.suppressed = sum(lib.table_suppressed(handle, row, encode(column.name)) is not None
                              for row in range(len(self._rows)) for column in self.columns)

    def _read(self, text: Optional[str]) -> List[Row]:
        positions = {column.name: i for i, column in enumerate(self.columns)}
        return [Row(positions, tuple(_cell(column, row.get(column.name))
                                     for column in self.columns))
                for row in json.loads(text or "{}")["rows"]]

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> List[Row]: ...

    def __getitem__(self, index: Union[int, slice]) -> Union[Row, List[Row]]:
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        return "<Table {}{}: {} rows>".format(
            self.name, " as of " + self.as_of if self.as_of else "", len(self))
