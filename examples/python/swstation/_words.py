"""Words that stand for the numbers of the library's enums.

Those of fields come from the fields' own choices. Those that no field has are written
here, and a test holds them to the headers."""
from typing import Any, List, Sequence

from ._field import Field
from ._record import KINDS, Record

#: enum swst_due_state (from 1) and enum swst_grouping (from 0).
STATES = ("overdue", "due", "met")
GROUPINGS = ("service", "village", "town", "worker")
#: enum swst_desk_list (from 1): the lists of the desk, in their order.
LISTS = ("contacts", "cases", "sessions", "enrolments", "tasks", "reviews", "headless",
         "unserved", "files", "capacity")
#: enum swst_member_sort and enum swst_attendee_sort (from 1): kinds of record.
MEMBERS = ("client", "household", "volunteer", "worker")
ATTENDEES = ("client", "volunteer", "worker")


def several(values: Any) -> List[Any]:
    """One word or record, or several of them, as a list; None: none."""
    if values is None:
        return []
    return [values] if isinstance(values, (str, Record)) else list(values)


def number(what: str, word: str, words: Sequence[str]) -> int:
    """Which of the words it is, from 0."""
    if word not in words:
        raise ValueError("{}: {!r} is none of {}".format(what, word, ", ".join(words)))
    return words.index(word)


def choice(kind: str, field: str, word: str) -> int:
    """The number of a word of a choice field, from 1, as the enum of the field has it."""
    choices: Field = KINDS[kind]._fields[field]
    return 1 + number(field, word, choices.choices)
