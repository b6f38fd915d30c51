"""The dialog of packs, on a real office: made, opened, refused, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.demo.office import PASSPHRASE, demo_invitation, demo_person
from app.domain import acts
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.packs.joining import join_from_pack
from app.packs.making import make_pack
from app.packs.plan import plan_review
from app.station import Station, office_clock
from tests.app.packs.packs import on, waiting_for_kabag
from tests.office_builder import KABAG, KASUBAG, TITLE, Pc
from ui.dialogs.pack_dialog import PackDialog
from ui.messages import Messages
from ui.tasks import Tasks
from ui.theme import Theme
from ui.workplace import Workplace

PATIENCE = 15_000  # ms
Sit = Callable[[str], Workplace]
Ask = Callable[[Workplace], PackDialog]


@pytest.fixture
def liputan(demo_office: Path, tmp_path: Path) -> str:
    """A coverage with a photo that waits for Kabag, delivered from a PC that is gone; its id."""
    folder = OfficeFolder(demo_office)
    pc = Pc(folder, tmp_path / "pc-dahulu", office_clock(folder, None))
    made = waiting_for_kabag(pc)
    pc.close()
    return made


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
    folder = OfficeFolder(demo_office)
    pc = Pc(folder, tmp_path / "pc-paket", office_clock(folder, None))
    pc.sits(KASUBAG)
    plan = plan_review(pc.station, [liputan], originals=False)
    pack = make_pack(pc.station, plan, tmp_path / "awal.mejasiar-tinjau", on).path
    pc.close()
    paper = demo_invitation(demo_office)
    station, _ = join_from_pack(Profile(tmp_path / "laptop"), paper, pack, on)
    station.sign_in(demo_person(station, KABAG), PASSPHRASE)
    workplace = Workplace(station, Tasks())
    yield workplace
    assert workplace.tasks.close(10)
    station.close()


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
    cells = [here.came.table.item(0, column) for column in range(2)]
    assert [cell.text() for cell in cells if cell] == [TITLE, "Kepala Bagian memutuskan Ya"]

    def state() -> str:
        cell = here.came.table.item(0, 3)
        return cell.text() if cell else ""

    qtbot.waitUntil(lambda: state() == "tercatat di buku kantor", timeout=PATIENCE)
    with qtbot.waitSignal(here.coverage_chosen) as opened:
        here.came.table.cellActivated.emit(0, 0)
    assert opened.args == [liputan]


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


def test_a_stick_that_is_gone_is_named(
    qtbot: QtBot, ask: Ask, kasubag: Workplace, tmp_path: Path
) -> None:
    dialog = ask(kasubag)
    dialog.open_path(tmp_path / "dicabut.mejasiar-tinjau")
    qtbot.waitUntil(lambda: "dicabut.mejasiar-tinjau" in told(dialog), timeout=PATIENCE)
