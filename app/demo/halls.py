"""Drawn scenes under a roof: a stage, a handshake, a meeting."""

from __future__ import annotations

from random import Random

from app.demo.canvas import Canvas, Colour, darker, lighter, mix, oval
from app.demo.people import CLAPPING, FOLDED, WRITING, Bearing, anyone, bust, from_behind, standing

CURTAINS: tuple[Colour, ...] = ((120, 34, 44), (22, 84, 92), (44, 58, 112), (96, 52, 104))
RED: Colour = (206, 38, 48)
CLOTH: Colour = (246, 244, 240)


def stage(canvas: Canvas, random: Random) -> None:
    """Somebody speaks at a podium under a banner; others sit at the side; heads in front."""
    curtain = random.choice(CURTAINS)
    _curtains(canvas, curtain)
    canvas.fade(0, 830, 1600, 1200, (150, 104, 70), (96, 62, 42))
    canvas.box(0, 822, 1600, 838, (186, 140, 98))
    _banner(canvas, 330, 120, 1270, 400, mix(curtain, (20, 110, 100), 0.5))
    speaker = random.choice((560, 640, 1000))
    for x in (260, 1340):
        _flag(canvas, x, 430, 840, 1 if x < 800 else -1)
    guests = [x for x in (760, 900, 1040, 1180, 480) if abs(x - speaker) > 190]
    for x in guests[:3]:
        standing(canvas, x + random.randint(-12, 12), 850, 390, anyone(random), FOLDED)
    _spotlight(canvas, speaker)
    _podium_with_speaker(canvas, random, speaker)
    for x in (90, 1510):
        _pot(canvas, x, 900)
    _audience(canvas, random)


def handshake(canvas: Canvas, random: Random) -> None:
    """Two people shake hands in front of a softly lit hall, others clap behind them."""
    warm = random.choice(((232, 206, 170), (206, 216, 214), (222, 196, 190)))
    canvas.fade(0, 0, 1600, 1200, lighter(warm, 0.35), darker(warm, 0.22))
    for _ in range(26):
        x, y, size = random.uniform(0, 1600), random.uniform(0, 620), random.uniform(20, 70)
        canvas.glow(oval(x, y, size, size), lighter(warm, 0.75), random.uniform(0.25, 0.6), 4)
    _banner(canvas, 420, 90, 1180, 300, random.choice(CURTAINS))
    for x in (140, 1460, 640, 960):
        standing(canvas, x + random.randint(-30, 30), 1440, 1050, anyone(random), CLAPPING)
    canvas.glow([(0, 0), (1600, 0), (1600, 1200), (0, 1200)], warm, 0.38, 1)
    left, right = anyone(random), anyone(random)
    bust(canvas, 410, 600, 1660, left, Bearing((-0.13, 0.4), (0.224, 0.165)))
    bust(canvas, 1190, 600, 1660, right, Bearing((-0.224, 0.165), (0.13, 0.4)))
    canvas.limb([(742, 878), (802, 872)], 104, left.skin)
    canvas.limb([(806, 878), (866, 872)], 98, right.skin)
    for finger in range(3):
        canvas.limb(
            [(766, 848 + finger * 27), (816, 844 + finger * 27)], 24, lighter(left.skin, 0.1)
        )


def meeting(canvas: Canvas, random: Random) -> None:
    """People around a long table, a chart on the screen, daylight from the side."""
    wall = random.choice(((226, 220, 206), (208, 218, 216), (228, 212, 200)))
    canvas.fade(0, 0, 1600, 760, lighter(wall, 0.3), darker(wall, 0.06))
    canvas.fade(0, 760, 1600, 1200, (146, 122, 100), (104, 82, 68))
    _windows(canvas)
    _screen(canvas, random)
    for x in (470, 640, 810, 980, 1150):
        _chair(canvas, x, 560)
        bust(canvas, x, 592, 560, anyone(random), random.choice((WRITING, FOLDED)))
    top = random.choice(((150, 96, 58), (122, 82, 60), (168, 120, 78)))
    canvas.area([(300, 760), (1300, 760), (1560, 1060), (40, 1060)], top)
    canvas.area([(40, 1060), (1560, 1060), (1540, 1150), (60, 1150)], darker(top, 0.3))
    canvas.area([(560, 770), (1040, 770), (1120, 900), (480, 900)], lighter(top, 0.12))
    for x in (430, 600, 790, 1000, 1180):
        _papers(canvas, random, x, 800)
    for x in (330, 800, 1270):
        _papers(canvas, random, x, 950)
    _flowers(canvas, 800, 850)
    for x in (250, 1350):
        from_behind(canvas, x, 980, 760, anyone(random))


