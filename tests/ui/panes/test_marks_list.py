"""The list of marks: grouped by item, read out whole, painted in each person's colour."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.marks import Mark
from ui.panes.marks_list import MarksList
from ui.panes.marks_model import MarkRow, MarksModel
from ui.theme import Theme
from ui.viewer.marks_shown import ShownMark

PINK, SKY = "#ff8fc0", "#5cc8ff"


def row(number: int, item: str, words: str, colour: str = PINK, delivered: bool = True) -> MarkRow:
    """A mark of Kepala Bagian."""
    mark = Mark("a" * 64, "box", (1, 1, 2, 2), words)
    shown = ShownMark(
        f"k{number}", "e", mark, "p", "Kepala Bagian", colour, 0, number, True, delivered
    )
    return MarkRow(shown, item, "Kepala Bagian · 09.31")


ROWS = [
    row(1, "IMG_2041.jpg", "papan terpotong"),
    row(2, "IMG_2041.jpg", "", SKY),
    row(3, "VID_7.mp4", "goyang", delivered=False),
]


@pytest.fixture
def listing(qtbot: QtBot, theme: Theme) -> MarksList:
    listing = MarksList(theme)
    qtbot.addWidget(listing)
    listing.resize(260, 200)
    listing.set_rows(ROWS, "")
    listing.show()
    return listing


def test_it_is_a_proper_model(qtmodeltester: ModelTester) -> None:
    model = MarksModel()
    model.set_rows(ROWS)
    qtmodeltester.check(model, force_py=True)


def test_each_item_is_named_once_over_its_marks(listing: MarksList) -> None:
    told = [listing.marks.index(place).data() for place in range(listing.marks.rowCount())]
    assert told == ["IMG_2041.jpg", "papan terpotong", "Kotak", "VID_7.mp4", "goyang"]
    assert listing.marks.flags(listing.marks.index(0)) == Qt.ItemFlag.NoItemFlags


def test_the_screen_reader_hears_number_words_author_and_whether_it_is_recorded() -> None:
    assert ROWS[0].spoken == "1. papan terpotong\nKepala Bagian · 09.31\ntercatat di buku kantor"
    assert ROWS[2].spoken.endswith("tersimpan di PC ini")


def test_the_number_stands_on_the_colour_of_who_marked(listing: MarksList) -> None:
    image = listing.viewport().grab().toImage()
    for shown in ROWS[:2]:
        place = listing.visualRect(listing.marks.index_of(shown.key))
        colours = {
            image.pixelColor(x, y).name()
            for x in range(place.left(), place.left() + 30)
            for y in range(place.top(), place.bottom())
        }
        assert QColor(shown.shown.colour).name() in colours


def test_what_is_chosen_on_the_picture_is_chosen_here_and_stays_when_a_word_changes(
    listing: MarksList,
) -> None:
    listing.set_rows(ROWS, "k3")
    assert listing.currentIndex().data() == "goyang"
    listing.set_rows([*ROWS[:2], row(3, "VID_7.mp4", "goyang sekali")], "k3")
    assert listing.currentIndex().data() == "goyang sekali"
    listing.choose("")
    assert not listing.currentIndex().isValid()


def test_enter_goes_to_a_mark(listing: MarksList, qtbot: QtBot) -> None:
    listing.setFocus()
    listing.setCurrentIndex(listing.marks.index_of("k1"))
    with qtbot.waitSignal(listing.mark_wanted) as wanted:
        qtbot.keyClick(listing, Qt.Key.Key_Return)
    assert wanted.args == ["k1"]


def test_it_is_as_high_as_it_needs_and_scrolls_beyond_a_limit(
    listing: MarksList, qtbot: QtBot
) -> None:
    low = listing.height()
    listing.set_rows([row(number, "IMG_1.jpg", "papan") for number in range(1, 40)], "")
    assert low < listing.height() <= 216
    qtbot.waitUntil(lambda: listing.verticalScrollBar().maximum() > 0)
