"""How a frame of a video is meant to be seen: which way up, how wide, in which colours."""

from __future__ import annotations

import struct
from typing import cast

from av.sidedata.sidedata import SideDataContainer, Type
from av.video.frame import VideoFrame
from av.video.reformatter import Colorspace, Interpolation
from av.video.stream import VideoStream
from PIL import Image
from PIL.Image import Transpose

from app.media.colour_spaces import by_numbers
from app.media.colours import to_srgb

# By the signs of the display matrix: where its x and its y axis point on the screen.
_TURNS = {
    (-1, 0, 0, 1): Transpose.FLIP_LEFT_RIGHT,
    (-1, 0, 0, -1): Transpose.ROTATE_180,
    (1, 0, 0, -1): Transpose.FLIP_TOP_BOTTOM,
    (0, 1, 1, 0): Transpose.TRANSPOSE,
    (0, 1, -1, 0): Transpose.ROTATE_270,
    (0, -1, -1, 0): Transpose.TRANSVERSE,
    (0, -1, 1, 0): Transpose.ROTATE_90,
}
_MATRIX = struct.Struct("=9i")
_WIDEST = 4.0  # how much wider than high a dot may be before it is nonsense
_UNSAID = 2
_HIGH_DEFINITION = 720  # lines: from here on a video that says nothing is meant as BT.709


def shown_size(frame: VideoFrame, stream: VideoStream) -> tuple[int, int]:
    """Width and height as shown: dots made square, upright."""
    width, height = max(1, round(frame.width * dot_width(stream))), frame.height
    return (height, width) if _is_sideways(turn_of(frame)) else (width, height)


def picture_of(frame: VideoFrame, stream: VideoStream, longest: int) -> Image.Image:
    """The frame as RGB in sRGB, upright, neither side longer than `longest` pixels."""
    # Made small before it is made RGB: the whole of a 4K frame takes ten times as long.
    width = frame.width * dot_width(stream)
    shrink = min(1.0, longest / max(width, frame.height))
    size = max(1, round(width * shrink)), max(1, round(frame.height * shrink))
    small = frame.reformat(
        *size,
        format="rgb24",
        src_colorspace=_matrix_of(frame),
        interpolation=Interpolation.LANCZOS,
    )
    profile = by_numbers(frame.color_primaries or 0, frame.color_trc or 0)
    picture = to_srgb(Image.fromarray(small.to_ndarray()), profile)
    turn = turn_of(frame)
    return picture if turn is None else picture.transpose(turn)


def turn_of(frame: VideoFrame) -> Transpose | None:
    """What brings the frame upright, None where it stands upright or lies askew."""
    beside = cast(SideDataContainer, frame.side_data)  # PyAV gives it another type
    told = next((each for each in beside if each.type is Type.DISPLAYMATRIX), None)
    if told is None or told.buffer_size != _MATRIX.size:
        return None
    across, down, _, back, up, *_ = _MATRIX.unpack(bytes(told))
    longest = max(abs(across), abs(down), abs(back), abs(up)) or 1
    signs = (round(across / longest), round(down / longest), round(back / longest))
    return _TURNS.get((*signs, round(up / longest)))


def dot_width(stream: VideoStream) -> float:
    """The width of a dot whose height is 1; 1 where the video says nothing of use."""
    said = stream.sample_aspect_ratio
    ratio = float(said) if said else 1.0
    return ratio if 1 / _WIDEST <= ratio <= _WIDEST else 1.0


def _is_sideways(turn: Transpose | None) -> bool:
    return turn in (
        Transpose.ROTATE_90,
        Transpose.ROTATE_270,
        Transpose.TRANSPOSE,
        Transpose.TRANSVERSE,
    )


def _matrix_of(frame: VideoFrame) -> Colorspace | None:
    if frame.colorspace != _UNSAID:
        return None  # the frame says it itself
    return Colorspace.ITU709 if frame.height >= _HIGH_DEFINITION else Colorspace.ITU601
