"""A published video plays as before and says nothing of where it was taken."""

from __future__ import annotations

import shutil
from pathlib import Path

import av
import pytest

from app.media.limits import Limits
from app.media.probe import probe
from app.publication.clean_video import clean_video


def box(kind: bytes, payload: bytes = b"") -> bytes:
    """One box as a file has it."""
    return (8 + len(payload)).to_bytes(4, "big") + kind + payload


def handler(kind: bytes) -> bytes:
    """What says of a track whether it is of pictures, sound or metadata."""
    return box(b"hdlr", bytes(8) + kind + bytes(12))


def film(*tracks: bytes) -> bytes:
    """A small file of the family, with a position where writers put it."""
    told = box(b"udta", box(b"\xa9xyz", b"+01.7-111.2/"))
    movie = box(b"moov", box(b"mvhd", bytes(100)) + b"".join(tracks) + told)
    return box(b"ftyp", b"isom") + movie + box(b"mdat", b"gambar")


def track(kind: bytes) -> bytes:
    """A track of that handler."""
    return box(b"trak", box(b"mdia", handler(kind) + box(b"minf", b"tabel tabel")))


def written(tmp_path: Path, content: bytes) -> Path:
    """The content as a file."""
    path = tmp_path / "film.mp4"
    path.write_bytes(content)
    return path


def test_the_position_is_blanked_and_everything_else_stays_in_its_place(tmp_path: Path) -> None:
    before = film(track(b"vide"))
    path = written(tmp_path, before)
    assert clean_video(path) == 1
    after = path.read_bytes()
    assert len(after) == len(before)
    assert b"111.2" not in after
    assert after.index(b"gambar") == before.index(b"gambar")
    assert track(b"vide") in after


def test_a_track_of_places_along_the_way_is_blanked_whole(tmp_path: Path) -> None:
    path = written(tmp_path, film(track(b"vide"), track(b"meta")))
    assert clean_video(path) == 2
    assert track(b"vide") in path.read_bytes()
    assert track(b"meta") not in path.read_bytes()


@pytest.mark.parametrize(
    "content",
    [film()[:-20], box(b"moov", b"\0\0\0\x04trak"), b"\0\0\0\x02ftyp" + bytes(20)],
)
def test_what_is_cut_off_or_crooked_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ValueError):
        clean_video(written(tmp_path, content))


def test_a_video_of_nothing_but_empty_boxes_is_refused_soon(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"\0\0\0\x08free" * 100_001)
    with pytest.raises(ValueError, match="without end"):
        clean_video(tmp_path / "a.mp4")


@pytest.mark.parametrize("name", ["with-gps.mov", "with-gps.mp4", "sample_mpeg4.mp4"])
def test_real_videos_play_as_before_and_name_no_position(
    samples: Path, tmp_path: Path, name: str
) -> None:
    source = samples / "videos" / name
    copy = tmp_path / name
    shutil.copyfile(source, copy)
    copy.chmod(0o600)
    clean_video(copy)
    assert not probe(copy, Limits()).has_position
    assert frames(copy) == frames(source)


def frames(path: Path) -> list[bytes]:
    """The first pictures of a video, as its decoder gives them."""
    with av.open(str(path)) as film:
        found = []
        for frame in film.decode(video=0):
            found.append(frame.to_ndarray().tobytes())
            if len(found) == 3:
                break
        return found
