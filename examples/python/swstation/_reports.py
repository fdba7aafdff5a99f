"""What is asked of a store: who is due, who has been reached, what is not in order."""
from typing import Optional

from . import _library as lib
from ._calls import Ages, Calls, Categories, Words
from ._profiles import profile_flags
from ._reader import Reference
from ._text import Day
from .tables import Table


class Reports(Calls):
    """Every report names the day it is asked for: none depends on a clock.

    `area` is a record, an id or a code and means all below it, too; `worker` a record or an
    id; `ages` the least and the most years, such as (6, 14); `masked` hides names."""

    def due(self, as_of: Day, *, area: Optional[Reference] = None,
            worker: Optional[Reference] = None, state: Optional[Words] = None,
            ages: Optional[Ages] = None, limit: Optional[int] = None,
            masked: bool = False) -> Table:
        """Contact duties of the clients in scope, the longest overdue first.

        `area` is a record, an id or a code and means all below it, too; `state` is one or
        several of "overdue", "due" and "met", else all; `masked` hides names."""
        return self._ask(lib.report_due, as_of, area=area, worker=worker, state=state,
                         ages=ages, limit=limit, masked=masked)

    def coverage(self, from_: Day, to: Day, as_of: Day, *, by: str = "service",
                 categories: Optional[Categories] = None, area: Optional[Reference] = None,
                 worker: Optional[Reference] = None, ages: Optional[Ages] = None,
                 masked: bool = False, profile: Optional[str] = None) -> Table:
        """Area by category: in scope, visited, filed, reached, and the rates.

        `by` is "service", "village", "town" or "worker"; `categories` are records or codes.
        The total comes first, with an empty area code. With a `profile`, such as "public", it is
        as that may see it; what the session has no right to raises `Denied`."""
        flags = masked if profile is None else self._flags(profile)
        return self._ask(lib.report_coverage, from_, to, as_of, by=by, categories=categories,
                         area=area, worker=worker, ages=ages, masked=flags)

    def _flags(self, profile: str) -> int:
        flags = profile_flags(profile)
        self._call(lib.profile_may, flags)
        return flags

    def compliance(self, from_: Day, to: Day, as_of: Day, *, area: Optional[Reference] = None,
                   worker: Optional[Reference] = None, ages: Optional[Ages] = None) -> Table:
        """How well contact duties were kept: all, then every level and programme."""
        return self._ask(lib.report_compliance, from_, to, as_of, area=area, worker=worker,
                         ages=ages)

    def check(self, quick: bool = False) -> Table:
        """Everything that should not be in the file; no rows: nothing found. A `quick` check
        looks at the file as a whole, not at its records."""
        return self._table(False, lib.station_check_quick if quick else lib.station_check)

    def search(self, text: str, *, area: Optional[Reference] = None,
               limit: Optional[int] = None, masked: bool = False) -> Table:
        """Clients whom a text may mean: an identity number, a phone of seven digits or more,
        else a part of a name, of one character or more; at most 50 unless `limit` says other.

        Whole names come first. `area` is a record, an id or a code and means all below it,
        too; `masked` hides names and days of birth."""
        return self._table(masked, lib.client_search, text, self._id_of("area", area),
                           limit or 0)

    def rebuild(self) -> None:
        """Make the keys anew that clients are found by, when a check finds that they do not
        fit; keep a backup before."""
        self._call(lib.store_rebuild)
