"""The audit: who did what, and whether that still stands as written."""
import ctypes as c
from typing import Optional, Type

from . import _library as lib
from ._calls import Calls
from ._reader import Reference
from ._record import Record
from ._text import Day, as_text, decode, encode, take
from .tables import Table


class Audit(Calls):
    """One line for each write and each read of what is sensitive; never changed."""

    def audit(self, from_: Optional[Day] = None, to: Optional[Day] = None, *,
              person: Optional[Reference] = None, kind: Optional[Type[Record]] = None,
              record: int = 0, action: Optional[str] = None, limit: int = 0) -> Table:
        """Lines of the audit, the latest first: of a period, of what a worker did, of a kind or
        one record by its id, of acts such as "read"; at most `limit`."""
        name = None if kind is None else decode(lib.kind_name(kind._kind))
        return self._table(False, lib.audit_list, from_, to, self._id_of("worker", person), name,
                           record, action, limit)

    def audit_verify(self, anchor: Optional[str] = None) -> Table:
        """One row: whether every line is as it was written, up to the `anchor` that
        `audit_anchor()` gave before; else the first `broken` line, and `why`."""
        return self._table(False, lib.audit_verify, anchor)

    def audit_anchor(self) -> str:
        """A line to keep where nobody who can write the file can, to verify against."""
        with self._turn:
            return take(lib.audit_anchor, self._handle) or ""

    def audit_mode(self) -> str:
        """How the chain is hashed now: "sha256" or "hmac-sha256"."""
        mode = c.c_void_p()
        self._call(lib.audit_mode, c.byref(mode))
        return decode(c.cast(mode, c.c_char_p).value or b"")

    def set_audit_key(self, key: Optional[bytes]) -> None:
        """Give the key of the chain, 32 bytes; None: forget it. It never stands in the file."""
        self._call(lib.store_set_audit_key, key, len(key or b""))

    def audit_begin_key(self) -> None:
        """Keep the chain with the given key from now on, for good."""
        self._call(lib.audit_begin_key)

    def audit_trim(self, before: Day) -> int:
        """Take off the lines before a day at least 1,096 days ago, and say how many."""
        trimmed = c.c_int64()
        self._call(lib.audit_trim, encode(as_text(before)), c.byref(trimmed))
        return trimmed.value
