"""The store: where records are kept and found again, and what is asked about them."""
import ctypes as c
import threading
import warnings
from contextlib import contextmanager
from typing import Callable, Iterator, NamedTuple, Optional, Union

from . import _library as lib
from ._activities import Activities
from ._audit import Audit
from ._batch import Batch
from ._calendar import Workdays
from ._casework import Casework
from ._desk import Desk
from ._error import check, made
from ._files import Files
from ._goals import Goals
from ._groupwork import Groupwork
from ._households import Households
from ._indicators import Indicators
from ._keys import Keys, give_key
from ._ledgers import Ledgers
from ._months import Months
from ._plans import Plans
from ._privacy import Privacy
from ._programmes import Programmes
from ._reader import Path, encode_path
from ._record import MASKED, R, Record
from ._reports import Reports
from ._sessions import Sessions
from ._staff import Staff
from ._text import decode, encode
from .tables import Table

#: Told now and then how much is done, and how much there is to do.
Progress = Callable[[int, int], None]


class Loaded(NamedTuple):
    """What became of the records that were read."""

    created: int
    updated: int
    rejected: int
    #: The first 1,000 rejected rows: file, row, column, field, code, message, message_zh.
    problems: Table


class Store(Reports, Casework, Groupwork, Activities, Programmes, Households, Desk, Files, Staff,
            Goals, Indicators, Workdays, Ledgers, Months, Plans, Privacy, Audit, Keys,
            Sessions):
    """A station's database; use it in a `with` statement. Threads take turns."""

    def __init__(self, path: Path, create: bool = False, actor: Union[None, int, Record] = None,
                 busy_timeout: Optional[float] = None, journal: Optional[str] = None,
                 key: Optional[bytes] = None) -> None:
        """Open the file at `path`, or make it. `actor` is the worker who writes from now on,
        `busy_timeout` how many seconds to wait for other processes. `journal`, "wal" or
        "truncate", is how the file guards writes from now on; None: as was chosen before. `key`,
        32 bytes, opens a sealed file; a file made with one is sealed from the beginning."""
        self._path = path
        self._turn = threading.RLock()
        handle = made(lib.store_new())
        try:
            if busy_timeout is not None:
                lib.store_set_busy_timeout(handle, min(int(busy_timeout * 1000), 2**31 - 1))
            check(lib.store_set_journal(handle, None if journal is None else encode(journal)))
            give_key(handle, key)
            check((lib.store_create if create else lib.store_open)(handle, encode_path(path)))
        except BaseException:
            lib.store_free(handle)
            raise
        self._handle = handle
        self.set_actor(actor)

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file, rolling back an open transaction. Closing twice does nothing."""
        handle, self._handle = self._handle, None
        with self._turn:
            lib.store_free(handle)

    def __repr__(self) -> str:
        return "<{} Store {!r}>".format("open" if self._handle else "closed", self._path)

    def __del__(self) -> None:
        if self._handle:
            warnings.warn("{!r} was dropped: close it, or use it in a `with` statement"
                          .format(self), ResourceWarning, source=self)
            self.close()

    # How the file guards what is written.

    @property
    def journal(self) -> Optional[str]:
        """How the open file guards a write, "truncate" or "wal"; None in memory."""
        with self._turn:
            text = lib.store_journal_of(self._handle)
        return None if text is None else decode(text)

    def checkpoint(self) -> None:
        """Bring what stands in FILE-wal into the file, before the file alone is copied."""
        self._call(lib.store_checkpoint)

    # Who writes, when, and for which request.

    def set_actor(self, worker: Union[None, int, Record]) -> None:
        """Name the worker who writes from now on; None: the local owner."""
        lib.store_set_actor(self._handle, self._id_of("worker", worker))

    def set_now(self, instant: int) -> None:
        """Let the time of writing stand still: milliseconds since 1970, UTC."""
        lib.store_set_now(self._handle, instant)

    def served(self, request: str) -> Optional[int]:
        """The id of the record that a request wrote; None if it was not served."""
        found = c.c_int64()
        self._call(lib.store_find_request, encode(request), c.byref(found))
        return found.value or None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep everything that is written inside, or nothing when it fails."""
        with self._turn:
            self._call(lib.store_begin)
            try:
                yield
                self._call(lib.store_commit)
            except BaseException:
                lib.store_rollback(self._handle)
                raise

    @contextmanager
    def batch(self) -> Iterator[Batch]:
        """Write many records at once, all or nothing: what is added inside is checked and kept
        at the end, and forgotten when something fails."""
        work = c.c_void_p()
        with self._turn:
            self._call(lib.batch_begin, c.byref(work))
            batch = Batch(work)
            try:
                yield batch
                batch.check()
                batch._apply()
            finally:
                batch._close()

    def save(self, record: R, request: Optional[str] = None) -> R:
        """Check and write a record; the first save gives it an id. With the name of a
        `request` it is safe to try again: what was served is not served twice."""
        self._write(request, lib.record_save, record._handle)
        return record

    def void(self, record: Record, reason: str, request: Optional[str] = None) -> None:
        """Void a record: it stays in the store, with the reason, and counts nowhere."""
        self._write(request, lib.record_void, record._handle, reason)

    # Whole stations.

    def found(self, name: str, area_code: str, area_name: Optional[str] = None) -> None:
        """Found a station in a new store: its area, itself, and what ships with the library."""
        self._call(lib.station_found, encode(name), encode(area_code),
                   None if area_name is None else encode(area_name))

    def setting(self, key: str) -> int:
        """The value of a setting, or the default that ships with the library."""
        value = c.c_int64()
        self._call(lib.station_setting, encode(key), c.byref(value))
        return value.value

    def backup(self, path: Path) -> None:
        """Make a verified backup: a new file at `path`, and its manifest beside it. Inside of
        `transaction()` only while nothing was written in it."""
        self._call(lib.store_backup, encode_path(path))

    def load_path(self, path: Path, apply: bool = True,
                  progress: Optional[Progress] = None) -> Loaded:
        """Load a folder of CSV files or a file NAME.jsonl, all or nothing.

        With rejected rows it fails, naming the first; `apply=False` writes nothing and
        gives all of them as `problems`."""
        work = c.c_void_p()
        with self._turn:
            self._call(lib.load_begin, encode_path(path), c.byref(work))
            try:
                while check(lib.load_step(work)):
                    if progress:
                        progress(lib.load_bytes(work), lib.load_total(work))
                if apply:
                    check(lib.load_apply(work))
                return Loaded(lib.load_created(work), lib.load_updated(work),
                              lib.load_rejected(work), Table(lib.load_problems(work)))
            finally:
                lib.load_free(work)

    def dump(self, path: Path, masked: bool = False, progress: Optional[Progress] = None) -> int:
        """Dump all records to a new folder or a new file NAME.jsonl, and say how many.

        A masked dump is for others to read, and cannot be loaded."""
        work = c.c_void_p()
        with self._turn:
            self._call(lib.dump_begin, encode_path(path), MASKED if masked else 0,
                       c.byref(work))
            try:
                while check(lib.dump_step(work)):
                    if progress:
                        progress(lib.dump_records(work), lib.dump_total(work))
                return lib.dump_records(work)
            finally:
                lib.dump_free(work)


def open(path: Path, create: bool = False, actor: Union[None, int, Record] = None,
         busy_timeout: Optional[float] = None, journal: Optional[str] = None,
         key: Optional[bytes] = None) -> Store:
    """Open a station's file, or make a new one: `with swstation.open("east.swst") as store:`."""
    return Store(path, create, actor, busy_timeout, journal, key)


def verify(backup: Path) -> None:
    """Fail unless a backup is what it was when it was made."""
    check(lib.backup_verify(encode_path(backup)))


def restore(backup: Path, path: Path) -> None:
    """Verify a backup and bring it back as a new file at `path`, never over another."""
    check(lib.backup_restore(encode_path(backup), encode_path(path)))
