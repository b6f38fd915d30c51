"""A coverage from hand-in to archive sheet, by clicks alone, with everybody at one PC."""

from __future__ import annotations

from pathlib import Path

from app.domain.coverage import Stage
from app.ledger.office_folder import OfficeFolder
from app.verification.verify import verify_office
from tests.journeys.gui_windows.conftest import Sits
from tests.journeys.gui_windows.seat import DELIVERED, PELAKSANA, Seat
from ui.dialogs.sheet_dialog import SheetDialog

TITLE = "Peninjauan jalan desa Kujan"
NARRATIVE = "Bupati meninjau jalan desa Kujan, Minggu pagi."
URL = "https://www.instagram.com/p/CONTOH"


def test_one_liputan_goes_from_hand_in_to_its_printed_sheet(
    sits: Sits, folder: Path, tmp_path: Path, photos: list[Path]
) -> None:
    seat = sits(PELAKSANA)
    seat.begins(TITLE, NARRATIVE, photos)
    seat.hands_in(TITLE)
    seat.receives(TITLE)
    seat.sees(DELIVERED)
    seat.approves(TITLE, "Ya, setujui 2 media")
    seat.directs(TITLE, "Instagram")
    seat.publishes(TITLE, "Instagram", URL)
    seat.archives(TITLE)
    prints_its_sheet(seat, tmp_path / "lembar.pdf")
    seat.hand.wait("semua terkirim", lambda: seat.workplace.station.replica.pending_count() == 0)
    assert seat.card(TITLE).stage is Stage.ARCHIVED
    assert seat.card(TITLE).published == ("instagram",)
    profile = seat.workplace.station.profile
    assert verify_office(OfficeFolder(folder), profile).findings == ()


def prints_its_sheet(seat: Seat, target: Path) -> None:
    seat.hand.press("Lembar arsip…")
    seat.hand.button("Simpan PDF…")
    dialog = seat.hand.page()
    assert isinstance(dialog, SheetDialog)
    assert dialog.pages >= 1
    dialog.save_as(target)
    seat.hand.wait("lembar tersimpan", target.exists)
    seat.hand.press("Tutup")
    seat.sees("Lembar arsip disimpan: lembar.pdf")
    assert target.read_bytes().startswith(b"%PDF-1.4")
