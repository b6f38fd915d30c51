"""From whatever colours a photo was kept in to plain sRGB."""

from __future__ import annotations

import io

from PIL import ExifTags, Image, ImageCms

from app.media.colour_spaces import adobe_rgb, by_numbers
from app.media.exif_parts import inner

QUICK_TO_SHRINK = ("RGB", "L", "CMYK", "YCbCr")
_AS_PROFILED = {"GRAY": "L", "RGB": "RGB", "CMYK": "CMYK"}  # a profile's colours, and Pillow's
_INTEROP_INDEX = 1
_BROKEN = (ImageCms.PyCMSError, OSError, ValueError, TypeError)


def profile_of(image: Image.Image, exif: Image.Exif, most: int) -> bytes:
    """The ICC profile that a photo brings or names, empty for none or for one over `most` bytes."""
    embedded = image.info.get("icc_profile")
    if isinstance(embedded, bytes) and embedded:
        return embedded if len(embedded) <= most else b""
    numbers = image.info.get("nclx_profile")
    if isinstance(numbers, dict):
        named = (numbers.get("color_primaries"), numbers.get("transfer_characteristics"))
        return by_numbers(*(value if isinstance(value, int) else 0 for value in named))
    index = inner(exif, ExifTags.IFD.Interop).get(_INTEROP_INDEX)
    return adobe_rgb() if isinstance(index, str) and index.startswith("R03") else b""


def to_srgb(image: Image.Image, profile: bytes = b"") -> Image.Image:
    """RGB in sRGB, through the profile where it is of use; transparent over white, as on paper."""
    if image.mode == "LAB":
        return _from_lab(image)
    flat = _flattened(image)
    converted = _through_profile(flat, profile) if profile else None
    return flat.convert("RGB") if converted is None else converted


def _through_profile(image: Image.Image, profile: bytes) -> Image.Image | None:
    # A profile that is broken or of another colour space is as good as none.
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = _AS_PROFILED.get(source.profile.xcolor_space.strip())
        if mode != image.mode and (mode != "RGB" or image.mode == "CMYK"):
            return None
        target = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image.convert(mode), source, target, outputMode="RGB")
    except _BROKEN:
        return None


def _from_lab(image: Image.Image) -> Image.Image:
    source, target = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
    return image.convert("L").convert("RGB") if converted is None else converted


def _flattened(image: Image.Image) -> Image.Image:
    """Without transparency, palette and 16-bit grey; over white, as on paper."""
    if image.mode.startswith("I") or image.mode == "F":
        return _eight_bits(image)
    if not image.has_transparency_data:
        return image if image.mode in QUICK_TO_SHRINK else image.convert("RGB")
    clear = image.convert("RGBA")
    paper = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(paper, clear).convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey of 16 bits as it is; grey of more, or in fractions, from its darkest to its lightest."""
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    plain = image.convert("F")
    low, high = plain.getextrema()
    assert isinstance(low, float)
    assert isinstance(high, float)
    if image.mode == "I" and low >= 0 and high <= 65535:
        low, high = 0.0, 65535.0
    scale = 255 / (high - low) if high > low else 1.0
    return plain.point(lambda value: value * scale - low * scale).convert("L")
