"""The step strip says in words and shape where a coverage is and how long it took."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.step_strip import StepStrip, StepView, spoken, standard, taken

STEPS = [
    StepView(1, "Menyerahkan", "Pelaksana", "done", 250_000, 300_000),
    StepView(2, "Menerima", "Kasubag", "late", 415_000, 300_000),
    StepView(3, "Menyetujui", "Kabag", "current", 192_000, 300_000, 2),
    StepView(4, "Mendisposisikan", "Kasubag", "todo", 0, 300_000),
    StepView(5, "Publikasi", "Pelaksana", "todo", 0, 600_000),
]


def test_every_step_is_spoken_in_words(theme: Theme, qtbot: QtBot) -> None:
    strip = StepStrip(theme)
    qtbot.addWidget(strip)
    strip.set_steps(STEPS)
    heard = strip.accessibleDescription()
    assert "Langkah 2, Menerima (Kasubag), selesai, terlambat, 6 mnt 55 dtk" in heard
    assert "kunjungan ke-2" in heard


def test_the_limit_stands_under_the_time() -> None:
    assert [standard(step) for step in STEPS[1:4]] == ["dari 5:00", "ke-2 · 5:00", "5:00"]
    assert standard(replace(STEPS[3], limit_ms=0)) == ""


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_figure_is_cut_at_the_narrowest(
    qapp: QApplication, theme: Theme, qtbot: QtBot, scale: float
) -> None:
    theme.apply(qapp, "light", scale)
    strip = StepStrip(theme)
    qtbot.addWidget(strip)
    strip.set_steps(STEPS)
    column = strip.minimumSizeHint().width() / len(STEPS)
    metrics = QFontMetricsF(theme.font("small"))
    assert max(metrics.horizontalAdvance(standard(step)) for step in STEPS) <= column


def test_lateness_has_a_shape_of_its_own(theme: Theme, qtbot: QtBot) -> None:
    strip = StepStrip(theme)
    qtbot.addWidget(strip)
    strip.resize(strip.sizeHint())
    strip.set_steps([STEPS[0]])
    on_time = strip.grab().toImage()
    strip.set_steps([replace(STEPS[0], state="late")])
    assert strip.grab().toImage() != on_time


def test_a_procedure_of_more_than_five_steps_has_room(theme: Theme, qtbot: QtBot) -> None:
    strip = StepStrip(theme)
    qtbot.addWidget(strip)
    strip.set_steps(STEPS)
    five = strip.sizeHint().width()
    strip.set_steps([*STEPS, replace(STEPS[4], number=6), replace(STEPS[4], number=7)])
    assert strip.sizeHint().width() > five
    assert not strip.grab().isNull()


def test_a_step_without_a_limit_is_spoken_without_one() -> None:
    assert spoken(replace(STEPS[3], limit_ms=0)) == (
        "Langkah 4, Mendisposisikan (Kasubag), belum dimulai"
    )


def test_a_time_that_is_an_estimate_says_so_in_sign_and_word() -> None:
    guess = replace(STEPS[0], estimated=True)
    assert taken(STEPS[0]) == "4:10"
    assert taken(guess) == "±\u00a04:10"
    assert "4 mnt 10 dtk (perkiraan)" in spoken(guess)
    assert "perkiraan" not in spoken(STEPS[0])


def test_a_step_whose_time_goes_on_is_painted_alone_and_looks_as_if_all_were(
    qtbot: QtBot, theme: Theme
) -> None:
    strip = StepStrip(theme)
    qtbot.addWidget(strip)
    strip.set_steps(STEPS)
    strip.resize(strip.minimumSizeHint())
    strip.show()
    qtbot.waitUntil(lambda: on_screen(strip) == strip.grab().toImage())
    before = on_screen(strip)
    strip.set_steps([*STEPS[:2], replace(STEPS[2], elapsed_ms=199_000), *STEPS[3:]])
    qtbot.waitUntil(lambda: on_screen(strip) != before)
    assert on_screen(strip) == strip.grab().toImage()


def on_screen(strip: StepStrip) -> QImage:
    """What was really painted, in however many parts."""
    shown = strip.screen().grabWindow(strip.winId()).toImage()
    return shown.convertToFormat(strip.grab().toImage().format())
