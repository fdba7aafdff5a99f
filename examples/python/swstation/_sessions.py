"""Sessions: who works with the records, in what role and for what purpose."""
from contextlib import contextmanager
from typing import Any, Dict, Iterator, Optional

from . import _library as lib
from ._calls import Calls
from ._reader import Reference
from ._record import Record
from ._text import decode, encode
from .tables import Table


class Sessions(Calls):
    """Who somebody is, the program finds out: the library takes its word and writes it down."""

    @contextmanager
    def session(self, person: Reference, purpose: Optional[str] = None,
                reveal: bool = False) -> Iterator[None]:
        """Work inside as a worker or volunteer, who sees what the role may see, for a purpose
        such as "service". With `reveal` the session may have personal values in full, which
        takes the right and a purpose. Afterwards the store is the local owner's again."""
        kind = person.kind if isinstance(person, Record) else "worker"
        id = self._id_of("volunteer" if kind == "volunteer" else "worker", person)
        with self._turn:
            self._call(lib.session_begin, id, None if purpose is None else encode(purpose))
            try:
                if reveal:
                    self._call(lib.session_set_reveal, True)
                yield
            finally:
                lib.session_end(self._handle)

    @property
    def role(self) -> Optional[str]:
        """The role of the session, such as "social_worker"; None: the local owner."""
        return self._word(lib.session_role)

    @property
    def purpose(self) -> Optional[str]:
        """The purpose of the session, such as "service"; None without one."""
        return self._word(lib.session_purpose)

    def _word(self, ask: Any) -> Optional[str]:
        with self._turn:
            text = ask(self._handle)
        return None if text is None else decode(text)

    def session_show(self) -> Table:
        """What the session may do with each circle of records: "own", "scope" or None (not at
        all) for counts, reads, writes, voids and sensitive. No rows without a session."""
        return self._table(False, lib.session_show)

    def session_about(self) -> Optional[Dict[str, Any]]:
        """Of whom the session is: person_id, role, purpose, area_ids, category_ids, children,
        powers, reveals; None without one."""
        rows = self._table(False, lib.session_about)
        return dict(rows[0]) if len(rows) else None
