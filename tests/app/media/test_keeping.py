"""A PC keeps the originals that it handed in for a while, and lets go only of what is safe."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from app.domain.media import MediaItem
from app.media.keeping import DAY, Keeping, Storeroom, drop_old_parts, make_room
from tests.office_builder import DemoOffice, Pc


@pytest.fixture
def handed(pc: Pc) -> tuple[str, MediaItem]:
    """A photo that was handed in here and is delivered."""
    coverage = pc.opens()
    photo = pc.photo(coverage)
    pc.hands_in(coverage, photo)
    pc.sync()
    return coverage, photo


def storeroom(pc: Pc, keeping: Keeping | None = None) -> Storeroom:
    storeroom = Storeroom(pc.profile.staging, pc.station.care.table, pc.station.bag_of)
    storeroom.keeping = keeping or Keeping()
    return storeroom


def another(pc: Pc, office: DemoOffice) -> tuple[str, MediaItem]:
    """One more, a day later; both were seen whole on the share."""
    office.clock.at += DAY
    coverage = pc.opens("Kedua")
    photo = pc.photo(coverage, "teal")
    pc.hands_in(coverage, photo)
    pc.sync()
    pc.station.look_after_media()
    return coverage, photo


def staged(pc: Pc, handed: tuple[str, MediaItem]) -> Path:
    coverage, photo = handed
    folder = pc.profile.staging / pc.station.bag_of(coverage) / "data"
    return folder / f"{photo.sha256[:16]}.jpg"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> set[Path]:
    """What a player or a virus scanner has open: Windows removes none of it."""
    names: set[Path] = set()
    unlink = os.unlink

    def unlinked(path: Path, **more: int) -> None:
        if path in names:
            raise PermissionError(13, "in use", str(path))
        unlink(path, **more)

    monkeypatch.setattr(os, "unlink", unlinked)
    return names


def test_it_stays_for_a_month_and_goes_when_the_share_was_seen_to_have_it(
    pc: Pc, handed: tuple[str, MediaItem], office: DemoOffice
) -> None:
    office.clock.at += 29 * DAY
    pc.station.look_after_media()
    assert storeroom(pc).tidy(office.clock.at, ()) == 0
    office.clock.at += 2 * DAY
    pc.station.look_after_media()  # tidies up as well
    assert not staged(pc, handed).exists()
    assert pc.station.carrier.genuine(*handed).is_relative_to(office.folder.root)


def test_it_stays_while_the_share_was_not_lately_seen_to_have_it(
    pc: Pc, handed: tuple[str, MediaItem], office: DemoOffice
) -> None:
    pc.station.look_after_media()
    office.clock.at += 40 * DAY
    assert storeroom(pc).tidy(office.clock.at, ()) == 0
    assert staged(pc, handed).exists()
    pc.station.look_after_media()  # it is looked at next, for that very reason
    assert not staged(pc, handed).exists()


def test_the_oldest_goes_when_the_room_is_used_up(
    pc: Pc, handed: tuple[str, MediaItem], office: DemoOffice
) -> None:
    coverage, photo = another(pc, office)
    room = Keeping(own_bytes=photo.size + handed[1].size // 2)
    assert storeroom(pc, room).tidy(office.clock.at, ()) == 1
    assert not staged(pc, handed).exists()
    assert staged(pc, (coverage, photo)).exists()


def test_a_video_that_is_being_played_keeps_no_other_file(
    pc: Pc, handed: tuple[str, MediaItem], office: DemoOffice, opened: set[Path]
) -> None:
    coverage, photo = another(pc, office)
    opened.add(staged(pc, handed))
    nothing = Keeping(days=0, own_bytes=0)
    assert storeroom(pc, nothing).tidy(office.clock.at, ()) == 1
    assert staged(pc, handed).exists()
    assert not staged(pc, (coverage, photo)).exists()


def test_room_is_made_beside_what_is_being_played(tmp_path: Path, opened: set[Path]) -> None:
    videos = [tmp_path / "berkas" / name / "data" / "video.mp4" for name in ("lama", "baru")]
    for number, video in enumerate(videos):
        video.parent.mkdir(parents=True)
        video.write_bytes(bytes(100))
        os.utime(video, (number, number))
    opened.add(videos[0])
    assert make_room(tmp_path, 100, 200, ()) == 1
    assert [video.exists() for video in videos] == [True, False]


def test_what_is_being_prepared_or_waits_for_delivery_always_stays(
    pc: Pc, office: DemoOffice
) -> None:
    coverage = pc.opens()
    drafted = pc.photo(coverage, "maroon")
    waiting = pc.photo(coverage, "navy")
    pc.hands_in(coverage, waiting)
    office.clock.at += 90 * DAY
    pc.station.look_after_media()
    nothing = Keeping(days=0, own_bytes=0)
    assert storeroom(pc, nothing).tidy(office.clock.at, {waiting.sha256}) == 0
    for photo in (drafted, waiting):
        assert staged(pc, (coverage, photo)).exists()


def test_halves_of_copies_go_after_a_week(pc: Pc, handed: tuple[str, MediaItem]) -> None:
    bag = staged(pc, handed).parent.parent
    for name, days in (("lama", 8), ("baru", 6)):
        (bag / f".{name}.part").write_bytes(b"setengah")
        ago = time.time() - days * 86_400
        os.utime(bag / f".{name}.part", (ago, ago))
    assert drop_old_parts(pc.profile.staging, time.time_ns()) == 1
    assert [path.name for path in bag.glob(".*")] == [".baru.part"]
