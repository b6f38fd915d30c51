"""Every video that a phone or camera hands in: whole, upright, and in its colours."""

from __future__ import annotations

import struct
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import pytest
from av.video.stream import VideoStream
from PIL import Image
from PIL.Image import Transpose

from app.media.frames import Reel, video_glance, video_reel
from app.media.limits import Limits
from app.media.probe import probe

LIMITS = Limits()
RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)
CORNERS = [RED, GREEN, BLUE, WHITE]
WAYS = {  # our extension: FFmpeg's container, its codec, options of the container
    "mp4": ("mp4", "libx264", {}),
    "hevc.mp4": ("mp4", "libx265", {}),
    "mov": ("mov", "mjpeg", {}),
    "3gp": ("3gp", "mpeg4", {}),
    "mkv": ("matroska", "libx264", {}),
    "webm": ("webm", "libvpx", {}),
    "avi": ("avi", "mpeg4", {}),
    "mts": ("mpegts", "libx264", {}),
    "m2ts.mts": ("mpegts", "libx264", {"mpegts_m2ts_mode": "1"}),
    "wmv": ("asf", "wmv2", {}),
    "mpg": ("mpeg", "mpeg1video", {}),
    "vob.mpg": ("vob", "mpeg2video", {}),
    "mxf": ("mxf", "mpeg2video", {}),
    "flv": ("flv", "flv1", {}),
    "ogv": ("ogg", "libvpx", {}),
}
UPRIGHT = (65536, 0, 0, 65536)
TURNED = {  # how the picture lies in the file, and the first four numbers that bring it upright
    "upright": (None, UPRIGHT),
    "a quarter to the left": (Transpose.ROTATE_90, (0, 65536, -65536, 0)),
    "on its head": (Transpose.ROTATE_180, (-65536, 0, 0, -65536)),
    "a quarter to the right": (Transpose.ROTATE_270, (0, -65536, 65536, 0)),
    "as in a mirror": (Transpose.FLIP_LEFT_RIGHT, (-65536, 0, 0, 65536)),
    "as in water": (Transpose.FLIP_TOP_BOTTOM, (65536, 0, 0, -65536)),
    "mirrored on its side": (Transpose.TRANSPOSE, (0, 65536, 65536, 0)),
    "mirrored on its other side": (Transpose.TRANSVERSE, (0, -65536, -65536, 0)),
    "almost upright": (None, (65500, 900, -900, 65500)),
}


def corners(turn: Transpose | None = None) -> Image.Image:
    """320 x 192 when upright: red, green, blue and white, clockwise from the top left."""
    picture = Image.new("RGB", (320, 192))
    for at, colour in zip(((0, 0), (160, 0), (160, 96), (0, 96)), CORNERS, strict=True):
        picture.paste(colour, (*at, at[0] + 160, at[1] + 96))
    return picture if turn is None else picture.transpose(turn)


def written(
    path: Path,
    way: tuple[str, str, dict[str, str]],
    *pictures: Image.Image,
    shape: Fraction | None = None,
    said: str = "",
) -> Path:
    """25 pictures a second, every tenth a keyframe."""
    container_format, codec, options = way
    with av.open(str(path), "w", format=container_format, options=options) as container:
        stream = cast(VideoStream, container.add_stream(codec, rate=25))
        stream.width, stream.height = pictures[0].size
        stream.pix_fmt = "yuvj420p" if codec == "mjpeg" else "yuv420p"
        stream.gop_size = 10
        if codec == "libx265":
            stream.options = {"x265-params": "log-level=none"}
        if said:
            stream.options = {"x264-params": said}
        if shape is not None:
            stream.sample_aspect_ratio = shape
        for picture in pictures:
            container.mux(stream.encode(av.VideoFrame.from_image(picture)))
        container.mux(stream.encode(None))
    return path


def reel(path: Path) -> Reel:
    return video_reel(path, LIMITS, 4, 320, 640, lambda frame: (True, 0.0))


def colours(picture: Image.Image) -> list[tuple[int, ...]]:
    """The four colours clockwise from the top left, each rounded to full or nothing."""
    width, height = picture.size
    left, right, top, bottom = width // 4, width * 3 // 4, height // 4, height * 3 // 4
    places = ((left, top), (right, top), (right, bottom), (left, bottom))
    found = [picture.crop((x, y, x + 1, y + 1)).tobytes() for x, y in places]
    return [tuple(round(value / 255) * 255 for value in pixel) for pixel in found]


@pytest.mark.parametrize("name", WAYS)
def test_every_container_gives_facts_a_first_look_a_poster_and_a_strip(
    tmp_path: Path, name: str
) -> None:
    path = written(tmp_path / f"a.{name}", WAYS[name], *[corners()] * 30)

    facts = probe(path, LIMITS)
    made = reel(path)

    assert (facts.kind, facts.extension) == ("video", name.rpartition(".")[2])
    assert (facts.width, facts.height) == (320, 192)
    assert 850 <= facts.duration_ms <= 1250
    assert len(made.strip) >= 2
    for picture in (*made.strip, made.poster, video_glance(path, LIMITS, 320)):
        assert colours(picture) == CORNERS


