"""How things stand comes in bit by bit, and a share that hangs keeps nobody waiting."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.health.line import Area, HealthLine, State
from app.ledger.incidents import Incident
from app.ledger.office_folder import OfficeFacts, OfficeFolder
from tests.ui.lone_office import coverage_for_kabag
from ui.health_watch import HealthWatch
from ui.progress import Advance
from ui.workplace import Workplace

Sit = Callable[[str], Workplace]
PATIENCE = 10_000  # ms


class HangingFolder(OfficeFolder):
    """A share that answers when it is let go, as a mount of a dead server does."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.answers = threading.Event()

    def read(self) -> OfficeFacts:
        """Waits."""
        assert self.answers.wait(PATIENCE / 1000)
        return super().read()


@contextmanager
def hung(folder: OfficeFolder) -> Iterator[None]:
    """Every process that looks at the office hangs in the system: a pipe that nobody writes to."""
    aside = folder.toml.with_name("aside.toml")
    folder.toml.rename(aside)
    os.mkfifo(folder.toml)
    try:
        yield
    finally:
        pipe = os.open(folder.toml, os.O_RDWR | os.O_NONBLOCK)
        aside.replace(folder.toml)
        os.close(pipe)


@pytest.fixture
def office(workplace: Sit) -> Workplace:
    return workplace("Kepala Bagian")


@pytest.fixture
def hanging(office: Workplace) -> Iterator[HangingFolder]:
    """The share hangs for whoever looks at it for Kesehatan; let go at the end."""
    folder = HangingFolder(office.station.folder.root)
    office.station.folder = folder
    yield folder
    folder.answers.set()


def of(watch: HealthWatch, area: Area) -> list[HealthLine]:
    return [line for line in watch.lines if line.area is area]


def codes(watch: HealthWatch, area: Area) -> list[str]:
    return [line.code for line in of(watch, area)]


def looked(qtbot: QtBot, office: Workplace) -> HealthWatch:
    """A watch that has everything but the whole check."""
    watch = HealthWatch(office)
    watch.look()
    qtbot.waitUntil(
        lambda: not watch.is_looking and bool(of(watch, Area.REPLICA)), timeout=PATIENCE
    )
    return watch


def test_every_area_has_a_line_in_the_end(qtbot: QtBot, office: Workplace) -> None:
    watch = looked(qtbot, office)
    assert {line.area for line in watch.lines} == set(Area)
    assert codes(watch, Area.SHARE) == ["share_ok"]
    assert codes(watch, Area.SELFTEST) == ["selftest_ok"]
    assert codes(watch, Area.WHOLE) == ["whole_not_made"]
    assert [line.code for line in watch.lines if line.state is State.BAD] == []


def test_while_the_share_hangs_the_pc_has_told_and_everything_else_goes_on(
    qtbot: QtBot, office: Workplace, hanging: HangingFolder
) -> None:
    watch = HealthWatch(office)
    watch.look()
    qtbot.waitUntil(lambda: bool(of(watch, Area.REPLICA)), timeout=PATIENCE)
    assert codes(watch, Area.SHARE) == ["looking"]
    asked: list[int] = []
    for number in range(6):
        office.tasks.ask(partial(_answer, number), asked.append)
    qtbot.waitUntil(lambda: len(asked) == 6, timeout=PATIENCE)
    watch.look()  # asks nothing twice of a share that owes an answer
    hanging.answers.set()
    qtbot.waitUntil(lambda: codes(watch, Area.SHARE) == ["share_ok"], timeout=PATIENCE)


def test_a_share_that_lets_wait_for_long_is_said_not_to_answer(
    qtbot: QtBot, office: Workplace, hanging: HangingFolder
) -> None:
    watch = HealthWatch(office, no_answer_ms=1)
    watch.look()
    qtbot.waitUntil(lambda: codes(watch, Area.SHARE) == ["no_answer"], timeout=PATIENCE)
    assert codes(watch, Area.LOCK) == ["not_looked_at"]
    hanging.answers.set()
    qtbot.waitUntil(lambda: codes(watch, Area.SHARE) == ["share_ok"], timeout=PATIENCE)


def test_a_share_that_goes_away_is_told_without_being_asked(
    qtbot: QtBot, office: Workplace
) -> None:
    watch = looked(qtbot, office)
    root = office.station.folder.root
    with qtbot.waitSignal(office.visited, timeout=PATIENCE):
        pass
    root.rename(root.with_name("dicabut"))
    qtbot.waitUntil(lambda: codes(watch, Area.SHARE) == ["office_offline"], timeout=PATIENCE)
    assert of(watch, Area.SHARE)[0].state is State.ATTENTION
    root.with_name("dicabut").rename(root)
    qtbot.waitUntil(lambda: codes(watch, Area.SHARE) == ["share_ok"], timeout=PATIENCE)


