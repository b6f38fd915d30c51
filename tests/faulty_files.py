"""Python's own system calls, led through `tests.faults` while it watches."""

from __future__ import annotations

import builtins
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any
from unittest import mock

if TYPE_CHECKING:
    from tests.faults import Faults

_NAMED = (
    "access",
    "chmod",
    "fdatasync",
    "fstat",
    "fsync",
    "ftruncate",
    "listdir",
    "lstat",
    "mkdir",
    "posix_fadvise",
    "posix_fallocate",
    "pread",
    "preadv",
    "read",
    "readlink",
    "remove",
    "rmdir",
    "scandir",
    "stat",
    "statvfs",
    "truncate",
    "unlink",
    "utime",
)
_TWO_NAMED = ("link", "rename", "replace", "symlink")
_WRITING = ("write", "pwrite")
_COPYING = {"sendfile": 3, "copy_file_range": 2}  # which argument says how many bytes


@contextmanager
def watch_files(faults: Faults) -> Iterator[None]:
    """Lead every call of this process on what lies below the root through `faults`."""
    led: dict[str, Any] = {"open": partial(_opening, faults, os.open)}
    led["close"] = partial(_closing, faults, os.close)
    for names, leading in ((_NAMED, _named), (_TWO_NAMED, _two_named), (_WRITING, _writing)):
        led |= {name: partial(leading, faults, getattr(os, name)) for name in names if _has(name)}
    led |= {
        name: partial(_copying, faults, getattr(os, name), counted)
        for name, counted in _COPYING.items()
        if _has(name)
    }
    opening = partial(_open_file, faults, io.open)
    with (
        mock.patch.multiple(os, **led),
        mock.patch.object(io, "open", opening),
        mock.patch.object(builtins, "open", opening),
    ):
        yield


def _has(name: str) -> bool:
    return hasattr(os, name)


def _named(
    faults: Faults, do: Callable[..., Any], file: Any = ".", *more: Any, **named: Any
) -> Any:
    path = faults.place(file, named.get("dir_fd"))
    done = partial(do, file, *more, **named)
    return faults.call(do.__name__, str(path), done, undo=_let_go) if faults.below(path) else done()


def _let_go(answer: Any) -> None:
    if hasattr(answer, "close"):  # a listing under way (scandir)
        answer.close()


def _two_named(faults: Faults, do: Callable[..., Any], old: Any, new: Any, **named: Any) -> Any:
    places = [faults.place(old), faults.place(new)]
    done = partial(do, old, new, **named)
    below = [path for path in places if faults.below(path)]
    return faults.call(do.__name__, str(below[-1]), done) if below else done()


def _writing(
    faults: Faults, do: Callable[..., Any], descriptor: int, content: Any, *more: Any
) -> Any:
    path = faults.opened.get(descriptor)
    done = partial(do, descriptor, content, *more)
    if path is None:
        return done()
    some = bytes(content)[: len(content) // 2]
    return faults.call(do.__name__, path, done, partial(do, descriptor, some, *more))


def _copying(faults: Faults, do: Callable[..., Any], counted: int, *given: Any) -> Any:
    below = [faults.opened[each] for each in given[:2] if each in faults.opened]
    if not below:
        return do(*given)
    some = [*given]
    some[counted] = given[counted] // 2
    return faults.call(do.__name__, below[0], partial(do, *given), partial(do, *some))


def _opening(
    faults: Faults, do: Callable[..., int], file: Any, flags: int, *more: Any, **named: Any
) -> int:
    path = faults.place(file, named.get("dir_fd"))
    done = partial(do, file, flags, *more, **named)
    if path is None or not faults.below(path):
        return done()
    opened = faults.call("open", path, done, undo=_really_close(faults))
    faults.opened[opened] = path
    return opened


def _closing(faults: Faults, do: Callable[[int], None], descriptor: int) -> None:
    path = faults.opened.pop(descriptor, None)
    if path is None:
        do(descriptor)
    else:
        faults.call("close", path, partial(do, descriptor))


def _really_close(faults: Faults) -> Callable[[int], None]:
    closing = os.close
    return closing.args[1] if isinstance(closing, partial) else closing


class _File(io.FileIO):
    """An open file below the root."""

    def __init__(
        self, faults: Faults, path: str, file: Any, mode: str, closefd: bool, opener: Any
    ) -> None:
        self._faults = faults
        self._path = path
        super().__init__(file, mode, closefd, opener or _by_os)

    def read(self, size: int | None = -1) -> Any:
        return self._led("read", partial(super().read, -1 if size is None else size))

    def readall(self) -> bytes:
        return bytes(self._led("read", super().readall))

    def readinto(self, buffer: Any) -> Any:
        return self._led("read", partial(super().readinto, buffer))

    def write(self, content: Any) -> Any:
        some = partial(super().write, bytes(content)[: len(content) // 2])
        return self._led("write", partial(super().write, content), some)

    def truncate(self, size: int | None = None) -> Any:
        return self._led("ftruncate", partial(super().truncate, size))

    def close(self) -> None:
        if self.closed or not self.closefd:
            super().close()
            return
        self._faults.opened.pop(self.fileno(), None)
        self._led("close", super().close)

    def _led(self, name: str, do: Callable[[], Any], half: Callable[[], Any] | None = None) -> Any:
        return self._faults.call(name, self._path, do, half)


def _by_os(path: str, flags: int) -> int:
    return os.open(path, flags, 0o666)


def _open_file(
    faults: Faults,
    do: Callable[..., Any],
    file: Any,
    mode: str = "r",
    buffering: int = -1,
    encoding: str | None = None,
    errors: str | None = None,
    newline: str | None = None,
    closefd: bool = True,
    opener: Any = None,
) -> Any:
    path = faults.place(file)
    if path is None or not faults.below(path):
        return do(file, mode, buffering, encoding, errors, newline, closefd, opener)
    binary = "b" in mode
    raw = _File(faults, path, file, mode.replace("b", "").replace("t", ""), closefd, opener)
    if buffering == 0:
        return raw
    size = buffering if buffering > 1 else io.DEFAULT_BUFFER_SIZE
    if "+" in mode:
        buffer: Any = io.BufferedRandom(raw, size)
    else:
        buffer = (io.BufferedReader if "r" in mode else io.BufferedWriter)(raw, size)
    return buffer if binary else io.TextIOWrapper(buffer, encoding, errors, newline)
