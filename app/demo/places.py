"""Drawn scenes under the sky: an office, a village road, a planting, an opening, a river."""

from __future__ import annotations

from random import Random

from app.demo.canvas import Canvas, Colour, darker, lighter
from app.demo.people import (
    CLAPPING,
    DOWN,
    FOLDED,
    POINTING,
    WAVING,
    Bearing,
    anyone,
    standing,
)
from app.demo.scenery import LEAVES, grass, hills, house, palm, sky, tree

RED: Colour = (206, 38, 48)
CLOTH: Colour = (246, 244, 240)
EARTH: Colour = (190, 136, 92)


def office(canvas: Canvas, random: Random) -> None:
    """A government building with a tall roof, its flag, its lawn and a morning's roll-call."""
    sky(canvas, random)
    hills(canvas, random, 640)
    for x in (60, 200, 1420, 1560):
        tree(canvas, random, x, 820, random.uniform(240, 330))
    _building(canvas, random)
    canvas.fade(0, 860, 1600, 1200, (126, 176, 92), (82, 136, 70))
    canvas.area([(690, 860), (910, 860), (1180, 1200), (420, 1200)], (214, 206, 192))
    canvas.area([(690, 860), (910, 860), (922, 876), (678, 876)], (180, 172, 160))
    _flagpole(canvas, 330, 170, 1010)
    for number in range(5):
        x = 960 + number * 120
        standing(canvas, x, 1060 + number % 2 * 26, 300, anyone(random), DOWN)
    for x in range(20, 420, 76):
        canvas.disc(x, 902, 46, 30, random.choice(LEAVES))


def village_road(canvas: Canvas, random: Random) -> None:
    """A visit to a road: somebody points at it, others look, houses on stilts, palms."""
    sky(canvas, random)
    hills(canvas, random, 560)
    canvas.fade(0, 620, 1600, 1200, (140, 184, 96), (92, 144, 74))
    house(canvas, 250, 690, 250, random)
    house(canvas, 1330, 670, 210, random)
    canvas.area([(770, 600), (850, 600), (1360, 1200), (150, 1200)], EARTH)
    canvas.area([(770, 600), (786, 600), (330, 1200), (150, 1200)], darker(EARTH, 0.12))
    for _ in range(26):
        far = random.uniform(0.12, 1)
        x = 800 + random.uniform(-0.72, 0.72) * 560 * far
        canvas.disc(x, 600 + 600 * far, 22 * far, 7 * far, darker(EARTH, random.uniform(0.1, 0.25)))
    for x in (80, 480, 1130, 1520):
        palm(canvas, x, 700 + random.randint(0, 40), random.uniform(300, 390))
    leader = random.choice((600, 680))
    crowd = [leader - 190, leader + 240, leader + 370, leader + 490]
    for x in crowd:
        standing(canvas, x, 1040 + random.randint(-20, 30), 400, anyone(random), FOLDED)
    standing(canvas, leader, 1090, 450, anyone(random), POINTING)
    grass(canvas, random)


def planting(canvas: Canvas, random: Random) -> None:
    """People plant saplings on a cleared field at the edge of the forest."""
    sky(canvas, random)
    for x in range(-20, 1660, 110):
        tree(canvas, random, x, 650 + random.randint(-20, 20), random.uniform(280, 420))
    canvas.fade(0, 640, 1600, 1200, (176, 138, 96), (130, 94, 66))
    for row in range(5):
        y = 690 + row * row * 24 + row * 26
        canvas.pill(-20, y, 1620, y + 10 + row * 5, 8, (116, 82, 58))
    for x in (180, 420, 1180, 1440):
        _sapling(canvas, x, 780, 0.7)
    digging = Bearing((0.1, 0.3), (0.16, 0.2))
    for x in (380, 1090):
        standing(canvas, x, 1010, 430, anyone(random, formal=False), CLAPPING)
    for x in (640, 900):
        _spade(canvas, x + 72, 990)
        standing(canvas, x, 1060, 460, anyone(random), digging)
    for x, y in ((740, 1090), (1040, 1110), (250, 1100), (1350, 1090)):
        _sapling(canvas, x, y, 1.2)


