"""A decoded photo on its way from a worker to the window."""

from __future__ import annotations

from app.domain.record import record


@record
class Pixels:
    """Upright and in sRGB: four bytes for each pixel (blue, green, red, unused), row after row.

    That is what QImage.Format_RGB32 wants on every PC that this program runs on.
    """

    width: int
    height: int
    rows: bytes
