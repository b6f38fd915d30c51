"""Long work in a process of its own, so that it takes no time from the window's thread."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol, TypeVar, cast

from app.errors import Failure, Unavailable
from app.media.workers import Failed, Running, begin

T = TypeVar("T")
Told = Callable[[str, int, int], None]
"""Told what is done now, how much of it, and of how much; may raise to end it all."""

ASK_EVERY = 0.1  # seconds; so soon it is noticed that nobody wants the result any more
GRACE = 5.0  # seconds in which work that is given up may end by itself: it may hold a lock
NICENESS = 5  # others go first


class _Pipe(Protocol):
    def poll(self) -> bool: ...

    def send(self, told: object) -> None: ...


class _Unwanted(Exception):
    """The other side has gone."""


def work_apart(work: Callable[..., T], *given: object, first: str, told: Told) -> T:
    """Do `work(*given, told)` in another process, and wait for what it returns or raises.

    Blocks; for a thread that may wait. `told` hears `first`, then what the work tells, and the
    same again while it is silent. What `told` raises ends the work, which lets go of what it
    holds. Raises the work's Failure; Unavailable `workers_stopped` where the process could not be
    begun or died.
    """
    running = begin("meja-siar-apart", _serve, work, given)
    try:
        return cast(T, _answer(running, first, told))
    finally:
        _end(running)


def _answer(running: Running, first: str, told: Told) -> object:
    last = first, 0, 0
    try:
        while True:
            if running.connection.poll(ASK_EVERY):
                is_over, value = running.connection.recv()
                if isinstance(value, Failed):
                    raise value.failure()
                if is_over:
                    return value
                last = value
            told(*last)
    except (EOFError, OSError) as error:
        raise Unavailable("workers_stopped") from error


def _end(running: Running) -> None:
    running.connection.close()  # it notices where it next tells
    running.process.join(GRACE)
    if running.process.exitcode is None:
        running.process.kill()
        running.process.join(GRACE)  # one that hangs inside the system cannot be waited for
    if running.process.exitcode is not None:
        running.process.close()


def _serve(connection: _Pipe, work: Callable[..., object], given: tuple[object, ...]) -> None:
    """The life of the process: one piece of work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the window decides when work ends
    if sys.platform != "win32":
        os.nice(NICENESS)

    def told(what: str, done: int, total: int) -> None:
        try:
            if connection.poll():  # nothing is ever sent to here: it can only be the end
                raise _Unwanted
            connection.send((False, (what, done, total)))
        except OSError as error:
            raise _Unwanted from error

    try:
        answer: object = work(*given, told)
    except Failure as failure:
        answer = Failed.of(failure)
    except _Unwanted:
        return
    with suppress(OSError):  # nobody listens any more
        connection.send((True, answer))
