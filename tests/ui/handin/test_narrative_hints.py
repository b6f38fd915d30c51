"""Under the narrative stands what seems missing, and a name is put right with one click."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.acts import Activity, Wording
from app.domain.office import Office
from app.drafts import Draft
from app.publication.platforms import load_platforms
from ui.handin.text_zone import TextZone
from ui.theme import Theme

OFFICE = Office("o" * 64, leaders={"kdh": "Bupati Lamandau"})
MONDAY = 1_795_410_000_000  # 23 November 2026, 12.00 WIB


@pytest.fixture
def zone(theme: Theme, qtbot: QtBot) -> Iterator[TextZone]:
    made = TextZone(theme, load_platforms())
    made.form.set_office(OFFICE.leaders, OFFICE.zone)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def shown(zone: TextZone, narrative: str) -> None:
    """The zone with this narrative, as the page shows it."""
    activity = Activity("Peninjauan jalan", "kdh", MONDAY, "Desa Kujan")
    draft = Draft(activity, wording=Wording(narrative))
    zone.fill(draft)
    zone.show_hints(draft, OFFICE)


def test_a_complete_narrative_has_nothing_under_it(zone: TextZone) -> None:
    shown(zone, "Bupati Lamandau meninjau jalan di Desa Kujan, Senin (23/11/2026).")
    assert not zone.hints.isVisible()


def test_what_is_missing_and_what_is_doubtful_stand_under_it(zone: TextZone) -> None:
    shown(zone, "Bupati Lamandau meninjau jalan, Minggu pagi.")
    assert zone.hints.missing.text() == "Belum disebut: di mana (misalnya “di Desa Kujan”)."
    assert "sedangkan kegiatannya Senin, 23 November 2026" in zone.hints.doubt.text()


def test_a_click_asks_for_the_name_to_be_put_right(zone: TextZone, qtbot: QtBot) -> None:
    shown(zone, "Bupati Lamandu meninjau jalan di Desa Kujan, Senin.")
    assert zone.hints.suggested == [("Bupati Lamandu", "Bupati Lamandau")]
    with qtbot.waitSignal(zone.respelling_requested) as asked:
        qtbot.mouseClick(zone.hints.rows[0].replace, Qt.MouseButton.LeftButton)
    assert asked.args == ["Bupati Lamandu", "Bupati Lamandau"]


def test_what_is_put_right_can_be_taken_back_as_what_is_typed(zone: TextZone) -> None:
    shown(zone, "Bupati Lamandu hadir. Bupati Lamandu pulang.")
    zone.narrative.respell("Bupati Lamandu", "Bupati Lamandau")
    assert zone.narrative.text.toPlainText() == "Bupati Lamandau hadir. Bupati Lamandau pulang."
    zone.narrative.text.undo()
    assert zone.narrative.text.toPlainText() == "Bupati Lamandu hadir. Bupati Lamandu pulang."


def test_a_name_that_is_left_as_it_is_is_not_told_again(zone: TextZone, qtbot: QtBot) -> None:
    narrative = "Bupati Lamandu meninjau jalan di Desa Kujan, Senin."
    shown(zone, narrative)
    qtbot.mouseClick(zone.hints.rows[0].leave, Qt.MouseButton.LeftButton)
    assert zone.hints.suggested == []
    assert not zone.hints.isVisible()
    shown(zone, narrative + " Selesai.")
    assert zone.hints.suggested == []
