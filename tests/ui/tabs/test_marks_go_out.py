"""What becomes of Kabag's marks: points of a Tidak, a picture on paper, what a colleague sees."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.domain import acts
from app.domain.asides import MarkRemoved
from app.domain.media import MediaItem
from app.errors import Refusal
from tests.office_builder import PELAKSANA, Pc
from tests.ui.tabs.test_marking import LONG, desk_of, draw, marks, media, settled, tab
from ui.messages import Notice
from ui.panes.marks_export import MarksExport
from ui.panes.verdict_form import SAVING, VerdictForm
from ui.tabs.kabag import KabagTab

__all__ = ["media", "tab"]


def saving(tab: KabagTab) -> MarksExport:
    found = tab.media.viewer.findChild(MarksExport)
    assert isinstance(found, MarksExport)
    return found


def test_marks_are_points_of_a_tidak_unless_they_are_unticked(tab: KabagTab, qtbot: QtBot) -> None:
    draw(tab, qtbot, "papan")
    draw(tab, qtbot, "langit", tool="1")
    settled(tab, qtbot)
    tab.no.click()
    form = tab.form(acts.CoverageRejected)
    assert isinstance(form, VerdictForm)
    assert [point.words.text() for point in form.marks.points.values()] == ["papan", "langit"]
    form.set_text("reason", "Perbaiki sesuai poin")
    list(form.marks.points.values())[1].badge.click()
    assert desk_of(tab).overlay.chosen == list(form.marks.points)[1]
    list(form.marks.points.values())[1].box.click()
    tab.zone.seal.click()
    sealed = wait_for_tidak(tab, qtbot)
    assert [marks(tab)[mark].mark.text for mark in sealed.marks] == ["papan"]
    assert tab.file is not None
    assert [point.text for point in tab.file.coverage.points] == ["papan"]


def test_a_mark_can_be_reworded_in_the_form_and_is_sealed_with_its_new_words(
    tab: KabagTab, qtbot: QtBot
) -> None:
    draw(tab, qtbot, "papan")
    settled(tab, qtbot)
    tab.no.click()
    form = tab.form(acts.CoverageRejected)
    assert isinstance(form, VerdictForm)
    form.set_text("reason", "Perbaiki sesuai poin")
    (point,) = form.marks.points.values()
    point.words.setText("nama papan terpotong")
    point.words.editingFinished.emit()
    assert tab.zone.seal.closed_reason == SAVING
    qtbot.waitUntil(lambda: tab.zone.seal.closed_reason == "", timeout=LONG)
    tab.zone.seal.click()
    wait_for_tidak(tab, qtbot)
    assert tab.file is not None
    assert [point.text for point in tab.file.coverage.points] == ["nama papan terpotong"]


def wait_for_tidak(tab: KabagTab, qtbot: QtBot) -> acts.CoverageRejected:
    """The Tidak that is sealed."""

    def sealed() -> list[acts.CoverageRejected]:
        history = tab.file.coverage.history if tab.file else ()
        return [e.body for e in history if isinstance(e.body, acts.CoverageRejected)]

    qtbot.waitUntil(lambda: bool(sealed()), timeout=LONG)
    return sealed()[-1]


def test_a_colleague_at_another_pc_sees_the_mark_and_nobody_else_removes_it(
    tab: KabagTab, qtbot: QtBot, pc: Pc, media: tuple[str, MediaItem, MediaItem]
) -> None:
    draw(tab, qtbot, "papan")
    settled(tab, qtbot)
    qtbot.waitUntil(lambda: desk_of(tab).marks[0].delivered, timeout=LONG)
    pc.sync()
    (placed,) = [m for m in pc.coverage(media[0]).marks.values() if m.mark.text == "papan"]
    with pytest.raises(Refusal, match="not_your_act"):
        pc.act(PELAKSANA, media[0], MarkRemoved(placed.event))


def test_the_picture_is_saved_with_its_marks_under_a_name_that_says_what_it_is(
    tab: KabagTab, qtbot: QtBot, told: list[Notice], tmp_path: Path
) -> None:
    draw(tab, qtbot, "papan")
    settled(tab, qtbot)
    tab.marks.export.click()
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
    offered = Path(dialog.selectedFiles()[0]).name
    dialog.reject()
    assert offered == "tanda-peninjauan-jalan-desa-kujan-IMG_2041.png"
    saving(tab).save_as(tmp_path / offered)
    qtbot.waitUntil(lambda: bool(told), timeout=LONG)
    assert told[-1].sentence == f"Gambar bertanda disimpan: {offered}"
    png = Image.open(tmp_path / offered).convert("RGB")
    colour = next(mark.colour for mark in desk_of(tab).marks if mark.own)
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    assert (red, green, blue) in {pixel for _, pixel in png.getcolors(1 << 20) or []}


def test_where_the_picture_cannot_be_saved_the_person_is_told_why(
    tab: KabagTab, qtbot: QtBot, told: list[Notice], tmp_path: Path
) -> None:
    draw(tab, qtbot, "papan")
    settled(tab, qtbot)
    saving(tab).save_as(tmp_path / "tidak-ada" / "tanda.png")
    qtbot.waitUntil(lambda: bool(told), timeout=LONG)
    assert told[-1].level == "problem"
    assert "tidak-ada" in told[-1].sentence
