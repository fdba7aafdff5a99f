"""Failed calls as exceptions, one class for every status of the library."""
import re
from typing import Any, Dict, Optional, Tuple, Type

from . import _library as lib


class Error(Exception):
    """A call failed. `str()` says in English what to do, `message_zh` in Chinese.

    No detail ever holds the content of a record."""

    #: The name of the status, such as "SWST_EBUSY".
    status = ""

    def __init__(self, message: str, message_zh: str = "", *, code: str = "",
                 field: Optional[str] = None, path: Optional[str] = None,
                 row: Optional[int] = None, column: Optional[int] = None,
                 offset: Optional[int] = None) -> None:
        super().__init__(message)
        self.message_zh = message_zh or message
        #: What went wrong as one stable word, such as "identity_check_digit".
        self.code = code
        #: The field at fault, such as "client.birth_date".
        self.field = field
        #: The file at fault; its line, the column in it (from 1), or the byte of a JSON text.
        self.path, self.row, self.column, self.offset = path, row, column, offset

    def __reduce__(self) -> Tuple[Any, ...]:
        return type(self), self.args, self.__dict__

    def __str__(self) -> str:
        place = [self.path] + [str(it) for it in (self.row, self.column) if it]
        return str(self.args[0]) + (" ({})".format(":".join(it or "" for it in place))
                                    if self.path else "")


def class_name(status: str) -> str:
    """SWST_EBUSY: Busy; SWST_ENOTFOUND: NotFound (a leading "not" or "no" is its own word)."""
    words = re.match("SWST_E(NOT|NO|)(.+)", status)
    return "".join(word.capitalize() for word in words.groups()) if words else status


def _make_classes() -> Dict[int, Type[Error]]:
    classes = {}
    code = lib.status_next(1)
    while code < 0:
        status = (lib.status_name(code) or b"").decode()
        classes[code] = type(class_name(status), (Error,), {
            "status": status, "__module__": "swstation.errors",
            "__doc__": "A call failed with {}.".format(status)})
        code = lib.status_next(code)
    return classes


#: The exception of every status that is a failure.
CLASSES = _make_classes()


def _said(text: Optional[bytes]) -> Optional[str]:
    return None if text is None else text.decode("utf-8", "replace")


def check(status: int) -> int:
    """Raise what the library noted in this thread if `status` is a failure."""
    if status >= 0:
        return status
    offset = lib.error_offset()
    raise CLASSES.get(status, Error)(
        _said(lib.error_message(b"en")) or "", _said(lib.error_message(b"zh")) or "",
        code=_said(lib.error_code()) or "", field=_said(lib.error_field()),
        path=_said(lib.error_path()), row=lib.error_row() or None,
        column=lib.error_column() or None, offset=None if offset < 0 else offset)


def made(handle: Optional[int]) -> int:
    """A new handle; a constructor of the library gives none only when memory ran out."""
    if not handle:
        raise MemoryError("libswstation is out of memory")
    return handle
