"""A question that is asked whenever something changed, and never twice at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from ui.tasks import Tasks

T = TypeVar("T")


class OneQuestion(Generic[T]):
    """What changes while it is under way is asked for once more afterwards."""

    def __init__(
        self,
        tasks: Tasks,
        prepare: Callable[[], Callable[[], T]],
        answered: Callable[[T], None],
        owner: QObject,
    ) -> None:
        """`prepare` takes from the screen what the question needs, and gives the work that waits.

        Nothing is called back once `owner` is destroyed.
        """
        self._tasks = tasks
        self._prepare = prepare
        self._answered = answered
        self._owner = owner
        self._asking = self._again = False

    def ask(self) -> None:
        """Ask now, or as soon as the question under way is answered."""
        if self._asking:
            self._again = True
            return
        self._asking = True
        work = self._prepare()
        self._tasks.ask(
            lambda progress: work(), self._answered, ended=self._on_ended, owner=self._owner
        )

    def _on_ended(self) -> None:
        self._asking = False
        if self._again:
            self._again = False
            self.ask()
