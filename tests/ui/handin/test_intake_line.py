"""What a person drops is found, seen at once, and taken in in its order."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path, PosixPath
from typing import NoReturn

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from app.demo.office import POSTS
from app.domain.acts import Activity
from app.domain.media import MediaItem
from app.domain.roles import Role
from app.drafts import ToTake
from app.errors import Failure
from app.media.copying import CHUNK
from ui.handin.intake_line import IntakeLine, found_in
from ui.workplace import Workplace

WHO = next(post.name for post in POSTS if post.role is Role.PELAKSANA)
PATIENCE = 20_000  # ms for two workers to start and to draw some small photos


class PulledCard(PosixPath):
    """A folder that can no longer be listed, not even by the root that runs the tests."""

    def iterdir(self) -> NoReturn:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


@pytest.fixture
def line(workplace: Callable[[str], Workplace]) -> Iterator[IntakeLine]:
    """Of a colleague who hands in; nothing is under way in it."""
    place = workplace(WHO)
    line = IntakeLine(place.station, place.tasks)
    yield line
    line.cancel()


@pytest.fixture
def told(line: IntakeLine) -> list[str]:
    """The names of what was taken in, and "! name" of what was refused, as they were told."""
    told: list[str] = []

    def on_taken(coverage_id: str, item: MediaItem) -> None:
        told.append(item.name)

    def on_refused(coverage_id: str, path: Path, failure: Failure) -> None:
        told.append(f"! {path.name}")

    line.taken.connect(on_taken)
    line.refused.connect(on_refused)
    return told


@pytest.fixture
def coverage_id(workplace: Callable[[str], Workplace], qtbot: QtBot) -> str:
    """A coverage that was just begun."""
    place = workplace(WHO)
    activity = Activity("Peninjauan jalan", "kdh", place.now, "Desa Kujan")
    begun: list[str] = []
    place.open(activity, begun.append)
    qtbot.waitUntil(lambda: bool(begun), timeout=PATIENCE)
    return begun[0]


def photo(folder: Path, number: int) -> Path:
    path = folder / f"IMG_{number}.jpg"
    Image.new("RGB", (640, 480), (number * 20, 90, 30)).save(path)
    return path


def slow_photo(folder: Path) -> Path:
    path = folder / "IMG_0.jpg"
    Image.effect_noise((5600, 4200), 60).convert("RGB").save(path)
    return path


def until_ended(qtbot: QtBot, line: IntakeLine, call: Callable[[], None]) -> None:
    with qtbot.waitSignal(line.ended, timeout=PATIENCE):
        call()


def test_files_are_told_in_the_order_in_which_they_were_dropped(
    line: IntakeLine, told: list[str], coverage_id: str, tmp_path: Path, qtbot: QtBot
) -> None:
    slow = slow_photo(tmp_path)
    bad = tmp_path / "rusak.jpg"
    bad.write_bytes(b"\xff\xd8\xff")
    files = [slow, photo(tmp_path, 1), bad, photo(tmp_path, 2), photo(tmp_path, 3)]

    until_ended(qtbot, line, lambda: line.add(coverage_id, files, edited=False))

    assert told == ["IMG_0.jpg", "IMG_1.jpg", "! rusak.jpg", "IMG_2.jpg", "IMG_3.jpg"]


def test_what_waits_is_seen_before_it_is_copied_and_leaves_nothing_behind(
    line: IntakeLine, coverage_id: str, tmp_path: Path, qtbot: QtBot
) -> None:
    files = [slow_photo(tmp_path), *(photo(tmp_path, number) for number in range(1, 6))]
    seen: list[list[bool]] = []

    def look() -> None:
        waiting = line.waiting_for(coverage_id)
        seen.append([line.looks.picture(each.source) is not None for each in waiting])

    line.glimpsed.connect(look)
    until_ended(qtbot, line, lambda: line.add(coverage_id, files, edited=False))

    assert any(any(each) for each in seen)
    assert line.waiting_for(coverage_id) == []
    place = line.looks.folder
    qtbot.waitUntil(lambda: list(place.iterdir()) == [], timeout=PATIENCE)


def test_the_same_file_dropped_twice_is_told_twice(
    line: IntakeLine, told: list[str], coverage_id: str, tmp_path: Path, qtbot: QtBot
) -> None:
    path = photo(tmp_path, 1)
    until_ended(qtbot, line, lambda: line.add(coverage_id, [path, path, path], edited=False))
    assert told == ["IMG_1.jpg"] * 3


def test_cancelling_ends_the_line_and_leaves_no_part(
    line: IntakeLine, told: list[str], coverage_id: str, tmp_path: Path, qtbot: QtBot
) -> None:
    large = tmp_path / "besar.jpg"
    with large.open("wb") as written:
        Image.new("RGB", (640, 480)).save(written, "JPEG")
        written.write(os.urandom(40 * CHUNK))
    with qtbot.waitSignal(line.advanced, timeout=PATIENCE):
        line.add(coverage_id, [large, photo(tmp_path, 1)], edited=False)
    until_ended(qtbot, line, line.cancel)
    assert not line.is_busy_for(coverage_id)
    assert "besar.jpg" not in told


def test_what_was_dropped_is_to_be_taken_from_the_drop_on(
    line: IntakeLine, coverage_id: str, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "DCIM"
    folder.mkdir()
    inside = photo(folder, 1)
    with qtbot.waitSignal(line.begun, timeout=PATIENCE):
        line.add(coverage_id, [folder], edited=True)
        assert line.to_take(coverage_id) == (ToTake(str(folder), edited=True),)
        assert line.is_busy_for(coverage_id)
    assert line.to_take(coverage_id) == (ToTake(str(inside), edited=True),)


def test_a_folder_that_cannot_be_read_is_told_of_and_keeps_nobody_waiting(
    line: IntakeLine,
    coverage_id: str,
    workplace: Callable[[str], Workplace],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    card = PulledCard(tmp_path)
    with qtbot.waitSignal(workplace(WHO).tasks.failure_unanswered, timeout=PATIENCE):
        line.add(coverage_id, [card], edited=False)
    assert not line.is_busy_for(coverage_id)


def test_a_folder_stands_for_the_files_that_lie_in_it_by_name(tmp_path: Path) -> None:
    folder = tmp_path / "DCIM"
    (folder / "dalam").mkdir(parents=True)
    for name in ("b.jpg", "a.jpg", ".tersembunyi"):
        (folder / name).write_bytes(b"12345")
    alone = tmp_path / "c.mp4"
    found = found_in("id", [folder, alone], edited=True)
    assert [each.source.name for each in found] == ["a.jpg", "b.jpg", "c.mp4"]
    assert [each.size for each in found] == [5, 5, 0]
    assert all(each.edited for each in found)
