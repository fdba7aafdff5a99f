"""The staff: who works here, who answers for what, and which clients nobody reached."""
from typing import Optional

from . import _library as lib
from ._calls import Ages, Calls, Categories
from ._reader import Reference
from ._text import Day
from .tables import Table


class Staff(Calls):
    """The names of workers and clients are personal: `masked` hides them."""

    def staff(self, as_of: Day, *, area: Optional[Reference] = None,
              worker: Optional[Reference] = None) -> Table:
        """How many work at the station on a day, as what, and how many clients there are to
        each. A filter narrows the clients alone."""
        return self._ask(lib.report_staff, as_of, area=area, worker=worker)

    def assignments(self, as_of: Day, *, area: Optional[Reference] = None,
                    worker: Optional[Reference] = None, limit: Optional[int] = None,
                    masked: bool = False) -> Table:
        """Who answers for which areas, duties and clients, and what each dealt with at the
        window in the month of the day."""
        return self._ask(lib.report_assignments, as_of, area=area, worker=worker, limit=limit,
                         masked=masked)

    def capacity(self, as_of: Day, *, area: Optional[Reference] = None,
                 worker: Optional[Reference] = None, limit: Optional[int] = None,
                 masked: bool = False) -> Table:
        """What the week of a day asks of each worker, what was done of it, and what the
        worker can do: all first."""
        return self._ask(lib.report_capacity, as_of, area=area, worker=worker, limit=limit,
                         masked=masked)

    def unserved(self, from_: Day, to: Day, as_of: Day, *,
                 categories: Optional[Categories] = None, area: Optional[Reference] = None,
                 worker: Optional[Reference] = None, ages: Optional[Ages] = None,
                 limit: Optional[int] = None, masked: bool = False) -> Table:
        """The blind spot: clients in scope with whom no contact was done, and why."""
        return self._ask(lib.report_unserved, from_, to, as_of, categories=categories,
                         area=area, worker=worker, ages=ages, limit=limit, masked=masked)

    def gaps(self, from_: Day, to: Day, as_of: Day, *,
             categories: Optional[Categories] = None, area: Optional[Reference] = None,
             worker: Optional[Reference] = None, ages: Optional[Ages] = None,
             limit: Optional[int] = None) -> Table:
        """Gaps of service by reason and category."""
        return self._ask(lib.report_gaps, from_, to, as_of, categories=categories, area=area,
                         worker=worker, ages=ages, limit=limit)
