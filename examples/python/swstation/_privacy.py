"""Consent, terms and erasure: on what basis a person's data are kept, how long, how they go."""
from typing import Optional

from . import _library as lib
from ._calls import Calls
from ._reader import Path, Reference, encode_path
from ._text import Day, encode, take
from .tables import Table


class Privacy(Calls):
    """Bases, terms and holds are records: `Consent`, `RetentionTerm`, `Hold`."""

    def appraisal(self, as_of: Day, *, area: Optional[Reference] = None,
                  worker: Optional[Reference] = None, limit: Optional[int] = None,
                  masked: bool = False) -> Table:
        """Whose file has been kept long enough: all its terms have ended."""
        return self._ask(lib.report_appraisal, as_of, area=area, worker=worker, limit=limit,
                         masked=masked)

    def unconsented(self, as_of: Day, *, area: Optional[Reference] = None,
                    worker: Optional[Reference] = None, limit: Optional[int] = None,
                    masked: bool = False) -> Table:
        """Whose data are kept without a basis; of children under 14, the guardian's."""
        return self._ask(lib.report_unconsented, as_of, area=area, worker=worker, limit=limit,
                         masked=masked)

    def erase(self, client: Reference, reason: str, as_of: Day, *, apply: bool = False) -> Table:
        """Erase a person everywhere, and give the certificate; without `apply` nothing is
        written, and the table says what would go.

        `reason` is "term_ended", "consent_withdrawn", "request" or "mistake", and has to be
        true: else Conflict."""
        return self._table(False, lib.client_erase, self._id_of("client", client), reason, as_of,
                           apply)

    def finish_erasure(self) -> None:
        """Write the file anew, after an erasure that was broken off."""
        self._call(lib.erase_finish)

    def subject_data(self, client: Reference, form: str = "json") -> str:
        """Everything on record about a person, for that person: "json" or "md"."""
        id = self._id_of("client", client)
        with self._turn:
            return take(lib.client_export, self._handle, id, encode(form)) or ""

    def subject_export(self, client: Reference, path: Path) -> None:
        """The same into a new file: Markdown as NAME.md, JSON under any other name."""
        self._call(lib.client_export_file, self._id_of("client", client), encode_path(path))
