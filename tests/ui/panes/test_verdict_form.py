"""What a Tidak is written with: a reason that must be there, and rows of points."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.acts import CoverageRejected
from ui.panes.act_form import FormWords
from ui.panes.verdict_form import VerdictForm
from ui.theme import Theme


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> VerdictForm:
    """An empty Tidak."""
    form = VerdictForm(theme, CoverageRejected, FormWords("Tidak", "", "Putuskan"))
    qtbot.addWidget(form)
    form.set_points([])
    form.show()
    return form


def test_without_a_reason_it_says_what_is_missing(form: VerdictForm) -> None:
    form.add_point("Ganti foto")
    assert form.missing.startswith("Alasan belum diisi")
    form.set_text("reason", " Foto buram ")
    assert form.missing == ""
    assert form.act() == CoverageRejected("Foto buram", ("Ganti foto",))


def test_enter_in_a_point_begins_the_next_and_empty_ones_do_not_count(
    form: VerdictForm, qtbot: QtBot
) -> None:
    form.rows[0].setText("Ganti foto")
    qtbot.keyClick(form.rows[0], Qt.Key.Key_Return)
    assert len(form.rows) == 2
    assert form.points == ("Ganti foto",)


def test_what_was_typed_can_be_kept_and_put_back(form: VerdictForm) -> None:
    form.set_text("reason", "Foto buram")
    form.set_points(["Satu", "Dua"])
    kept = form.content()
    form.set_text("reason", "")
    form.set_points([])
    form.fill(kept)
    assert form.act() == CoverageRejected("Foto buram", ("Satu", "Dua"))
