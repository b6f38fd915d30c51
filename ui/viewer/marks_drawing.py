"""One mark while it is drawn: from the first press to what can be placed."""

from __future__ import annotations

import math

from app.domain.marks import MOST_POINTS, SCALE, Mark
from ui.viewer.marks_place import Spot

FINEST = SCALE // 300  # a stroke's points lie at least so far from each other
SMALLEST = SCALE // 150  # what is drawn smaller was a slip of the hand


class Drawing:
    """A pin and a text follow the pointer; a box and an arrow have two ends; a stroke grows."""

    def __init__(self, sha256: str, shape: str, at: Spot, from_ms: int, until_ms: int) -> None:
        self._sha256 = sha256
        self.shape = shape
        self._spots = [at] if shape in ("pin", "text", "stroke") else [at, at]
        self._span = (from_ms, until_ms)

    def go_to(self, spot: Spot) -> None:
        """The pointer is there now."""
        if self.shape == "stroke":
            self._lengthen(spot)
        else:
            self._spots[-1] = spot

    @property
    def is_worth_keeping(self) -> bool:
        """Whether it has any size, where its shape has one."""
        if self.shape in ("pin", "text"):
            return True
        first = self._spots[0]
        return max(math.dist(first, spot) for spot in self._spots) >= SMALLEST

    def mark(self, text: str = "") -> Mark:
        """The mark as it is drawn so far."""
        points = tuple(number for spot in self._spots for number in spot)
        return Mark(self._sha256, self.shape, points, text, *self._span)

    def _lengthen(self, spot: Spot) -> None:
        if math.dist(self._spots[-1], spot) < FINEST:
            return
        self._spots.append(spot)
        if len(self._spots) > MOST_POINTS:
            self._spots = [*self._spots[:-1:2], self._spots[-1]]
