"""Names that try to pass for others: nothing in the window shows a sign that cannot be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.domain import acts
from tests.office_builder import KABAG, KASUBAG, PELAKSANA, TITLE, Pc
from tests.ui.tabs.conftest import Shown
from ui.messages import Messages
from ui.tabs.kabag import KabagTab
from ui.tabs.pelaksana import PelaksanaTab
from ui.theme import Theme
from ui.workplace import Workplace

PATIENCE = 30_000  # ms
TURNED = "foto\u202egpj\nbaru\x07 .jpg"
SHOWN = "foto[U+202E]gpj[U+000A]baru[U+0007] .jpg"
LONG = "Dokumentasi " + "sangat " * 30 + "panjang.jpg"
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


def words(window: QWidget) -> Iterator[str]:
    """All that a window shows, tells under the pointer, or reads out."""
    for widget in (window, *window.findChildren(QWidget)):
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(row) for row in range(widget.count()))
        model = widget.model() if isinstance(widget, QAbstractItemView) else None
        for row in range(model.rowCount() if model else 0):
            assert model is not None
            yield from (str(model.index(row, 0).data(role) or "") for role in ROLES)


def shows_only_what_can_be_seen(window: QWidget) -> bool:
    """Asserts it; whether the turned name is there at all."""
    found = list(words(window))
    for text in found:
        assert "\u202e" not in text
        assert "\x07" not in text
        assert "gpj\nbaru" not in text
    return any(SHOWN in text for text in found)


@pytest.fixture
def kabag(workplace: Callable[[str], Workplace], pc: Pc, shown: Shown) -> KabagTab:
    """The window of who decides on photos with such names."""
    coverage_id = pc.opens()
    items = (pc.photo(coverage_id, "navy", TURNED, 2400), pc.photo(coverage_id, "teal", LONG))
    pc.hands_in(coverage_id, *items)
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    pc.sync()
    tab = shown(workplace(KABAG), KabagTab, coverage_id)
    assert isinstance(tab, KabagTab)
    return tab


def test_the_reviewing_window_shows_what_a_name_hides(kabag: KabagTab, qtbot: QtBot) -> None:
    viewer = kabag.media.viewer
    viewer.toggle_info()
    qtbot.waitUntil(lambda: viewer.item is not None and SHOWN in viewer.item.info, timeout=PATIENCE)
    assert shows_only_what_can_be_seen(kabag)
    kabag.media.curation.toggle_grid()
    assert shows_only_what_can_be_seen(kabag)
    lines = kabag.choice.names
    assert lines[0] == f"1. {SHOWN}"
    assert lines[1].endswith(f"…{LONG[-12:]}")
    assert len(lines[1]) < 70


def test_the_hand_in_page_shows_what_a_name_hides(
    workplace: Callable[[str], Workplace],
    qtbot: QtBot,
    theme: Theme,
    messages: Messages,
    tmp_path: Path,
) -> None:
    tab = PelaksanaTab(workplace(PELAKSANA), theme, messages)
    qtbot.addWidget(tab)
    tab.resize(1366, 716)
    tab.show()
    tab.queue.action.click()
    tab.new.form.title.setText(TITLE)
    tab.new.form.place.setText("Desa Kujan")
    tab.new.begin.click()
    desk = tab.desk.hand_in
    qtbot.waitUntil(
        lambda: tab.desk.page == "hand_in" and desk.open.draft is not None, timeout=PATIENCE
    )
    (tmp_path / "kartu").mkdir()
    good, bad = tmp_path / "kartu" / TURNED, tmp_path / "kartu" / f"x{TURNED}"
    Image.new("RGB", (320, 200), "navy").save(good)
    bad.write_bytes(b"bukan gambar")
    with qtbot.waitSignal(desk.line.ended, timeout=PATIENCE):
        desk.middle.drop.files_dropped.emit([good, bad])
    qtbot.waitUntil(lambda: desk.middle.grid.media.rowCount() == 2, timeout=PATIENCE)
    names = {tile.name for tile in desk.middle.grid.media.tiles()}
    assert names == {SHOWN, f"x{SHOWN}"}
    assert shows_only_what_can_be_seen(tab)
    assert desk.open.draft is not None
    assert desk.open.draft.media[0].name == TURNED, "what is signed is the name as it was"
