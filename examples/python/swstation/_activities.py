"""What is done with activities, and whom the station's services reached."""
from typing import Optional

from . import _library as lib
from ._calls import Ages, Calls, Categories
from ._reader import Reference
from ._text import Day
from ._words import ATTENDEES, choice
from .records import Activity
from .tables import Table


class Activities(Calls):
    """An activity is a record or an id. It moves from planned to held, cancelled or postponed,
    and from postponed back to planned; acts give it as it is then."""

    def activity_hold(self, activity: Reference, on: Day, *, minutes: Optional[int] = None,
                      headcount: Optional[int] = None, outcome: Optional[str] = None,
                      request: Optional[str] = None) -> Activity:
        """An activity was held; of one that was held already, the same is corrected.

        `headcount` is how many came without leaving a name; None leaves what the record says."""
        return self._act(request, lib.activity_hold, Activity, activity, on,
                         -1 if minutes is None else minutes,
                         -1 if headcount is None else headcount, outcome)

    def activity_cancel(self, activity: Reference, reason: str, *,
                        request: Optional[str] = None) -> Activity:
        """A planned activity will not take place; the reason becomes its outcome."""
        return self._act(request, lib.activity_cancel, Activity, activity, reason)

    def activity_postpone(self, activity: Reference, *,
                          request: Optional[str] = None) -> Activity:
        """A planned activity is put off to a day not yet known."""
        return self._act(request, lib.activity_postpone, Activity, activity)

    def activity_replan(self, activity: Reference, on: Day, *,
                        request: Optional[str] = None) -> Activity:
        """An activity that was put off, or is still planned, gets another day."""
        return self._act(request, lib.activity_replan, Activity, activity, on)

    def activity_attend(self, activity: Reference, attendee: Reference,
                        presence: str = "present", *, minutes: Optional[int] = None,
                        sort: Optional[str] = None, request: Optional[str] = None) -> None:
        """Note whether a client, volunteer or worker was at an activity, as `group_attend`.

        A bare id needs its `sort`: "client", "volunteer" or "worker"."""
        self._write(request, lib.activity_attend, self._id_of("activity", activity),
                    *self._person(attendee, sort, ATTENDEES),
                    choice("attendance", "presence", presence),
                    -1 if minutes is None else minutes)

    def activities(self, from_: Day, to: Day, as_of: Day, *, area: Optional[Reference] = None,
                   worker: Optional[Reference] = None,
                   programme: Optional[Reference] = None) -> Table:
        """How many activities were planned, held and called off, and who came: all, then
        every type, theme and festival. Registered people and head counts stand apart."""
        return self._ask(lib.report_activities, from_, to, as_of, area=area, worker=worker,
                         programme=programme)

    def services(self, from_: Day, to: Day, as_of: Day, *, by: str = "service",
                 categories: Optional[Categories] = None, area: Optional[Reference] = None,
                 worker: Optional[Reference] = None, ages: Optional[Ages] = None,
                 masked: bool = False) -> Table:
        """Who was served in which ways, by area and category as `coverage` counts them: who
        was served in several ways counts once in `served`."""
        return self._ask(lib.report_served, from_, to, as_of, by=by, categories=categories,
                         area=area, worker=worker, ages=ages, masked=masked)
