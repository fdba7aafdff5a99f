"""Queries: conditions as Python says them, and the records that meet them."""
import ctypes as c
import warnings
from typing import Callable, ContextManager, Generic, Iterator, Optional, Tuple, Type

from . import _library as lib
from ._error import check, made
from ._field import Field
from ._record import R, Record
from ._text import as_text, decode, encode

#: A field, a comparison ("=", "!=", "<", "<=", ">", ">=", "contains", "in") and a value.
Condition = Tuple[str, str, object]
#: Gives the id of the record of a kind that has this code.
Lookup = Callable[[str, str], int]

LISTS = (list, tuple, set, frozenset)


def _field(kind: Type[Record], name: str) -> Optional[Field]:
    """The field of this name; a reference may be called by its noun: `area` is `area_id`."""
    return kind._fields.get(name) or kind._fields.get(name + "_id")


def _item(field: Optional[Field], value: object, lookup: Lookup) -> str:
    if field is None:
        return as_text(value)
    if field.target and isinstance(value, str) and value:
        return str(lookup(field.target, value))
    return field.text_of(value)


def _list(field: Optional[Field], values: object, lookup: Lookup) -> str:
    assert isinstance(values, LISTS)
    items = [_item(field, value, lookup) for value in values]
    if any("," in item for item in items):
        raise ValueError("a value in a list of values cannot hold a comma")
    return ",".join(items)


class Query:
    """A question about one kind of record."""

    def __init__(self, kind: Type[Record], lookup: Lookup, voided: bool) -> None:
        self.kind, self.lookup = kind, lookup
        self.handle = made(lib.query_new(kind._kind))
        lib.query_set_voided(self.handle, voided)

    def __del__(self) -> None:
        lib.query_free(getattr(self, "handle", None))

    def where(self, name: str, comparison: str, value: object) -> None:
        field = _field(self.kind, name)
        if isinstance(value, LISTS) and comparison == "in":
            text = _list(field, value, self.lookup)
        else:
            text = _item(field, value, self.lookup)
        check(lib.query_where(self.handle, encode(field.name if field else name),
                              encode(comparison), encode(text)))

    def equal(self, name: str, value: object) -> None:
        """A keyword condition: a list means any of its values, but of a set field its words."""
        field = _field(self.kind, name)
        of_set = field is not None and field.type == "set"
        self.where(name, "in" if isinstance(value, LISTS) and not of_set else "=", value)

    def shape(self, order_by: Optional[str], limit: Optional[int]) -> None:
        if order_by is not None:
            check(lib.query_order_by(self.handle, encode(order_by)))
        lib.query_set_limit(self.handle, limit or 0)


class Cursor(Generic[R]):
    """The records that answer a query, one after another; read once.

    It closes itself at its end; close one that is left earlier, or use it in a `with`."""

    _handle: Optional[int] = None

    def __init__(self, kind: Type[R], store: Optional[int], query: Query,
                 turn: ContextManager[object]) -> None:
        self._record_class, self._turn = kind, turn
        handle = c.c_void_p()
        with turn:
            check(lib.query_run(store, query.handle, c.byref(handle)))
        self._handle = handle.value

    def __iter__(self) -> Iterator[R]:
        return self

    def __next__(self) -> R:
        if not self._handle:
            raise StopIteration
        with self._turn:
            if check(lib.cursor_next(self._handle)):
                return self._record_class._adopt(
                    lib.record_copy(lib.cursor_record(self._handle)))
        self.close()
        raise StopIteration

    def close(self) -> None:
        handle, self._handle = self._handle, None
        with self._turn:
            lib.cursor_free(handle)

    def __enter__(self) -> "Cursor[R]":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return "<{} cursor over {}>".format("open" if self._handle else "closed",
                                            decode(lib.kind_name(self._record_class._kind)))

    def __del__(self) -> None:
        if self._handle:
            warnings.warn("{!r} was dropped: read it to its end, close it, or use it in a "
                          "`with` statement".format(self), ResourceWarning, source=self)
            self.close()
