"""The looks: enough contrast for everyone, and sizes that follow the text."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.theme import FONT_ROLES, Theme

TEXT_PAIRS = [
    ("ink", "background panel selection brand_soft"),
    ("soft", "background panel selection"),
    ("brand", "background panel selection brand_soft"),
    ("ok", "background panel selection ok_soft"),
    ("late", "background panel selection late_soft"),
    ("problem", "background panel selection problem_soft"),
    ("on_brand", "brand brand_hover ok"),
    ("on_line", "line"),
    ("on_media", "media"),
    ("on_mark", "mark"),
]


def _luminance(color: QColor) -> float:
    parts = [
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
        for c in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    """As WCAG 2 defines it: 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "grounds"), TEXT_PAIRS)
def test_text_stands_out_from_every_ground_it_is_written_on(
    qapp: QApplication, theme: Theme, scheme: str, ink: str, grounds: str
) -> None:
    theme.apply(qapp, scheme)
    for ground in grounds.split():
        found = contrast(theme.color(ink), theme.color(ground))
        assert found >= 4.5, f"{ink} on {ground} in {scheme}: {found:.2f}"


def test_words_stand_out_on_the_colour_of_whoever_marks(theme: Theme) -> None:
    assert len(set(theme.mark_colours)) == 8
    for colour in theme.mark_colours:
        assert contrast(theme.color("on_mark"), QColor(colour)) >= 4.5, colour


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_decoration_is_still_seen(qapp: QApplication, theme: Theme, scheme: str) -> None:
    theme.apply(qapp, scheme)
    for ground in ("background", "panel", "selection"):
        assert contrast(theme.color("faint"), theme.color(ground)) >= 3.0


def test_both_schemes_have_the_same_tokens(qapp: QApplication, theme: Theme) -> None:
    light = set(theme.tokens)
    theme.apply(qapp, "dark")
    assert set(theme.tokens) == light


def test_the_stylesheet_has_every_token_and_size_in_place(theme: Theme) -> None:
    sheet = theme.stylesheet()
    assert "$" not in sheet
    assert "sp;" not in sheet
    assert theme.tokens["brand"] in sheet


def test_sizes_follow_the_text_but_never_leave_what_fits(qapp: QApplication, theme: Theme) -> None:
    theme.apply(qapp, "light", 1.5)
    assert theme.px(20) == 30
    assert theme.zone(20) == 25
    assert theme.font("body").pixelSize() == 20
    theme.apply(qapp, "light", 3.0)
    assert theme.text_scale == 1.5


def test_a_font_is_found_once_and_anew_for_another_size_of_text(
    qapp: QApplication, theme: Theme
) -> None:
    small, height = theme.font("strong"), theme.line_height("strong")
    small.setPixelSize(99)  # whoever asked may do with it what they like
    assert theme.font("strong").pixelSize() == theme.px(FONT_ROLES["strong"][0])
    theme.apply(qapp, "light", 1.5)
    assert theme.font("strong").pixelSize() == theme.px(FONT_ROLES["strong"][0]) > 18
    assert theme.line_height("strong") > height


def test_a_change_of_scheme_is_told_to_who_caches_colours(qapp: QApplication, theme: Theme) -> None:
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(theme.dark))
    theme.apply(qapp, "dark")
    assert told == [True]


def test_an_icon_is_a_shape_in_the_colour_of_its_token(theme: Theme) -> None:
    image = theme.picture("circle-fill", "brand", 16).toImage()
    assert image.pixelColor(16, 16).name() == theme.tokens["brand"]
    assert image.pixelColor(0, 0).alpha() == 0


def test_lists_and_menus_take_the_size_of_all_text_from_the_first_dressing_on(
    qapp: QApplication, theme: Theme
) -> None:
    """Windows has fonts of its own for them, and brings them back with the first stylesheet."""
    qapp.setStyleSheet("")
    named: Any = QApplication  # its stubs ask for bytes, it takes a str alone
    named.setFont(QFont("serif", 7), "QMenu")
    theme.apply(qapp, "light", 1.5)
    size = theme.font("body").pixelSize()
    assert [widget.font().pixelSize() for widget in (QListView(), QMenu())] == [size, size]
    assert named.font("QTipLabel").pixelSize() == size


def test_what_is_on_the_screen_follows_each_other_size_of_text(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column, parts = QVBoxLayout(page), (QLineEdit(), QCheckBox(), QPlainTextEdit(), QComboBox())
    for part in parts:
        column.addWidget(part)
    page.show()
    for scale in (1.5, 1.0, 1.25):
        theme.apply(qapp, "light", scale)
        size = theme.font("body").pixelSize()
        assert [part.font().pixelSize() for part in parts] == [size] * len(parts)
