"""Where a mark lies in a view: its points on the picture, however that is turned and zoomed."""

from __future__ import annotations

import math
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from app.domain.marks import SCALE, Mark

REACH = 8.0  # view pixels (at 100 % text) beside a line that still mean it
Spot = tuple[int, int]  # x and y in 0 to SCALE of the item before a person's turn


def view_points(mark: Mark, box: QRectF, rotation: int) -> list[QPointF]:
    """The points of a mark in view coordinates; `box` is the picture as it lies there, turned."""
    pairs = zip(mark.points[::2], mark.points[1::2], strict=True)
    return [to_view((x, y), box, rotation) for x, y in pairs]


def to_view(spot: Spot, box: QRectF, rotation: int) -> QPointF:
    """A spot of the item in view coordinates."""
    across, down = _turned(spot[0] / SCALE, spot[1] / SCALE, rotation)
    return QPointF(box.x() + across * box.width(), box.y() + down * box.height())


def to_spot(at: QPointF, box: QRectF, rotation: int) -> Spot:
    """The spot of the item that lies under a point of the view; the nearest one beside it."""
    across = (at.x() - box.x()) / (box.width() or 1.0)
    down = (at.y() - box.y()) / (box.height() or 1.0)
    x, y = _turned(across, down, -rotation)
    return _kept(round(x * SCALE)), _kept(round(y * SCALE))


def shifted(mark: Mark, by: Spot) -> tuple[int, ...]:
    """The points of a mark moved by so much, as far as all of it stays on the picture."""
    across, down = mark.points[::2], mark.points[1::2]
    x = min(max(by[0], -min(across)), SCALE - max(across))
    y = min(max(by[1], -min(down)), SCALE - max(down))
    pairs = zip(across, down, strict=True)
    return tuple(part for left, top in pairs for part in (left + x, top + y))


def pulled(mark: Mark, end: int, to: Spot) -> tuple[int, ...]:
    """The points of a mark with one of them (counted from 0) at another spot."""
    return (*mark.points[: 2 * end], *to, *mark.points[2 * end + 2 :])


def bounds(points: list[QPointF]) -> QRectF:
    """The upright rectangle around some points."""
    left, right = min(p.x() for p in points), max(p.x() for p in points)
    top, bottom = min(p.y() for p in points), max(p.y() for p in points)
    return QRectF(left, top, right - left, bottom - top)


def distance(shape: str, points: list[QPointF], at: QPointF) -> float:
    """How far a point of the view is from a mark's line; 0 inside a small box."""
    if shape == "box":
        frame = bounds(points)
        if frame.contains(at) and min(frame.width(), frame.height()) < 6 * REACH:
            return 0.0
        corners = [frame.topLeft(), frame.topRight(), frame.bottomRight(), frame.bottomLeft()]
        points = [*corners, corners[0]]
    if len(points) == 1:
        return math.hypot(at.x() - points[0].x(), at.y() - points[0].y())
    legs = pairwise(points)
    return min(_from_leg(start, end, at) for start, end in legs)


def _from_leg(start: QPointF, end: QPointF, at: QPointF) -> float:
    leg, away = end - start, at - start
    length = leg.x() ** 2 + leg.y() ** 2
    along = (away.x() * leg.x() + away.y() * leg.y()) / length if length else 0.0
    along = min(max(along, 0.0), 1.0)
    return math.hypot(away.x() - along * leg.x(), away.y() - along * leg.y())


def _turned(x: float, y: float, rotation: int) -> tuple[float, float]:
    """A place in 0–1 coordinates once the picture is turned clockwise."""
    turns = {0: (x, y), 90: (1 - y, x), 180: (1 - x, 1 - y), 270: (y, 1 - x)}
    return turns[rotation % 360]


def _kept(number: int) -> int:
    return min(max(number, 0), SCALE)
