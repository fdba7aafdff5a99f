"""Reading an open store: records by id, by condition, by code."""
import ctypes as c
import os
from typing import Any, Callable, ContextManager, Iterable, Mapping, Optional, Type, Union

from . import _library as lib
from . import errors
from ._cursor import Condition, Cursor, Query
from ._error import check
from ._record import KINDS, R, Record
from ._text import Referable, as_text

Path = Union[str, "os.PathLike[str]"]
ID_DIGITS = 15
#: A record, its id, or its code where its kind has codes.
Reference = Union[Record, int, str]


def encode_path(path: Path) -> bytes:
    """As the system names files; a NUL, which would end the name early, finds no file."""
    return os.fsencode(path).replace(b"\0", b"\xc0\x80")


class Reader:
    """What is read from a store. One thread at a time has its turn."""

    _handle: Optional[int] = None
    _turn: ContextManager[object]

    def _call(self, function: Callable[..., int], *arguments: Any) -> None:
        with self._turn:
            check(function(self._handle, *arguments))

    def load(self, kind: Type[R], id: int) -> R:
        """The record with this id, voided or not."""
        handle = c.c_void_p()
        self._call(lib.record_load, kind._kind, id, c.byref(handle))
        return kind._adopt(handle.value)

    def get(self, kind: Type[R], id: int) -> Optional[R]:
        """The same, or None if there is no such record."""
        try:
            return self.load(kind, id)
        except errors.NotFound:
            return None

    def find(self, kind: Type[R], *conditions: Condition, order_by: Optional[str] = None,
             limit: Optional[int] = None, voided: bool = False, **equal: object) -> Cursor[R]:
        """The records that meet all conditions, in the order of their ids or of `order_by`.

            store.find(Client, ("birth_date", "<", "1942-01-01"), area="441882107206")

        A keyword names a field; a reference takes a record, an id or a code, without the
        ending `_id`; None means unset, and a list any of its values."""
        query = self._query(kind, conditions, equal, voided)
        query.shape(order_by, limit)
        return Cursor(kind, self._handle, query, self._turn)

    def count(self, kind: Type[Record], *conditions: Condition, voided: bool = False,
              **equal: object) -> int:
        """How many records `find` would give."""
        count = c.c_int64()
        query = self._query(kind, conditions, equal, voided)
        self._call(lib.query_count, query.handle, c.byref(count))
        return count.value

    def _query(self, kind: Type[Record], conditions: Iterable[Condition],
               equal: Mapping[str, object], voided: bool) -> Query:
        query = Query(kind, self._id_of_code, voided)
        for name, comparison, value in conditions:
            query.where(name, comparison, value)
        for name, value in equal.items():
            query.equal(name, value)
        return query

    def _id_of_code(self, kind: str, code: str) -> int:
        """Codes are shorter than ids, so that text with the length of an id is one."""
        if code.isdecimal() and len(code) == ID_DIGITS:
            return int(code)
        if "code" not in KINDS[kind]._fields:
            raise ValueError("a {} is named by its record or its id".format(kind))
        for record in list(self.find(KINDS[kind], ("code", "=", code), limit=1)):
            return record.id
        raise errors.NotFound("There is no {} with the code {}".format(kind, code),
                              "没有代码为 {} 的记录".format(code), code="no_such_code")

    def _id_of(self, kind: str, value: Optional[Reference]) -> int:
        """The id of a record of a kind, meant by itself, its id or its code; None: 0."""
        if value is None:
            return 0
        if isinstance(value, Referable) and value.kind != kind:
            raise TypeError("a record of kind {} is needed, not {}".format(kind, value.kind))
        return self._id_of_code(kind, value) if isinstance(value, str) else int(as_text(value))
