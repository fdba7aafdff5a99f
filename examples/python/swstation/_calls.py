"""How a store is told what happened and asked for tables: requests, filters, arguments."""
import ctypes as c
import datetime
from contextlib import contextmanager
from typing import Any, Callable, Iterable, Iterator, Optional, Sequence, Tuple, Type, Union

from . import _library as lib
from ._error import check, made
from ._reader import Reader, Reference
from ._record import R, Record
from ._text import as_text, decode, encode
from ._words import GROUPINGS, LISTS, STATES, number, several
from .tables import Table

#: One word, or several of them.
Words = Union[str, Iterable[str]]
#: Categories by code or record.
Categories = Union[str, Record, Iterable[Union[str, Record]]]
#: The least and the most years, both included; None: open.
Ages = Tuple[Optional[int], Optional[int]]


@contextmanager
def _filter() -> Iterator[int]:
    handle = made(lib.filter_new())
    try:
        yield handle
    finally:
        lib.filter_free(handle)


def _argument(value: Any) -> Any:
    """Text and days as UTF-8; numbers, None and places for results as they are."""
    return encode(as_text(value)) if isinstance(value, (str, datetime.date)) else value


def bounds(ages: Optional[Ages]) -> Tuple[int, int]:
    """As the library has them: -1 is open."""
    least, most = ages or (None, None)
    return -1 if least is None else least, -1 if most is None else most


class Calls(Reader):
    """What all questions and all acts have in common."""

    # Acts: one thing that happened, whole or not at all.

    def _write(self, request: Optional[str], call: Callable[..., int], *arguments: Any) -> None:
        with self._turn:
            if request is not None:
                check(lib.store_set_request(self._handle, encode(request)))
            try:
                check(call(self._handle, *map(_argument, arguments)))
            finally:
                if request is not None:
                    lib.store_set_request(self._handle, None)

    def _act(self, request: Optional[str], call: Callable[..., int], kind: Type[R],
             record: Reference, *arguments: Any) -> R:
        """Do something to a record, and give the record as it is then."""
        id = self._id_of(decode(lib.kind_name(kind._kind)), record)
        with self._turn:
            self._write(request, call, id, *arguments)
            return self.load(kind, id)

    def _make(self, request: Optional[str], call: Callable[..., int], kind: Type[R],
              *arguments: Any) -> R:
        """Do something that makes a record, and give it."""
        id = c.c_int64()
        with self._turn:
            self._write(request, call, *arguments, c.byref(id))
            return self.load(kind, id.value)

    def _person(self, person: Reference, sort: Optional[str],
                sorts: Sequence[str]) -> Tuple[int, int]:
        """The number of the sort and the id; a record knows of what sort it is."""
        if sort is None:
            if not isinstance(person, Record):
                raise ValueError("sort: an id needs one of {}".format(", ".join(sorts)))
            sort = person.kind
        return 1 + number("sort", sort, sorts), self._id_of(sort, person)

    # Questions: tables, of which none depends on a clock.

    def _table(self, masked: Union[bool, int], report: Callable[..., int], *arguments: Any) -> Table:
        handle = c.c_void_p()
        self._call(report, *map(_argument, arguments), c.byref(handle))
        try:
            return Table(handle.value, masked)
        finally:
            lib.table_free(handle)

    def _ask(self, report: Callable[..., int], *arguments: Any,
             masked: Union[bool, int] = False,
             area: Optional[Reference] = None, worker: Optional[Reference] = None,
             programme: Optional[Reference] = None, categories: Optional[Categories] = None,
             ages: Optional[Ages] = None, state: Optional[Words] = None,
             lists: Optional[Words] = None, by: str = "service", limit: Optional[int] = None,
             level: Optional[str] = None, sex: Optional[str] = None, type: Optional[str] = None,
             after: Sequence[Any] = ()) -> Table:
        """A report under a filter, which is its last argument before the table but for those
        that stand after it."""
        with _filter() as narrowed:
            lib.filter_set_area(narrowed, self._id_of("area", area))
            lib.filter_set_worker(narrowed, self._id_of("worker", worker))
            lib.filter_set_programme(narrowed, self._id_of("programme", programme))
            for category in several(categories):
                code = getattr(category, "code", category)
                check(lib.filter_add_category(narrowed, encode(as_text(code))))
            for word in several(None if state == "all" else state):
                lib.filter_add_state(narrowed, 1 + number("state", word, STATES))
            for word in several(lists):
                lib.filter_add_list(narrowed, 1 + number("lists", word, LISTS))
            lib.filter_set_ages(narrowed, *bounds(ages))
            lib.filter_set_grouping(narrowed, number("by", by, GROUPINGS))
            lib.filter_set_limit(narrowed, limit or 0)
            for put, word in ((lib.filter_set_level, level), (lib.filter_set_sex, sex),
                              (lib.filter_set_type, type)):
                if word is not None:
                    check(put(narrowed, encode(word)))
            return self._table(masked, report, *arguments, narrowed, *after)
