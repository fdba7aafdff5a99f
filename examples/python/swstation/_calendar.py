"""The calendar: recurrences, the Chinese calendar, festivals; and the station's working days.

Days are given as "2026-10-18". All but working days need no store."""
import ctypes as c
from typing import Callable, Iterator, List, NamedTuple, Optional

from . import _library as lib
from ._calls import Calls
from ._error import check
from ._text import Day, as_text, decode, encode, take

#: Room for a day as text.
DAY = 11


def _day(value: Optional[Day]) -> Optional[bytes]:
    return None if value is None else encode(as_text(value))


def _found(call: Callable[..., int], *arguments: object) -> Optional[str]:
    """The day that a search gives, or None when there is none."""
    day = c.create_string_buffer(DAY)
    return decode(day.value) if check(call(*arguments, day)) else None


def _answered(call: Callable[..., int], *arguments: object) -> str:
    """The day that a question gives; without one the call fails."""
    day = c.create_string_buffer(DAY)
    check(call(*arguments, day))
    return decode(day.value)


# Recurrences.

def recurrence(rule: str, starts_on: Day, after: Optional[Day] = None) -> Iterator[str]:
    """The days of a rule such as "FREQ=WEEKLY;BYDAY=SA", one by one, up to the year 9999.

    `starts_on` is the day from which intervals and `COUNT` run; only days after `after`."""
    day = _found(lib.recurrence_next, encode(rule), _day(starts_on), _day(after))
    while day is not None:
        yield day
        day = _found(lib.recurrence_next, encode(rule), _day(starts_on), encode(day))


def recurrence_count(rule: str, starts_on: Day, from_: Day, to: Day) -> int:
    """How many days of a rule lie within a period, both ends included."""
    count = c.c_int64()
    check(lib.recurrence_count(encode(rule), _day(starts_on), _day(from_), _day(to),
                               c.byref(count)))
    return count.value


# The Chinese calendar.

class LunarDay(NamedTuple):
    """A day of the Chinese calendar; `lunar_text` says it in words."""

    year: int
    month: int
    #: Whether it is a leap month, which repeats the number of the one before.
    is_leap: bool
    day: int


def lunar(day: Day) -> LunarDay:
    """Which day of the Chinese calendar a day is, from 1900-01-01 to 2101-01-28."""
    year, month, is_leap, of_month = c.c_int64(), c.c_int64(), c.c_bool(), c.c_int64()
    check(lib.lunar_of(_day(day), c.byref(year), c.byref(month), c.byref(is_leap),
                       c.byref(of_month)))
    return LunarDay(year.value, month.value, is_leap.value, of_month.value)


def lunar_text(day: Day, language: str = "zh") -> str:
    """The same in words: "丙午年九月初九", or in English with "en"."""
    return take(lib.lunar_text, _day(day), encode(language)) or ""


# Festivals, known by a code such as "double_ninth" or by a Chinese name such as 重阳.

def festivals() -> List[str]:
    """The codes of all festivals that are known."""
    return [decode(lib.festival_code(n)) for n in range(lib.festival_count())]


def festival_label(festival: str, language: str = "en") -> Optional[str]:
    """The name of a festival for people; None if there is no such festival."""
    label = lib.festival_label(encode(festival), encode(language))
    return None if label is None else decode(label)


def festival_on(festival: str, year: int) -> str:
    """The day of a festival of a year, which is the lunar year where the festival is lunar:
    腊八 of 2026 is 2027-01-15."""
    return _answered(lib.festival_on, encode(festival), year)


def festival_within(festival: str, year: int) -> List[str]:
    """The days of a festival within a calendar year: none, one or two."""
    days: List[str] = []
    day = _found(lib.festival_within, encode(festival), year, 0)
    while day is not None:
        days.append(day)
        day = _found(lib.festival_within, encode(festival), year, len(days))
    return days


class Workdays(Calls):
    """Monday to Friday, but for the records of kind `holiday`."""

    def workday_is(self, day: Day) -> bool:
        """Whether a day is worked."""
        worked = c.c_bool()
        self._call(lib.workday_is, _day(day), c.byref(worked))
        return worked.value

    def workdays_between(self, from_: Day, to: Day) -> int:
        """How many working days a period has, both ends included."""
        days = c.c_int64()
        self._call(lib.workdays_between, _day(from_), _day(to), c.byref(days))
        return days.value

    def workday_after(self, day: Day, days: int = 1) -> str:
        """The working day that is so many working days after a day, which does not count."""
        after = c.create_string_buffer(DAY)
        self._call(lib.workday_after, _day(day), days, after)
        return decode(after.value)
