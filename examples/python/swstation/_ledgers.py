"""Ledgers from Excel or WPS: what a station keeps there becomes records."""
import ctypes as c
from typing import Callable, Iterator, List, Mapping, NamedTuple, Optional

from . import _library as lib
from ._calls import Calls
from ._error import check
from ._reader import Path, Reference, encode_path
from ._text import Day, as_text, decode, encode
from .tables import Row, Table

PLAN_ROWS = 10000


class Imported(NamedTuple):
    """What became of the rows of a ledger."""

    #: How the file is written, such as "GB18030", and the lines of its header.
    encoding: str
    header_rows: List[int]
    #: What the columns are: column, heading, field (None: the column is not taken).
    mapping: Table
    accepted: int
    rejected: int
    skipped: int
    created: int
    updated: int
    #: The first 1,000 findings: row, column, heading, field, code, message, message_zh.
    problems: Table
    #: Row by row: row, status, client_id, reason, reason_zh.
    plan: List[Row]
    #: The number of the import; None: nothing was written.
    number: Optional[int]


def _plan(work: c.c_void_p) -> Iterator[Row]:
    rows = PLAN_ROWS
    start = 0
    while rows == PLAN_ROWS:
        handle = c.c_void_p()
        check(lib.ledger_plan(work, start, PLAN_ROWS, c.byref(handle)))
        try:
            page = Table(handle.value)
        finally:
            lib.table_free(handle)
        yield from page
        rows = len(page)
        start += rows


def _mapping(work: c.c_void_p) -> Table:
    handle = c.c_void_p()
    check(lib.ledger_mapping(work, c.byref(handle)))
    try:
        return Table(handle.value)
    finally:
        lib.table_free(handle)


class Ledgers(Calls):
    """Importing ledgers, and taking imports back."""

    def import_ledger(self, path: Path, apply: bool = False, *, as_of: Day, kind: str = "client",
                      area: Optional[Reference] = None,
                      mapping: Optional[Mapping[str, Optional[str]]] = None,
                      skip_bad: bool = False, report: Optional[Path] = None,
                      progress: Optional[Callable[[int, int], None]] = None) -> Imported:
        """Read a ledger that Excel or WPS saved as CSV; without `apply` nothing is written.

        `kind` is "client" or "visit"; `area` is that of rows which name none; `mapping` says
        what columns are, {"联系人电话": "phone"}, None: the column is left out. With rejected
        rows nothing is written and applying fails, naming the first, unless `skip_bad`. `report`
        is a new file: the same rows with 状态 and 原因."""
        work = c.c_void_p()
        with self._turn:
            self._call(lib.ledger_open, encode_path(path), c.byref(work))
            try:
                check(lib.ledger_set_kind(work, encode(kind)))
                check(lib.ledger_set_as_of(work, encode(as_text(as_of))))
                check(lib.ledger_set_area(work, self._id_of("area", area)))
                check(lib.ledger_set_skip_bad(work, skip_bad))
                for heading, field in (mapping or {}).items():
                    check(lib.ledger_map(work, encode(heading),
                                         None if field is None else encode(field)))
                if report is not None:
                    check(lib.ledger_set_report(work, encode_path(report)))
                while check(lib.ledger_step(work)):
                    if progress:
                        progress(lib.ledger_bytes(work), lib.ledger_total(work))
                return self._imported(work, apply)
            finally:
                lib.ledger_free(work)

    def _imported(self, work: c.c_void_p, apply: bool) -> Imported:
        number = c.c_int64()
        if apply:
            check(lib.ledger_apply(work, c.byref(number)))
        rows = [lib.ledger_header_row(work, i) for i in range(2)]
        return Imported(decode(lib.ledger_encoding(work)), [row for row in rows if row],
                        _mapping(work), lib.ledger_accepted(work), lib.ledger_rejected(work),
                        lib.ledger_skipped(work), lib.ledger_created(work),
                        lib.ledger_updated(work), Table(lib.ledger_problems(work)),
                        list(_plan(work)), number.value or None)

    def undo_import(self, number: int, reason: Optional[str] = None, *,
                    request: Optional[str] = None) -> None:
        """Take an import back, by its number: what it made is voided, and what it changed says
        again what it said before. Refused when something was changed since."""
        self._write(request, lib.import_undo, number, reason)

    def imports(self) -> Table:
        """The imports of this file, taken back or not."""
        return self._table(False, lib.import_list)
