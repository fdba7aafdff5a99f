"""Files (一户一档): whether they hold what they must, and what is checked again."""
from typing import Optional

from . import _library as lib
from ._calls import Ages, Calls, Categories, bounds
from ._reader import Reference
from ._text import Day
from .tables import Table


class Files(Calls):
    """What a file must hold is data: records of kind `file_requirement`."""

    def files(self, as_of: Day, *, area: Optional[Reference] = None,
              worker: Optional[Reference] = None) -> Table:
        """How many files hold all that they must: all, then each type of file."""
        return self._ask(lib.report_files, as_of, area=area, worker=worker)

    def lag(self, from_: Day, to: Day, as_of: Day, *, area: Optional[Reference] = None,
            worker: Optional[Reference] = None, ages: Optional[Ages] = None) -> Table:
        """How soon what happened was written down, in days: all, then every kind."""
        return self._ask(lib.report_lag, from_, to, as_of, area=area, worker=worker, ages=ages)

    def rounds(self, tool: str, before: int, after: int, as_of: Day, *,
               lower_is_better: bool = False, area: Optional[Reference] = None,
               worker: Optional[Reference] = None, ages: Optional[Ages] = None,
               masked: bool = False) -> Table:
        """Two rounds of an assessment tool compared: all, then every client.

        `tool` is named with its version, as the assessments have it."""
        return self._ask(lib.report_rounds, tool, before, after, lower_is_better, as_of,
                         area=area, worker=worker, ages=ages, masked=masked)

    def screening(self, tool: str, from_: Day, to: Day, as_of: Day, *,
                  ages: Optional[Ages] = None, categories: Optional[Categories] = None,
                  area: Optional[Reference] = None,
                  worker: Optional[Reference] = None) -> Table:
        """A census of an age band such as (6, 14): how many were assessed within the period,
        and what was marked, by area and flag."""
        return self._ask(lib.report_screening, tool, *bounds(ages), from_, to, as_of,
                         categories=categories, area=area, worker=worker)

    def unscreened(self, tool: str, from_: Day, to: Day, as_of: Day, *,
                   ages: Optional[Ages] = None, categories: Optional[Categories] = None,
                   area: Optional[Reference] = None, worker: Optional[Reference] = None,
                   limit: Optional[int] = None, masked: bool = False) -> Table:
        """Who is still to be screened: those whom `screening` counts as missing."""
        return self._ask(lib.report_unscreened, tool, *bounds(ages), from_, to, as_of,
                         categories=categories, area=area, worker=worker, limit=limit,
                         masked=masked)

    def low_income(self, as_of: Day, *, area: Optional[Reference] = None,
                   worker: Optional[Reference] = None, limit: Optional[int] = None) -> Table:
        """Every household held to the lines of low income, and who is to be added to or
        removed from the watch."""
        return self._ask(lib.report_low_income, as_of, area=area, worker=worker, limit=limit)
