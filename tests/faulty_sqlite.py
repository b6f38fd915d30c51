"""SQLite's own system calls, led through `tests.faults` while it watches.

SQLite's file systems for Unix let a test replace the calls that they make (xSetSystemCall). That
needs the very library that Python's sqlite3 is linked with; without it only Python's are seen.
"""

from __future__ import annotations

import ctypes
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import c_char_p, c_int, c_int64, c_size_t, c_ssize_t, c_void_p
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.faults import Faults

_LIBRARY = "libsqlite3.so.0"
_POINTERS_BEFORE_SET = 16  # of struct sqlite3_vfs, after its three ints; see sqlite3.h
_ERRNO = {"use_errno": True}

_PROTOTYPES: dict[str, Any] = {
    "open": ctypes.CFUNCTYPE(c_int, c_char_p, c_int, c_int, **_ERRNO),
    "close": ctypes.CFUNCTYPE(c_int, c_int, **_ERRNO),
    "access": ctypes.CFUNCTYPE(c_int, c_char_p, c_int, **_ERRNO),
    "stat": ctypes.CFUNCTYPE(c_int, c_char_p, c_void_p, **_ERRNO),
    "fstat": ctypes.CFUNCTYPE(c_int, c_int, c_void_p, **_ERRNO),
    "ftruncate": ctypes.CFUNCTYPE(c_int, c_int, c_int64, **_ERRNO),
    "read": ctypes.CFUNCTYPE(c_ssize_t, c_int, c_void_p, c_size_t, **_ERRNO),
    "pread": ctypes.CFUNCTYPE(c_ssize_t, c_int, c_void_p, c_size_t, c_int64, **_ERRNO),
    "write": ctypes.CFUNCTYPE(c_ssize_t, c_int, c_void_p, c_size_t, **_ERRNO),
    "pwrite": ctypes.CFUNCTYPE(c_ssize_t, c_int, c_void_p, c_size_t, c_int64, **_ERRNO),
    "unlink": ctypes.CFUNCTYPE(c_int, c_char_p, **_ERRNO),
    "openDirectory": ctypes.CFUNCTYPE(c_int, c_char_p, ctypes.POINTER(c_int), **_ERRNO),
}
_ALIKE = {"pread64": "pread", "pwrite64": "pwrite"}
_SIZE_AT = 2  # the argument of a write that says how many bytes


class _Vfs(ctypes.Structure):
    _fields_ = [
        ("version", c_int),
        ("file_size", c_int),
        ("longest_path", c_int),
        ("pointers", c_void_p * _POINTERS_BEFORE_SET),
        ("set_call", ctypes.CFUNCTYPE(c_int, c_void_p, c_char_p, c_void_p)),
        ("get_call", ctypes.CFUNCTYPE(c_void_p, c_void_p, c_char_p)),
        ("next_call", c_void_p),
    ]


def sqlite_is_seen() -> bool:
    """Whether this machine's SQLite can be watched."""
    return _vfs() is not None


@contextmanager
def watch_sqlite(faults: Faults) -> Iterator[None]:
    """Lead SQLite's calls on what lies below the root through `faults`; no-op where it cannot."""
    vfs = _vfs()
    if vfs is None:
        yield
        return
    kept = []
    for name in (*_PROTOTYPES, *_ALIKE):
        prototype = _PROTOTYPES[_ALIKE.get(name, name)]
        address = vfs.get_call(ctypes.addressof(vfs), name.encode())
        if address:
            led = prototype(partial(_lead, faults, name, prototype(address)))
            kept.append(led)
            vfs.set_call(ctypes.addressof(vfs), name.encode(), ctypes.cast(led, c_void_p))
    try:
        yield
    finally:
        vfs.set_call(ctypes.addressof(vfs), None, None)


def _vfs() -> _Vfs | None:
    try:
        library = ctypes.CDLL(_LIBRARY)
    except OSError:
        return None
    library.sqlite3_libversion.restype = c_char_p
    library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
    if library.sqlite3_libversion().decode() != sqlite3.sqlite_version:
        return None
    found = library.sqlite3_vfs_find(None)
    return found.contents if found and found.contents.version >= 3 else None


def _lead(faults: Faults, name: str, do: Callable[..., int], *given: Any) -> int:
    """One call of SQLite's; -1 and errno where it is made to fail."""
    path = faults.opened.get(given[0]) if isinstance(given[0], int) else faults.place(given[0])
    if path is None or not faults.below(path):
        return do(*given)
    half = None
    if "write" in name:
        some = [*given]
        some[_SIZE_AT] //= 2
        half = partial(do, *some)
    try:
        answer = faults.call(f"sqlite:{name}", path, partial(do, *given), half, _undo(name, faults))
    except OSError as error:
        ctypes.set_errno(error.errno or 0)
        return -1
    _remember(faults, name, path, given, answer)
    return answer


def _remember(faults: Faults, name: str, path: str, given: tuple[Any, ...], answer: int) -> None:
    if name == "open" and answer >= 0:
        faults.opened[answer] = path
    elif name == "openDirectory" and answer == 0:
        faults.opened[given[1][0]] = path
    elif name == "close":
        faults.opened.pop(given[0], None)


def _undo(name: str, faults: Faults) -> Callable[[int], object]:
    closing = ctypes.CDLL(None).close
    return (lambda opened: closing(opened)) if name == "open" else (lambda answer: None)
