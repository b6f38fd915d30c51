"""Demo photos: drawn scenes with the facts that a camera would have written into them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from PIL import ExifTags, Image

from app.demo.canvas import Canvas
from app.demo.halls import handshake, meeting, stage
from app.demo.places import office, opening, planting, river, village_road

Scene = Callable[[Canvas, Random], None]

SCENES: tuple[Scene, ...] = (
    stage,
    handshake,
    village_road,
    office,
    meeting,
    planting,
    opening,
    river,
)
LARGE = 1600
SMALL = 800
CAMERA = "Kamera Contoh"
_FIRST_DAY = datetime(2026, 11, 2, 8, 0)
_QUALITY = 88


def write_pictures(folder: Path, count: int, seed: int, small: bool = False) -> list[Path]:
    """Write `count` JPEG photos, 1600 x 1200 (under 400 KB) or small, 800 x 600 (under 200 KB).

    The same seed gives the same photos. Each says when and with what it was taken, the first of
    them also where. The folder must exist.
    """
    random = Random(f"pictures {seed}")
    scenes = [SCENES[(seed + number) % len(SCENES)] for number in range(count)]
    taken = _FIRST_DAY + timedelta(days=seed % 20, minutes=random.randint(0, 360))
    written: list[Path] = []
    for number, scene in enumerate(scenes):
        taken += timedelta(seconds=random.randint(20, 200))
        path = folder / f"IMG_{2000 + seed % 700 * 10 + number:04}.jpg"
        picture = draw(scene, Random(f"{seed} {number}"), SMALL if small else LARGE)
        picture.save(path, "JPEG", quality=_QUALITY, exif=_exif(taken, number == 0))
        written.append(path)
    return written


def draw(scene: Scene, random: Random, width: int) -> Image.Image:
    """One scene, `width` pixels wide, 4:3."""
    canvas = Canvas(width)
    scene(canvas, random)
    return canvas.finished()


def _exif(taken: datetime, with_position: bool) -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Model] = CAMERA
    exif[ExifTags.Base.Orientation] = 1
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = f"{taken:%Y:%m:%d %H:%M:%S}"
    if with_position:
        position = exif.get_ifd(ExifTags.IFD.GPSInfo)
        position[ExifTags.GPS.GPSLatitudeRef] = "S"
        position[ExifTags.GPS.GPSLatitude] = (1.0, 42.0, 0.0)
        position[ExifTags.GPS.GPSLongitudeRef] = "E"
        position[ExifTags.GPS.GPSLongitude] = (111.0, 10.0, 0.0)
    return exif
