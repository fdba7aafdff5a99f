"""Households that change hands, divide and join; two records of one client made one."""
import ctypes as c
from typing import Iterable, Optional

from . import _library as lib
from ._calls import Calls
from ._reader import Reference
from ._text import Day
from ._words import choice
from .records import Household
from .tables import Table


def _reason(word: str) -> int:
    return choice("household_member", "reason", word)


class Households(Calls):
    """Households and clients are records or ids; `reason` is a word of
    `HouseholdMember.reason`. Refusals name records by their ids, never people."""

    def household_succeed(self, household: Reference, head: Reference, on: Day, reason: str, *,
                          request: Optional[str] = None) -> None:
        """Make a living member the head of the household from a day on."""
        self._write(request, lib.household_succeed, self._id_of("household", household),
                    self._id_of("client", head), on, _reason(reason))

    def household_split(self, household: Reference, clients: Iterable[Reference], on: Day,
                        reason: str, head: Optional[Reference] = None, *,
                        request: Optional[str] = None) -> Household:
        """Divide a household: some members make a new one from a day on, which is given.
        `head` is one of them, or None."""
        ids = [lib.Int64.from_param(self._id_of("client", client)).value for client in clients]
        return self._make(request, lib.household_split, Household,
                          self._id_of("household", household), (c.c_int64 * len(ids))(*ids),
                          len(ids), self._id_of("client", head), on, _reason(reason))

    def household_merge(self, left: Reference, into: Reference, on: Day, reason: str, *,
                        request: Optional[str] = None) -> None:
        """Join two households: all living members of `left` move into the other from a day
        on, none as its head."""
        self._write(request, lib.household_merge, self._id_of("household", left),
                    self._id_of("household", into), on, _reason(reason))

    def client_merge(self, keep: Reference, other: Reference, reason: str, *,
                     request: Optional[str] = None) -> int:
        """Make one of two records of the same person: what refers to `other` refers to `keep`
        afterwards, and `other` is voided. Gives the number of the merge."""
        merge = c.c_int64()
        self._write(request, lib.client_merge, self._id_of("client", keep),
                    self._id_of("client", other), reason, c.byref(merge))
        return merge.value

    def client_unmerge(self, merge: int, *, request: Optional[str] = None) -> None:
        """Take a merge back exactly, by the number that `client_merge` gave."""
        self._write(request, lib.client_unmerge, merge)

    def client_merges(self, client: Optional[Reference] = None) -> Table:
        """The merges that a client was part of, undone or not; None: all of the file."""
        return self._table(False, lib.client_merges, self._id_of("client", client))

    def client_duplicates(self) -> Table:
        """Pairs of clients who may be one person: to be looked at, not to be merged blindly."""
        return self._table(False, lib.client_duplicates)
