"""The dialog of packs, on a real office: made, opened, refused, and what came of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.domain import acts
from app.station import Station
from tests.office_builder import KABAG, KASUBAG, TITLE
from tests.ui.lone_office import coverage_for_kabag, lone_workplace, pack_of
from ui.dialogs.pack_dialog import PackDialog
from ui.messages import Messages
from ui.theme import Theme
from ui.workplace import Workplace

PATIENCE = 15_000  # ms
Sit = Callable[[str], Workplace]
Ask = Callable[[Workplace], PackDialog]


@pytest.fixture
def liputan(demo_office: Path, tmp_path: Path) -> str:
    """A coverage with a photo that waits for Kabag; its id."""
    return coverage_for_kabag(demo_office, tmp_path / "pc-dahulu")


@pytest.fixture
def kasubag(liputan: str, workplace: Sit, qtbot: QtBot) -> Workplace:
    """Kasubag's PC, which knows that coverage."""
    here = workplace(KASUBAG)
    qtbot.waitUntil(lambda: here.station.queries.card(liputan) is not None, timeout=PATIENCE)
    return here


@pytest.fixture
def ask(qtbot: QtBot, theme: Theme, messages: Messages) -> Ask:
    """Opens the dialog at a workplace."""

    def opened(workplace: Workplace) -> PackDialog:
        dialog = PackDialog(workplace, theme, messages)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.open()
        return dialog

    return opened


@pytest.fixture
def lone(demo_office: Path, liputan: str, tmp_path: Path) -> Iterator[Workplace]:
    """A PC that joined by a pack; Kabag sits there."""
    pack = tmp_path / "awal.mejasiar-tinjau"
    pack_of(demo_office, tmp_path / "pc-paket", pack, liputan)
    with lone_workplace(demo_office, pack, tmp_path / "laptop") as workplace:
        yield workplace


