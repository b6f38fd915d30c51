"""A pack by hand: from Kasubag's window to a laptop without a network, and Kabag's Ya back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from app.domain.coverage import Stage
from app.ledger.invitation import FILE_NAME
from tests.journeys.gui_windows.conftest import Sits
from tests.journeys.gui_windows.seat import KABAG, KASUBAG, KEPT, Seat
from tests.journeys.gui_windows.test_gui_and_back import received
from tests.office_builder import TITLE, Pc
from ui.arguments import Arguments
from ui.demo_play_hand import LEFT, PLAIN, Hand
from ui.desk_page import DeskPage
from ui.dialogs.pack_dialog import PackDialog
from ui.entrance.join_page import JoinPage
from ui.program import Program

DELIVERED = "tercatat di buku kantor"
D = TypeVar("D", bound=QDialog)


@pytest.fixture
def laptop(qapp: QApplication, tmp_path: Path, sits: Sits) -> Iterator[Program]:
    """The program on a PC that belongs to no office and has no network."""
    program = Program(qapp, Arguments(False, None, tmp_path / "laptop"))
    program.begin()
    program.window.showNormal()
    program.window.resize(1366, 768)
    yield program
    program.window.grab().save(str(tmp_path / "layar-laptop.png"))  # what a failure looked like
    program.window.leave()
    program.window.deleteLater()


def test_kabag_decides_on_a_laptop_that_never_meets_the_network(
    sits: Sits, earlier: Pc, folder: Path, laptop: Program, tmp_path: Path
) -> None:
    received(earlier, "navy")
    kasubag = sits(KASUBAG, "pc-1")
    kasubag.has(TITLE, Stage.UNDER_WAY, 3)
    makes_a_pack(kasubag, tmp_path / "pergi.mejasiar-tinjau")

    hand = Hand(laptop.window, 30.0)
    joins(laptop, hand, folder / FILE_NAME, tmp_path / "pergi.mejasiar-tinjau")
    hand.choose(KABAG)
    hand.wait("meja", lambda: isinstance(laptop.window.page, DeskPage))
    hand.wait("Terputus", lambda: hand.sees("Terputus"))
    hand.choose(TITLE)
    hand.press("Ya, setujui 1 media")
    hand.wait("✓", lambda: hand.sees(KEPT))
    hand.press("Simpan keputusan ke paket…")
    answers(hand, tmp_path / "balik.mejasiar-keputusan")
    hand.wait("paket selesai", lambda: hand.sees("balik.mejasiar-keputusan selesai"))
    hand.press("Tutup")

    dialog = opens_packs(kasubag)
    kasubag.hand.drop(dialog.offers.drop, [tmp_path / "balik.mejasiar-keputusan"])
    kasubag.hand.wait("✓✓", lambda: shown(dialog) == ("memutuskan Ya", KABAG, DELIVERED))
    kasubag.hand.press("Tutup")
    kasubag.has(TITLE, Stage.UNDER_WAY, 4)


def opens_packs(seat: Seat) -> PackDialog:
    """The menu under the name, and its entry."""
    desk = seat.desk
    assert desk is not None
    seat.hand.click(desk.header.user)
    menu = desk.header.user.menu
    entry = next(action for action in menu.actions() if action.text() == "Paket…")
    QTest.mouseClick(menu, LEFT, PLAIN, menu.actionGeometry(entry).center())
    return seat.hand.wait("paket", lambda: open_dialog(PackDialog))


def makes_a_pack(seat: Seat, target: Path) -> None:
    dialog = opens_packs(seat)
    seat.hand.press("Siapkan paket tinjau…")
    seat.hand.wait("daftar liputan", lambda: dialog.review.chosen)
    seat.hand.press("Simpan paket tinjau…")
    answers(seat.hand, target)
    seat.hand.wait("paket selesai", lambda: seat.hand.sees("pergi.mejasiar-tinjau selesai"))
    seat.hand.press("Tutup")


def joins(program: Program, hand: Hand, invitation: Path, pack: Path) -> None:
    hand.press("Gabung dengan undangan")
    page = program.window.page
    assert isinstance(page, JoinPage)
    hand.press("PC ini tidak pernah tersambung? Pakai paket tinjau…")
    answers(hand, pack)
    page.read_file(invitation)
    hand.press("Gabung")


def answers(hand: Hand, path: Path) -> None:
    """Choose a file in the dialog that asks for one."""
    dialog = hand.wait("pilihan berkas", lambda: open_dialog(QFileDialog))
    dialog.filesSelected.emit([str(path)])
    dialog.reject()


def open_dialog(kind: type[D]) -> D | None:
    windows = QApplication.topLevelWidgets()
    return next((w for w in windows if isinstance(w, kind) and w.isVisible()), None)


def shown(dialog: PackDialog) -> tuple[str, ...]:
    """What the first row of what came says of the act and its state."""
    cells = (dialog.came.table.item(0, column) for column in (1, 2, 4))
    return tuple(cell.text() for cell in cells if cell)