@pytest.mark.parametrize("name", ["mp4", "mkv", "mts", "m2ts.mts", "mpg", "wmv", "avi"])
def test_the_strip_goes_from_the_beginning_to_the_end(tmp_path: Path, name: str) -> None:
    greys = [Image.new("RGB", (320, 192), (step * 2,) * 3) for step in range(120)]
    path = written(tmp_path / f"a.{name}", WAYS[name], *greys)
    shades = [frame.convert("L").resize((1, 1)).tobytes()[0] for frame in reel(path).strip]
    assert shades == sorted(shades)
    assert shades[0] < 60
    assert shades[-1] > 170


def test_a_video_of_a_single_frame_has_a_poster_all_the_same(tmp_path: Path) -> None:
    path = written(tmp_path / "a.mp4", WAYS["mp4"], corners())
    assert colours(reel(path).poster) == CORNERS


def turned(path: Path, matrix: tuple[int, int, int, int]) -> None:
    """Write the first four numbers of the track's display matrix."""
    content = path.read_bytes()
    upright = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 0x40000000)
    place = content.rindex(upright)  # the first one is that of the whole movie
    across, down, back, up = matrix
    new = struct.pack(">9i", across, down, 0, back, up, 0, 0, 0, 0x40000000)
    path.write_bytes(content[:place] + new + content[place + len(new) :])


@pytest.mark.parametrize("way", TURNED)
@pytest.mark.parametrize("name", ["mp4", "mov"])
def test_a_phone_held_in_any_way_gives_upright_frames(tmp_path: Path, name: str, way: str) -> None:
    turn, matrix = TURNED[way]
    path = written(tmp_path / f"a.{name}", WAYS[name], *[corners(turn)] * 30)
    turned(path, matrix)

    facts = probe(path, LIMITS)

    assert (facts.width, facts.height) == (320, 192)
    made = reel(path)
    for picture in (*made.strip, made.poster, video_glance(path, LIMITS, 320)):
        assert colours(picture) == CORNERS
        assert picture.width > picture.height


def test_a_camera_with_narrow_dots_is_shown_as_wide_as_it_saw(tmp_path: Path) -> None:
    narrow = written(tmp_path / "a.mp4", WAYS["mp4"], *[corners()] * 30, shape=Fraction(4, 3))
    assert (probe(narrow, LIMITS).width, probe(narrow, LIMITS).height) == (427, 192)
    assert reel(narrow).poster.size == (427, 192)


def test_photos_in_a_row_are_a_video(tmp_path: Path) -> None:
    path = written(tmp_path / "a.mp4", WAYS["hevc.mp4"], *[corners()] * 10)
    content = path.read_bytes()
    size = int.from_bytes(content[:4], "big")
    brands = b"hevc\0\0\0\0msf1hevc".ljust(size - 8, b"\0")
    path.write_bytes(content[:8] + brands + content[size:].replace(b"vide", b"pict"))
    assert probe(path, LIMITS).extension == "heics"
    assert colours(reel(path).poster) == CORNERS


def test_a_dot_ten_times_as_wide_as_high_is_nonsense(tmp_path: Path) -> None:
    absurd = written(tmp_path / "a.mp4", WAYS["mp4"], *[corners()] * 30, shape=Fraction(10, 1))
    assert probe(absurd, LIMITS).width == 320
    assert reel(absurd).poster.size == (320, 192)


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ((1280, 720), "colorprim=bt709:transfer=bt709:colormatrix=bt709"),
        ((1280, 720), ""),
        ((320, 192), "colorprim=smpte170m:transfer=smpte170m:colormatrix=smpte170m"),
        ((320, 192), ""),
    ],
)
def test_colours_are_told_apart_by_what_is_said_and_else_by_the_size(
    tmp_path: Path, size: tuple[int, int], said: str
) -> None:
    wanted = (200, 30, 60)
    high = size[1] >= 720
    plain = av.VideoFrame.from_image(Image.new("RGB", size, wanted))
    frame = plain.reformat(format="yuv420p", dst_colorspace="itu709" if high else "itu601")
    path = tmp_path / "a.mp4"
    with av.open(str(path), "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=25)
        stream.width, stream.height = size
        stream.pix_fmt, stream.options = "yuv420p", {"x264-params": said} if said else {}
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    shown = reel(path).poster.crop((50, 50, 51, 51)).tobytes()
    assert all(abs(a - b) < 5 for a, b in zip(shown, wanted, strict=True))


def test_a_phone_that_films_in_high_dynamic_range_gives_a_picture_for_a_plain_screen(
    tmp_path: Path,
) -> None:
    said = "colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc"
    path = written(
        tmp_path / "a.mp4", WAYS["mp4"], Image.new("RGB", (320, 192), (190, 190, 190)), said=said
    )
    shown = reel(path).poster.crop((50, 50, 51, 51)).tobytes()
    assert all(226 <= value <= 242 for value in shown), "white paper is almost white"
