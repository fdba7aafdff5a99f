"""What all records share, and the classes of all kinds, made from the library's own tables."""
from typing import Any, ClassVar, Dict, Iterator, List, NoReturn, Optional, Type, TypeVar

from . import _library as lib
from ._error import made
from ._field import Field
from ._text import Referable, decode, take

REDACTED, MASKED = 1, 2


class Record(Referable):
    """One record: a plain value that knows no store. Its class is its kind.

    Saved records are equal when they are the same record of the same kind, whatever
    their fields say; records that were never saved are equal to themselves alone."""

    __slots__ = ("_handle", "__weakref__")
    _kind: ClassVar[int] = 0
    _fields: ClassVar[Dict[str, Field]] = {}
    _handle: int

    def __init__(self, **fields: object) -> None:
        if not self._kind:
            raise TypeError("make a record of a kind, such as Client")
        self._handle = made(lib.record_new(self._kind))
        for name, value in fields.items():
            if name not in self._fields:
                raise TypeError("{} has no field {!r}".format(type(self).__name__, name))
            setattr(self, name, value)

    @classmethod
    def _adopt(cls: "Type[R]", handle: Optional[int]) -> "R":
        """The record behind a handle that is ours from now on."""
        record = cls.__new__(cls)
        record._handle = made(handle)
        return record

    def __del__(self) -> None:
        lib.record_free(getattr(self, "_handle", None))

    def _header(self, name: bytes) -> Optional[str]:
        return take(lib.record_get, self._handle, name)

    @property
    def id(self) -> int:
        """The id given by the store, or 0 if the record was never saved."""
        return lib.record_id(self._handle)

    @property
    def recorded_at(self) -> Optional[str]:
        """When it was first saved, as "2026-03-09T08:30:00.000Z"."""
        return self._header(b"recorded_at")

    @property
    def recorded_by(self) -> Optional[int]:
        """The worker who first saved it; None if none was named."""
        return int(self._header(b"recorded_by") or 0) or None

    @property
    def voided_at(self) -> Optional[str]:
        """When it was voided; None if it counts."""
        return self._header(b"voided_at")

    @property
    def voided_by(self) -> Optional[int]:
        """The worker who voided it; None if none was named."""
        return int(self._header(b"voided_by") or 0) or None

    @property
    def void_reason(self) -> Optional[str]:
        """Why it was voided."""
        return self._header(b"void_reason")

    @property
    def kind(self) -> str:
        """The library's name of its kind, such as "household_member"."""
        return decode(lib.kind_name(self._kind))

    def __repr__(self) -> str:
        return "<{} {}>".format(type(self).__name__, self.id or "unsaved")

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return (isinstance(other, Record) and self._kind == other._kind
                and self.id == other.id != 0)

    def __hash__(self) -> int:
        if not self.id:
            raise TypeError("a record that was never saved cannot be hashed: save it first")
        return hash((self._kind, self.id))

    def __copy__(self: "R") -> "R":
        return type(self)._adopt(lib.record_copy(self._handle))

    def __deepcopy__(self: "R", memo: Dict[int, Any]) -> "R":
        return self.__copy__()

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a record cannot be pickled: use to_json()")


R = TypeVar("R", bound=Record)


def _fields_of(kind: int) -> Iterator[Field]:
    field = lib.field_next(kind, None)
    while field:
        yield Field(field)
        field = lib.field_next(kind, field)


def _record_class(kind: int) -> Type[Record]:
    members: Dict[str, Any] = {field.name: field for field in _fields_of(kind)}
    members.update({
        "_kind": kind, "_fields": dict(members), "__slots__": (),
        "__module__": "swstation.records",
        "__doc__": "{}. {}。".format(decode(lib.kind_summary(kind, b"en")),
                                     decode(lib.kind_summary(kind, b"zh")))})
    return type(decode(lib.kind_name(kind)).title().replace("_", ""), (Record,), members)


def _make_kinds() -> Dict[str, Type[Record]]:
    classes = {}
    kind = lib.kind_next(None)
    while kind:
        classes[decode(lib.kind_name(kind))] = _record_class(kind)
        kind = lib.kind_next(kind)
    return classes


#: The class of every kind, by the kind's name: KINDS["household_member"].
KINDS = _make_kinds()


def fields(kind: Type[Record]) -> List[Field]:
    """The fields of a kind, in their order."""
    return list(kind._fields.values())


def field(kind: Type[Record], name: str) -> Field:
    """A field of a kind, as type checkers see it: `field(Case, "stage").moves("intake")`."""
    if name not in kind._fields:
        raise KeyError("{} has no field {!r}".format(kind.__name__, name))
    return kind._fields[name]


def to_json(record: Record, masked: bool = False) -> str:
    """A record as one JSON object, header included; `masked`: as others may see it."""
    return take(lib.record_to_json, record._handle, MASKED if masked else 0) or "{}"

