"""What is asked of a store: who is due, who has been reached, what is not in order."""
import ctypes as c
from contextlib import contextmanager
from typing import Any, Callable, Iterable, Iterator, List, Optional, Sequence, Union

from . import _library as lib
from ._error import check, made
from ._reader import Reader, Reference
from ._record import Record
from ._text import Day, as_text, encode
from .tables import Table

#: The words of enum swst_due_state (from 1) and enum swst_grouping (from 0).
STATES = ("overdue", "due", "met")
GROUPINGS = ("service", "village", "town", "worker")

#: One word or record, or several of them.
Words = Union[str, Iterable[str]]
Categories = Union[str, Record, Iterable[Union[str, Record]]]


def _several(values: Any) -> List[Any]:
    if values is None:
        return []
    return [values] if isinstance(values, (str, Record)) else list(values)


def _number(what: str, word: str, words: Sequence[str]) -> int:
    if word not in words:
        raise ValueError("{}: {!r} is none of {}".format(what, word, ", ".join(words)))
    return words.index(word)


@contextmanager
def _filter() -> Iterator[int]:
    handle = made(lib.filter_new())
    try:
        yield handle
    finally:
        lib.filter_free(handle)


class Reports(Reader):
    """Every report names the day it is asked for: none depends on a clock."""

    def due(self, as_of: Day, *, area: Optional[Reference] = None,
            worker: Optional[Reference] = None, state: Optional[Words] = None,
            limit: Optional[int] = None, masked: bool = False) -> Table:
        """Contact duties of the clients in scope, the longest overdue first.

        `area` is a record, an id or a code and means all below it, too; `state` is one or
        several of "overdue", "due" and "met", else all; `masked` hides names."""
        with _filter() as narrowed:
            self._narrow(narrowed, area, worker)
            for word in _several(None if state == "all" else state):
                lib.filter_add_state(narrowed, 1 + _number("state", word, STATES))
            lib.filter_set_limit(narrowed, limit or 0)
            return self._table(masked, lib.report_due, encode(as_text(as_of)), narrowed)

    def coverage(self, from_: Day, to: Day, as_of: Day, *, by: str = "service",
                 categories: Optional[Categories] = None, area: Optional[Reference] = None,
                 worker: Optional[Reference] = None, masked: bool = False) -> Table:
        """Area by category: in scope, visited, filed, reached, and the rates.

        `by` is "service", "village", "town" or "worker"; `categories` are records or codes.
        The total comes first, with an empty area code."""
        with _filter() as narrowed:
            self._narrow(narrowed, area, worker)
            lib.filter_set_grouping(narrowed, _number("by", by, GROUPINGS))
            for category in _several(categories):
                code = getattr(category, "code", category)
                check(lib.filter_add_category(narrowed, encode(as_text(code))))
            return self._table(masked, lib.report_coverage, *self._days(from_, to, as_of),
                               narrowed)

    def compliance(self, from_: Day, to: Day, as_of: Day, *, area: Optional[Reference] = None,
                   worker: Optional[Reference] = None) -> Table:
        """How well contact duties were kept: all, then every level and programme."""
        with _filter() as narrowed:
            self._narrow(narrowed, area, worker)
            return self._table(False, lib.report_compliance, *self._days(from_, to, as_of),
                               narrowed)

    def check(self) -> Table:
        """Everything that should not be in the file; no rows: nothing found."""
        return self._table(False, lib.station_check)

    def _narrow(self, narrowed: int, area: Optional[Reference],
                worker: Optional[Reference]) -> None:
        lib.filter_set_area(narrowed, self._id_of("area", area))
        lib.filter_set_worker(narrowed, self._id_of("worker", worker))

    def _days(self, *days: Day) -> Iterator[bytes]:
        return (encode(as_text(day)) for day in days)

    def _table(self, masked: bool, report: Callable[..., int], *arguments: Any) -> Table:
        handle = c.c_void_p()
        self._call(report, *arguments, c.byref(handle))
        try:
            return Table(handle.value, masked)
        finally:
            lib.table_free(handle)