def opening(canvas: Canvas, random: Random) -> None:
    """A ribbon is cut before a new building; everybody stands in a row."""
    sky(canvas, random)
    hills(canvas, random, 600)
    canvas.box(0, 780, 1600, 900, (120, 168, 92))
    wall = random.choice(((240, 226, 200), (222, 230, 226), (238, 214, 196)))
    canvas.box(120, 280, 1480, 900, wall)
    canvas.box(120, 280, 1480, 330, darker(wall, 0.16))
    canvas.area([(70, 290), (1530, 290), (1440, 170), (160, 170)], (172, 78, 60))
    canvas.pill(560, 200, 1040, 290, 10, CLOTH)
    canvas.word(800, 244, "CONTOH", 58, (24, 92, 84))
    for x in (190, 420, 1050, 1280):
        _window(canvas, x, 420)
    canvas.box(680, 400, 920, 900, (92, 66, 52))
    canvas.box(694, 414, 796, 900, (132, 176, 186))
    canvas.box(804, 414, 906, 900, (132, 176, 186))
    canvas.fade(0, 890, 1600, 1200, (206, 196, 182), (164, 152, 138))
    row = [260, 440, 620, 980, 1160, 1340]
    for x in row:
        standing(canvas, x, 1030 + random.randint(-8, 14), 430, anyone(random), CLAPPING)
    standing(canvas, 800, 1040, 450, anyone(random), Bearing((-0.03, 0.26), (0.08, 0.23)))
    _ribbon(canvas, 845)
    for x in (70, 1530):
        _wreath(canvas, x, 1060)


def river(canvas: Canvas, random: Random) -> None:
    """A long boat on a wide river between forests, somebody waves from it."""
    sky(canvas, random)
    hills(canvas, random, 520)
    for at in range(-10, 1640, 74):
        tree(canvas, random, at, 640 + random.randint(-8, 12), random.uniform(150, 260))
    water = random.choice(((120, 150, 140), (146, 138, 104), (104, 150, 164)))
    canvas.fade(0, 630, 1600, 1200, lighter(water, 0.35), darker(water, 0.2))
    for _ in range(46):
        near = random.random()
        x, y, wide = random.uniform(0, 1600), 650 + 540 * near, 40 + 130 * near
        canvas.pill(x - wide, y, x + wide, y + 3 + 5 * near, 4, lighter(water, 0.1 + 0.3 * near))
    _stilt_row(canvas, random)
    along = random.randint(-60, 120)
    for seat in (520, 700, 880, 1060):
        bearing = WAVING if seat == 880 else FOLDED
        standing(canvas, seat + along, 1030, 330, anyone(random, formal=seat > 600), bearing)
    _boat(canvas, along)


def _building(canvas: Canvas, random: Random) -> None:
    wall = random.choice(((244, 236, 218), (232, 236, 232), (246, 228, 208)))
    roof = random.choice(((158, 70, 52), (62, 104, 96), (140, 84, 54)))
    canvas.box(420, 520, 1180, 870, wall)
    for x in (500, 600, 960, 1060):
        for y in (560, 720):
            canvas.pill(x - 30, y, x + 44, y + 96, 6, (110, 152, 168))
            canvas.box(x + 4, y, x + 9, y + 96, CLOTH)
    canvas.area([(380, 530), (1220, 530), (1100, 400), (500, 400)], roof)
    canvas.area([(600, 430), (1000, 430), (800, 190)], darker(roof, 0.12))
    canvas.area([(640, 430), (960, 430), (800, 240)], lighter(wall, 0.2))
    for side in (-1, 1):
        canvas.limb(
            [(800, 196), (800 + side * 60, 150), (800 + side * 76, 176)], 13, (206, 164, 70)
        )
    canvas.disc(800, 350, 40, 40, (206, 164, 70))
    canvas.disc(800, 350, 29, 29, roof)
    canvas.box(640, 430, 960, 470, darker(wall, 0.1))
    for x in (652, 740, 838, 926):
        canvas.fade(x, 470, x + 26, 866, CLOTH, darker(wall, 0.16))
    canvas.box(776, 640, 828, 866, (104, 72, 54))
    for step in range(3):
        y = 842 + step * 14
        canvas.box(640 - step * 18, y, 960 + step * 18, y + 14, darker(wall, 0.1 + step * 0.07))


