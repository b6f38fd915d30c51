"""System calls on a folder, counted one by one, of which any one can fail or be the process's last.

    with Faults(office.root) as counted:          # nothing fails
        courier.step()
    for call in counted.calls:
        with Faults(office.root, call.number, When.AFTER):
            courier.step()

What Python does by `os`, `open` and `pathlib` is seen, and SQLite's own calls (`faulty_sqlite`) but
for its fsync, which SQLite lets nobody replace.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

_KILL = 9  # SIGKILL; Windows has no signals, and ends a process with this as its exit code
KILLED = _KILL if sys.platform == "win32" else -_KILL  # the exit code of a killed process


class When(StrEnum):
    """Which part of its work a call has done when it fails."""

    BEFORE = "before"  # nothing
    HALF = "half"  # half of the bytes: calls that write alone (`Call.halves`)
    AFTER = "after"  # everything: only the answer is lost


class How(StrEnum):
    """What becomes of the process whose call fails."""

    ERROR = "error"  # this one call says so, the next ones work
    GONE = "gone"  # so does every later one: the share is away
    KILLED = "killed"  # kill -9


@dataclass(frozen=True)
class Call:
    """One system call: its number from 1, its name ("open", "sqlite:pwrite64"), below the root."""

    number: int
    name: str
    path: str
    halves: bool


class Faults:
    """Every call on what lies below `root`, in this process, while the `with` lasts.

    Call `number` fails: 0 for none. One thread at a time.
    """

    def __init__(
        self,
        root: Path,
        number: int = 0,
        when: When = When.BEFORE,
        how: How = How.ERROR,
        error: int = errno.EIO,
    ) -> None:
        self.calls: list[Call] = []
        self.opened: dict[int, str] = {}  # descriptors of what lies below the root
        self._root = os.path.abspath(root)
        self._number = number
        self._when = when
        self._how = how
        self._error = error
        self._undone = ExitStack()

    def __enter__(self) -> Faults:
        from tests.faulty_files import watch_files
        from tests.faulty_sqlite import watch_sqlite

        self._undone.enter_context(watch_files(self))
        self._undone.enter_context(watch_sqlite(self))
        return self

    def __exit__(self, *_: object) -> None:
        self._undone.close()

    def below(self, path: str | None) -> bool:
        """Whether calls on that path count."""
        return path is not None and (path == self._root or path.startswith(self._root + os.sep))

    def place(self, file: Any, folder: int | None = None) -> str | None:
        """The path of what a call names: a path, one within an open `folder`, or a descriptor."""
        if isinstance(file, int):
            return self.opened.get(file)
        named = os.fsdecode(file)
        within = self.opened.get(folder) if folder is not None else None
        return os.path.abspath(os.path.join(within or "", named))

    def call(
        self,
        name: str,
        path: str,
        do: Callable[[], T],
        half: Callable[[], object] | None = None,
        undo: Callable[[T], object] = lambda answer: None,
    ) -> T:
        """Make a call that counts. `undo` is for an answer that nobody will get to see."""
        relative = os.path.relpath(path, self._root)
        self.calls.append(Call(len(self.calls) + 1, name, relative, half is not None))
        now = len(self.calls)
        if now != self._number and not (self._how is How.GONE and 0 < self._number < now):
            return do()
        if now > self._number or self._when is When.BEFORE:
            # The kernel lets go of a descriptor in any case, whatever `close` answers.
            if name.endswith("close") and self._how is not How.KILLED:
                do()
        elif self._when is When.AFTER:
            undo(do())
        elif half is None:
            return do()
        else:
            half()
        if self._how is How.KILLED:
            os.kill(os.getpid(), _KILL)
        raise OSError(self._error, os.strerror(self._error), path)
