"""Many records at once, all or nothing."""
import ctypes as c
from typing import Callable, Optional

from . import _library as lib
from ._error import check
from ._record import R, Record
from ._text import encode
from .tables import Table


class Batch:
    """Records that are written together; `Store.batch()` makes one."""

    def __init__(self, handle: c.c_void_p) -> None:
        self._handle: Optional[c.c_void_p] = handle

    def _open(self) -> c.c_void_p:
        if self._handle is None:
            raise ValueError("the batch is over")
        return self._handle

    def add(self, record: R) -> R:
        """Add a record, new or changed; a new one is given its id. What it refers to may be
        added later."""
        check(lib.batch_add(self._open(), record._handle))
        return record

    def void(self, record: Record, reason: str) -> None:
        """Void a record, saved before or added to this batch."""
        check(lib.batch_void(self._open(), record._handle, encode(reason)))

    @property
    def total(self) -> int:
        """How many records were added or voided."""
        return lib.batch_total(self._open())

    @property
    def rejected(self) -> int:
        """How many of them are wrong."""
        return lib.batch_rejected(self._open())

    @property
    def problems(self) -> Table:
        """What is wrong with the first 1,000 of these: row, field, code, message, message_zh."""
        return Table(lib.batch_problems(self._open()))

    def check(self, progress: Optional[Callable[[int, int], None]] = None) -> int:
        """Check all to the end and say how many are wrong; nothing can be added behind it."""
        handle = self._open()
        while check(lib.batch_step(handle)):
            if progress:
                progress(lib.batch_done(handle), lib.batch_total(handle))
        return self.rejected

    def _apply(self) -> None:
        check(lib.batch_apply(self._open()))

    def _close(self) -> None:
        handle, self._handle = self._handle, None
        lib.batch_free(handle)
