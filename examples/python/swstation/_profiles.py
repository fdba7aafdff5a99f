"""Profiles: for whom something is, and what he sees of a field."""
import ctypes as c
from typing import Iterator, Tuple

from . import _library as lib
from ._error import check
from ._text import decode, encode


def _words() -> Iterator[str]:
    word = lib.profile_next(None)
    while word is not None:
        yield decode(word)
        word = lib.profile_next(word)


#: "internal", "transfer", "public" and "statistics".
PROFILES: Tuple[str, ...] = tuple(_words())
_SHOWINGS = ("shown", "masked", "left out")


def profile_flags(profile: str) -> int:
    """The flag of a profile, as the library's writers take it."""
    flags = c.c_uint(0)
    check(lib.profile_flags(encode(profile), c.addressof(flags)))
    return flags.value


def showing(kind: str, field: str, profile: str) -> str:
    """Whether a profile has a field of a kind, or of its header such as "recorded_by", "shown",
    "masked" or "left out"."""
    found = lib.kind_next(None)
    while found is not None and decode(lib.kind_name(found)) != kind:
        found = lib.kind_next(found)
    return _SHOWINGS[lib.record_showing(found, encode(field), profile_flags(profile))]
