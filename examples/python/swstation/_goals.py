"""Goals: how what a station promises stands, computed from the records."""
from typing import Optional, Tuple

from . import _library as lib
from ._calls import Calls
from ._reader import Reference
from ._text import Day, decode, encode
from ._words import number
from .tables import Table


#: The words of the column `status`, in the order of the library.
STATUSES: Tuple[str, ...] = ("not_started", "on_track", "at_risk", "behind", "achieved",
                             "not_achieved", "unknown")


def goal_status_label(status: str, language: str = "en") -> str:
    """What people call a status, such as 落后."""
    return decode(lib.goal_status_label(1 + number("status", status, STATUSES),
                                        encode(language)))


class Goals(Calls):
    """Values are figures: counts are numbers, shares have `n`, `d` and `percent`."""

    def goals(self, as_of: Day, *, plan: int = 0, area: Optional[Reference] = None,
              worker: Optional[Reference] = None, programme: Optional[Reference] = None,
              limit: Optional[int] = None) -> Table:
        """How all goals stand on a day, a goal before its parts; `plan` is the year of a plan
        (0: all plans). A filter says which goals are shown: a worker those that they own or
        that are about their clients."""
        return self._ask(lib.report_goals, as_of, plan, area=area, worker=worker,
                         programme=programme, limit=limit)

    def goal_history(self, goal: Reference, as_of: Day) -> Table:
        """How a goal stood at the end of each month, up to its deadline or the day."""
        return self._table(False, lib.report_goal_history, self._id_of("goal", goal), as_of)

    def improvements(self, as_of: Day) -> Table:
        """What is being improved: found by the day, and not checked by it."""
        return self._table(False, lib.report_improvements, as_of)
