"""A PC whose disk takes nothing for a while."""

from __future__ import annotations

from ui.workplace import Workplace


def set_taking(workplace: Workplace, taking: bool) -> None:
    """Let SQLite refuse every act of this PC, or take them again."""
    database = workplace.station.replica._database
    words = f"PRAGMA query_only = {'OFF' if taking else 'ON'}"
    workplace.tasks.change(
        lambda progress: database.connection().execute(words), lambda _: None, failed=print
    )
