"""Drawn people: figures with clothes and a bearing, and with nobody's face."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

from app.demo.canvas import Canvas, Colour, Point, darker, lighter, oval

SKINS: tuple[Colour, ...] = ((214, 164, 124), (196, 142, 102), (176, 122, 86), (226, 180, 142))
UNIFORMS: tuple[Colour, ...] = ((176, 152, 106), (196, 172, 124))  # the khaki of the office
BATIKS: tuple[Colour, ...] = (
    (122, 54, 46),
    (38, 84, 96),
    (92, 62, 110),
    (30, 94, 74),
    (160, 92, 40),
    (44, 62, 112),
)
WHITE: Colour = (240, 238, 232)
DARK: Colour = (44, 46, 58)

Head = Literal["hair", "peci", "hijab", "helmet", "caping"]


@dataclass(frozen=True, slots=True)
class Look:
    """What a figure wears."""

    skin: Colour
    top: Colour
    bottom: Colour
    head: Head
    veil: Colour
    patterned: bool


@dataclass(frozen=True, slots=True)
class Bearing:
    """Where the hands are, from the middle of the shoulders, in body heights (right, down)."""

    left: Point = (-0.15, 0.36)
    right: Point = (0.15, 0.36)


DOWN = Bearing()
FOLDED = Bearing((-0.03, 0.24), (0.03, 0.25))
POINTING = Bearing((-0.15, 0.36), (0.34, -0.02))
CLAPPING = Bearing((-0.03, 0.13), (0.03, 0.13))
WRITING = Bearing((-0.05, 0.17), (0.06, 0.16))
WAVING = Bearing((-0.15, 0.36), (0.2, -0.2))


def anyone(random: Random, formal: bool = True) -> Look:
    """Somebody of the office (formal) or of the village."""
    patterned = random.random() < 0.55
    plain = UNIFORMS if formal else ((226, 222, 210), (120, 150, 170), (190, 104, 84))
    head: Head = random.choice(("hair", "peci", "hijab", "hijab") if formal else ("hair", "hijab"))
    return Look(
        skin=random.choice(SKINS),
        top=random.choice(BATIKS if patterned else plain),
        bottom=random.choice((DARK, (62, 58, 66), (84, 74, 62))),
        head=head,
        veil=random.choice(((216, 202, 186), (150, 82, 92), (70, 96, 120), (188, 170, 120))),
        patterned=patterned,
    )


def standing(
    canvas: Canvas, x: float, foot: float, tall: float, look: Look, bearing: Bearing = DOWN
) -> None:
    """A whole figure whose feet are at (x, foot) and that is `tall` units high."""
    canvas.glow(oval(x, foot, tall * 0.17, tall * 0.025), (20, 24, 30), 0.4, tall * 0.02)
    _legs(canvas, x, foot, tall, look)
    bust(canvas, x, foot - tall * 0.8, tall, look, bearing)


def bust(
    canvas: Canvas, x: float, shoulder: float, tall: float, look: Look, bearing: Bearing = DOWN
) -> None:
    """The same without legs: the middle of the shoulders is at (x, shoulder)."""
    _arm(canvas, (x - tall * 0.095, shoulder + tall * 0.035), bearing.left, x, shoulder, tall, look)
    _torso(canvas, x, shoulder, tall, look)
    _arm(
        canvas, (x + tall * 0.095, shoulder + tall * 0.035), bearing.right, x, shoulder, tall, look
    )
    _head(canvas, x, shoulder - tall * 0.095, tall, look)


def from_behind(canvas: Canvas, x: float, shoulder: float, tall: float, look: Look) -> None:
    """Somebody of the audience: shoulders and the back of a head."""
    canvas.pill(
        x - tall * 0.15,
        shoulder - tall * 0.02,
        x + tall * 0.15,
        shoulder + tall * 0.5,
        tall * 0.1,
        darker(look.top, 0.45),
    )
    hidden = darker(look.veil, 0.4) if look.head == "hijab" else (30, 28, 32)
    canvas.pill(
        x - tall * 0.035,
        shoulder - tall * 0.08,
        x + tall * 0.035,
        shoulder + tall * 0.03,
        tall * 0.02,
        darker(look.skin, 0.4),
    )
    canvas.disc(x, shoulder - tall * 0.115, tall * 0.073, tall * 0.088, hidden)
    if look.head == "peci":
        top = shoulder - tall * 0.24
        canvas.pill(
            x - tall * 0.072, top, x + tall * 0.072, top + tall * 0.1, tall * 0.02, (22, 22, 28)
        )
    if look.head == "hijab":
        canvas.dome(x, shoulder + tall * 0.1, tall * 0.13, tall * 0.16, hidden)


def _legs(canvas: Canvas, x: float, foot: float, tall: float, look: Look) -> None:
    hip = foot - tall * 0.46
    if look.head == "hijab":
        hem = foot - tall * 0.03
        skirt = [(x - tall * 0.1, hip), (x + tall * 0.1, hip), (x + tall * 0.13, hem)]
        canvas.area([*skirt, (x - tall * 0.13, hem)], look.bottom)
    else:
        for side in (-1, 1):
            leg = [(x + side * tall * 0.05, hip), (x + side * tall * 0.06, foot - tall * 0.04)]
            canvas.limb(leg, tall * 0.085, look.bottom)
    for side in (-1, 1):
        shoe = x + side * tall * 0.068
        canvas.dome(shoe, foot, tall * 0.052, tall * 0.04, (30, 26, 28))


def _torso(canvas: Canvas, x: float, shoulder: float, tall: float, look: Look) -> None:
    half, low = tall * 0.12, shoulder + tall * 0.38
    canvas.pill(x - half, shoulder, x + half, low, tall * 0.055, look.top)
    if look.patterned:
        _pattern(canvas, x, shoulder, tall, look.top)
    else:
        canvas.box(
            x - tall * 0.075,
            shoulder + tall * 0.1,
            x - tall * 0.025,
            shoulder + tall * 0.15,
            darker(look.top, 0.12),
        )
    seam = tall * 0.006
    canvas.box(x - seam, shoulder + tall * 0.03, x + seam, low - tall * 0.02, darker(look.top, 0.3))


def _pattern(canvas: Canvas, x: float, shoulder: float, tall: float, colour: Colour) -> None:
    step, size = tall * 0.052, tall * 0.015
    light = lighter(colour, 0.38)
    for row in range(6):
        shift = step / 2 if row % 2 else 0.0
        for column in range(-2, 3):
            at = x + column * step * 0.9 + shift * 0.9
            down = shoulder + tall * 0.06 + row * step
            if abs(at - x) < tall * 0.1:
                outline = [(at, down - size), (at + size, down), (at, down + size)]
                canvas.area([*outline, (at - size, down)], light)


def _arm(
    canvas: Canvas,
    joint: Point,
    hand: Point,
    x: float,
    shoulder: float,
    tall: float,
    look: Look,
) -> None:
    end = (x + hand[0] * tall, shoulder + hand[1] * tall)
    side = 1 if joint[0] > x else -1
    bent = abs(end[0] - joint[0]) < tall * 0.12 and end[1] < shoulder + tall * 0.3
    out = tall * (0.075 if bent else 0.015) * side
    elbow = ((joint[0] + end[0]) / 2 + out, (joint[1] + end[1]) / 2 + tall * (0.05 if bent else 0))
    sleeve = darker(look.top, 0.13)
    canvas.limb([joint, elbow], tall * 0.07, sleeve)
    canvas.limb([elbow, end], tall * 0.058, sleeve)
    canvas.disc(end[0], end[1], tall * 0.033, tall * 0.033, look.skin)


def _head(canvas: Canvas, x: float, y: float, tall: float, look: Look) -> None:
    across, down = tall * 0.066, tall * 0.082
    if look.head == "hijab":
        canvas.disc(x, y, across * 1.3, down * 1.22, look.veil)
        canvas.dome(x, y + tall * 0.17, tall * 0.12, tall * 0.13, look.veil)
        canvas.disc(x, y + tall * 0.004, across * 0.84, down * 0.86, look.skin)
        return
    neck = darker(look.skin, 0.14)
    canvas.pill(x - tall * 0.032, y, x + tall * 0.032, y + tall * 0.12, tall * 0.02, neck)
    canvas.disc(x, y, across, down, look.skin)
    _cover(canvas, x, y, tall, look.head)


def _cover(canvas: Canvas, x: float, y: float, tall: float, head: Head) -> None:
    across, down = tall * 0.066, tall * 0.082
    canvas.dome(x, y - tall * 0.012, across * 1.06, down * 0.95, (36, 30, 32))
    if head == "peci":
        top = y - tall * 0.11
        outline = [(x - across, top), (x + across, top), (x + across * 1.12, y - tall * 0.026)]
        canvas.area([*outline, (x - across * 1.12, y - tall * 0.026)], (22, 22, 28))
    if head == "helmet":
        canvas.dome(x, y - tall * 0.02, across * 1.25, down * 1.05, (246, 200, 60))
        canvas.box(
            x - across * 1.5, y - tall * 0.03, x + across * 1.5, y - tall * 0.015, (226, 178, 40)
        )
    if head == "caping":
        brim = y - tall * 0.02
        cone = [(x - tall * 0.15, brim), (x, y - tall * 0.14), (x + tall * 0.15, brim)]
        canvas.area(cone, (214, 182, 118))
        canvas.area([(x, y - tall * 0.14), cone[2], (x + tall * 0.03, brim)], (190, 156, 94))
