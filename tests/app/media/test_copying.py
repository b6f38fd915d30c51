"""A copy is whole or it is not there; what a cut one left is gone on with."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import Refusal, Unavailable
from app.media.copying import CHUNK, copy_beside, digest_file, open_regular, settle

Anyway = Callable[[int], bool]
Link = Callable[[Path, Path], None]


class PowerCut(BaseException):
    """The program ends in the middle of a copy."""


@pytest.fixture
def video(tmp_path: Path) -> Path:
    """A file of a little over three chunks."""
    path = tmp_path / "VID_0001.mp4"
    path.write_bytes(os.urandom(3 * CHUNK + 7))
    return path


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "place"
    folder.mkdir()
    return folder


def cut_after(chunks: int) -> Callable[[int], bool]:
    def progress(done: int) -> bool:
        if done >= chunks * CHUNK:
            raise PowerCut
        return True

    return progress


def cut_copy(video: Path, place: Path) -> Path:
    with pytest.raises(PowerCut):
        copy_beside(video, place, cut_after(2))
    [part] = place.iterdir()
    return part


def test_a_copy_holds_what_was_read_and_tells_how_far_it_is(video: Path, place: Path) -> None:
    told: list[int] = []

    def progress(done: int) -> bool:
        told.append(done)
        return True

    part, copied = copy_beside(video, place, progress)
    settle(part, place / "kept.mp4")

    assert told[:4] == [CHUNK, 2 * CHUNK, 3 * CHUNK, 3 * CHUNK + 7]
    assert set(told[4:]) == {3 * CHUNK + 7}  # while it is read back: still to be cancelled
    assert copied.sha256 == hashlib.sha256(video.read_bytes()).hexdigest()
    assert copied.size == video.stat().st_size
    assert [p.name for p in place.iterdir()] == ["kept.mp4"]
    assert (place / "kept.mp4").read_bytes() == video.read_bytes()


def test_a_cut_copy_goes_on_in_the_same_file(video: Path, place: Path, anyway: Anyway) -> None:
    left = cut_copy(video, place)
    inode = left.stat().st_ino

    part, _ = copy_beside(video, place, anyway)

    assert part == left
    assert part.stat().st_ino == inode
    assert part.read_bytes() == video.read_bytes()


@pytest.mark.parametrize("at", [5, CHUNK + 5])
def test_what_a_cut_copy_left_is_not_trusted(
    video: Path, place: Path, anyway: Anyway, at: int
) -> None:
    left = cut_copy(video, place)
    spoilt = bytearray(left.read_bytes())
    spoilt[at] ^= 0xFF
    left.write_bytes(spoilt + b"more than there ever was" * CHUNK)

    part, copied = copy_beside(video, place, anyway)

    assert part.read_bytes() == video.read_bytes()
    assert copied == digest_file(video)


def test_a_cancelled_copy_leaves_nothing(video: Path, place: Path) -> None:
    with pytest.raises(Refusal, match="copy_cancelled"):
        copy_beside(video, place, lambda done: done < 2 * CHUNK)
    assert list(place.iterdir()) == []


def test_a_source_that_changes_meanwhile_is_not_taken(video: Path, place: Path) -> None:
    def progress(done: int) -> bool:
        if done == CHUNK:
            with video.open("ab") as growing:
                growing.write(b"still recording")
        return True

    with pytest.raises(Unavailable, match="source_changed"):
        copy_beside(video, place, progress)
    assert list(place.iterdir()) == []


def test_a_full_disk_is_told_before_anything_is_written(
    video: Path, small_disk: Path, anyway: Anyway
) -> None:
    (small_disk / "full").write_bytes(bytes(20 * CHUNK))

    with pytest.raises(Unavailable, match="disk_full") as refused:
        copy_beside(video, small_disk, anyway)
    assert refused.value.facts["needed"] == 3 * CHUNK + 7 + 16 * CHUNK
    assert refused.value.facts["free"] == 4 * CHUNK
    assert [p.name for p in small_disk.iterdir()] == ["full"]


def test_a_disk_that_fills_up_meanwhile_keeps_nothing_half_copied(
    video: Path, small_disk: Path
) -> None:
    def progress(done: int) -> bool:
        if done == CHUNK:
            fill(small_disk / "of another program")
        return True

    with pytest.raises(Unavailable, match="disk_full"):
        copy_beside(video, small_disk, progress)
    assert [p.name for p in small_disk.iterdir()] == ["of another program"]


def fill(path: Path) -> None:
    with pytest.raises(OSError):
        path.write_bytes(bytes(24 * CHUNK))


def test_a_link_is_not_followed(
    video: Path, place: Path, anyway: Anyway, link: Link, tmp_path: Path
) -> None:
    shortcut = tmp_path / "link.mp4"
    link(shortcut, video)

    with pytest.raises(Refusal, match="not_a_regular_file"):
        copy_beside(shortcut, place, anyway)
    assert list(place.iterdir()) == []


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="not_a_regular_file"):
        open_regular(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no pipes in folders")
def test_a_pipe_is_refused_without_waiting_for_its_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Refusal, match="not_a_regular_file"):
        open_regular(tmp_path / "pipe")


def test_a_missing_source_says_so(tmp_path: Path, place: Path, anyway: Anyway) -> None:
    with pytest.raises(Unavailable, match="source_unreadable"):
        copy_beside(tmp_path / "gone.jpg", place, anyway)


def test_an_empty_file_can_be_copied(tmp_path: Path, place: Path, anyway: Anyway) -> None:
    (tmp_path / "empty").touch()
    _, copied = copy_beside(tmp_path / "empty", place, anyway)
    assert copied.size == 0
