"""libswstation for Python: records of a social work station, and what is asked about them.

    import swstation
    from swstation import Client, Visit

    with swstation.open("east.swst", create=True) as store:
        store.found("东陂镇社工站", "441882107")
        with store.transaction():
            zhang = store.save(Client(name="张三", area_id=..., registered_on="2026-01-05"))
            store.save(Visit(client_id=zhang.id, visited_on="2026-03-09",
                             channel="home", result="done"))
        for client in store.find(Client, ("birth_date", "<", "1942-01-01"), area="441882107"):
            print(client.name)
        for duty in store.due(as_of="2026-03-31", state="overdue"):
            print(duty["name"], duty["due_on"])
        for word, rows in store.today(as_of="2026-03-31").items():
            print(word, len(rows))

What happens is one act of the store (`case_advance`, `group_join`, `programme_plan`,
`household_split` …), whole or not at all; `festival_on`, `lunar` and `recurrence` need no store.

The kinds are classes made from the library's own tables, so they have every kind and
field that the library has. Failed calls raise `Error` or one of the classes below it.
"""
from . import _library
from ._calendar import (LunarDay as LunarDay, festival_label as festival_label,
                        festival_on as festival_on, festival_within as festival_within,
                        festivals as festivals, lunar as lunar, lunar_text as lunar_text,
                        recurrence as recurrence, recurrence_count as recurrence_count)
from ._cursor import Cursor as Cursor
from ._desk import desk_reason_label as desk_reason_label
from ._documents import Document as Document
from ._field import Field as Field
from ._goals import goal_status_label as goal_status_label
from ._groupwork import Teams as Teams, teams_needed as teams_needed
from ._indicators import (Indicator as Indicator, indicator_find as indicator_find,
                          indicators as indicators)
from ._keys import keys_provider as keys_provider, make_key as make_key
from ._ledgers import Imported as Imported
from ._profiles import (PROFILES as PROFILES, profile_flags as profile_flags,
                        showing as showing)
from ._record import (KINDS as KINDS, Record as Record, field as field, fields as fields,
                      to_json as to_json)
from ._text import decode as _decode
from ._units import (UNITS as UNITS, percent_part as percent_part, unit_add as unit_add,
                     unit_label as unit_label)
from .errors import *
from .records import *
from .store import (Loaded as Loaded, Store as Store, open as open, restore as restore,
                    verify as verify)
from .tables import (Average as Average, Rate as Rate, Row as Row, Suppressed as Suppressed,
                     Table as Table)

__version__ = _decode(_library.version())

# `from swstation import *` brings the classes and functions, and leaves Python's open() alone.
globals()["__all__"] = [name for name, value in list(globals().items())
                        if not name.startswith("_") and name != "open" and callable(value)]
