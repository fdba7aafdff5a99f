"""The kinds of record, one class each: `Client`, `HouseholdMember`, `Visit` …"""
from ._record import KINDS

__all__ = [cls.__name__ for cls in KINDS.values()]

globals().update({cls.__name__: cls for cls in KINDS.values()})
