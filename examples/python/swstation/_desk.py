"""The desk: lists of what waits for somebody to act."""
from typing import Dict, List, Optional

from . import _library as lib
from ._calls import Calls, Words
from ._reader import Reference
from ._text import Day, decode, encode
from .tables import Row, Table


def desk_reason_label(word: str, language: str = "en") -> Optional[str]:
    """What a word of the column `reason` means, for people; None if it is the station's own."""
    label = lib.desk_reason_label(encode(word), encode(language))
    return None if label is None else decode(label)


class Desk(Calls):
    """One function makes every list, so that a list, its count and an alert never differ."""

    def desk(self, as_of: Day, *, lists: Optional[Words] = None,
             area: Optional[Reference] = None, worker: Optional[Reference] = None,
             limit: Optional[int] = None, masked: bool = False) -> Table:
        """What waits on a day, list after list, the longest overdue first.

        `lists` is one or several of "contacts", "cases", "sessions", "enrolments", "tasks",
        "reviews", "headless", "unserved", "files" and "capacity", else all. With a `worker`
        also what the worker is alerted of. `name` is the client's, which is masked; `title` is
        what an activity, task, group, programme, case or household is called."""
        return self._ask(lib.report_desk, as_of, lists=lists, area=area, worker=worker,
                         limit=limit, masked=masked)

    def today(self, as_of: Day, worker: Optional[Reference] = None, *,
              masked: bool = False) -> Dict[str, List[Row]]:
        """The desk of a worker, or of everybody, by list: {"contacts": [row, …], …}. Lists
        without rows are left out."""
        lists: Dict[str, List[Row]] = {}
        for row in self.desk(as_of, worker=worker, masked=masked):
            lists.setdefault(row["list"], []).append(row)
        return lists

    def week(self, as_of: Day, *, area: Optional[Reference] = None,
             worker: Optional[Reference] = None, limit: Optional[int] = None,
             masked: bool = False) -> Table:
        """Whom to see in the week of a day, village by village."""
        return self._ask(lib.report_week, as_of, area=area, worker=worker, limit=limit,
                         masked=masked)
