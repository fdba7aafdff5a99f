"""Encryption: sealed fields, by a key that the caller keeps."""
import ctypes as c
from typing import Optional

from . import _library as lib
from ._calls import Calls
from ._error import check
from ._text import decode

KEY_SIZE = 32


def keys_provider() -> Optional[str]:
    """The provider of cryptography in the library, such as "libsodium 1.0.18"; None: there is
    none, and nothing can be sealed."""
    name = lib.keys_provider()
    return None if name is None else decode(name)


def make_key() -> bytes:
    """A new key at random. Keep it apart from the file and its backups, and keep a copy."""
    key = c.create_string_buffer(KEY_SIZE)
    check(lib.keys_make(key, KEY_SIZE))
    return key.raw


def give_key(handle: Optional[int], key: Optional[bytes]) -> None:
    """Before the file is opened or made."""
    if key is not None:
        check(lib.store_set_key(handle, key, len(key)))


class Keys(Calls):
    """What stands encrypted in the file."""

    @property
    def sealed(self) -> bool:
        """Whether the open file is sealed."""
        found = c.c_bool()
        self._call(lib.store_is_sealed, c.byref(found))
        return found.value

    def seal(self, key: bytes) -> None:
        """Encrypt sensitive fields and identity numbers with this key, 32 bytes, from now on.
        Backups made before stay clear. After a failure for want of room call it again."""
        if not self.sealed:
            self._call(lib.store_set_key, key, len(key))
        self._call(lib.store_seal)

    def change_key(self, key: bytes) -> None:
        """Seal everything anew with another key; older backups open with the old one."""
        self._call(lib.store_change_key, key, len(key))

    def unseal(self) -> None:
        """Take encryption back: everything in the file is clear again."""
        self._call(lib.store_unseal)
