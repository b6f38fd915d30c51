"""Two threads at work on one folder, each stopped after a given number of its calls."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.faults import Faults

FOREVER = 10_000


class Stepwise(Faults):
    """Lets the threads of `plan` make so many calls each, in that order; at the end all they want.

    A thread hands on when it is back from its last call, so that no two ever run at once.
    """

    def __init__(
        self, root: Path, plan: list[tuple[str, int]], between: Callable[[], object]
    ) -> None:
        """`between` is done whenever one thread hands on to the next."""
        super().__init__(root)
        self._plan = plan
        self._between = between
        self._is_between = False
        self._moved = threading.Condition()

    def call(self, name: str, path: str, do: Any, half: Any = None, undo: Any = None) -> Any:
        """A call of some thread, when it is that one's turn."""
        me = threading.current_thread().name
        if self._is_between:
            return do()
        with self._moved:
            if self._plan and self._plan[0] == (me, 0):
                self._next()
            self._moved.wait_for(lambda: not self._plan or self._plan[0][0] == me)
            if self._plan:
                self._plan[0] = (me, self._plan[0][1] - 1)
        return do()

    def ended(self) -> None:
        """This thread makes no more calls."""
        me = threading.current_thread().name
        with self._moved:
            self._plan = [(name, calls) for name, calls in self._plan if name != me]
            self._moved.notify_all()

    def _next(self) -> None:
        self._is_between = True
        self._between()
        self._is_between = False
        self._plan.pop(0)
        self._moved.notify_all()


def by_turns(
    root: Path,
    first: int,
    second: int,
    doing: tuple[Callable[[list[str]], None], Callable[[list[str]], None]],
    between: Callable[[], object] = lambda: None,
) -> list[str]:
    """The first is stopped after so many calls, then the second; then both come to their end."""
    plan = [("a", first), ("b", second), ("a", FOREVER), ("b", FOREVER)]
    steps, had = Stepwise(root, plan, between), list[str]()

    def does(work: Callable[[list[str]], None]) -> None:
        try:
            work(had)
        except FileExistsError:
            had.append("both")
        finally:
            steps.ended()

    with steps:
        pcs = [
            threading.Thread(target=does, args=(work,), name=name)
            for work, name in zip(doing, "ab", strict=True)
        ]
        for pc in pcs:
            pc.start()
        for pc in pcs:
            pc.join()
    return had
