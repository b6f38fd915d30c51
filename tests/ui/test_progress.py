"""Work tells how far it is, not more often than anybody can read, and learns when to stop."""

from __future__ import annotations

import pytest

from ui.progress import Advance, Cancelled, Progress


def test_the_last_report_is_never_dropped_though_others_may_be() -> None:
    told: list[Advance] = []
    progress = Progress(told.append)
    for done in range(1, 1001):
        progress("Menyalin", done, 1000)
    assert told[-1].done == 1000
    assert len(told) < 1000


def test_cancelled_work_is_stopped_at_its_next_report() -> None:
    told: list[Advance] = []
    progress = Progress(told.append)
    progress.cancel()
    assert progress.cancelled
    with pytest.raises(Cancelled):
        progress("Menyalin", 1, 2)
    assert told == []
