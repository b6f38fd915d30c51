"""Kelengkapan is said with one click, remembered, and never said by itself for a document."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.domain.acts import Activity
from app.domain.coverage import Coverage, Document
from app.sop_file import default_sop
from ui.panes.draft import ReviewDraft
from ui.panes.requirements_pane import RequirementsPane
from ui.theme import Theme

ACTIVITY = Activity("Panen raya", "kdh", 0, "Kujan")
COVERAGE = Coverage("a" * 32, "", ACTIVITY, ACTIVITY, "", 0)


def test_one_click_says_that_all_equipment_was_there(qtbot: QtBot, theme: Theme) -> None:
    pane, draft = RequirementsPane(theme), ReviewDraft()
    qtbot.addWidget(pane)
    pane.show()
    pane.show_step(default_sop().step(3), COVERAGE, draft, editable=True, known={})
    pane.all.click()
    assert draft.equipment == {"smartphone": True, "komputer": True, "internet": True}
    assert not pane.all.isVisible()


def test_what_was_said_the_last_time_is_said_again(qtbot: QtBot, theme: Theme) -> None:
    pane, draft = RequirementsPane(theme), ReviewDraft()
    qtbot.addWidget(pane)
    known = {"smartphone": True, "internet": False, "drone": True}
    pane.show_step(default_sop().step(3), COVERAGE, draft, editable=True, known=known)
    assert draft.equipment == {"smartphone": True, "internet": False}


def test_a_document_is_no_equipment(qtbot: QtBot, theme: Theme) -> None:
    pane, draft = RequirementsPane(theme), ReviewDraft()
    qtbot.addWidget(pane)
    step = default_sop().step(5)
    pane.show_step(step, COVERAGE, draft, editable=True, known={})
    pane.chips.requirement_changed.emit("undangan", True)
    assert "undangan" not in draft.equipment
    met = Coverage(
        "a" * 32, "", ACTIVITY, ACTIVITY, "", 0, documents={"undangan": Document(None, "-", "")}
    )
    pane.show_step(step, met, draft, editable=False, known={})
    assert any("undangan: tersedia" in name.lower() for name in chip_names(pane))


def chip_names(pane: RequirementsPane) -> list[str]:
    """What a screen reader says of each chip."""
    return [chip.accessibleName() for chip in pane.chips.findChildren(QPushButton)]