def test_the_whole_check_says_how_far_it_is_and_what_it_found(
    qtbot: QtBot, office: Workplace
) -> None:
    watch = looked(qtbot, office)
    heard: list[Advance] = []
    watch.advanced.connect(heard.append)
    with qtbot.waitSignal(watch.ended, timeout=PATIENCE):
        watch.check_whole()
        assert watch.is_checking
        watch.check_whole()  # one at a time
    assert not watch.is_checking
    assert heard
    assert codes(watch, Area.WHOLE) == ["whole_sound"]
    assert watch.report is not None
    assert watch.report.is_sound


def test_an_office_file_that_was_changed_is_a_bad_line_that_names_it(
    qtbot: QtBot, office: Workplace
) -> None:
    watch = looked(qtbot, office)
    office.station.folder.toml.write_text(
        office.station.folder.toml.read_text().replace('name = "', 'name = "Bukan ')
    )
    with qtbot.waitSignal(watch.ended, timeout=PATIENCE):
        watch.check_whole()
    line = of(watch, Area.WHOLE)[0]
    assert (line.state, line.code) == (State.BAD, "whole_findings")
    assert "office_file_differs" in str(line.more[0].facts["text"])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_check_that_is_given_up_is_over_at_once_and_says_nothing(
    qtbot: QtBot, office: Workplace
) -> None:
    watch = HealthWatch(office)
    with hung(office.station.folder), qtbot.waitSignal(watch.ended, timeout=PATIENCE):
        with qtbot.waitSignal(watch.advanced, timeout=PATIENCE):
            watch.check_whole()
        watch.stop()
    assert not watch.is_checking
    assert codes(watch, Area.WHOLE) == ["whole_not_made"]
    with qtbot.waitSignal(watch.ended, timeout=PATIENCE):
        watch.check_whole()  # the one that was given up does not end this one
    assert codes(watch, Area.WHOLE) == ["whole_sound"]


def test_what_was_lost_and_is_here_is_put_back_and_its_coverage_shown_anew(
    qtbot: QtBot, office: Workplace, tmp_path: Path
) -> None:
    root = office.station.folder.root
    coverage = coverage_for_kabag(root, tmp_path / "pc-lain")
    qtbot.waitUntil(lambda: office.station.coverage(coverage) is not None, timeout=PATIENCE)
    photo = next(office.station.folder.files.rglob("data/*.jpg"))
    carried = office.station.profile.cache / photo.relative_to(root)
    carried.parent.mkdir(parents=True)
    photo.rename(carried)
    watch = looked(qtbot, office)
    touched: list[frozenset[str]] = []
    office.coverages_touched.connect(touched.append)
    with qtbot.waitSignal(watch.ended, timeout=PATIENCE):
        watch.check_whole()
    assert photo.read_bytes() == carried.read_bytes()
    assert codes(watch, Area.WHOLE) == ["files_restored", "whole_sound"]
    assert frozenset({coverage}) in touched
    qtbot.waitUntil(lambda: codes(watch, Area.MEDIA) == ["media_hashed"], timeout=PATIENCE)


def test_what_is_lost_is_named_and_the_media_are_bad(
    qtbot: QtBot, office: Workplace, tmp_path: Path
) -> None:
    coverage = coverage_for_kabag(office.station.folder.root, tmp_path / "pc-lain")
    qtbot.waitUntil(lambda: office.station.coverage(coverage) is not None, timeout=PATIENCE)
    next(office.station.folder.files.rglob("data/*.jpg")).unlink()
    watch = looked(qtbot, office)
    with qtbot.waitSignal(watch.ended, timeout=PATIENCE):
        watch.check_whole()
    lost, findings = of(watch, Area.WHOLE)
    assert (lost.code, findings.code) == ("files_lost", "whole_findings")
    assert lost.more[0].facts["name"] == "IMG_2041.jpg"
    qtbot.waitUntil(lambda: codes(watch, Area.MEDIA) == ["media_wrong"], timeout=PATIENCE)


def test_a_check_without_the_share_says_why_it_came_to_no_end(
    qtbot: QtBot, office: Workplace
) -> None:
    watch = HealthWatch(office)
    root = office.station.folder.root
    root.rename(root.with_name("dicabut"))
    with qtbot.waitSignal(watch.ended, timeout=PATIENCE):
        watch.check_whole()
    assert codes(watch, Area.WHOLE) == ["whole_failed"]


def test_what_happened_is_listed_with_what_it_takes_to_mark_it_read(
    qtbot: QtBot, office: Workplace
) -> None:
    repaired = Incident("row_repaired", office.now, {"seq": 3, "id": "ab"})
    office.station.replica.incidents.record(repaired)
    watch = looked(qtbot, office)
    assert codes(watch, Area.INCIDENTS) == ["incidents_new"]
    assert watch.incident_marks == [repaired.key[:8]]


def _answer(number: int, progress: object) -> int:
    return number
