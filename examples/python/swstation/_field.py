"""Fields of kinds and columns of tables, as the library describes them."""
from typing import TYPE_CHECKING, Any, Callable, Dict, Iterator, Optional, Tuple

from . import _library as lib
from ._error import check
from ._text import Referable, as_text, decode, encode, take

if TYPE_CHECKING:
    from ._record import Record

REQUIRED, PERSONAL, SENSITIVE = 1, 2, 4

#: How values are read whose type is not text.
_READ: Dict[str, Callable[[str], object]] = {
    "integer": int, "money": int, "reference": int,
    "flag": lambda text: text == "true",
    "set": lambda text: text.split(","),
}


def _choices(field: int) -> Iterator[str]:
    number = 1
    word = lib.field_choice(field, number)
    while word is not None:
        yield decode(word)
        number += 1
        word = lib.field_choice(field, number)


def _moves(field: int, word: Optional[bytes]) -> Iterator[str]:
    number = 0
    to = lib.field_move(field, word, number)
    while to is not None:
        yield decode(to)
        number += 1
        to = lib.field_move(field, word, number)


class Field:
    """What a field of a kind, or a column of a table, holds; on a record, its value."""

    def __init__(self, field: int) -> None:
        flags = lib.field_flags(field)
        #: Its name, and its name for people in both languages.
        self.name = decode(lib.field_name(field))
        self.label = decode(lib.field_label(field, b"en"))
        self.label_zh = decode(lib.field_label(field, b"zh"))
        #: "text", "day", "integer", "choice", "reference", …
        self.type = decode(lib.field_type_name(lib.field_type_of(field)))
        #: The unit of a number, such as "min", or "".
        self.unit = decode(lib.field_unit(field))
        self.required = bool(flags & REQUIRED)
        self.personal = bool(flags & PERSONAL)
        self.sensitive = bool(flags & SENSITIVE)
        #: The words of a choice or set.
        self.choices: Tuple[str, ...] = tuple(_choices(field))
        target = lib.field_target(field)
        #: The kind that a reference points at.
        self.target: Optional[str] = decode(lib.kind_name(target)) if target else None
        self.__doc__ = "{} {}: {}".format(self.label, self.label_zh, ", ".join(self._traits()))
        self._key, self._field = encode(self.name), field
        self._read = _READ.get(self.type, str)

    def _traits(self) -> Iterator[str]:
        yield self.type + (" of " + "|".join(self.choices) if self.choices else "")
        if self.unit:
            yield "in " + self.unit
        if self.target:
            yield "to " + self.target
        for name in ("required", "personal", "sensitive"):
            if getattr(self, name):
                yield name

    def __repr__(self) -> str:
        return "<Field {}: {}>".format(self.name, self.type)

    def __get__(self, record: "Optional[Record]", owner: object = None) -> Any:
        if record is None:
            return self
        text = take(lib.record_get, record._handle, self._key)
        return None if text is None else self._read(text)

    def __set__(self, record: "Record", value: object) -> None:
        check(lib.record_set(record._handle, self._key, encode(self.text_of(value))))

    def moves(self, word: Optional[str] = None) -> Tuple[str, ...]:
        """Where the choice may move from a word, or while it is unset, when a saved record
        changes; nothing of a field that moves freely: `field(Case, "stage").moves("intake")`.
        What only some records may do, such as a closing because the client died, is not told."""
        return tuple(_moves(self._field, None if word is None else encode(word)))

    def text_of(self, value: object) -> str:
        """A value of this field as text; a record stands for its id."""
        if not isinstance(value, Referable):
            return as_text(value)
        if value.kind != self.target:
            raise TypeError("{}: a record of kind {} is needed, not {}".format(
                self.name, self.target, value.kind) if self.target
                else "{}: a record is no value of this field".format(self.name))
        return as_text(value)
