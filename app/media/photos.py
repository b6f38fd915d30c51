"""Photos: what they say of themselves, and their pixels upright and in sRGB."""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pillow_heif
from PIL import ExifTags, Image
from PIL.Image import Transpose

from app.errors import Refusal
from app.media.colours import QUICK_TO_SHRINK, profile_of, to_srgb
from app.media.decoding import decoding_trouble
from app.media.exif_parts import exif_of, inner
from app.media.facts import Probed
from app.media.limits import Limits
from app.media.pixels import Pixels
from app.media.shrinking import shrink

_FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "heic": "HEIF", "tiff": "TIFF"}
_TURNED_BY_DECODER = {"HEIF", "TIFF"}
_UPRIGHT = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
_SIDEWAYS = 5  # from this orientation on, width and height change places


def photo_facts(path: Path, extension: str, limits: Limits) -> Probed:
    """Facts from the header alone. Raises as `open_photo`."""
    with open_photo(path, extension, limits) as image:
        exif = exif_of(image)
        width, height = image.size
        if _orientation(image, exif) >= _SIDEWAYS:
            width, height = height, width
        return Probed(
            kind="photo",
            extension=extension,
            size=path.stat().st_size,
            width=width,
            height=height,
            captured_at=_captured_at(exif),
            camera=_camera(exif),
            has_position=_has_position(exif, image),
        )


def photo_picture(path: Path, extension: str, limits: Limits, longest: int) -> Image.Image:
    """The whole photo decoded: RGB in sRGB, upright, neither side longer than `longest` pixels.

    Raises as `open_photo`.
    """
    with open_photo(path, extension, limits) as image:
        exif = exif_of(image)
        turn = _UPRIGHT.get(_orientation(image, exif))
        profile = profile_of(image, exif, limits.profile_bytes)
        if image.mode in QUICK_TO_SHRINK:
            shrink(image, longest)
        else:
            image.load()
        picture = to_srgb(image, profile)
        shrink(picture, longest)
        return picture.transpose(turn) if turn is not None else picture


def photo_pixels(path: Path, extension: str, limits: Limits, most: int) -> Pixels:
    """The photo for the window, made smaller where it has more than `most` pixels.

    Raises as `open_photo`.
    """
    with open_photo(path, extension, limits) as image:
        width, height = image.size
    shrink = min(1.0, math.sqrt(most / max(1, width * height)))
    picture = photo_picture(path, extension, limits, max(1, int(max(width, height) * shrink)))
    return Pixels(*picture.size, picture.tobytes("raw", "BGRX"))


@contextmanager
def open_photo(path: Path, extension: str, limits: Limits) -> Iterator[Image.Image]:
    """The photo, opened by the one decoder that its content named.

    Raises Refusal `too_many_pixels` (with its limit), `unreadable_media` and `too_much_memory`,
    these two also for what goes wrong inside the block; Unavailable `source_unreadable`.
    """
    if extension == "heic":
        pillow_heif.register_heif_opener()
    with decoding_trouble(path, limits), _pillow_held_to(limits.photo_pixels):
        try:
            with Image.open(path, formats=[_FORMATS[extension]]) as image:
                _check_pixels(path, image.width * image.height, limits)
                yield image
        except Image.DecompressionBombError as error:
            raise _too_many_pixels(path, limits) from error


@contextmanager
def _pillow_held_to(pixels: int) -> Iterator[None]:
    """Pillow refuses by itself what has more, while it still opens; what it can live with is quiet.

    Its own limit is a constant of another size, and the half of where it refuses.
    """
    before = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = pixels // 2
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        Image.MAX_IMAGE_PIXELS = before


def _too_many_pixels(path: Path, limits: Limits) -> Refusal:
    limit, setting = limits.photo_pixels, "media.photo_megapixels"
    return Refusal("too_many_pixels", name=path.name, limit_pixels=limit, setting=setting)


def _check_pixels(path: Path, pixels: int, limits: Limits) -> None:
    if pixels > limits.photo_pixels:
        raise _too_many_pixels(path, limits)


def _orientation(image: Image.Image, exif: Image.Exif) -> int:
    # What a HEIC says in its EXIF it has said before, where the decoder followed it.
    if image.format in _TURNED_BY_DECODER:
        return 1
    value = exif.get(ExifTags.Base.Orientation, 1)
    return value if value in _UPRIGHT else 1


def _captured_at(exif: Image.Exif) -> str:
    taken = inner(exif, ExifTags.IFD.Exif)
    for tag in (ExifTags.Base.DateTimeOriginal, ExifTags.Base.DateTimeDigitized):
        text = _text(taken.get(tag))
        try:
            return datetime.strptime(text, "%Y:%m:%d %H:%M:%S").isoformat()
        except ValueError:
            continue
    return ""


def _camera(exif: Image.Exif) -> str:
    make, model = _text(exif.get(ExifTags.Base.Make)), _text(exif.get(ExifTags.Base.Model))
    return camera_name(make, model)


def camera_name(make: str, model: str) -> str:
    """Maker and model in one line, the maker once, at most 80 characters."""
    named = model.lower().startswith(make.lower())
    return (model if named else f"{make} {model}").strip()[:80]


def _text(value: object) -> str:
    return value.replace("\0", " ").strip() if isinstance(value, str) else ""


def _has_position(exif: Image.Exif, image: Image.Image) -> bool:
    gps = inner(exif, ExifTags.IFD.GPSInfo)
    if ExifTags.GPS.GPSLatitude in gps or ExifTags.GPS.GPSLongitude in gps:
        return True
    xmp = image.info.get("xmp", b"")
    return isinstance(xmp, bytes) and b"GPSLatitude" in xmp
