"""Group work: leading a group through its stages, who belongs to it and who came."""
import ctypes as c
from typing import NamedTuple, Optional

from . import _library as lib
from ._calls import Calls
from ._error import check
from ._reader import Reference
from ._text import Day
from ._words import MEMBERS, choice
from .records import Activity, Group, GroupMember
from .tables import Table


class Teams(NamedTuple):
    """How many teams so many people make."""

    fewest: int
    highest: int


def teams_needed(people: int, least: int, most: int) -> Teams:
    """How many teams of `least` to `most` so many people make: 82 in teams of 3 to 5 make
    17 to 27."""
    fewest, highest = c.c_int64(), c.c_int64()
    check(lib.group_teams_needed(people, least, most, c.byref(fewest), c.byref(highest)))
    return Teams(fewest.value, highest.value)


class Groupwork(Calls):
    """A group, a member or a session is a record or an id. Refused moves raise `Conflict`."""

    def group_advance(self, group: Reference, to: str, on: Day, *,
                      request: Optional[str] = None) -> Group:
        """Move a group to another stage: "forming", "transition", "mature", "ending", "ended"
        one after another, or to "cancelled". What is still planned for a group that is over is
        cancelled with it. Gives the group as it stands then."""
        return self._act(request, lib.group_advance, Group, group,
                         choice("group", "stage", to), on)

    def group_join(self, group: Reference, member: Reference, on: Day, *,
                   role: Optional[str] = None, sort: Optional[str] = None,
                   request: Optional[str] = None) -> GroupMember:
        """Let a client, household, volunteer or worker join a group that is not over from a
        day on.

        A bare id needs its `sort`: "client", "household", "volunteer" or "worker"."""
        return self._make(request, lib.group_join, GroupMember, self._id_of("group", group),
                          *self._person(member, sort, MEMBERS), role, on)

    def group_leave(self, member: Reference, on: Day, *,
                    request: Optional[str] = None) -> GroupMember:
        """Let a member leave; `member` is the group_member that `group_join` gave, `on` the
        last day."""
        return self._act(request, lib.group_leave, GroupMember, member, on)

    def group_add_session(self, group: Reference, on: Day, title: Optional[str] = None, *,
                          request: Optional[str] = None) -> Activity:
        """Plan a session: an activity with the group's programme, area, worker and name."""
        return self._make(request, lib.group_add_session, Activity,
                          self._id_of("group", group), on, title)

    def group_attend(self, session: Reference, client: Reference, presence: str = "present", *,
                     minutes: Optional[int] = None, request: Optional[str] = None) -> None:
        """Note whether a client came to a session: "present", "absent", "excused" or "late".
        What was noted before is changed."""
        self._write(request, lib.group_attend, self._id_of("activity", session),
                    self._id_of("client", client), choice("attendance", "presence", presence),
                    -1 if minutes is None else minutes)

    def groups(self, from_: Day, to: Day, as_of: Day, *, area: Optional[Reference] = None,
               worker: Optional[Reference] = None, programme: Optional[Reference] = None,
               limit: Optional[int] = None) -> Table:
        """Members, sessions and attendance of every group with a day in the period, the total
        first; persons and households are never added."""
        return self._ask(lib.report_groups, from_, to, as_of, area=area, worker=worker,
                         programme=programme, limit=limit)

    def organizations(self, from_: Day, to: Day, as_of: Day, *,
                      area: Optional[Reference] = None, worker: Optional[Reference] = None,
                      programme: Optional[Reference] = None,
                      limit: Optional[int] = None) -> Table:
        """Organizations of residents: members, outputs and sessions."""
        return self._ask(lib.report_organizations, from_, to, as_of, area=area, worker=worker,
                         programme=programme, limit=limit)
