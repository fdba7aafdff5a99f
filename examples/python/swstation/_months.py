"""Months: their summaries, and what was reported of them."""
import ctypes as c
from typing import Optional

from . import _library as lib
from ._calls import Calls, _filter
from ._documents import Document, asked
from ._reader import Reference
from ._text import Day, as_text, encode
from .tables import Table


class Months(Calls):
    """A month is written "2022-06". What people write themselves are records of kind `TextSlot`."""

    def summary(self, month: str, as_of: Day, *, language: str = "zh",
                area: Optional[Reference] = None, worker: Optional[Reference] = None,
                masked: bool = False) -> Document:
        """A month's summary in six chapters; `summary(…).figures()` are all its figures.

        A month that has not begun by `as_of`, or is none: Invalid."""
        with _filter() as narrowed:
            lib.filter_set_area(narrowed, self._id_of("area", area))
            lib.filter_set_worker(narrowed, self._id_of("worker", worker))
            return asked(masked, lambda place: self._call(
                lib.report_summary, encode(month), encode(as_text(as_of)), narrowed,
                encode(language), place))

    def close_month(self, month: str, as_of: Day, *, revise: bool = False,
                    request: Optional[str] = None) -> int:
        """Keep all figures of a month as they are known now; gives the number of the revision.

        Closed already: Conflict, unless `revise` and some figure has changed since."""
        revision = c.c_int64()
        self._write(request, lib.month_close, month, as_of, revise, c.byref(revision))
        return revision.value

    def month_figures(self, month: str, *, revision: int = 0) -> Table:
        """The figures of a month as they were reported; revision 0 is the latest."""
        return self._table(False, lib.report_month_figures, month, revision)

    def month_diff(self, month: str, as_of: Day, *, revision: int = 0) -> Table:
        """What a revision says, against what is known now: only what differs."""
        return self._table(False, lib.report_month_diff, month, revision, as_of)

    def late_facts(self, month: str, as_of: Day) -> Table:
        """Facts of a month that were recorded or voided after its latest closing."""
        return self._table(False, lib.report_late_facts, month, as_of)
