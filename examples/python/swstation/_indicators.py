"""Indicators: what figures there are, and what they are over a period."""
from typing import Callable, Iterator, NamedTuple, Optional, Tuple

from . import _library as lib
from ._calls import Ages, Calls, Categories
from ._error import made
from ._reader import Reference
from ._text import Day, decode, encode
from ._units import UNITS
from .tables import Table

#: What a figure is, from 1, as the library numbers it.
FORMS = ("count", "rate", "average")
#: What an indicator may be narrowed by, bit after bit.
DIMENSIONS = ("area", "categories", "level", "worker", "programme", "sex", "ages", "type")


class Indicator(NamedTuple):
    """What one figure means: the same for every station."""

    code: str
    title: str
    title_zh: str
    definition: str
    definition_zh: str
    source: str
    unit: str
    #: "count", "rate" or "average".
    form: str
    #: Whether it adds up over a period; otherwise it is a level.
    cumulative: bool
    #: By which arguments of `Store.indicator` it can be narrowed.
    dimensions: Tuple[str, ...]
    #: What `type` may be; empty if that is free text or cannot be given.
    types: Tuple[str, ...]
    #: Why nobody can be told it yet; None if it is computed.
    later: Optional[str]


def _types(handle: int) -> Iterator[str]:
    at = 0
    word = lib.indicator_type(handle, at)
    while word is not None:
        yield decode(word)
        at += 1
        word = lib.indicator_type(handle, at)


def _indicator(handle: int) -> Indicator:
    def text(call: Callable[..., Optional[bytes]], language: str) -> str:
        return decode(call(handle, encode(language)))

    bits = lib.indicator_dimensions(handle)
    later = lib.indicator_later(handle, encode("en"))
    return Indicator(
        decode(lib.indicator_code(handle)), text(lib.indicator_title, "en"),
        text(lib.indicator_title, "zh"), text(lib.indicator_definition, "en"),
        text(lib.indicator_definition, "zh"), decode(lib.indicator_source(handle)),
        UNITS[lib.indicator_unit(handle) - 1], FORMS[lib.indicator_form(handle) - 1],
        bool(lib.indicator_is_cumulative(handle)),
        tuple(word for bit, word in enumerate(DIMENSIONS) if bits >> bit & 1),
        tuple(_types(handle)), None if later is None else decode(later))


def indicators() -> Tuple[Indicator, ...]:
    """The whole catalogue."""
    return tuple(_indicator(made(lib.indicator_at(n))) for n in range(lib.indicator_count()))


def indicator_find(code: str) -> Optional[Indicator]:
    """The indicator with this code, in letters of either case; None if there is none."""
    handle = lib.indicator_find(encode(code))
    return _indicator(handle) if handle else None


class Indicators(Calls):
    """Figures by code. A filter that the indicator has not raises `Invalid`."""

    def indicator(self, code: str, from_: Day, to: Day, as_of: Day, *,
                  area: Optional[Reference] = None, categories: Optional[Categories] = None,
                  level: Optional[str] = None, worker: Optional[Reference] = None,
                  programme: Optional[Reference] = None, sex: Optional[str] = None,
                  ages: Optional[Ages] = None, type: Optional[str] = None,
                  rows: bool = False) -> Table:
        """One indicator, or several joined by commas, a row each: `value` is a number, a Rate
        or an Average, `exclusions` says who was left out, `rows` are the records behind it."""
        return self._ask(lib.report_indicator, code, from_, to, as_of, area=area,
                         categories=categories, level=level, worker=worker, programme=programme,
                         sex=sex, ages=ages, type=type, after=(rows,))

    def indicator_rows(self, code: str, from_: Day, to: Day, as_of: Day, *,
                       area: Optional[Reference] = None,
                       categories: Optional[Categories] = None, level: Optional[str] = None,
                       worker: Optional[Reference] = None,
                       programme: Optional[Reference] = None, sex: Optional[str] = None,
                       ages: Optional[Ages] = None, type: Optional[str] = None) -> Table:
        """The records behind an indicator: the figure is the sum of their `n`, of a share or
        an average over that of their `d`."""
        return self._ask(lib.report_indicator_rows, code, from_, to, as_of, area=area,
                         categories=categories, level=level, worker=worker, programme=programme,
                         sex=sex, ages=ages, type=type)

    def indicators(self, from_: Day, to: Day, as_of: Day, *, area: Optional[Reference] = None,
                   categories: Optional[Categories] = None, level: Optional[str] = None,
                   worker: Optional[Reference] = None, programme: Optional[Reference] = None,
                   sex: Optional[str] = None, ages: Optional[Ages] = None,
                   type: Optional[str] = None) -> Table:
        """Every indicator that can be narrowed so, as of `indicator`."""
        return self._ask(lib.report_indicators, from_, to, as_of, area=area,
                         categories=categories, level=level, worker=worker, programme=programme,
                         sex=sex, ages=ages, type=type)
