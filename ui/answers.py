"""Who is called back as a piece of work goes its way, and how they are named when it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypedDict, TypeVar

from PySide6.QtCore import QObject

from app.errors import Failure
from ui.progress import Advance

T = TypeVar("T")


def nothing(_: object) -> None:
    """Nobody wants to hear of it."""


@dataclass(slots=True)
class Calls(Generic[T]):
    """What is called back, on the interface thread, as one piece of work goes its way."""

    done: Callable[[T], None]
    failed: Callable[[Failure], None]
    progress: Callable[[Advance], None]
    ended: Callable[[], None]

    def drop(self, failed: Callable[[Failure], None] = nothing) -> None:
        """Call nobody any more and hold on to nobody; a failure is still told, to `failed`."""
        self.done = self.progress = nothing
        self.failed = failed
        self.ended = lambda: None


class Answers(TypedDict, total=False):
    """The keywords of `ask` and `change`. Bugs are not among them: they go to sys.excepthook."""

    failed: Callable[[Failure], None]  # without it: Tasks.failure_unanswered
    progress: Callable[[Advance], None]
    ended: Callable[[], None]  # the last call, whatever happened
    owner: QObject  # nothing is called back once it is destroyed
