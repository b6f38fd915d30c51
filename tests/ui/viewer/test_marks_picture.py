"""A saved picture shows the marks and says what, who and when; nothing else comes along."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from PySide6.QtGui import QColor, QImage

from app.domain.marks import LONGEST_TEXT, Mark
from app.errors import Refusal
from ui.theme import Theme
from ui.viewer.marks_paint import MarkStyle
from ui.viewer.marks_picture import Caption, marked_picture, png_bytes
from ui.viewer.marks_shown import ShownMark

PINK = "#ff8fc0"
CAPTION = Caption("Peninjauan jalan", "IMG_2041.jpg · Desa Kujan", (("papan", "Kabag, 09.31"),))


def mark(shape: str, points: tuple[int, ...], text: str = "papan") -> ShownMark:
    return ShownMark("k", "e", Mark("a" * 64, shape, points, text), "p", "Kabag", PINK, 0, 1)


@pytest.fixture
def photo_image() -> QImage:
    """Black, with a text in it that tells where it was taken."""
    image = QImage(800, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    image.setText("Location", "-2.68, 111.63")
    return image


def test_the_marks_lie_on_the_picture_and_the_strip_under_it(
    theme: Theme, photo_image: QImage
) -> None:
    marks = (mark("pin", (2500, 5000)),)
    made = marked_picture(photo_image, marks, 0, MarkStyle.of(theme), CAPTION)
    assert made.width() == 800
    assert made.height() > 600
    assert made.pixelColor(200, 300) == QColor(PINK)
    assert made.pixelColor(790, 605) == QColor("white")
    strip = {made.pixelColor(x, y).name() for x in range(300) for y in range(605, made.height())}
    assert PINK in strip, "the number of the mark on its author's colour"


def test_marks_turn_with_the_picture(theme: Theme, photo_image: QImage) -> None:
    marks = (mark("pin", (1000, 1000)),)
    made = marked_picture(photo_image, marks, 180, MarkStyle.of(theme), CAPTION)
    assert made.pixelColor(720, 540) == QColor(PINK)
    assert made.pixelColor(80, 60) == QColor("black")


def test_nothing_of_the_file_comes_along_but_pixels(theme: Theme, photo_image: QImage) -> None:
    written = png_bytes(marked_picture(photo_image, (), 0, MarkStyle.of(theme), CAPTION))
    png = Image.open(io.BytesIO(written))
    assert png.format == "PNG"
    assert set(png.info) <= {"dpi"}
    assert b"111.63" not in written


def test_a_large_picture_has_lines_and_words_in_proportion(theme: Theme) -> None:
    image = QImage(4000, 3000, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    style = MarkStyle.of(theme)
    made = marked_picture(image, (mark("pin", (5000, 5000), ""),), 0, style, CAPTION)
    across = [made.pixelColor(x, 1500) == QColor(PINK) for x in range(1900, 2030)]
    assert sum(across) > 40
    assert made.height() - 3000 > 200


def test_the_strip_is_wide_enough_for_words_under_a_narrow_picture(theme: Theme) -> None:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    made = marked_picture(image, (mark("pin", (5000, 5000), ""),), 0, MarkStyle.of(theme), CAPTION)
    assert made.width() >= 500
    assert made.pixelColor(made.width() // 2, 2) == QColor("blue")
    assert made.pixelColor(made.width() // 2, 20) == QColor(PINK)


def test_words_of_many_lines_take_no_more_room_than_words(
    theme: Theme, photo_image: QImage
) -> None:
    def height(words: str) -> int:
        caption = Caption("Jalan", "", ((words, "Kabag"),))
        marks = (mark("pin", (1, 1)),)
        return marked_picture(photo_image, marks, 0, MarkStyle.of(theme), caption).height()

    assert height("papan\n" * 300) == height("papan " * 300)


def test_more_words_than_a_picture_has_room_for_are_told_of(theme: Theme) -> None:
    image = QImage(4000, 3000, QImage.Format.Format_RGB32)
    caption = Caption("Jalan", "", (("x" * LONGEST_TEXT, "Kabag"),) * 60)
    marks = (mark("pin", (1, 1)),) * 60
    with pytest.raises(Refusal) as refusal:
        marked_picture(image, marks, 0, MarkStyle.of(theme), caption)
    assert refusal.value.code == "marks_too_long"