def _curtains(canvas: Canvas, colour: Colour) -> None:
    canvas.fade(0, 0, 1600, 840, lighter(colour, 0.1), darker(colour, 0.35))
    for x in range(0, 1600, 64):
        fold = darker(colour, 0.32) if (x // 64) % 2 else darker(colour, 0.12)
        canvas.fade(x, 60, x + 26, 830, fold, darker(fold, 0.35))
    for x in range(0, 1600, 200):
        canvas.disc(x + 100, 22, 118, 74, darker(colour, 0.08))
        canvas.disc(x + 100, 6, 112, 66, lighter(colour, 0.12))


def _banner(
    canvas: Canvas, left: float, top: float, right: float, bottom: float, colour: Colour
) -> None:
    canvas.pill(left - 8, top - 8, right + 8, bottom + 8, 14, darker(colour, 0.45))
    canvas.pill(left, top, right, bottom, 10, CLOTH)
    canvas.box(left, top + 14, left + (right - left) * 0.035, bottom - 14, colour)
    canvas.box(right - (right - left) * 0.035, top + 14, right, bottom - 14, colour)
    middle, high = (left + right) / 2, bottom - top
    canvas.word(middle, top + high * 0.36, "CONTOH", high * 0.34, colour)
    for down, wide in ((0.64, 0.3), (0.78, 0.2)):
        half = (right - left) * wide
        line = mix(colour, CLOTH, 0.65)
        y = top + high * down
        canvas.pill(middle - half, y, middle + half, y + high * 0.05, high * 0.025, line)


def _flag(canvas: Canvas, x: float, top: float, foot: float, side: int) -> None:
    canvas.box(x - 5, top, x + 5, foot, (196, 164, 84))
    canvas.disc(x, top, 11, 11, (226, 194, 104))
    upper = [(x, top + 16), (x + side * 92, top + 60), (x + side * 84, top + 190), (x, top + 130)]
    lower = [(x, top + 130), (x + side * 84, top + 190), (x + side * 70, top + 300), (x, top + 250)]
    canvas.area(upper, RED)
    canvas.area(lower, CLOTH)


def _spotlight(canvas: Canvas, x: float) -> None:
    cone = [(x - 70, -20), (x + 70, -20), (x + 230, 860), (x - 230, 860)]
    canvas.glow(cone, (255, 244, 214), 0.28, 26)


def _podium_with_speaker(canvas: Canvas, random: Random, x: float) -> None:
    standing(canvas, x, 856, 450, anyone(random), Bearing((-0.13, 0.2), (0.2, 0.06)))
    wood = (132, 82, 50)
    canvas.area([(x - 92, 640), (x + 92, 640), (x + 76, 880), (x - 76, 880)], wood)
    canvas.area([(x + 30, 640), (x + 92, 640), (x + 76, 880), (x + 26, 880)], darker(wood, 0.18))
    canvas.pill(x - 108, 622, x + 108, 650, 8, lighter(wood, 0.2))
    canvas.disc(x, 752, 44, 44, (222, 190, 104))
    canvas.disc(x, 752, 34, 34, mix(wood, RED, 0.6))
    canvas.limb([(x - 40, 630), (x - 26, 588)], 6, (40, 40, 46))
    canvas.disc(x - 24, 582, 12, 14, (28, 28, 34))


def _pot(canvas: Canvas, x: float, foot: float) -> None:
    for angle in (-70, -40, -12, 14, 42, 70):
        canvas.limb([(x, foot - 90), (x + angle, foot - 250 + abs(angle))], 20, (52, 118, 72))
        canvas.disc(x + angle, foot - 250 + abs(angle), 22, 30, (72, 146, 86))
    canvas.area(
        [(x - 48, foot - 96), (x + 48, foot - 96), (x + 34, foot), (x - 34, foot)], (190, 106, 72)
    )


def _audience(canvas: Canvas, random: Random) -> None:
    for row, (shoulder, tall) in enumerate(((1050, 420), (1150, 500))):
        for x in range(-20 + 90 * row, 1680, 190):
            from_behind(canvas, x + random.randint(-16, 16), shoulder, tall, anyone(random))


def _windows(canvas: Canvas) -> None:
    for x in (70, 1340):
        canvas.box(x - 10, 110, x + 200, 560, CLOTH)
        canvas.fade(x, 120, x + 190, 550, (170, 212, 232), (222, 236, 226))
        canvas.disc(x + 48, 560, 47, 96, (104, 156, 98))
        canvas.disc(x + 138, 580, 50, 84, (78, 132, 84))
        canvas.box(x - 10, 550, x + 200, 720, (206, 196, 180))
        canvas.box(x + 90, 120, x + 100, 550, CLOTH)
        canvas.box(x, 320, x + 190, 330, CLOTH)


def _screen(canvas: Canvas, random: Random) -> None:
    canvas.pill(480, 70, 1120, 420, 10, (52, 56, 64))
    canvas.box(494, 84, 1106, 406, (250, 250, 248))
    canvas.pill(530, 112, 800, 134, 8, (60, 110, 104))
    for number in range(7):
        x, high = 560 + number * 76, random.randint(50, 190)
        colour = (226, 158, 62) if number == 4 else (84, 150, 142)
        canvas.pill(x, 380 - high, x + 46, 380, 6, colour)
    canvas.box(536, 380, 1076, 384, (150, 154, 158))


def _chair(canvas: Canvas, x: float, top: float) -> None:
    canvas.pill(x - 84, top - 10, x + 84, top + 260, 34, (58, 62, 74))


def _papers(canvas: Canvas, random: Random, x: float, y: float) -> None:
    lean = random.randint(-10, 10)
    canvas.area(
        [(x - 44, y), (x + 40, y - 4), (x + 52 + lean, y + 44), (x - 50 + lean, y + 48)], CLOTH
    )
    canvas.disc(x + 82, y + 20, 17, 9, (236, 236, 232))
    canvas.pill(x + 66, y - 18, x + 98, y + 20, 6, (206, 226, 232))


def _flowers(canvas: Canvas, x: float, y: float) -> None:
    for across, up in (
        (-60, 6),
        (-30, -22),
        (0, -34),
        (30, -22),
        (60, 6),
        (0, 0),
        (-34, 12),
        (34, 12),
    ):
        canvas.disc(x + across, y + up, 30, 24, (64, 128, 82))
    for across, up in ((-46, -14), (-14, -38), (22, -30), (50, -8), (0, -10)):
        canvas.disc(x + across, y + up, 15, 14, (238, 120, 116))
        canvas.disc(x + across, y + up, 6, 6, (250, 214, 120))
