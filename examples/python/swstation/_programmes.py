"""What is done with programmes, and what they promised: series, enrolments, tasks."""
import ctypes as c
from typing import Optional

from . import _library as lib
from ._calls import Calls
from ._reader import Reference
from ._text import Day
from .records import Enrolment
from .tables import Table


class Programmes(Calls):
    """A programme, an enrolment or a task is a record or an id."""

    def programme_plan(self, programme: Reference, from_: Day, to: Day, *,
                       request: Optional[str] = None) -> int:
        """Put down the activities of a programme's series, one for each day of its recurrence
        and each of its sites, and say how many. Asking twice makes nothing twice."""
        count = c.c_int64()
        self._write(request, lib.programme_plan, self._id_of("programme", programme), from_, to,
                    c.byref(count))
        return count.value

    def programme_enrol(self, programme: Reference, client: Reference, on: Day, *,
                        request: Optional[str] = None) -> Enrolment:
        """Enrol a client in a programme from a day on."""
        return self._make(request, lib.programme_enrol, Enrolment,
                          self._id_of("programme", programme), self._id_of("client", client), on)

    def programme_leave(self, enrolment: Reference, last_day: Day,
                        outcome: Optional[str] = None, *,
                        request: Optional[str] = None) -> Enrolment:
        """Let a client leave a programme; `outcome` says what came of it."""
        return self._act(request, lib.programme_leave, Enrolment, enrolment, last_day, outcome)

    def task_do(self, task: Reference, done_on: Day, due_on: Optional[Day] = None, *,
                request: Optional[str] = None) -> None:
        """Say that a task of the station was done for the day `due_on`; None: for the earliest
        that is open."""
        self._write(request, lib.task_do, self._id_of("task", task), due_on, done_on)

    def programmes(self, from_: Day, to: Day, as_of: Day, *, area: Optional[Reference] = None,
                   worker: Optional[Reference] = None, limit: Optional[int] = None) -> Table:
        """Programmes against their plans, each as a whole and then by site."""
        return self._ask(lib.report_programmes, from_, to, as_of, area=area, worker=worker,
                         limit=limit)

    def enrolments(self, from_: Day, to: Day, as_of: Day, *, area: Optional[Reference] = None,
                   worker: Optional[Reference] = None, limit: Optional[int] = None,
                   masked: bool = False) -> Table:
        """What programmes promised to those enrolled, and how much was done, by period."""
        return self._ask(lib.report_enrolments, from_, to, as_of, area=area, worker=worker,
                         limit=limit, masked=masked)

    def tasks(self, from_: Day, to: Day, as_of: Day, *, area: Optional[Reference] = None,
              worker: Optional[Reference] = None, limit: Optional[int] = None) -> Table:
        """The station's own tasks that were due in the period, and how many were done."""
        return self._ask(lib.report_tasks, from_, to, as_of, area=area, worker=worker,
                         limit=limit)