def chosen(target: Path) -> None:
    """Answer the one file dialog that is open."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
    assert len(found) == 1
    found[0].filesSelected.emit([str(target)])
    found[0].reject()


def told(dialog: PackDialog) -> str:
    return " ".join(banner.notice.sentence for banner in dialog.banners.banners())


def approve(station: Station, liputan: str) -> None:
    coverage = station.coverage(liputan)
    assert coverage is not None
    items = tuple(acts.ChosenItem(item.sha256) for item in coverage.media)
    station.desk.act(liputan, acts.CoverageApproved(items, "Publikasikan."))


def test_what_waits_for_kabag_is_ticked_and_its_size_shown_before_it_is_written(
    qtbot: QtBot, ask: Ask, kasubag: Workplace, liputan: str, tmp_path: Path
) -> None:
    dialog = ask(kasubag)
    dialog.offers.review.click()
    qtbot.waitUntil(lambda: dialog.review.chosen == (liputan,), timeout=PATIENCE)
    light = dialog.review.words.text()
    assert light.startswith("1 liputan · sekitar ")
    dialog.review.originals.setChecked(True)
    assert dialog.review.words.text() != light
    dialog.review.make.click()
    chosen(tmp_path / "senin")  # the ending that packs are known by is added
    qtbot.waitUntil(lambda: "senin.mejasiar-tinjau selesai" in told(dialog), timeout=PATIENCE)
    assert (tmp_path / "senin.mejasiar-tinjau").stat().st_size > 1000
    assert not dialog.work.is_busy
    assert not dialog.progress.isVisible()


def test_nothing_to_carry_closes_the_button_and_says_so(ask: Ask, kasubag: Workplace) -> None:
    dialog = ask(kasubag)
    assert dialog.offers.decisions.closed_reason == "Tidak ada tindakan yang menunggu dikirim."


def test_decisions_travel_from_a_lone_pc_and_are_shown_until_they_are_delivered(
    qtbot: QtBot, ask: Ask, lone: Workplace, kasubag: Workplace, liputan: str, tmp_path: Path
) -> None:
    approve(lone.station, liputan)
    away = ask(lone)
    assert "1 tindakan" in away.offers.waiting.text()
    away.offers.decisions.click()
    chosen(tmp_path / "balik.mejasiar-keputusan")
    qtbot.waitUntil(lambda: "selesai" in told(away), timeout=PATIENCE)

    here = ask(kasubag)
    here.offers.drop.files_dropped.emit([tmp_path / "balik.mejasiar-keputusan"])
    qtbot.waitUntil(lambda: here.came.table.rowCount() == 1, timeout=PATIENCE)
    assert here.came.title.text() == "Paket keputusan dari Kepala Bagian"
    cells = [here.came.table.item(0, column) for column in range(3)]
    assert [cell.text() for cell in cells if cell] == [TITLE, "memutuskan Ya", KABAG]

    def state() -> str:
        cell = here.came.table.item(0, 4)
        return cell.text() if cell else ""

    qtbot.waitUntil(lambda: state() == "tercatat di buku kantor", timeout=PATIENCE)
    with qtbot.waitSignal(here.coverage_chosen) as opened:
        here.came.table.cellActivated.emit(0, 0)
    assert opened.args == [liputan]


def test_a_review_pack_shows_what_is_ready_to_be_looked_at(
    qtbot: QtBot, ask: Ask, lone: Workplace, demo_office: Path, liputan: str, tmp_path: Path
) -> None:
    pack = tmp_path / "lagi.mejasiar-tinjau"
    pack_of(demo_office, tmp_path / "pc-lain", pack, liputan)
    dialog = ask(lone)
    dialog.open_path(pack)
    qtbot.waitUntil(lambda: dialog.came.table.rowCount() == 1, timeout=PATIENCE)
    cells = [dialog.came.table.item(0, column) for column in (0, 4)]
    assert [cell.text() for cell in cells if cell] == [TITLE, "siap ditinjau"]
    assert "sudah ada di PC ini" in dialog.came.words.text()
    dialog.back.click()
    assert dialog.pages.currentWidget() is dialog.offers


def test_a_lone_pc_leads_with_its_decisions(ask: Ask, lone: Workplace, kasubag: Workplace) -> None:
    assert is_first(ask(lone), "Simpan keputusan ke paket…")
    assert is_first(ask(kasubag), "Siapkan paket tinjau…")


def is_first(dialog: PackDialog, words: str) -> bool:
    buttons = [dialog.offers.review, dialog.offers.decisions]
    highest = min(buttons, key=lambda button: button.mapTo(dialog, button.pos()).y())
    return highest.text() == words


@pytest.mark.parametrize("content", [b"bukan paket", b"MEJASIAR-PAKET 1 tinjau rusak\n"])
def test_another_file_is_refused_in_a_sentence(
    qtbot: QtBot, ask: Ask, kasubag: Workplace, tmp_path: Path, content: bytes
) -> None:
    wrong = tmp_path / "salah.mejasiar-tinjau"
    wrong.write_bytes(content)
    dialog = ask(kasubag)
    dialog.open_path(wrong)
    qtbot.waitUntil(lambda: "aket" in told(dialog), timeout=PATIENCE)
    assert dialog.pages.currentWidget() is dialog.offers


def test_what_is_under_way_is_not_cut_off_by_closing(
    qtbot: QtBot, ask: Ask, kasubag: Workplace, liputan: str, tmp_path: Path
) -> None:
    dialog = ask(kasubag)
    dialog.work.make_review((liputan,), True, tmp_path / "a.mejasiar-tinjau")
    assert dialog.close_button.closed_reason
    assert dialog.offers.review.closed_reason
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: "selesai" in told(dialog), timeout=PATIENCE)
    assert not dialog.close_button.closed_reason
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_cancelling_leaves_no_half_pack(
    qtbot: QtBot, ask: Ask, kasubag: Workplace, liputan: str, tmp_path: Path
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    gate = threading.Event()
    for _ in range(2):  # as many as look at the share at once: the pack is not begun meanwhile
        kasubag.tasks.look(lambda _: gate.wait(PATIENCE), lambda _: None)
    dialog = ask(kasubag)
    dialog.work.make_review((liputan,), True, stick / "a.mejasiar-tinjau")
    dialog.progress.cancel_requested.emit()
    gate.set()
    qtbot.waitUntil(lambda: not dialog.work.is_busy, timeout=PATIENCE)
    assert list(stick.iterdir()) == []


def test_whatever_the_moment_of_cancelling_what_lies_there_is_what_is_told(
    qtbot: QtBot, ask: Ask, kasubag: Workplace, liputan: str, tmp_path: Path
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    dialog = ask(kasubag)
    dialog.work.advanced.connect(dialog.work.cancel)
    dialog.work.make_review((liputan,), True, stick / "a.mejasiar-tinjau")
    qtbot.waitUntil(lambda: not dialog.work.is_busy, timeout=PATIENCE)
    expected = "selesai" if list(stick.iterdir()) else "Dibatalkan"
    assert expected in told(dialog)


def test_a_stick_that_is_gone_is_named(
    qtbot: QtBot, ask: Ask, kasubag: Workplace, tmp_path: Path
) -> None:
    dialog = ask(kasubag)
    dialog.open_path(tmp_path / "dicabut.mejasiar-tinjau")
    qtbot.waitUntil(lambda: "dicabut.mejasiar-tinjau" in told(dialog), timeout=PATIENCE)
