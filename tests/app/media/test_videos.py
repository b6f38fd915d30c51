"""Videos say how long they are and which way is up."""

from __future__ import annotations

from pathlib import Path

import av
import pytest

from app.errors import Refusal
from app.media.limits import Limits
from app.media.videos import video_facts
from tests.app.media.bombs import box

LIMITS = Limits()


def test_length_and_size_are_read(video: Path) -> None:
    facts = video_facts(video, "mp4", LIMITS)
    assert (facts.kind, facts.width, facts.height, facts.duration_ms) == ("video", 320, 180, 2000)
    assert facts.size == video.stat().st_size
    assert not facts.has_position


@pytest.mark.parametrize(
    ("make", "model", "camera"),
    [("Canon", "EOS 90D", "Canon EOS 90D"), ("Canon", "Canon R5", "Canon R5"), ("Canon", "", "")],
)
def test_a_camera_that_is_no_phone_says_what_it_is(
    tmp_path: Path, make: str, model: str, camera: str
) -> None:
    path = tmp_path / "MVI_0001.mov"
    with av.open(str(path), "w") as container:
        container.metadata.update({"make": make, "model": model})
        stream = container.add_stream("mpeg4", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        container.mux(stream.encode(av.VideoFrame(64, 48, "yuv420p")))
        container.mux(stream.encode(None))
    assert video_facts(path, "mov", LIMITS).camera == camera


@pytest.mark.parametrize("form", ["mp4", "matroska", "mpegts", "asf"])
def test_sound_alone_is_no_video_in_any_container(tmp_path: Path, form: str) -> None:
    path = tmp_path / "suara"
    with av.open(str(path), "w", format=form) as container:
        stream = container.add_stream("aac", rate=44100)
        frame = av.AudioFrame(format="fltp", layout="mono", samples=1024)
        frame.sample_rate = 44100
        for plane in frame.planes:
            plane.update(bytes(plane.buffer_size))
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    with pytest.raises(Refusal, match="no_picture"):
        video_facts(path, "", LIMITS)


@pytest.mark.parametrize(
    ("name", "told"), [(b"\tGoPro MET", True), (b"GoPro TCD", False), (b"Sound", False)]
)
def test_an_action_camera_writes_the_way_into_a_track_of_its_own(
    video: Path, name: bytes, told: bool
) -> None:
    content = video.read_bytes()
    at = content.rindex(b"moov") - 4  # the last box of the file
    size = int.from_bytes(content[at : at + 4], "big")
    assert at + size == len(content)
    handler = box(b"hdlr", bytes(8), b"meta", bytes(12), name, b"\0")
    track = box(b"trak", box(b"tkhd", bytes(84)), box(b"mdia", box(b"mdhd", bytes(24)), handler))
    whole = (size + len(track)).to_bytes(4, "big")
    video.write_bytes(content[:at] + whole + content[at + 4 :] + track)
    assert video_facts(video, "mp4", LIMITS).has_position == told


def test_a_cut_video_is_refused(tmp_path: Path, video: Path) -> None:
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(video.read_bytes()[:600])
    with pytest.raises(Refusal, match="unreadable_media"):
        video_facts(cut, "mp4", LIMITS)


def test_limits_hold_before_anything_is_decoded(video: Path) -> None:
    with pytest.raises(Refusal, match="too_many_pixels"):
        video_facts(video, "mp4", Limits(video_pixels=320 * 180 - 1))
    with pytest.raises(Refusal, match="too_long"):
        video_facts(video, "mp4", Limits(video_ms=1999))


def test_a_playlist_dressed_as_a_video_opens_nothing_else(tmp_path: Path, video: Path) -> None:
    path = tmp_path / "list.mp4"
    path.write_text(f"ffconcat version 1.0\nfile '{video}'\n")
    with pytest.raises(Refusal, match="not_media"):
        video_facts(path, "mp4", LIMITS)
