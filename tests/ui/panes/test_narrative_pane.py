"""What the narrative pane shows: the changes since before, and a correction as one of them."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.domain.acts import Activity, Wording
from app.domain.coverage import Coverage
from app.publication.platforms import load_platforms
from ui.panes.draft import ReviewDraft
from ui.panes.narrative_pane import NarrativePane
from ui.theme import Theme

ACTIVITY = Activity("Peninjauan jalan", "kdh", 0, "Kujan")
WORDING = Wording("Bupati meninjau jalan desa.", {"x": "Jalan desa ditinjau."})


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> NarrativePane:
    """A pane that is shown."""
    pane = NarrativePane(theme, load_platforms())
    qtbot.addWidget(pane)
    pane.show()
    return pane


def coverage(*former: Wording) -> Coverage:
    """One with these earlier texts."""
    return Coverage(
        "a" * 32, "", ACTIVITY, ACTIVITY, "", 0, wording=WORDING, former_wordings=former, revision=2
    )


def test_a_caption_stands_under_its_platform(pane: NarrativePane) -> None:
    pane.show_coverage(coverage(), ReviewDraft(), editable=False, inline=False)
    assert pane.text.toPlainText().endswith("X:\nJalan desa ditinjau.")
    assert not pane.marks.isVisible()
    assert not pane.edit.isVisible()


def test_what_changed_is_marked_until_the_marks_are_turned_off(pane: NarrativePane) -> None:
    before = Wording("Bupati melihat jalan desa.", WORDING.captions)
    pane.show_coverage(coverage(before), ReviewDraft(), editable=True, inline=True)
    assert "melihat" in pane.text.toPlainText()
    pane.marks.click()
    assert "melihat" not in pane.text.toPlainText()


def test_an_edit_is_a_correction_and_can_be_undone(pane: NarrativePane) -> None:
    draft = ReviewDraft()
    pane.show_coverage(coverage(), draft, editable=True, inline=True)
    pane.edit.click()
    pane.editor.caption("x").setPlainText("Jalan desa Kujan ditinjau.")
    assert draft.correction == Wording(WORDING.narrative, {"x": "Jalan desa Kujan ditinjau."})
    pane.edit.click()
    assert not pane.editing
    assert "Kujan" in pane.text.toPlainText()
    pane.undo.click()
    assert pane.correction is None


def test_typing_what_was_there_is_no_correction(pane: NarrativePane) -> None:
    draft = ReviewDraft()
    pane.show_coverage(coverage(), draft, editable=True, inline=True)
    pane.edit.click()
    pane.editor.narrative.setPlainText("Lain.")
    pane.editor.narrative.setPlainText(WORDING.narrative + "  ")
    assert draft.correction is None


def test_where_a_correction_is_an_act_of_its_own_the_link_asks_for_it(
    pane: NarrativePane, qtbot: QtBot
) -> None:
    pane.show_coverage(coverage(), ReviewDraft(), editable=True, inline=False)
    with qtbot.waitSignal(pane.edit_requested):
        pane.edit.click()
    assert not pane.editing


def test_text_that_looks_like_markup_is_shown_as_it_was_typed(pane: NarrativePane) -> None:
    shown = Coverage(
        "a" * 32, "", ACTIVITY, ACTIVITY, "", 0, wording=Wording("<b>Jalan</b> & desa")
    )
    pane.show_coverage(shown, ReviewDraft(), editable=False, inline=False)
    assert pane.text.toPlainText() == "<b>Jalan</b> & desa"
