"""Values as the library reads and writes them: everything is text."""
import ctypes as c
import datetime
from abc import abstractmethod
from typing import Callable, Optional, Union

from . import _library as lib
from ._error import check

#: A day: a date, or its text as "2026-03-09".
Day = Union[str, datetime.date]


class Referable:
    """What has an id, and stands for it where a reference is meant."""

    __slots__ = ()

    @property
    @abstractmethod
    def id(self) -> int: ...

    @property
    @abstractmethod
    def kind(self) -> str: ...


def encode(text: str) -> bytes:
    """As UTF-8. What UTF-8 cannot hold, and NUL, is passed on so that the library refuses it."""
    return text.encode("utf-8", "surrogatepass").replace(b"\0", b"\xc0\x80")


def _instant(value: datetime.datetime) -> str:
    if value.tzinfo is None:
        raise ValueError("an instant needs a time zone: give tzinfo")
    utc = value.astimezone(datetime.timezone.utc).replace(tzinfo=None)
    return utc.isoformat(timespec="milliseconds") + "Z"


def as_text(value: object) -> str:
    """A value as it reads in CSV; None is "", which unsets."""
    if value is None:
        return ""
    if isinstance(value, Referable):
        if not value.id:
            raise ValueError("the {} was never saved: save it first".format(value.kind))
        return str(value.id)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple, set, frozenset)):
        return ",".join(sorted(map(as_text, value)) if isinstance(value, (set, frozenset))
                        else map(as_text, value))
    if isinstance(value, datetime.datetime):
        return _instant(value)
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def decode(text: Optional[bytes]) -> str:
    """Borrowed text as str."""
    return (text or b"").decode("utf-8")


def take(call: Callable[..., int], *arguments: object) -> Optional[str]:
    """Call, and turn the text that it hands over into a str."""
    text = c.c_void_p()
    check(call(*arguments, c.byref(text)))
    if not text.value:
        return None
    try:
        return c.string_at(text.value).decode("utf-8")
    finally:
        lib.free(text)
