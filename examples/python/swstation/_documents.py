"""Documents: a summary or a plan, written from the records."""
import ctypes as c
from typing import Any, Callable, Optional

from . import _library as lib
from ._error import check
from ._record import MASKED
from ._text import decode, encode, take
from .tables import Table


class Document:
    """A report in words. Every figure in it has a mark, f1, f2 …, which `figures()` explains.

    It needs no store any more; whoever writes it out anew gets the same bytes."""

    def __init__(self, handle: Optional[int], masked: bool) -> None:
        self._handle, self._masked = handle, masked

    def __del__(self) -> None:
        handle, self._handle = self._handle, None
        lib.document_free(handle)

    @property
    def name(self) -> str:
        """"summary" or "plan"."""
        return decode(lib.document_name(self._handle))

    @property
    def title(self) -> str:
        return decode(lib.document_title(self._handle))

    def text(self, format: str = "md") -> str:
        """As "md" (Markdown), "json", or "html": one page that prints and opens in Word."""
        return take(lib.document_text, self._handle, encode(format),
                    MASKED if self._masked else 0) or ""

    def figures(self) -> Table:
        """Every figure by its mark: what it counts, over which days, under which filter."""
        handle = c.c_void_p()
        check(lib.document_figures(self._handle, c.byref(handle)))
        try:
            return Table(handle.value, False)
        finally:
            lib.table_free(handle)

    def __repr__(self) -> str:
        return "<Document: {}>".format(self.name)


def asked(masked: bool, call: Callable[[Any], None]) -> Document:
    """The document that a call writes to the place that it is given."""
    handle = c.c_void_p()
    call(c.byref(handle))
    return Document(handle.value, masked)