def _flagpole(canvas: Canvas, x: float, top: float, foot: float) -> None:
    canvas.box(x - 36, foot - 24, x + 36, foot, (206, 198, 184))
    canvas.box(x - 6, top, x + 6, foot - 20, (208, 212, 216))
    canvas.disc(x, top, 12, 12, (226, 190, 90))
    for part, colour in ((0, RED), (78, CLOTH)):
        y = top + 18 + part
        wave = [(x + 6, y), (x + 90, y - 14), (x + 160, y + 8), (x + 234, y - 8)]
        canvas.area([*wave, *((px, py + 78) for px, py in reversed(wave))], colour)


def _sapling(canvas: Canvas, x: float, foot: float, size: float) -> None:
    canvas.disc(x, foot, 56 * size, 15 * size, (92, 64, 46))
    canvas.limb([(x, foot), (x, foot - 96 * size)], 7 * size, (108, 120, 62))
    for across, up in ((-28, 60), (28, 70), (-22, 96), (22, 100), (0, 120)):
        canvas.disc(x + across * size, foot - up * size, 24 * size, 15 * size, (96, 164, 76))


def _spade(canvas: Canvas, x: float, foot: float) -> None:
    canvas.limb([(x, foot - 230), (x + 10, foot - 30)], 11, (150, 108, 70))
    canvas.area(
        [
            (x - 16, foot - 40),
            (x + 38, foot - 42),
            (x + 32, foot + 24),
            (x + 12, foot + 42),
            (x - 8, foot + 24),
        ],
        (126, 134, 144),
    )


def _window(canvas: Canvas, x: float, y: float) -> None:
    canvas.box(x - 8, y - 8, x + 138, y + 228, CLOTH)
    canvas.fade(x, y, x + 130, y + 220, (120, 168, 188), (176, 206, 212))
    canvas.box(x + 61, y, x + 69, y + 220, CLOTH)


def _ribbon(canvas: Canvas, y: float) -> None:
    canvas.limb(
        [(110, y - 40), (450, y + 6), (800, y + 16), (1150, y + 6), (1490, y - 40)], 22, RED
    )
    for x in (450, 800, 1150):
        for side in (-1, 1):
            canvas.disc(x + side * 34, y + 8, 34, 21, (226, 58, 66))
            canvas.area(
                [(x, y + 10), (x + side * 44, y + 92), (x + side * 12, y + 96)], darker(RED, 0.12)
            )
        canvas.disc(x, y + 10, 16, 16, darker(RED, 0.15))
    for x in (104, 1496):
        canvas.box(x - 8, y - 60, x + 8, 1050, (206, 170, 92))
        canvas.disc(x, y - 64, 17, 17, (226, 194, 110))


def _wreath(canvas: Canvas, x: float, foot: float) -> None:
    for side in (-1, 1):
        canvas.limb([(x, foot - 250), (x + side * 50, foot)], 10, (128, 92, 62))
    for size, colour in ((92, (70, 136, 84)), (74, (240, 200, 90)), (56, CLOTH)):
        canvas.disc(x, foot - 270, size, size, colour)
    canvas.pill(x - 34, foot - 280, x + 34, foot - 258, 8, (24, 92, 84))


def _stilt_row(canvas: Canvas, random: Random) -> None:
    for x in (150, 400, 1380):
        house(canvas, x + random.randint(-20, 20), 690, 190, random)


def _boat(canvas: Canvas, x: float) -> None:
    hull = [(280 + x, 960), (1330 + x, 960), (1440 + x, 900), (1300 + x, 1080), (400 + x, 1080)]
    canvas.glow(
        [(300 + x, 1080), (1400 + x, 1080), (1340 + x, 1120), (360 + x, 1120)],
        (20, 40, 50),
        0.5,
        12,
    )
    canvas.area(hull, (70, 110, 130))
    canvas.area(
        [
            (280 + x, 960),
            (1330 + x, 960),
            (1440 + x, 900),
            (1420 + x, 932),
            (1332 + x, 988),
            (292 + x, 988),
        ],
        (226, 178, 76),
    )
    canvas.area([(300 + x, 1000), (1340 + x, 1000), (1330 + x, 1016), (318 + x, 1016)], CLOTH)
    for at in (470, 1150):
        canvas.box(at + x, 640, at + 10 + x, 962, (110, 86, 66))
    canvas.pill(420 + x, 616, 1210 + x, 656, 18, (190, 84, 62))
