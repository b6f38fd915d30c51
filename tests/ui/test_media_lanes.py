"""Files travel and are watched in lanes of their own, while the window does what it likes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.domain import acts
from app.media.carrier import local_preview
from app.media.shelf import THUMB
from tests.office_builder import KABAG, KASUBAG, Pc
from tests.ui.tabs.conftest import colleagues, pc
from ui.workplace import Workplace

__all__ = ["colleagues", "pc"]

At = Callable[[str], Workplace]


@pytest.fixture
def coverage(pc: Pc) -> str:
    """A coverage that waits for Kabag, delivered."""
    coverage = pc.opens()
    pc.hands_in(coverage)
    pc.act(KASUBAG, coverage, acts.CoverageReceived())
    pc.sync()
    return coverage


def test_previews_come_by_themselves(workplace: At, coverage: str, pc: Pc, qtbot: QtBot) -> None:
    place, (photo,) = workplace(KABAG), pc.coverage(coverage).media
    cache = place.station.profile.cache
    qtbot.waitUntil(lambda: local_preview(cache, photo.sha256, THUMB) is not None, timeout=10_000)


def test_a_lost_file_is_put_back_and_its_coverage_shown_anew(
    workplace: At, coverage: str, pc: Pc, qtbot: QtBot
) -> None:
    place, (photo,) = workplace(KABAG), pc.coverage(coverage).media
    qtbot.waitUntil(lambda: place.station.coverage(coverage) is not None, timeout=10_000)
    qtbot.waitUntil(
        lambda: place.last_visit is not None and place.last_visit.state == "connected",
        timeout=10_000,
    )
    place.station.care.luggage.bring(coverage, photo, lambda done: True)
    there = next(place.station.folder.files.rglob("*.jpg"))
    there.unlink()
    with qtbot.waitSignal(
        place.coverages_touched, check_params_cb=lambda ids: coverage in ids, timeout=10_000
    ):
        place.look_after_media()
    qtbot.waitUntil(lambda: place.station.care.state().restored == 1, timeout=10_000)
    assert there.is_file()
