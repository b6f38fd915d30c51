"""The guided restoration: what is wrong, what there is, what will happen, and how it went."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.copies.checking import check_copy
from app.copies.daily import Circumstances, DailyCopy
from app.copies.shelf import copies_in
from app.copies.state import own_shelf, shared_shelf
from app.demo.office import found_demo
from app.ledger.book import Book
from ui.dialogs.restore_dialog import RestoreDialog
from ui.dialogs.restore_table import state_words
from ui.messages import Messages
from ui.texts.copies import SOUND
from ui.theme import Theme
from ui.workplace import Workplace

Made = Callable[[], RestoreDialog]
PATIENCE = 20_000  # ms


@pytest.fixture
def place(qtbot: QtBot, workplace: Callable[[str], Workplace]) -> Workplace:
    """A PC that has delivered all, with today's copy here and on the share."""
    place = workplace("Kepala Bagian")
    station = place.station
    qtbot.waitUntil(lambda: place.last_visit is not None and not place.last_visit.waiting)
    now = Circumstances("Asia/Jakarta", place.now, connected=True)
    office = station.membership.office
    daily = DailyCopy(station.folder, station.profile, station.replica, office, lambda: now)
    while daily.step():
        pass
    return place


@pytest.fixture
def dialog(qtbot: QtBot, place: Workplace, theme: Theme, messages: Messages) -> Iterator[Made]:
    """Opens the dialog as the menu does."""
    made: list[RestoreDialog] = []

    def make() -> RestoreDialog:
        station = place.station
        opened = RestoreDialog(station.folder, station.profile, place.tasks, theme, messages)
        made.append(opened)
        opened.open()
        return opened

    yield make
    for each in made:
        if isValid(each):
            each.done(0)


def _read_through(qtbot: QtBot, dialog: RestoreDialog) -> None:
    def read() -> bool:
        lines = dialog.table.lines
        return bool(lines) and all(line.checked or line.failure for line in lines)

    qtbot.waitUntil(read, timeout=PATIENCE)


def test_it_reads_every_copy_whole_and_offers_the_richest(
    qtbot: QtBot, place: Workplace, dialog: Made
) -> None:
    torn = copies_in(shared_shelf(place.station.folder))[0].path
    os.truncate(torn, 9000)
    window = dialog()
    _read_through(qtbot, window)
    assert window.cards.situation.text() == SOUND
    assert [line.offer.origin for line in window.table.lines] == ["replica", "share", "pc"]
    assert [state_words(line)[0] for line in window.table.lines] == ["utuh", "tidak utuh", "utuh"]
    head = place.station.replica.head()
    assert window.go.text() == f"Pulihkan {head.seq} tindakan"
    window.table.setCurrentCell(1, 0)
    assert "rusak" in window.go.closed_reason


def test_a_lost_ledger_is_brought_back_and_the_old_one_kept(
    qtbot: QtBot, place: Workplace, dialog: Made
) -> None:
    folder = place.station.folder
    folder.toml.unlink()  # no PC may heal a folder that does not say whose it is
    os.truncate(folder.ledger, 40)
    window = dialog()
    _read_through(qtbot, window)
    assert "tidak berisi kantor" in window.cards.situation.text()
    with qtbot.waitSignal(window.restored, timeout=PATIENCE) as told:
        window.go.click()
        assert window.go.closed_reason
        window.reject()
        assert window.isVisible()  # not left while the ledger is being put in place
    assert told.args[0].founded
    qtbot.waitUntil(lambda: window.go.text() == "Selesai")
    with Book.open(folder.ledger) as book:
        assert book.head().chain == place.station.replica.head().chain
    assert folder.read().office_id == place.station.membership.office
    assert len(list(folder.copies.glob("buku-besar-*/mejasiar.db"))) == 1
    with qtbot.waitSignal(window.accepted_restored):
        window.go.click()


def test_a_file_of_another_office_says_so_and_cannot_be_used(
    qtbot: QtBot, dialog: Made, tmp_path: Path
) -> None:
    other = tmp_path / "lain"
    found_demo(other)
    window = dialog()
    _read_through(qtbot, window)
    window._on_file_chosen([other / "mejasiar.db"])
    _read_through(qtbot, window)
    assert "kantor lain" in window.go.closed_reason
    assert window.go.text() == "Pulihkan"


def test_a_folder_that_is_away_is_never_made_here(
    qtbot: QtBot, place: Workplace, dialog: Made
) -> None:
    root = place.station.folder.root
    elsewhere = root.with_name("kantor-dipindah")
    root.rename(elsewhere)
    window = dialog()
    _read_through(qtbot, window)
    assert "tidak terlihat" in window.cards.situation.text()
    assert window.go.closed_reason == "Folder kantor tidak terlihat."
    assert not root.exists()
    elsewhere.rename(root)


def test_where_there_is_no_copy_it_says_where_to_look(
    qtbot: QtBot, place: Workplace, dialog: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    station = place.station
    for shelf in (own_shelf(station.profile), shared_shelf(station.folder)):
        shutil.rmtree(shelf)
    fresh = station.profile.root / "belum-ada.db"
    monkeypatch.setattr(station.profile, "events_db", fresh)
    window = dialog()
    qtbot.waitUntil(lambda: window.cards.nothing.isVisible())
    assert window.go.closed_reason == "Pilih salinan dahulu."


def test_leaving_leaves_nothing_behind(qtbot: QtBot, place: Workplace, dialog: Made) -> None:
    window = dialog()
    _read_through(qtbot, window)
    window.done(0)
    shelf = own_shelf(place.station.profile)
    qtbot.waitUntil(lambda: not list(shelf.glob("now.db*")))
    (kept,) = copies_in(shelf)
    assert check_copy(kept.path).events == kept.events
