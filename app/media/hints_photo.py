"""How sharp and how bright a photo is."""

from __future__ import annotations

from collections.abc import Iterator

import cv2.typing
import numpy
from numpy.typing import NDArray
from PIL import Image
from PIL.Image import Resampling

Grey = NDArray[numpy.float32]
Matrix = cv2.typing.MatLike

_SIDE = 1024  # pixels of the longer side at which sharpness is judged; smaller photos as they are
_TILES = 8  # rows and columns
_FINE, _COARSE = 0.8, 3.2  # sigma in pixels
_EDGE = 97.0  # percentile of the gradients of a tile that stands for its edges
_FAINT = 1.5  # a tile whose edges are fainter than this has nothing to be sharp
_SHARPEST = 0.95  # quantile of the tiles that stands for the photo
_NOISE = 0.3


def sharpness(picture: Image.Image) -> float | None:
    """About 1 where nothing is sharp, from 2 where something is; None where there are no edges.

    Edges are held against the same edges blurred, so that neither contrast nor the subject
    counts; tile by tile, so that a soft background does not; across and along, and the lower of
    both counts, so that a moved photo is found though its edges along the movement are sharp.
    """
    grey = picture.convert("L")
    grey.thumbnail((_SIDE, _SIDE), Resampling.BOX)
    pixels = numpy.asarray(grey, dtype=numpy.float32)
    fine = cv2.GaussianBlur(pixels, (0, 0), _FINE)
    coarse = cv2.GaussianBlur(pixels, (0, 0), _COARSE)
    found = [_steepness(fine, coarse, across) for across in (1, 0)]
    told = [each for each in found if each is not None]
    return min(told) if told else None


def brightest(picture: Image.Image) -> int:
    """The brightness (0..255) that one pixel in a hundred exceeds."""
    grey = picture.convert("L")
    left = grey.width * grey.height // 100
    for value, count in reversed(list(enumerate(grey.histogram()))):
        left -= count
        if left < 0:
            return value
    return 0


def _steepness(fine: Matrix, coarse: Matrix, across: int) -> float | None:
    sharp, soft = _gradients(fine, across), _gradients(coarse, across)
    told = []
    for one, other in zip(_tiles(sharp), _tiles(soft), strict=True):
        edge = float(numpy.percentile(one, _EDGE))
        if edge > _FAINT:
            told.append(edge / (float(numpy.percentile(other, _EDGE)) + _NOISE))
    return float(numpy.quantile(told, _SHARPEST)) if told else None


def _gradients(pixels: Matrix, across: int) -> Grey:
    slopes = cv2.Sobel(pixels, cv2.CV_32F, across, 1 - across)
    return numpy.asarray(numpy.abs(slopes) / 8, dtype=numpy.float32)


def _tiles(pixels: Grey) -> Iterator[Grey]:
    height, width = pixels.shape
    for row in range(_TILES):
        for column in range(_TILES):
            tile = pixels[
                row * height // _TILES : (row + 1) * height // _TILES,
                column * width // _TILES : (column + 1) * width // _TILES,
            ]
            if tile.size:
                yield tile
