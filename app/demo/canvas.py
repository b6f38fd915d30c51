"""A sheet of 1600 x 1200 units on which flat scenes are drawn, smoothed when it is taken off."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFilter, ImageFont

WIDTH = 1600
HEIGHT = 1200
SMOOTH = 2  # drawn so many times larger, since Pillow draws without smoothing

Point = tuple[float, float]
Colour = tuple[int, int, int]


def mix(one: Colour, other: Colour, part: float) -> Colour:
    """`part` of the way from one colour to the other."""
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return red, green, blue


def darker(colour: Colour, part: float = 0.2) -> Colour:
    """The colour in the shade."""
    return mix(colour, (16, 20, 40), part)


def lighter(colour: Colour, part: float = 0.2) -> Colour:
    """The colour in the light."""
    return mix(colour, (255, 250, 235), part)


class Canvas:
    """All coordinates and widths are units; `width` is that of the finished picture in pixels."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._unit = width * SMOOTH / WIDTH
        size = (width * SMOOTH, width * SMOOTH * HEIGHT // WIDTH)
        self._image = Image.new("RGB", size)
        self._draw = ImageDraw.Draw(self._image)

    def finished(self) -> Image.Image:
        """The picture, smooth."""
        return self._image.reduce(SMOOTH)

    def area(self, points: Sequence[Point], colour: Colour) -> None:
        """A filled polygon."""
        self._draw.polygon([self._at(point) for point in points], fill=colour)

    def box(self, left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
        """A filled rectangle."""
        self._draw.rectangle([self._at((left, top)), self._at((right, bottom))], fill=colour)

    def pill(
        self, left: float, top: float, right: float, bottom: float, radius: float, colour: Colour
    ) -> None:
        """A filled rectangle with round corners."""
        corners = [self._at((left, top)), self._at((right, bottom))]
        self._draw.rounded_rectangle(corners, radius * self._unit, fill=colour)

    def disc(self, x: float, y: float, across: float, down: float, colour: Colour) -> None:
        """A filled ellipse around (x, y) with those half axes."""
        corners = [self._at((x - across, y - down)), self._at((x + across, y + down))]
        self._draw.ellipse(corners, fill=colour)

    def dome(self, x: float, y: float, across: float, down: float, colour: Colour) -> None:
        """The upper half of an ellipse that stands on y."""
        corners = [self._at((x - across, y - down)), self._at((x + across, y + down))]
        self._draw.pieslice(corners, 180, 360, fill=colour)

    def limb(self, points: Sequence[Point], width: float, colour: Colour) -> None:
        """A thick line with round ends and bends."""
        places = [self._at(point) for point in points]
        self._draw.line(places, fill=colour, width=round(width * self._unit), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, width / 2, colour)

    def fade(
        self, left: float, top: float, right: float, bottom: float, upper: Colour, lower: Colour
    ) -> None:
        """A rectangle whose colour runs from top to bottom."""
        (x0, y0), (x1, y1) = self._at((left, top)), self._at((right, bottom))
        size = (round(x1) - round(x0), round(y1) - round(y0))
        mask = Image.linear_gradient("L").resize(size)
        run = Image.composite(Image.new("RGB", size, lower), Image.new("RGB", size, upper), mask)
        self._image.paste(run, (round(x0), round(y0)))

    def glow(self, points: Sequence[Point], colour: Colour, strength: float, blur: float) -> None:
        """A soft light or shadow over a polygon, `strength` from 0 to 1."""
        # The mask is made small: a blur that wide shows no detail, and full size takes a second.
        step = 8
        mask = Image.new("L", (self._image.width // step, self._image.height // step))
        places = [(x / step, y / step) for x, y in map(self._at, points)]
        ImageDraw.Draw(mask).polygon(places, fill=round(255 * strength))
        soft = mask.filter(ImageFilter.GaussianBlur(blur * self._unit / step))
        self._image.paste(colour, (0, 0), soft.resize(self._image.size))

    def word(self, x: float, y: float, text: str, size: float, colour: Colour) -> None:
        """Text centred on (x, y)."""
        font = ImageFont.load_default(size * self._unit)
        self._draw.text(self._at((x, y)), text, fill=colour, font=font, anchor="mm")

    def _at(self, point: Point) -> Point:
        return point[0] * self._unit, point[1] * self._unit


def oval(x: float, y: float, across: float, down: float) -> list[Point]:
    """The outline of an ellipse, for `Canvas.glow`."""
    turns = [math.tau * step / 24 for step in range(24)]
    return [(x + across * math.cos(turn), y + down * math.sin(turn)) for turn in turns]
