"""Case work: what is done in a case, and what cases have brought."""
import ctypes as c
from typing import Optional

from . import _library as lib
from ._calls import Calls
from ._reader import Reference
from ._text import Day
from ._words import choice
from .records import Case
from .tables import Table


class Casework(Calls):
    """Each act writes one event of a case, and gives the case as it stands then; the record
    that was passed stays as it was.

    A case is a record or an id, and `on` a day not before its opening and its latest event.
    A move that is not allowed raises `Conflict`, which names those that are (see
    `Field.moves`). With the name of a `request` an act is safe to try again."""

    def case_advance(self, case: Reference, to: str, on: Day, content: Optional[str] = None, *,
                     request: Optional[str] = None) -> Case:
        """Take an open case to the next stage: "assessment", "planning", "intervention",
        "evaluation", or from the intervention back to the assessment."""
        return self._act(request, lib.case_advance, Case, case, choice("case", "stage", to), on,
                         content)

    def case_follow_up(self, case: Reference, on: Day, content: Optional[str] = None, *,
                       done: bool = True, minutes: Optional[int] = None,
                       worker: Optional[Reference] = None, next_on: Optional[Day] = None,
                       request: Optional[str] = None) -> Case:
        """Enter a follow-up. A done one ends an idle episode, an attempt does not.

        `worker` is who did it, else the case's worker; `next_on` plans the next one."""
        return self._act(request, lib.case_follow_up, Case, case, on, done, minutes or 0,
                         self._id_of("worker", worker), content, next_on)

    def case_review(self, case: Reference, on: Day, content: Optional[str] = None, *,
                    request: Optional[str] = None) -> Case:
        """Enter a review of a case that is not closed."""
        return self._act(request, lib.case_review, Case, case, on, content)

    def case_refer(self, case: Reference, on: Day, content: Optional[str] = None, *,
                   request: Optional[str] = None) -> Case:
        """Enter a referral to others, whom `content` names; the case goes on."""
        return self._act(request, lib.case_refer, Case, case, on, content)

    def case_suspend(self, case: Reference, on: Day, content: Optional[str] = None, *,
                     request: Optional[str] = None) -> Case:
        """Suspend an open case: until it is resumed it is not idle, and its stage stays."""
        return self._act(request, lib.case_suspend, Case, case, on, content)

    def case_resume(self, case: Reference, on: Day, content: Optional[str] = None, *,
                    request: Optional[str] = None) -> Case:
        """Resume a suspended case."""
        return self._act(request, lib.case_resume, Case, case, on, content)

    def case_close(self, case: Reference, on: Day, reason: str, outcome: Optional[str] = None,
                   evaluation: Optional[str] = None, *, request: Optional[str] = None) -> Case:
        """Close a case from the evaluation, with a supervisor and an outcome; of a client who
        died or was lost from any stage, with neither.

        `reason` is a word of `Case.close_reason`, `outcome` one of `Case.outcome`; None leaves
        what the case says."""
        return self._act(request, lib.case_close, Case, case, on,
                         choice("case", "close_reason", reason),
                         0 if outcome is None else choice("case", "outcome", outcome), evaluation)

    def case_decline(self, case: Reference, on: Day, content: Optional[str] = None, *,
                     request: Optional[str] = None) -> Case:
        """Decline a case at its intake: it was never open. `content` says why."""
        return self._act(request, lib.case_decline, Case, case, on, content)

    def case_reopen(self, case: Reference, on: Day, *, request: Optional[str] = None) -> Case:
        """Reopen a closed case, once, and give the new case at its intake; the closed one
        stays as it is, and is named by `reopens_id`."""
        handle = c.c_void_p()
        self._write(request, lib.case_reopen, self._id_of("case", case), on, c.byref(handle))
        try:
            return Case._adopt(lib.record_copy(lib.case_record(handle)))
        finally:
            lib.case_free(handle)

    def cases(self, from_: Day, to: Day, as_of: Day, *, area: Optional[Reference] = None,
              worker: Optional[Reference] = None) -> Table:
        """Counts of cases that never mix, in all and by type: open at the start, opened,
        handled, closed, successful, idle, open at the end, days open …"""
        return self._ask(lib.report_cases, from_, to, as_of, area=area, worker=worker)

    def case_goals(self, from_: Day, to: Day, as_of: Day, *, area: Optional[Reference] = None,
                   worker: Optional[Reference] = None, limit: Optional[int] = None) -> Table:
        """What active cases have reached: before, after and change of every goal's scale."""
        return self._ask(lib.report_case_goals, from_, to, as_of, area=area, worker=worker,
                         limit=limit)
