"""Units: what a figure counts, and which figures may be added."""
import ctypes as c
from typing import Iterator, Optional, Tuple

from . import _library as lib
from ._error import check
from ._text import decode, encode
from ._words import number


def _words() -> Iterator[str]:
    word = lib.unit_word(1)
    unit = 1
    while word is not None:
        yield decode(word)
        unit += 1
        word = lib.unit_word(unit)


#: The words of all units, such as "person_time"; their numbers count from 1.
UNITS: Tuple[str, ...] = tuple(_words())


def unit_label(unit: str, language: str = "en") -> str:
    """What people call a unit, such as 人次."""
    return decode(lib.unit_label(1 + number("unit", unit, UNITS), encode(language)))


def unit_add(a_unit: str, a: int, b_unit: str, b: int) -> int:
    """Add two figures, if they count the same: 8 cases and 3 groups raise `Invalid`."""
    total = c.c_int64()
    check(lib.unit_add(1 + number("unit", a_unit, UNITS), a, 1 + number("unit", b_unit, UNITS),
                       b, c.byref(total)))
    return total.value


def percent_part(permille: int, whole: int, decimals: int = 0) -> Optional[int]:
    """The least part of `whole` that, rounded half up, gives a percentage of so many tenths:
    of 50 people 98 % (980) are 49. None if there is none, so that somebody counted wrongly."""
    part = c.c_int64()
    reachable = lib.percent_is_reachable(permille, whole, decimals, c.byref(part))
    return part.value if reachable else None
