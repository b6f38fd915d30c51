"""From whatever colours a photo was kept in to plain sRGB."""

from __future__ import annotations

import io

from PIL import Image, ImageCms

QUICK_TO_SHRINK = ("RGB", "L", "CMYK", "YCbCr")


def to_srgb(image: Image.Image) -> Image.Image:
    """RGB in sRGB, through the embedded profile where it is of use; over white, as on paper."""
    profile = image.info.get("icc_profile")
    flat = _flattened(image)
    if isinstance(profile, bytes) and profile:
        converted = _through_profile(flat, profile)
        if converted is not None:
            return converted
    return flat.convert("RGB")


def _through_profile(image: Image.Image, profile: bytes) -> Image.Image | None:
    # A profile that is broken or of another colour space is as good as none.
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return None


def _flattened(image: Image.Image) -> Image.Image:
    """Without transparency, palette and 16-bit grey; over white, as on paper."""
    if image.mode.startswith("I") or image.mode == "F":
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if not image.has_transparency_data:
        return image if image.mode in QUICK_TO_SHRINK else image.convert("RGB")
    clear = image.convert("RGBA")
    paper = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(paper, clear).convert("RGB")
