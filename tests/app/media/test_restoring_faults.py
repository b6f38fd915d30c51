"""Putting a file back while the share fails: never a wrong file, and in the end the right one."""

from __future__ import annotations

import errno
import os

import pytest

from app.domain.media import MediaItem
from app.errors import Failure
from app.media.fixity import TROUBLED_EVERY
from tests.faults import Faults, How, When
from tests.office_builder import DemoOffice, Pc

SAMPLED = 12  # points of each kind, of some eighty


@pytest.fixture
def handed(pc: Pc) -> tuple[str, MediaItem]:
    """A photo on the share, delivered."""
    coverage = pc.opens()
    photo = pc.photo(coverage)
    pc.hands_in(coverage, photo)
    pc.sync()
    return coverage, photo


@pytest.mark.parametrize("how", [How.ERROR, How.GONE])
@pytest.mark.parametrize("when", [When.BEFORE, When.HALF, When.AFTER])
def test_a_file_is_put_back_whatever_call_fails(
    pc: Pc, handed: tuple[str, MediaItem], office: DemoOffice, when: When, how: How
) -> None:
    coverage, photo = handed
    there = office.folder.root / pc.station.bag_of(coverage) / "data" / f"{photo.sha256[:16]}.jpg"
    genuine = there.read_bytes()
    pc.station.look_after_media()

    def spoil() -> None:
        there.write_bytes(b"\xff\xd8\xff bukan foto itu")
        office.clock.at += 2 * TROUBLED_EVERY
        pc.station.care.table.hurry(coverage, photo.sha256, office.clock.at)

    spoil()
    with Faults(office.folder.root) as counted:
        pc.station.look_after_media()
    assert there.read_bytes() == genuine
    calls = counted.calls
    for number in range(1, len(calls) + 1, max(1, len(calls) // SAMPLED)):
        spoil()
        try:
            with Faults(office.folder.root, number, when, how, errno.EIO):
                pc.station.look_after_media()
        except Failure:
            pass  # said, and tried again the next time
        for _ in range(4):
            office.clock.at += 2 * TROUBLED_EVERY
            pc.station.look_after_media()
        assert there.read_bytes() == genuine, (number, calls[number - 1])
        assert pc.station.care.state().troubles == ()
    asides = {path.read_bytes() for path in (office.folder.copies / "berkas-berubah").iterdir()}
    assert asides <= {b"\xff\xd8\xff bukan foto itu", genuine}


def test_what_is_no_file_at_all_under_its_name_gives_way(
    pc: Pc, handed: tuple[str, MediaItem], office: DemoOffice
) -> None:
    coverage, photo = handed
    there = office.folder.root / pc.station.bag_of(coverage) / "data" / f"{photo.sha256[:16]}.jpg"
    genuine = there.read_bytes()
    there.unlink()
    there.mkdir()
    (there / "isi.txt").write_text("folder")
    pc.station.look_after_media()
    assert there.read_bytes() == genuine
    (aside,) = (office.folder.copies / "berkas-berubah").iterdir()
    assert (aside / "isi.txt").read_text() == "folder"


def test_a_file_that_three_times_could_not_be_read_gives_way_to_a_whole_one(
    pc: Pc, handed: tuple[str, MediaItem], office: DemoOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    coverage, photo = handed
    pc.station.look_after_media()
    there = office.folder.root / pc.station.bag_of(coverage) / "data" / f"{photo.sha256[:16]}.jpg"
    number = there.stat().st_ino
    opening = os.open

    def broken(path: os.PathLike[str], *more: int, **named: int) -> int:
        if os.path.exists(path) and os.stat(path).st_ino == number:
            raise OSError(errno.EIO, os.strerror(errno.EIO))  # a bad place on the server's disk
        return opening(path, *more, **named)

    monkeypatch.setattr(os, "open", broken)
    states = []
    for _ in range(3):
        pc.station.care.table.hurry(coverage, photo.sha256, 2**62)
        pc.station.look_after_media()
        states.append([each.state for each in pc.station.care.state().troubles])
        office.clock.at += TROUBLED_EVERY
    assert states == [["unreadable"], ["unreadable"], []]
    monkeypatch.undo()
    assert there.stat().st_ino != number
    assert pc.station.carrier.genuine(coverage, photo)
