"""What lies around a scene in the open: sky, hills, trees, houses on stilts."""

from __future__ import annotations

from random import Random

from app.demo.canvas import Canvas, Colour, Point, darker, lighter, mix, oval

SKIES: tuple[tuple[Colour, Colour], ...] = (
    ((92, 164, 214), (214, 234, 240)),
    ((116, 178, 216), (250, 230, 204)),
    ((142, 176, 206), (232, 228, 222)),
)
LEAVES: tuple[Colour, ...] = ((60, 124, 74), (84, 146, 78), (46, 104, 72), (110, 158, 84))


def sky(canvas: Canvas, random: Random) -> None:
    """The upper two thirds of the sheet, with a sun and clouds."""
    upper, lower = random.choice(SKIES)
    canvas.fade(0, 0, 1600, 800, upper, lower)
    x = random.choice((260, 1300))
    canvas.glow(oval(x, 190, 150, 150), (255, 248, 220), 0.75, 60)
    for _ in range(4):
        cloud(canvas, random.uniform(60, 1540), random.uniform(80, 330), random.uniform(0.6, 1.2))


def cloud(canvas: Canvas, x: float, y: float, size: float) -> None:
    """A flat-bottomed cloud."""
    white = (250, 250, 248)
    for across, up, round_ in ((-110, 0, 52), (-50, 34, 74), (34, 44, 84), (110, 8, 58)):
        canvas.dome(x + across * size, y, round_ * 1.25 * size, (round_ + up) * size, white)


def hills(canvas: Canvas, random: Random, y: float) -> None:
    """Three ranges of hills, the farthest at y."""
    for layer, colour in enumerate(((150, 184, 190), (118, 164, 150), (98, 148, 116))):
        low = y + layer * 44
        for x in range(-100, 1800, 380):
            high = random.uniform(90, 210) - layer * 26
            canvas.dome(x + random.uniform(-90, 90), low + 60, 330, high + 60, colour)
        canvas.box(0, low + 58, 1600, low + 200, colour)


def tree(canvas: Canvas, random: Random, x: float, foot: float, tall: float) -> None:
    """A broad tree."""
    canvas.limb([(x, foot), (x, foot - tall * 0.5)], tall * 0.06, (96, 72, 56))
    colour = random.choice(LEAVES)
    for across, up, size in (
        (-0.17, 0.5, 0.2),
        (0.17, 0.52, 0.2),
        (0, 0.66, 0.26),
        (0, 0.45, 0.22),
    ):
        shade = mix(colour, darker(colour, 0.3), 0.6 if up < 0.5 else 0)
        canvas.disc(x + across * tall, foot - up * tall, size * tall, size * tall * 0.86, shade)
    canvas.disc(x - tall * 0.07, foot - tall * 0.73, tall * 0.13, tall * 0.1, lighter(colour, 0.14))


def palm(canvas: Canvas, x: float, foot: float, tall: float) -> None:
    """A coconut palm that leans a little."""
    top = (x + tall * 0.08, foot - tall)
    canvas.limb(
        [(x, foot), (x + tall * 0.02, foot - tall * 0.5), top], tall * 0.045, (128, 100, 76)
    )
    for across, down in (
        (-0.34, 0.06),
        (-0.28, -0.1),
        (-0.1, -0.2),
        (0.12, -0.19),
        (0.3, -0.08),
        (0.34, 0.08),
    ):
        bend = (top[0] + across * tall * 0.6, top[1] + down * tall - tall * 0.06)
        end = (top[0] + across * tall, top[1] + down * tall + tall * 0.1)
        outline: list[Point] = [
            top,
            (bend[0], bend[1] - tall * 0.03),
            end,
            (bend[0], bend[1] + tall * 0.05),
        ]
        canvas.area(outline, (66, 132, 78) if across < 0 else (88, 152, 82))
    for across in (-0.03, 0.03):
        canvas.disc(
            top[0] + across * tall, top[1] + tall * 0.03, tall * 0.032, tall * 0.036, (150, 120, 60)
        )


def house(canvas: Canvas, x: float, foot: float, wide: float, random: Random) -> None:
    """A wooden house on stilts."""
    wood = random.choice(((164, 118, 82), (150, 130, 104), (120, 148, 140)))
    floor = foot - wide * 0.22
    for step in range(5):
        at = x - wide * 0.45 + step * wide * 0.22
        canvas.box(at, floor, at + wide * 0.04, foot + 6, darker(wood, 0.4))
    canvas.box(x - wide / 2, floor - wide * 0.42, x + wide / 2, floor, wood)
    for row in range(4):
        y = floor - wide * 0.1 * (row + 0.6)
        canvas.box(x - wide / 2, y, x + wide / 2, y + 3, darker(wood, 0.15))
    canvas.box(x - wide * 0.08, floor - wide * 0.3, x + wide * 0.08, floor, darker(wood, 0.45))
    for at in (x - wide * 0.34, x + wide * 0.22):
        canvas.box(at, floor - wide * 0.28, at + wide * 0.13, floor - wide * 0.13, (70, 84, 92))
    eaves = floor - wide * 0.4
    roof = [
        (x - wide * 0.62, eaves),
        (x + wide * 0.62, eaves),
        (x + wide * 0.34, eaves - wide * 0.34),
    ]
    canvas.area([*roof, (x - wide * 0.34, eaves - wide * 0.34)], (146, 82, 64))


def grass(canvas: Canvas, random: Random) -> None:
    """Tufts in the near corners."""
    for _ in range(60):
        x = random.choice((random.uniform(-20, 130), random.uniform(1390, 1620)))
        y = random.uniform(1090, 1210)
        lean = random.uniform(-16, 16)
        canvas.area(
            [(x - 9, y), (x + lean, y - random.uniform(60, 120)), (x + 9, y)], random.choice(LEAVES)
        )
