"""The form gives back the activity that it was filled with, in the office's own time."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.domain.acts import Activity
from tests.office_builder import MINUTE, NOON
from ui.handin.activity_form import ActivityForm, names_in
from ui.theme import Theme

LEADERS = {"kdh": "Bupati", "wkdh": "Wakil Bupati"}
ACTIVITY = Activity("Panen raya", "wkdh", NOON + 7 * MINUTE, "Desa Sungai Mentawa", ("A", "B C"))


@pytest.fixture
def form(theme: Theme, qtbot: QtBot) -> ActivityForm:
    """A form of an office in the west of the country."""
    form = ActivityForm(theme)
    qtbot.addWidget(form)
    form.set_office(LEADERS, "Asia/Jakarta")
    return form


def test_what_is_filled_in_is_what_comes_out_and_is_no_edit(form: ActivityForm) -> None:
    edits: list[bool] = []
    form.edited.connect(lambda: edits.append(True))
    form.fill(ACTIVITY)
    assert form.activity() == ACTIVITY
    assert edits == []


def test_the_hour_is_the_office_s_whatever_this_pc_s_zone(form: ActivityForm) -> None:
    form.fill(ACTIVITY)
    assert form.when.text() == "22-11-2026 · 12.07"
    form.set_office(LEADERS, "Asia/Jayapura")
    form.fill(ACTIVITY)
    assert form.when.text() == "22-11-2026 · 14.07"
    assert form.activity() == ACTIVITY


def test_the_chosen_leader_stays_when_the_office_names_another(form: ActivityForm) -> None:
    form.fill(ACTIVITY)
    form.set_office({"sekda": "Sekda", **LEADERS}, "Asia/Jakarta")
    assert form.activity().leader == "wkdh"


def test_names_are_told_apart_by_commas_and_semicolons() -> None:
    assert names_in(" Bupati, Camat Bulik ; ,Kades ") == ("Bupati", "Camat Bulik", "Kades")
